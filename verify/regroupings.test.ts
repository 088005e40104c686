import { describe, expect, test } from 'vitest'
import { DAYS } from '../domain/dispute'
import type { EntryKind, Json } from '../domain/entry'
import { GROUNDS_OF } from '../domain/ground'
import { CaseStory, type Name, WHO } from './case-story'
import { idOf } from './story'
import { foldedTo } from './testing'

const DAY = 24 * 3_600_000
const [A, B] = [idOf('event 0'), idOf('event 1')]
const CLAIM = idOf('claim 0')
const [MERGE, PARTING] = [idOf('a merge'), idOf('a parting')]
const DISPUTE = idOf('a case about it')
const OF = `dispute:${DISPUTE}`
const WORDS = { text: 'Words that nobody looks at here.' }

/** The log of two events, one of which is merged into the other, and of a case about what was done last. */
class GroupStory {
  readonly log = new CaseStory()
  private last = MERGE

  get about(): string {
    return `regrouping:${this.last}`
  }

  put(kind: EntryKind, by: Name | 'rule', subject: string, data: Json, words: Json | null = null): this {
    this.log.put(kind, by === 'rule' ? by : WHO[by], subject, data, words)
    return this
  }

  move(by: Name | 'rule', from: string, to: string, position: number, regrouping = this.last): this {
    return this.put('claim.moved', by, `claim:${CLAIM}`, { claim: CLAIM, from, to, position, regrouping })
  }

  merge(): this {
    return this.put('event.merged', 'm1', `regrouping:${MERGE}`, { from: A, to: B }, WORDS).move('m1', A, B, 1)
  }

  part(): this {
    const data = { from: B, to: A, undoes: MERGE }
    this.put('event.parted', 'm1', `regrouping:${PARTING}`, data, WORDS)
    this.last = PARTING
    return this.move('m1', B, A, 0)
  }

  open(ground = 'two_events', about = this.about): this {
    return this.put('dispute.opened', 'opener', OF, { about, ground }, WORDS)
  }

  act(kind: EntryKind, by: Name | 'rule'): this {
    return this.put(kind, by, OF, { about: this.about }, kind === 'dispute.appealed' ? WORDS : null)
  }

  heard(): this {
    this.act('dispute.called', 'rule')
    this.log.wait(DAYS.answering * DAY)
    return this.act('dispute.heard', 'rule')
  }

  opine(by: Name, outcome: string): this {
    const data = { about: this.about, dispute: DISPUTE, outcome, evidence: [] }
    return this.act('dispute.taken', by).put('opinion.written', by, `opinion:${idOf(`of ${by}`)}`, data, WORDS)
  }

  rule(by: Name, outcome: string): this {
    const data = { about: this.about, outcome, evidence: [] }
    return this.act('dispute.taken', by).put('dispute.ruled', by, OF, data, WORDS)
  }

  effect(kind: 'thing.excluded' | 'thing.readmitted', about = this.about): this {
    return this.put(kind, 'rule', about, { dispute: DISPUTE })
  }

  found(): Promise<string> {
    return foldedTo(this.log.entries)
  }
}

const merged = () => new GroupStory().merge()
const contested = () => merged().open().heard()
const overturned = () => contested().opine('m2', 'overturned').rule('m3', 'overturned')
const excluded = () => overturned().effect('thing.excluded')
const undone = () => excluded().move('rule', B, A, 0)
const upheld = () => undone().act('dispute.appealed', 'm1').opine('admin', 'upheld').rule('m4', 'upheld')
const doneAgain = () => upheld().effect('thing.readmitted').move('rule', A, B, 1)

const parted = () => merged().part()
const partingContested = () => parted().open('one_event').heard()
const partingUndone = () => {
  const ruled = partingContested().opine('m2', 'overturned').rule('m3', 'overturned')
  return ruled.effect('thing.excluded').move('rule', A, B, 1)
}

describe('a case about a merge', () => {
  test.each<[string, GroupStory]>([
    ['lets it stand by one hand', contested().rule('m2', 'upheld')],
    ['is dismissed by one hand', contested().rule('m2', 'dismissed')],
    ['undoes it by two', undone()],
    ['on appeal does it again', doneAgain()],
    ['about its undoing does the merge again', partingUndone()],
    [
      'leaves two events that can be merged again',
      undone()
        .put('event.merged', 'm1', `regrouping:${idOf('anew')}`, { from: A, to: B }, WORDS)
        .move('m1', A, B, 2, idOf('anew')),
    ],
  ])('%s', async (_, story) => {
    expect(await story.found()).toBe('holds')
  })

  test.each<[string, GroupStory, RegExp]>([
    ['undone by one hand', contested().rule('m2', 'overturned').effect('thing.excluded'), /it takes 2/],
    ['undone by nobody', contested().effect('thing.excluded'), /no ruling came before it/],
    ['undone though it is upheld', contested().rule('m2', 'upheld').effect('thing.excluded'), /no ruling came/],
    ['not undone after all', overturned(), /what the rule does next has not come/],
    ['undone, and no claim goes back', excluded(), /claims that it moves are not moved/],
    ['undone twice', undone().effect('thing.excluded'), /no ruling came before it/],
    ['undone to another place', excluded().move('rule', B, A, 3), /its place is 0, not 3/],
    ['undone to another event', excluded().move('rule', B, idOf('event 9'), 0), /between other events/],
    ['undone by a person', excluded().move('m1', B, A, 0), /not of the deed that moves claims/],
    ['done again without an appeal', undone().effect('thing.readmitted'), /no ruling came before it/],
    ['done again, and no claim goes', upheld().effect('thing.readmitted'), /claims that it moves are not moved/],
    ['moved by the rule without a ruling', merged().move('rule', B, A, 0), /all that was to be moved was moved/],
    ['parted while the case is open', contested().part(), /a case is open on one of the claims/],
    ['parted after it was undone', undone().part(), /is not what merged the event/],
    ['taken by who merged them', contested().act('dispute.taken', 'm1'), /recorded it/],
    ['taken by who voted on a claim that it moved', contested().act('dispute.taken', 'voter'), /voted on the claim/],
    ['opened on a ground of another kind', merged().open('wrong_date'), /data are none of its kind/],
    ['opened about none', merged().open('two_events', `regrouping:${idOf('none')}`), /there is no regrouping/],
    ['opened about what is not the last', parted().open('two_events', `regrouping:${MERGE}`), /is not the last/],
    ['sent back', contested().rule('m2', 'remanded'), /data are none of its kind/],
  ])('is found where it is %s', async (_, story, why) => {
    expect(await story.found()).toMatch(why)
  })

  test('has the grounds that the program has', async () => {
    for (const ground of GROUNDS_OF.regrouping) expect(await merged().open(ground).found()).toBe('holds')
  })
})
