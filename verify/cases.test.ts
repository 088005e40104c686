import { describe, expect, test } from 'vitest'
import { DAYS, IDLE_HOURS } from '../domain/dispute'
import {
  allAnsweredBut,
  answering,
  appealed,
  DISMISSED,
  decidedOnAppeal,
  found,
  half,
  OVERTURNED,
  opened,
  REMANDED,
  ruled,
  taken,
  UPHELD,
  underRuling,
} from './case-states'
import { CaseStory, type Name, WHO } from './case-story'
import { idOf } from './story'

const HOUR = 3_600_000
const DAY = 24 * HOUR

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
