import { describe, expect, test } from 'vitest'
import { DAYS } from '../domain/dispute'
import type { EntryKind, Json } from '../domain/entry'
import { GROUNDS_OF } from '../domain/ground'
import { RULE_VERSION } from '../domain/verdict'
import { CaseStory, type Name, WHO } from './case-story'
import { idOf } from './story'
import { foldedTo } from './testing'

const DAY = 24 * 3_600_000
const PIECE = idOf('one 0')
const ABOUT = `evidence:${PIECE}`
const DISPUTE = idOf('a case about a piece')
const OF = `dispute:${DISPUTE}`
const WORDS = { text: 'Words that nobody looks at here.' }

/** What a claim becomes whose votes all rested on what was taken back. */
const TURNED = {
  claim: idOf('claim 0'),
  before: { verdict: 'confirmed', because: 'majority' },
  after: { verdict: 'unverified', because: 'no_votes' },
  tally: { confirmed: 0, denied: 0, unverified: 0 },
  round: 1,
  rule: RULE_VERSION,
  cause: null,
}

/** The log of a case about a piece that settled votes rest on, beside another piece. */
class ThingStory {
  readonly log = new CaseStory()

  put(kind: EntryKind, by: Name | 'rule', subject: string, data: Json, words: Json | null = null): this {
    this.log.put(kind, by === 'rule' ? by : WHO[by], subject, data, words)
    return this
  }

  filed(): this {
    this.log.filed()
    return this
  }

  turned(): this {
    this.log.changed(TURNED)
    return this
  }

  open(ground = 'wrong_source', about = ABOUT): this {
    return this.put('dispute.opened', 'opener', OF, { about, ground }, WORDS)
  }

  act(kind: EntryKind, by: Name | 'rule', more: { idle?: boolean } = {}): this {
    const words = kind === 'dispute.appealed' ? WORDS : null
    return this.put(kind, by, OF, { about: ABOUT, ...more }, words)
  }

  heard(): this {
    this.act('dispute.called', 'rule')
    this.log.wait(DAYS.answering * DAY)
    return this.act('dispute.heard', 'rule')
  }

  opine(by: Name, outcome: string): this {
    const data = { about: ABOUT, dispute: DISPUTE, outcome, evidence: [] }
    return this.act('dispute.taken', by).put('opinion.written', by, `opinion:${idOf(`of ${by}`)}`, data, WORDS)
  }

  rule(by: Name, outcome: string): this {
    return this.act('dispute.taken', by).put('dispute.ruled', by, OF, { about: ABOUT, outcome, evidence: [] }, WORDS)
  }

  effect(kind: 'thing.excluded' | 'thing.readmitted', subject = ABOUT): this {
    return this.put(kind, 'rule', subject, { dispute: DISPUTE })
  }

  found(): Promise<string> {
    return foldedTo(this.log.entries)
  }
}

const heard = () => new ThingStory().open().heard()
const excluded = () => heard().opine('m1', 'overturned').rule('m2', 'overturned').effect('thing.excluded')
const readmitted = () => {
  const story = excluded().act('dispute.appealed', 'author').opine('m3', 'upheld')
  return story.rule('m4', 'upheld').effect('thing.readmitted')
}

describe('a case about a piece of evidence', () => {
  test.each<[string, ThingStory]>([
    ['lets it stand by one hand', heard().rule('m1', 'upheld')],
    ['is dismissed by one hand', heard().rule('m1', 'dismissed')],
    ['excludes it by two', excluded()],
    ['on appeal brings it back', readmitted()],
    [
      'is dismissed on appeal, and the piece stays excluded',
      excluded().act('dispute.appealed', 'author').opine('m3', 'dismissed').rule('m4', 'dismissed'),
    ],
    [
      'has no effect on what its author took back meanwhile',
      heard()
        .put('evidence.withdrawn', 'author', ABOUT, { claim: idOf('claim 0') }, WORDS)
        .opine('m1', 'overturned')
        .rule('m2', 'overturned'),
    ],
  ])('%s', async (_, story) => {
    expect(await story.found()).toBe('holds')
  })

  test.each<[string, ThingStory, RegExp]>([
    ['excluded by one hand', heard().rule('m1', 'overturned').effect('thing.excluded'), /it takes 2/],
    ['excluded by nobody', heard().effect('thing.excluded'), /no ruling came before it/],
    ['excluded twice', excluded().effect('thing.excluded'), /no ruling came before it/],
    [
      'another piece excluded',
      heard()
        .opine('m1', 'overturned')
        .rule('m2', 'overturned')
        .effect('thing.excluded', `evidence:${idOf('two 0')}`),
      /no ruling came before it/,
    ],
    [
      'not excluded after all',
      heard().opine('m1', 'overturned').rule('m2', 'overturned'),
      /what the rule does next has not come/,
    ],
    ['excluded though it is upheld', heard().rule('m1', 'upheld').effect('thing.excluded'), /no ruling came before it/],
    ['readmitted without an appeal', excluded().effect('thing.readmitted'), /no ruling came before it/],
    [
      'excluded by a person',
      heard()
        .opine('m1', 'overturned')
        .rule('m2', 'overturned')
        .put('thing.excluded', 'm2', ABOUT, { dispute: DISPUTE }),
      /only the rule does this/,
    ],
    ['sent back', heard().rule('m1', 'remanded'), /data are none of its kind/],
    ['taken by who attached evidence', heard().rule('author', 'upheld'), /attached evidence/],
    ['taken by who voted', heard().rule('voter', 'upheld'), /voted on the claim/],
    ['taken by who opened it', heard().rule('opener', 'upheld'), /opened a dispute/],
    ['appealed by a stranger', excluded().act('dispute.appealed', 'stranger'), /not heard in the case/],
    ['opened on a ground of another kind', new ThingStory().open('wrong_date'), /data are none of its kind/],
    [
      'opened about nothing',
      new ThingStory().open('wrong_source', `evidence:${idOf('nothing')}`),
      /there is no piece of evidence/,
    ],
    [
      'opened twice',
      new ThingStory()
        .open()
        .put('dispute.opened', 'stranger', `dispute:${idOf('again')}`, { about: ABOUT, ground: 'wrong_stance' }, WORDS),
      /another is open about it/,
    ],
    [
      'opened about what is excluded',
      excluded().put(
        'dispute.opened',
        'stranger',
        `dispute:${idOf('again')}`,
        { about: ABOUT, ground: 'wrong_stance' },
        WORDS,
      ),
      /was withdrawn/,
    ],
    [
      'opened again on the same ground',
      readmitted().put(
        'dispute.opened',
        'stranger',
        `dispute:${idOf('again')}`,
        { about: ABOUT, ground: 'wrong_source' },
        WORDS,
      ),
      /its ground was ruled on/,
    ],
    [
      'told as one about a verdict',
      heard().put('dispute.taken', 'm1', OF, { claim: idOf('claim 0') }),
      /about something else/,
    ],
    [
      'taken back by a moderator meanwhile',
      heard().put('evidence.withdrawn', 'm1', ABOUT, { claim: idOf('claim 0') }, WORDS),
      /a case is open about it/,
    ],
    [
      'voted on while it is excluded',
      excluded().put('vote.cast', 'stranger', `vote:${idOf('claim 0')}:${WHO.stranger}`, {
        claim: idOf('claim 0'),
        round: 1,
        blind: false,
        text: 'A'.repeat(43).concat('='),
        verdict: 'confirmed',
        evidence: [PIECE],
      }),
      /had been withdrawn/,
    ],
  ])('is found where it is %s', async (_, story, why) => {
    expect(await story.found()).toMatch(why)
  })

  const PARTY = idOf('an affected party')
  const named = (story: ThingStory, about = ABOUT, dispute = DISPUTE) => {
    const data = { about, dispute, capacity: 'self' }
    story.log.put('party.named', PARTY, `party:${idOf('a name')}`, data, WORDS)
    return story
  }
  const byParty = (story: ThingStory) => {
    story.log.put('dispute.opened', PARTY, OF, { about: ABOUT, ground: 'wrong_source' }, WORDS)
    return story
  }

  test('is opened by whoever gave their name about it, and they are heard in it', async () => {
    expect(await byParty(named(new ThingStory())).found()).toBe('holds')
    const joined = named(new ThingStory().open().act('dispute.called', 'rule'))
    const plea = { about: ABOUT, dispute: DISPUTE, version: 1, plea: 'change', evidence: [] }
    joined.log.put('dispute.stated', PARTY, `plea:${idOf('a side')}`, plea, WORDS)
    expect(await joined.found()).toBe('holds')
  })

  test('its party, once suspended, is heard no more, and appeals; who speaks nowhere is not suspended', async () => {
    const id = `suspension:${idOf('of the party')}`
    const suspending = (whom: string) => {
      const story = named(new ThingStory().open().act('dispute.called', 'rule'))
      story.log.put('person.suspended', WHO.admin, id, { person: whom }, WORDS)
      return story
    }
    const appealing = suspending(PARTY)
    appealing.log.put('suspension.appealed', PARTY, id, {}, WORDS)
    expect(await appealing.found()).toBe('holds')
    const speaking = suspending(PARTY)
    const plea = { about: ABOUT, dispute: DISPUTE, version: 1, plea: 'change', evidence: [] }
    speaking.log.put('dispute.stated', PARTY, `plea:${idOf('a side')}`, plea, WORDS)
    expect(await speaking.found()).toMatch(/its actor is suspended/)
    expect(await suspending(idOf('nobody who spoke')).found()).toMatch(/they have not joined/)
  })

  test('is found where the name was given about something else, or none was', async () => {
    const other = `evidence:${idOf('two 0')}`
    expect(await byParty(named(new ThingStory(), other)).found()).toMatch(/gave their name about something else/)
    expect(await byParty(new ThingStory()).found()).toMatch(/its actor has not joined/)
    const called = new ThingStory().open().act('dispute.called', 'rule')
    expect(await named(called, other).found()).toMatch(/about something else/)
  })

  test('has the grounds that the program has', async () => {
    for (const ground of GROUNDS_OF.evidence) expect(await new ThingStory().open(ground).found()).toBe('holds')
  })
})

describe('what is taken back beside a case', () => {
  const taken: [string, (log: ThingStory) => ThingStory, RegExp][] = [
    [
      'taken back by a moderator who voted on the claim',
      (log) => log.put('evidence.withdrawn', 'voter', ABOUT, { claim: idOf('claim 0') }, WORDS),
      /its actor voted on the claim/,
    ],
    [
      'taken back by its author while a case on the verdict is open',
      (log) =>
        log
          .put('dispute.opened', 'opener', OF, { claim: idOf('claim 0'), ground: 'misread', verdictVersion: 1 }, WORDS)
          .put('evidence.withdrawn', 'author', ABOUT, { claim: idOf('claim 0') }, WORDS),
      /a case on the verdict that rests on it is open/,
    ],
    [
      'taken back, and by that the verdict turned',
      (log) =>
        log
          .put('evidence.withdrawn', 'author', ABOUT, { claim: idOf('claim 0') }, WORDS)
          .put('evidence.withdrawn', 'author', `evidence:${idOf('two 0')}`, { claim: idOf('claim 0') }, WORDS)
          .turned(),
      /a withdrawal turns it, and no case decided that/,
    ],
  ]

  test.each(taken)('%s', async (_, story, why) => {
    expect(await story(new ThingStory().filed()).found()).toMatch(why)
  })

  test.each(taken)('%s: that was not asked before there were case files', async (_, story) => {
    expect(await story(new ThingStory()).found()).toBe('holds')
  })
})
