import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Act, type CaseFile, DAYS, IDLE_HOURS, OPENED, step } from '../domain/dispute'
import { forbids, PARTS, type Part } from '../domain/permissions'
import { Refusal } from '../domain/refusal'
import { OUTCOMES } from '../domain/ruling'
import { CaseStory, type Name, ROLE, VOTERS, WHO, type Writing } from './case-story'
import { idOf } from './story'
import { foldWith } from './testing'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const UPHELD: Writing = { outcome: 'upheld', verdict: 'confirmed' }
const OVERTURNED: Writing = { outcome: 'overturned', verdict: 'unverified' }
const DISMISSED: Writing = { outcome: 'dismissed', verdict: null }
const REMANDED: Writing = { outcome: 'remanded', verdict: null }

async function found({ entries }: CaseStory): Promise<string> {
  return foldWith(1_000, entries).then(
    () => 'holds',
    (error) => {
      if (error.name !== 'Finding') throw error
      return error.line()
    },
  )
}

const opened = () => new CaseStory().filed().open()
const answering = () => opened().act('dispute.called', 'rule')
const allAnsweredBut = (missing?: Name) => {
  const log = answering()
  for (const name of VOTERS) if (name !== missing) log.state(name)
  return log
}
const underRuling = () =>
  answering()
    .wait(DAYS.answering * DAY)
    .act('dispute.heard', 'rule')
const taken = () => underRuling().act('dispute.taken', 'm1')
const ruled = (writing = UPHELD) => taken().write('dispute.ruled', 'm1', writing)
const appealed = () => ruled().act('dispute.appealed', 'opener')
const half = () => appealed().act('dispute.taken', 'm2').write('opinion.written', 'm2', DISMISSED)
const decidedOnAppeal = () => half().act('dispute.taken', 'm3').write('dispute.ruled', 'm3', DISMISSED)

describe('flags of what was written in a case', () => {
  const RULING = `ruling:${idOf('the dispute')}`
  const OPINION = `opinion:${idOf('by m2')}`
  const APPEAL = `appeal:${idOf('the dispute')}`
  const answered = (about: string, by: Name, more: object = { claim: idOf('claim 0') }) => {
    const flag = idOf('a flag')
    const said = { about, turn: 1, flags: [flag], outcome: 'not_acted', act: null, ...more }
    return decidedOnAppeal()
      .put('flag.raised', 'rule', `flag:${flag}`, {}, { about })
      .put('flag.answered', WHO[by], `answer:${idOf('an answer')}`, said, { reason: 'Words.' })
  }

  test('and the name that an affected party gave in it', async () => {
    const [party, flag] = [`party:${idOf('a name')}`, idOf('a flag')]
    const named = { claim: idOf('claim 0'), dispute: idOf('the dispute'), capacity: 'self' }
    const answer = (about: string, claim: string, by: Name = 'm4') =>
      answering()
        .put('party.named', idOf('whom it harms'), party, named, { name: 'A name.' })
        .put('flag.raised', 'rule', `flag:${flag}`, {}, { about })
        .put(
          'flag.answered',
          WHO[by],
          `answer:${idOf('an answer')}`,
          { about, turn: 1, flags: [flag], outcome: 'not_acted', act: null, claim },
          { reason: 'Words.' },
        )
    expect(await found(answer(party, idOf('claim 0')))).toBe('holds')
    expect(await found(answer(party, idOf('claim 1')))).toMatch(/belongs to another claim/)
    expect(await found(answer(party, idOf('claim 0'), 'voter'))).toMatch(/its actor/)
    expect(await found(answer(`party:${idOf('none')}`, idOf('claim 0')))).toMatch(/there is no party/)
  })

  test.each([RULING, OPINION, APPEAL])('are answered by who wrote nothing in it: %s', async (about) =>
    expect(await found(answered(about, 'm4'))).toBe('holds'),
  )

  test.each([
    ['one who ruled answers for an opinion', answered(OPINION, 'm3'), /its actor wrote/],
    ['one who wrote an opinion answers for the ruling', answered(RULING, 'm2'), /its actor wrote/],
    ['one who ruled first answers for the ruling on appeal', answered(RULING, 'm1'), /its actor wrote/],
    ['who appealed answers for the appeal', answered(APPEAL, 'opener'), /its actor/],
    ['one who voted on the claim answers', answered(RULING, 'voter'), /its actor/],
    ['the claim is not told', answered(RULING, 'm4', {}), /belongs to another claim/],
    ['there is no such case', answered(`ruling:${idOf('none')}`, 'm4'), /there is no dispute/],
    ['there is no such opinion', answered(`opinion:${idOf('none')}`, 'm4'), /there is no opinion/],
  ] as const)('refused: %s', async (_, story, why) => expect(await found(story)).toMatch(why))
})

describe('what has its place in a case', () => {
  test.each<[string, CaseStory]>([
    ['it is told, heard when its days are over, and waits', underRuling()],
    ['it is heard sooner where all have answered', allAnsweredBut().act('dispute.heard', 'rule')],
    ['it is upheld by one hand', ruled()],
    ['it is dismissed by one hand', ruled(DISMISSED)],
    ['it is sent back by one hand', ruled(REMANDED)],
    [
      'it is overturned by two hands alike',
      taken()
        .write('opinion.written', 'm1', OVERTURNED)
        .act('dispute.taken', 'm2')
        .write('dispute.ruled', 'm2', OVERTURNED),
    ],
    [
      'of two who differ, a third decides',
      taken()
        .write('opinion.written', 'm1', OVERTURNED)
        .act('dispute.taken', 'm2')
        .write('opinion.written', 'm2', UPHELD)
        .act('dispute.taken', 'm3')
        .write('dispute.ruled', 'm3', UPHELD),
    ],
    [
      'it is taken, given back, and taken by another',
      taken().act('dispute.released', 'm1', { idle: false }).act('dispute.taken', 'm2'),
    ],
    [
      'it is let go after three days',
      taken()
        .wait(IDLE_HOURS * HOUR)
        .act('dispute.released', 'rule', { idle: true }),
    ],
    [
      'it is appealed by whoever put a case in it',
      underRuling()
        .state('second')
        .act('dispute.taken', 'm1')
        .write('dispute.ruled', 'm1', UPHELD)
        .act('dispute.appealed', 'second'),
    ],
    [
      'it is appealed on the last day',
      ruled()
        .wait(DAYS.ruled * DAY - 1)
        .act('dispute.appealed', 'voter'),
    ],
    ['it is sent back, and appealed by who voted before', ruled(REMANDED).act('dispute.appealed', 'fourth')],
    [
      'it is dismissed, somebody votes, and it is appealed by who had voted before',
      ruled(DISMISSED).vote('stranger').act('dispute.appealed', 'fourth'),
    ],
    ['it is decided on appeal by two others, and ends', decidedOnAppeal().act('dispute.ended', 'rule')],
    [
      'without an appeal it ends when its days are over',
      ruled()
        .wait(DAYS.ruled * DAY)
        .act('dispute.ended', 'rule'),
    ],
    [
      'an admin stands in where one moderator is left and two are needed',
      appealed().aside('m2', 'm3').act('dispute.taken', 'admin'),
    ],
    [
      'an admin stands in where those who could decide have let the days pass',
      underRuling()
        .wait(DAYS.under_ruling * DAY)
        .act('dispute.taken', 'admin'),
    ],
    [
      'an admin stands in on an appeal whose days have passed',
      appealed()
        .wait(DAYS.appealed * DAY)
        .act('dispute.taken', 'admin'),
    ],
  ])('%s', async (_, log) => {
    expect(await found(log)).toBe('holds')
  })
})

describe('what has none is found', () => {
  test.each<[string, string, CaseStory, RegExp]>([
    ['too_early', 'taken before it is heard', opened().act('dispute.taken', 'm1'), /the case is opened/],
    ['too_early', 'a case put before it is told', opened().state('voter'), /the case is opened/],
    [
      'too_early',
      'appealed before it is ruled on',
      taken().act('dispute.appealed', 'opener'),
      /the case is under_ruling/,
    ],
    ['case_closed', 'a case put after the ruling', ruled().state('voter'), /the case is ruled/],
    ['case_closed', 'taken after the ruling', ruled().act('dispute.taken', 'm2'), /the case is ruled/],
    ['case_closed', 'ruled on twice', ruled().write('dispute.ruled', 'm2', UPHELD), /the case is ruled/],
    ['appealed_already', 'appealed twice', appealed().act('dispute.appealed', 'voter'), /the case is appealed/],
    [
      'appealed_already',
      'appealed after the appeal',
      decidedOnAppeal().act('dispute.appealed', 'voter'),
      /the case is ruled_on_appeal/,
    ],
    [
      'too_late',
      'appealed when the days are over',
      ruled()
        .wait(DAYS.ruled * DAY)
        .act('dispute.appealed', 'opener'),
      /days for an appeal are over/,
    ],
    ['not_due', 'told twice', answering().act('dispute.called', 'rule'), /the case is answering/],
    [
      'not_due',
      'heard before its days are over',
      answering()
        .wait(DAYS.answering * DAY - 1)
        .act('dispute.heard', 'rule'),
      /answers were still open/,
    ],
    [
      'not_due',
      'heard while one has not answered',
      allAnsweredBut('third').act('dispute.heard', 'rule'),
      /answers were still open/,
    ],
    [
      'not_due',
      'let go too soon',
      taken()
        .wait(IDLE_HOURS * HOUR - 1)
        .act('dispute.released', 'rule', { idle: true }),
      /three days are not over/,
    ],
    [
      'not_due',
      'let go by nobody',
      underRuling().act('dispute.released', 'rule', { idle: true }),
      /nobody has taken the case/,
    ],
    [
      'not_due',
      'ended while it can be appealed',
      ruled()
        .wait(DAYS.ruled * DAY - 1)
        .act('dispute.ended', 'rule'),
      /days for an appeal are not over/,
    ],
    ['not_due', 'ended during the appeal', half().act('dispute.ended', 'rule'), /the case is appealed/],
    ['not_a_party', 'a stranger puts a case', answering().state('stranger'), /not heard in the case/],
    ['not_a_party', 'a stranger appeals', ruled().act('dispute.appealed', 'stranger'), /not heard in the case/],
    [
      'not_a_party',
      'who voted first when it was dismissed appeals',
      ruled(DISMISSED).vote('stranger').act('dispute.appealed', 'stranger'),
      /not heard in the case/,
    ],
    [
      'not_a_party',
      'who voted first in the round that it was sent back to appeals',
      ruled(REMANDED).vote('stranger').act('dispute.appealed', 'stranger'),
      /not heard in the case/,
    ],
    [
      'not_a_party',
      'who voted first when it was dismissed puts a case in the appeal',
      ruled(DISMISSED).vote('stranger').act('dispute.appealed', 'fourth').state('stranger'),
      /not heard in the case/,
    ],
    ['recused', 'who stands aside puts a case', answering().aside('voter').state('voter'), /not heard in the case/],
    ['taken', 'taken from somebody', taken().act('dispute.taken', 'm2'), /somebody has taken the case/],
    [
      'not_taken',
      'given back by another',
      taken().act('dispute.released', 'm2', { idle: false }),
      /has not taken the case/,
    ],
    ['not_taken', 'ruled on by another', taken().write('dispute.ruled', 'm2', UPHELD), /has not taken the case/],
    [
      'not_taken',
      'ruled on by nobody’s taking',
      underRuling().write('dispute.ruled', 'm2', UPHELD),
      /has not taken the case/,
    ],
    ['barred_voted', 'taken by who voted', underRuling().act('dispute.taken', 'voter'), /voted on the claim/],
    [
      'barred_attached',
      'taken by who attached evidence',
      underRuling().act('dispute.taken', 'author'),
      /attached evidence/,
    ],
    ['barred_opened', 'taken by who opened it', underRuling().act('dispute.taken', 'opener'), /opened a dispute/],
    [
      'barred_recused',
      'taken by who stands aside',
      underRuling().aside('m1').act('dispute.taken', 'm1'),
      /stands aside/,
    ],
    [
      'barred_stated',
      'taken by who put a case',
      underRuling().state('voter').act('dispute.taken', 'voter'),
      /voted on the claim/,
    ],
    [
      'barred_wrote',
      'the appeal taken by who ruled',
      appealed().act('dispute.taken', 'm1'),
      /wrote in the case before/,
    ],
    ['barred_wrote', 'the appeal taken twice by one', half().act('dispute.taken', 'm2'), /wrote in the case before/],
    ['moderators_first', 'taken by an admin', underRuling().act('dispute.taken', 'admin'), /moderators enough/],
    [
      'moderators_first',
      'taken by an admin a moment before its days are over',
      underRuling()
        .wait(DAYS.under_ruling * DAY - 1)
        .act('dispute.taken', 'admin'),
      /moderators enough/,
    ],
    [
      'barred_interested',
      'taken when its days are over by an admin with an interest',
      underRuling()
        .tie('admin')
        .wait(DAYS.under_ruling * DAY)
        .act('dispute.taken', 'admin'),
      /has an interest in this claim/,
    ],
    [
      'needs_hands',
      'overturned by one hand',
      taken().write('dispute.ruled', 'm1', OVERTURNED),
      /it takes 2 who write the same/,
    ],
    [
      'needs_hands',
      'an appeal decided by one hand',
      appealed().act('dispute.taken', 'm2').write('dispute.ruled', 'm2', DISMISSED),
      /it takes 2/,
    ],
    [
      'needs_hands',
      'an appeal decided by two who differ',
      half().act('dispute.taken', 'm3').write('dispute.ruled', 'm3', UPHELD),
      /it takes 2/,
    ],
    [
      'needs_hands',
      'an opinion where one hand is enough',
      taken().write('opinion.written', 'm1', UPHELD),
      /it decides the case/,
    ],
    ['statement_moved', 'a version of a statement left out', answering().state('voter', 2), /version 2, after 0/],
    [
      'evidence_elsewhere',
      'evidence that nobody attached',
      answering().state('voter', 1, [idOf('nothing')]),
      /there is no piece of evidence/,
    ],
    [
      'evidence_missing',
      'confirmed on nothing',
      taken().write('dispute.ruled', 'm1', UPHELD, { evidence: [] }),
      /its data are none of its kind/,
    ],
    [
      'verdict_moved',
      'another verdict was read',
      taken().write('dispute.ruled', 'm1', UPHELD, { verdictVersion: 2 }),
      /the verdict is version 1/,
    ],
    [
      'same_verdict',
      'overturned to the same',
      taken().write('opinion.written', 'm1', { outcome: 'overturned', verdict: 'confirmed' }),
      /with the same/,
    ],
    [
      'verdict_not_allowed',
      'overturned to what no evidence says',
      taken().write('opinion.written', 'm1', { outcome: 'overturned', verdict: 'denied' }),
      /does not allow denied/,
    ],
    ['not_your_role', 'taken by a reviewer', underRuling().act('dispute.taken', 'stranger'), /may not do this/],
    ['not_your_role', 'an admin appeals', ruled().act('dispute.appealed', 'admin'), /may not do this/],
    ['not_your_role', 'told by a person', opened().act('dispute.called', 'm1'), /only the rule does this/],
    [
      'not_your_role',
      'given back by the rule',
      taken().act('dispute.released', 'rule', { idle: false }),
      /who lets a case lie/,
    ],
  ])('%s: %s', async (_, __, log, why) => {
    expect(await found(log)).toMatch(why)
  })

  test('what is sent back without another round', async () => {
    const log = ruled(REMANDED)
    log.entries.pop()
    expect(await found(log)).toMatch(/what follows .* round.opened/)
  })
})

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

describe('logs from before there were case files', () => {
  const ended = () => new CaseStory().open().ruleAsOnce('m1', OVERTURNED)

  test('a case was opened and ruled on, by one hand, at once', async () => {
    expect(await found(ended())).toBe('holds')
    expect(await found(new CaseStory().open().ruleAsOnce('admin', UPHELD))).toMatch(/no moderator/)
    expect(await found(new CaseStory().open().ruleAsOnce('voter', UPHELD))).toMatch(/voted on the claim/)
    expect(await found(new CaseStory().open().ruleAsOnce('m1', REMANDED))).toMatch(/data are none/)
  })
  test('its ruling can be appealed, and becomes final', async () => {
    expect(await found(ended().act('dispute.appealed', 'opener').act('dispute.taken', 'm2'))).toBe('holds')
    expect(
      await found(
        ended()
          .wait(DAYS.ruled * DAY)
          .act('dispute.ended', 'rule'),
      ),
    ).toBe('holds')
    expect(await found(ended().act('dispute.ended', 'rule'))).toMatch(/not over/)
  })
  test('what was open then waits for a moderator, who takes it', async () => {
    const open = () => new CaseStory().open().act('dispute.taken', 'm1')
    expect(await found(open().write('dispute.ruled', 'm1', UPHELD))).toBe('holds')
    expect(await found(open().write('dispute.ruled', 'm1', OVERTURNED))).toMatch(/it takes 2/)
    expect(await found(open().act('dispute.called', 'rule'))).toMatch(/the case is under_ruling/)
  })
  test('the first entry of a case file ends it for all cases', async () => {
    const since = () => ended().act('dispute.appealed', 'opener')
    const log = since().act('dispute.taken', 'm2').write('opinion.written', 'm2', DISMISSED)
    log.act('dispute.taken', 'm3').write('dispute.ruled', 'm3', DISMISSED)
    log.act('dispute.ended', 'rule')
    expect(await found(log)).toBe('holds')
    const told = new CaseStory().open().act('dispute.called', 'rule')
    expect(await found(told.ruleAsOnce('m1', UPHELD))).toMatch(/the case is answering/)
    expect(await found(new CaseStory().open().act('dispute.taken', 'm1').ruleAsOnce('m1', UPHELD))).toMatch(
      /not told as its time did/,
    )
  })
})

const NAMES = Object.keys(WHO) as Name[]
const MODERATORS = ['m1', 'm2', 'm3', 'm4'] as const
const WEEK = DAYS.answering * DAY
/** A case comes as far as its appeal, unless moderators are too few for it. */
const BEGINNING = (
  [
    ['call', 0],
    ['hear', WEEK],
    ['take', 0],
    ['rule', HOUR],
    ['appeal', 0],
  ] as const
).map(
  ([kind, wait]) =>
    ({ kind, wait, asHolder: true, by: kind === 'appeal' ? 'opener' : 'm4', outcome: 'upheld' }) as const,
)
type Asked = { kind: Act['kind']; by: Name; outcome: Writing['outcome'] }

test('whatever is tried in a case, both writings of its rules allow the same', async () => {
  const { act, ruling } = {
    act: ['call', 'hear', 'hear', 'appeal', 'state', 'release', 'lapse', 'end'] as const,
    ruling: ['take', 'take', 'take', 'rule', 'rule', 'rule'] as const,
  }
  const course = fc.array(
    fc.record({
      wait: fc.constantFrom(0, 0, 0, 0, HOUR, IDLE_HOURS * HOUR, WEEK),
      kind: fc.constantFrom(...act, ...ruling),
      by: fc.constantFrom(...NAMES, ...MODERATORS, 'admin' as const),
      asHolder: fc.boolean(),
      outcome: fc.constantFrom(...OUTCOMES),
    }),
    { minLength: 15, maxLength: 35 },
  )
  const times = { done: 0, refused: 0, appealed: 0 }
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(0, 0, 2, 3, 4), fc.nat(BEGINNING.length), course, async (away, far, deeds) => {
      const model = new Model(MODERATORS.slice(0, away))
      for (const { wait, asHolder, by, ...asked } of [...BEGINNING.slice(0, far), ...deeds]) {
        model.wait(wait)
        const { code, log, other } = model.ask({ ...asked, by: asHolder ? model.holder(by) : by })
        expect(await found(log), `${asked.kind} by ${by}: ${code}`).toMatch(code === null ? /^holds$/ : /^bad: /)
        if (other) expect(await found(other)).toMatch(/^bad: /)
        times[code === null ? 'done' : 'refused'] += 1
      }
      if (model.file.onAppeal) times.appealed += 1
    }),
    { numRuns: 80, seed: 20261122 },
  )
  expect(times.done).toBeGreaterThan(100)
  expect(times.refused).toBeGreaterThan(100)
  expect(times.appealed, 'cases that were decided on appeal').toBeGreaterThan(0)
}, 240_000)

const OWN = { call: 'dispute.called', hear: 'dispute.heard', lapse: 'dispute.released', end: 'dispute.ended' } as const
const DEED = {
  state: 'state_case',
  take: 'take_case',
  release: 'release_case',
  rule: 'rule',
  appeal: 'appeal_ruling',
} as const

/** A case as the program itself goes on with it, and the log that this leaves. */
class Model {
  file: CaseFile = OPENED
  private log: CaseStory
  private at = 0
  private stated: Name[] = []

  constructor(private readonly away: readonly Name[]) {
    this.log = new CaseStory()
      .filed()
      .aside(...away)
      .open()
  }

  wait(milliseconds: number) {
    this.at += milliseconds
    this.log.wait(milliseconds)
  }

  holder(other: Name): Name {
    return NAMES.find((name) => WHO[name] === this.file.holder?.id) ?? other
  }

  /** Does it, unless it is refused by a code; `log` has it done whatever is said of it, `other` told as what it is not. */
  ask({ kind, by, outcome }: Asked): { code: string | null; log: CaseStory; other: CaseStory | null } {
    const verdict =
      outcome === 'upheld' ? this.log.now.verdict : outcome === 'overturned' ? this.anotherVerdict() : null
    const writing = { outcome, verdict }
    const { code, next } = this.tried(kind, by, writing)
    const isDecided = next.state !== this.file.state
    const tell = (log: CaseStory, isOther = false) => {
      if (kind === 'state') return log.state(by, this.stated.filter((name) => name === by).length + 1)
      if (kind === 'take') return log.act('dispute.taken', by)
      if (kind === 'release') return log.act('dispute.released', by, { idle: false })
      if (kind === 'appeal') return log.act('dispute.appealed', by)
      if (kind === 'rule') return log.write(isDecided === isOther ? 'opinion.written' : 'dispute.ruled', by, writing)
      return log.act(OWN[kind], 'rule', kind === 'lapse' ? { idle: true } : {})
    }
    const log = tell(this.log.copy())
    const other = kind === 'rule' && code === null ? tell(this.log.copy(), true) : null
    if (code !== null) return { code, log, other }
    if (kind === 'state') this.stated.push(by)
    Object.assign(this, { file: next, log })
    return { code, log: log.copy(), other }
  }

  private tried(kind: Act['kind'], by: Name, writing: Writing): { code: string | null; next: CaseFile } {
    const person = { id: WHO[by], handle: by, role: ROLE[by], suspended: false }
    try {
      const code = kind in OWN ? null : forbids(person, DEED[kind as keyof typeof DEED], { parts: this.partsOf(by) })
      if (code) throw new Refusal(code)
      return { code: null, next: step(this.file, this.actOf(kind, by, writing), this.at) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { code: error.code, next: this.file }
    }
  }

  private actOf(kind: Act['kind'], name: Name, writing: Writing): Act {
    const role = ROLE[name] === 'admin' ? 'admin' : 'moderator'
    const by = { id: WHO[name], role, parts: this.partsOf(name), bench: this.bench(), others: this.others() } as const
    const voters = this.log.now.round === 1 ? VOTERS : []
    const heard = this.file.ruling ? VOTERS : voters
    const isParty = name === 'opener' || this.stated.includes(name) || heard.includes(name)
    switch (kind) {
      case 'hear':
        return { kind, allAnswered: voters.every((each) => this.stated.includes(each)) }
      case 'state':
      case 'appeal':
        return { kind, isParty }
      case 'take':
      case 'release':
        return { kind, by }
      case 'rule':
        return { kind, by, published: true, ...writing }
      default:
        return { kind }
    }
  }

  private partsOf(name: Name): Part[] {
    const parts: Record<Part, boolean> = {
      voted: VOTERS.includes(name),
      attached: name === 'author',
      recorded: false,
      opened: name === 'opener',
      stated: this.stated.includes(name),
      recused: this.away.includes(name),
      interested: false,
    }
    return PARTS.filter((part) => parts[part])
  }

  private bench(): number {
    const isAble = (name: Name) =>
      ROLE[name] === 'moderator' && this.partsOf(name).length === 0 && !this.file.wrote.includes(WHO[name])
    return NAMES.filter(isAble).length
  }

  private others() {
    const free = (role: string) => {
      return NAMES.filter((name) => {
        const { letGo, wrote } = this.file
        const went = letGo.includes(WHO[name]) || wrote.includes(WHO[name])
        return ROLE[name] === role && !went && this.partsOf(name).length === 0
      }).length
    }
    return { moderators: free('moderator'), admins: free('admin') }
  }

  private anotherVerdict() {
    return this.log.now.verdict === 'unverified' ? ('confirmed' as const) : ('unverified' as const)
  }
}
