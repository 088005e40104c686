import { describe, expect, test } from 'vitest'
import { DAYS, IDLE_HOURS } from '../domain/dispute'
import { answering, DISMISSED, found, opened, ruled, taken, underRuling } from './case-states'
import { CaseStory, type Name } from './case-story'
import { idOf } from './story'

const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('nobody who has a hand in a case silences whoever they decide about', () => {
  const byAdmin = () =>
    underRuling()
      .wait(DAYS.under_ruling * DAY)
      .act('dispute.taken', 'admin')
      .write('dispute.ruled', 'admin', DISMISSED)
  const over = () =>
    byAdmin()
      .wait(DAYS.ruled * DAY)
      .act('dispute.ended', 'rule')
  const barred = /its actor stands in a case with them/

  test.each([
    ['suspends nobody who opened it', byAdmin().suspend('admin', 'opener'), barred],
    ['suspends nobody who had voted', byAdmin().suspend('admin', 'fourth'), barred],
    ['suspends nobody who appealed', byAdmin().act('dispute.appealed', 'opener').suspend('admin', 'opener'), barred],
    ['suspends others', byAdmin().suspend('admin', 'stranger'), /^holds$/],
    ['suspends them once it is over', over().suspend('admin', 'opener'), /^holds$/],
    ['takes no role from who had voted', byAdmin().demote('admin', 'fourth'), barred],
    ['takes no role from them without a word', byAdmin().demote('admin', 'fourth', null), /has not come/],
    ['takes a role from others', byAdmin().demote('admin', 'stranger'), /^holds$/],
    ['takes a role from them once it is over', over().demote('admin', 'fourth'), /^holds$/],
  ])('who ruled %s', async (_, log, why) => {
    expect(await found(log)).toMatch(why)
  })
})

describe('nobody suspends whom their own verdict hangs on', () => {
  /** Two of the four who voted are suspended: what is left is no quorum. */
  const emptied = (by: Name, since = new CaseStory().filed()) => {
    const log = since.tie('admin').suspend(by, 'second').suspend(by, 'third')
    return log.change({ verdict: 'unverified', because: 'no_quorum' }, 2, `suspension:${idOf('suspension of third')}`)
  }
  test.each([
    ['with an interest in the claim', emptied('admin'), /whoever suspended them has a part in the claim/],
    ['who has no part in it', emptied('other'), /^holds$/],
    ['with one, before there were case files', emptied('admin', new CaseStory()), /^holds$/],
  ])('an admin %s', async (_, log, why) => {
    expect(await found(log)).toMatch(why)
  })
})

describe('nobody empties the bench to sit on it', () => {
  const late = () => underRuling().aside('m2', 'm3', 'm4')
  test.each([
    ['an admin suspends the only free moderator', late().suspend('admin', 'm1').act('dispute.taken', 'admin'), true],
    ['another admin did', late().suspend('other', 'm1').act('dispute.taken', 'admin'), false],
    ['they did before the case was opened', earlier().aside('m2', 'm3', 'm4').act('dispute.taken', 'admin'), false],
  ])('%s', async (_, log, keeps) => {
    expect(await found(log)).toMatch(keeps ? /there are moderators enough/ : /^holds$/)
  })

  function earlier() {
    const log = new CaseStory().filed().suspend('admin', 'm1').wait(1).open().act('dispute.called', 'rule')
    return log.wait(DAYS.answering * DAY).act('dispute.heard', 'rule')
  }
})

describe('a case is not kept by taking it again and again', () => {
  const lapsed = (log = taken()) => log.wait(IDLE_HOURS * HOUR).act('dispute.released', 'rule', { idle: true })
  const alone = () => lapsed(underRuling().aside('m2', 'm3', 'm4').act('dispute.taken', 'm1'))
  const another = /another could take it/
  test.each([
    ['it lapsed, and others could take it', lapsed().act('dispute.taken', 'm1'), another],
    [
      'it was given back, and others could take it',
      taken().act('dispute.released', 'm1', { idle: false }).act('dispute.taken', 'm1'),
      /^holds$/,
    ],
    ['it lapsed, and nobody else could take it', alone().act('dispute.taken', 'm1'), /^holds$/],
    [
      'it lapsed, and by now an administrator could',
      alone()
        .wait(DAYS.under_ruling * DAY)
        .act('dispute.taken', 'm1'),
      another,
    ],
    ['another takes it', lapsed().act('dispute.taken', 'm2'), /^holds$/],
  ])('%s', async (_, log, why) => {
    expect(await found(log)).toMatch(why)
  })
})

describe('whoever is heard puts their case and appeals, whatever their role is by now', () => {
  test.each([
    ['a role was taken, and they put their case', answering().demote('admin', 'fourth').state('fourth'), /^holds$/],
    [
      'a role was taken, and they appeal',
      ruled().demote('admin', 'fourth').act('dispute.appealed', 'fourth'),
      /^holds$/,
    ],
    [
      'the role of who is not heard was taken',
      ruled().demote('admin', 'stranger').act('dispute.appealed', 'stranger'),
      /is reader, who may not do this/,
    ],
    [
      'they are suspended',
      ruled().suspend('admin', 'opener').act('dispute.appealed', 'opener'),
      /its actor is suspended/,
    ],
  ])('%s', async (_, log, why) => {
    expect(await found(log)).toMatch(why)
  })
})

test('once an entry says why a role was taken, all do', async () => {
  const [said, unsaid] = [() => opened().demote('admin', 'second'), () => opened().demote('admin', 'fourth', null)]
  expect(await found(unsaid())).toBe('holds')
  expect(await found(said().demote('admin', 'fourth'))).toBe('holds')
  expect(await found(said().demote('admin', 'fourth', null))).toMatch(/has not come/)
})
