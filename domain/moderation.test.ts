import { expect, test } from 'vitest'
import { CASE_STATES, isOpen } from './dispute'
import { ENTRY_KINDS, type EntryKind } from './entry'
import { contestOf, MODERATION_KINDS, moderationKindIn, UNTOLD_KINDS, WITHDRAWALS } from './moderation'

/** What is untold and is no act of moderation: people write it to whoever decides over them. */
const PLEAS: readonly EntryKind[] = ['suspension.appealed', 'application.made', 'flag.raised', 'reply.given']

test('each kind is listed once, and what reviewers and the rule do is not among them', () => {
  expect(new Set(MODERATION_KINDS).size).toBe(MODERATION_KINDS.length)
  const others = ENTRY_KINDS.filter((kind) => !MODERATION_KINDS.some((each) => each === kind))
  expect(others).toEqual(expect.arrayContaining(['vote.cast', 'dispute.opened', 'dispute.stated', 'verdict.changed']))
  expect(MODERATION_KINDS).toEqual(expect.arrayContaining([...WITHDRAWALS]))
  const decided = UNTOLD_KINDS.filter((kind) => !PLEAS.includes(kind))
  expect(MODERATION_KINDS).toEqual(expect.arrayContaining(decided))
})

test('a kind that is none of these was not asked for', () => {
  for (const kind of MODERATION_KINDS) expect(moderationKindIn(kind)).toBe(kind)
  for (const asked of ['vote.cast', '', 'toString', null, undefined]) expect(moderationKindIn(asked)).toBeNull()
})

const NEITHER = { thing: false, claim: false }
const CLAIM = { thing: false, claim: true }
const BOTH = { thing: true, claim: true }

test('a ruling open to appeal is appealed; in an open case a side is put; else a case is opened about the passage, or on the claim', () => {
  for (const state of CASE_STATES) {
    const way = state === 'ruled' ? 'appeal' : 'case'
    const isOver = state !== 'ruled' && !isOpen(state)
    expect(contestOf('dispute.ruled', state, { thing: false, claim: isOver })).toBe(isOver ? 'claim' : way)
    expect(contestOf('dispute.ruled', state, BOTH)).toBe(isOver ? 'thing' : way)
  }
  expect(contestOf('evidence.withdrawn', null, CLAIM)).toBe('claim')
  expect(contestOf('flag.answered', null, BOTH)).toBe('thing')
})

test('who withheld a passage is not contested by a case about it', () => {
  for (const kind of ['content.withheld', 'content.shown', 'removal.declined'] as const) {
    expect(contestOf(kind, null, { thing: true, claim: false })).toBe('admins')
    expect(contestOf(kind, null, BOTH)).toBe('claim')
  }
})

test('where no case can be opened, administrators decide over people and removals, and moderators over the record', () => {
  expect(contestOf('person.suspended', null, NEITHER)).toBe('suspension')
  for (const kind of ['role.given', 'content.withheld', 'invitation.made'] as const)
    expect(contestOf(kind, null, NEITHER)).toBe('admins')
  for (const kind of [...WITHDRAWALS, 'event.merged', 'agent.merged'] as const)
    expect(contestOf(kind, null, NEITHER)).toBe('moderators')
  expect(contestOf('dispute.ruled', 'final', NEITHER)).toBe('moderators')
})

test('whose a reply is is no matter of a case: one that was refused is given anew, whatever is open on its claim', () => {
  for (const state of [null, ...CASE_STATES]) {
    expect(contestOf('reply.refused', state, { thing: false, claim: true })).toBe('reply')
    expect(contestOf('reply.accepted', state, { thing: false, claim: true })).toBe('moderators')
  }
})
