import { describe, expect, test } from 'vitest'
import { MATRIX } from './matrix'
import {
  barsFromRuling,
  DEEDS,
  type Deed,
  forbids,
  forbidsOperator,
  forbidsTurning,
  forbidsUnproven,
  PARTS,
  type Part,
  type Person,
  ROLES,
  type Role,
  STEP_UP_MINUTES,
} from './permissions'

/** What each role is told of each deed when nothing is at stake; null where it may, once a second factor is proven. */
const cells = MATRIX.flatMap(({ action, tie, cells }) => {
  if (tie !== 'any' || !(DEEDS as readonly string[]).includes(action)) return []
  const codeOf = (role: Role) => (['may', 'proof'].includes(cells[role]) ? null : cells[role])
  return ROLES.map((role) => ({ deed: action as Deed, role, code: codeOf(role) }))
})
const BY_OPERATOR: readonly Deed[] = ['adopt_agents', 'record_agent', 'capture_source', 'give_role']

const person = (role: Role, more: Partial<Person> = {}): Person => ({
  id: 'p',
  handle: 'zeynep',
  role,
  suspended: false,
  ...more,
})
/** Every combination of parts in a claim, from none to all. */
const someParts: Part[][] = Array.from({ length: 2 ** PARTS.length }, (_, bits) =>
  PARTS.filter((_part, at) => bits & (2 ** at)),
)

describe('whoever is suspended does nothing but appeal, and whoever has no handle only chooses one, complains, replies, or asks to be forgotten', () => {
  const nameless: Deed[] = ['choose_handle', 'complain', 'give_reply', 'ask_erasure']
  const everything = { parts: PARTS, own: true, self: true }

  test.each(cells)('$deed as $role', ({ deed, role }) => {
    for (const stake of [{}, everything]) {
      const appeals = deed === 'appeal_suspension'
      expect(forbids(person(role, { suspended: true }), deed, stake)).toBe(appeals ? null : 'suspended')
      const silent = forbids(person(role, { suspended: true, handle: null }), deed, stake)
      expect(silent).toBe(appeals ? null : 'suspended')
      const bare = nameless.includes(deed) ? forbids(person(role), deed, stake) : 'no_handle'
      expect(forbids(person(role, { handle: null }), deed, stake)).toBe(bare)
    }
  })
})

test('an affected party speaks in their case and appeals, whatever their role and without a handle, and does nothing else by that', () => {
  for (const { deed, role } of cells) {
    const speaks = deed === 'state_case' || deed === 'appeal_ruling'
    expect(forbids(person(role), deed, { party: true }), `${deed} as ${role}`).toBe(
      speaks ? null : forbids(person(role), deed),
    )
    if (speaks) expect(forbids(person(role, { handle: null }), deed, { party: true })).toBeNull()
    if (speaks) expect(forbids(person(role), deed, { party: true, parts: ['recused'] })).toBe('recused')
  }
})

describe('what binds a person to the claim, the thing or themselves', () => {
  /** Which deeds each circumstance touches at all; every other cell of the matrix stays as it is. */
  const housekeeping: Deed[] = [
    'merge_agents',
    'merge_events',
    'part_events',
    'split_event',
    'merge_claims',
    'part_claims',
  ]
  const ofCases: Deed[] = ['open_dispute', 'complain', 'state_case', 'appeal_ruling', 'take_case', 'rule']
  const takingBack: Deed[] = ['withdraw_evidence', 'withdraw_citation', 'withdraw_date']
  const answering: Deed[] = ['mark_vote', 'answer_flags', 'decide_reply']
  const touchedByParts: Deed[] = [...answering, 'cast_vote', ...ofCases, ...housekeeping, ...takingBack]
  const touchedByOwn: Deed[] = [
    ...takingBack,
    'decide_removal',
    'decide_role',
    'decide_suspension',
    'revoke_invitation',
    'answer_flags',
  ]
  const touchedBySelf: Deed[] = [
    'mark_vote',
    'decide_reply',
    'flag_text',
    'answer_flags',
    'decide_application',
    'propose_role',
    'decide_role',
    'decide_suspension',
    ...(['give_role', 'suspend', 'reinstate', 'ask_erasure', 'decide_removal'] as const),
    ...(['propose_erasure', 'propose_withholding', 'propose_showing'] as const),
  ]
  const rest = (touched: Deed[]) => cells.filter(({ deed }) => !touched.includes(deed))

  test('a part in the claim hinders no other deed', () => {
    for (const { deed, role, code } of rest(touchedByParts))
      for (const parts of someParts) expect(forbids(person(role), deed, { parts })).toBe(code)
  })
  test('that the thing is their own hinders and frees no other deed', () => {
    for (const { deed, role, code } of rest(touchedByOwn)) expect(forbids(person(role), deed, { own: true })).toBe(code)
  })
  test('that it is aimed at themselves hinders no other deed', () => {
    for (const { deed, role, code } of rest(touchedBySelf))
      expect(forbids(person(role), deed, { self: true })).toBe(code)
  })
  test('no stake gives a role what it may not do', () => {
    for (const { deed, role } of cells.filter(({ code }) => code === 'not_your_role'))
      for (const parts of someParts)
        expect(forbids(person(role), deed, { parts, own: true, self: true })).toBe('not_your_role')
  })
})

test('an admin suspends nobody with whom they stand in a case that is not over, and takes no role from them', () => {
  const aimed: readonly string[] = ['suspend', 'give_role', 'propose_role', 'decide_role']
  for (const deed of DEEDS.filter((each) => aimed.includes(each)))
    expect(forbids(person('admin'), deed, { inCase: true })).toBe('barred_case')
  for (const { deed, role, code } of cells)
    if (!aimed.includes(deed)) expect(forbids(person(role), deed, { inCase: true })).toBe(code)
})

describe('whoever stood aside neither votes on the claim nor speaks in a case about it', () => {
  const deeds = ['cast_vote', 'open_dispute', 'state_case', 'appeal_ruling'] as const
  test.each(deeds)('%s', (deed) => {
    for (const role of ['reviewer', 'moderator'] as const)
      for (const parts of someParts)
        expect(forbids(person(role), deed, { parts })).toBe(parts.includes('recused') ? 'recused' : null)
  })
})

describe('nobody flags their own words, and flags are answered by who neither wrote the text, flagged it, nor has a part in its claim', () => {
  test('flag_text', () => {
    for (const role of ROLES) expect(forbids(person(role), 'flag_text', { self: true })).toBe('not_yourself')
  })
  test('answer_flags', () => {
    const answering = (stake: object) => forbids(person('moderator'), 'answer_flags', stake)
    expect(answering({ self: true, own: true, parts: PARTS })).toBe('not_yourself')
    expect(answering({ own: true, parts: PARTS })).toBe('own_flag')
    for (const parts of someParts) expect(answering({ parts })).toBe(parts.length > 0 ? 'part_in_claim' : null)
  })
})

test('nobody decides on a reply of their own, nor on a claim in which they have a part', () => {
  expect(forbids(person('moderator'), 'decide_reply', { self: true, parts: PARTS })).toBe('not_yourself')
  for (const parts of someParts)
    expect(forbids(person('moderator'), 'decide_reply', { parts })).toBe(parts.length > 0 ? 'part_in_claim' : null)
})

describe('nobody rules in their own cause', () => {
  test.each([
    [[], null],
    [['voted'], 'barred_voted'],
    [['attached'], 'barred_attached'],
    [['opened'], 'barred_opened'],
    [['recused'], 'barred_recused'],
    [['recused', 'opened'], 'barred_opened'],
    [['recused', 'opened', 'attached'], 'barred_attached'],
    [['recused', 'opened', 'attached', 'voted'], 'barred_voted'],
  ] as [Part[], string | null][])('%j: %s', (parts, code) => {
    expect(barsFromRuling(parts)).toBe(code)
    const housekeeping = ['merge_events', 'part_events', 'split_event', 'merge_claims', 'part_claims'] as const
    for (const deed of ['rule', 'merge_agents', ...housekeeping] as const) {
      expect(forbids(person('moderator'), deed, { parts })).toBe(code)
    }
  })

  test('any part at all is enough', () => {
    for (const parts of someParts) expect(barsFromRuling(parts) === null).toBe(parts.length === 0)
  })
})

test.each(['withdraw_evidence', 'withdraw_citation', 'withdraw_date'] as const)(
  '%s is for the one whose it is, whatever binds them, or a moderator whom nothing binds to a claim that it bears on',
  (deed) => {
    for (const parts of someParts) {
      expect(forbids(person('reviewer'), deed, { own: true, parts })).toBeNull()
      expect(forbids(person('reviewer'), deed, { own: false, parts })).toBe('not_yours')
      expect(forbids(person('moderator'), deed, { own: true, parts })).toBeNull()
      expect(forbids(person('moderator'), deed, { own: false, parts })).toBe(barsFromRuling(parts))
    }
  },
)

test('no published verdict becomes another by what is taken back, nor by the parting of claims; nor by any deed of somebody on probation', () => {
  for (const deed of DEEDS) {
    const takesBack = ['withdraw_evidence', 'withdraw_citation', 'withdraw_date'].includes(deed)
    const stopped = takesBack ? 'needs_case' : deed === 'part_claims' ? 'parting_turns' : null
    expect(forbidsTurning({ probation: false }, deed)).toBe(stopped)
    expect(forbidsTurning({ probation: true }, deed)).toBe(stopped ?? 'on_probation')
  }
})

test.each(['give_role', 'suspend', 'reinstate'] as const)('an admin does not %s themselves', (deed) => {
  expect(forbids(person('admin'), deed, { self: true })).toBe('not_yourself')
  expect(forbids(person('admin'), deed, { self: false })).toBeNull()
})

test('whoever can sign in asks to be forgotten, for themselves alone', () => {
  for (const role of ROLES) {
    expect(forbids(person(role), 'ask_erasure', { self: true })).toBeNull()
    expect(forbids(person(role, { handle: null }), 'ask_erasure', { self: true })).toBeNull()
    expect(forbids(person(role), 'ask_erasure', { self: false })).toBe('not_yours')
  }
})

test.each(['propose_erasure', 'propose_withholding', 'propose_showing'] as const)(
  'a moderator does not %s of themselves',
  (deed) => {
    expect(forbids(person('moderator'), deed, { self: true })).toBe('not_yourself')
  },
)

test('the second hand is neither the first nor the one it is about', () => {
  expect(forbids(person('admin'), 'decide_removal')).toBeNull()
  expect(forbids(person('admin'), 'decide_removal', { own: true })).toBe('own_proposal')
  expect(forbids(person('admin'), 'decide_removal', { self: true })).toBe('not_yourself')
})

describe('the operator brings in documents, names and the first people, and does nothing else', () => {
  test.each(DEEDS)('%s', (deed) => {
    expect(forbidsOperator(deed)).toBe(BY_OPERATOR.includes(deed) ? null : 'not_your_role')
  })
})

describe('a second factor', () => {
  const NOW = new Date('2026-11-22T12:00:00Z')
  const ago = (milliseconds: number) => new Date(NOW.getTime() - milliseconds)
  const asks = DEEDS.filter((deed) => forbidsUnproven(deed, null, NOW) !== null)

  test('is asked for by decisions over others, their roles and their words, and by nothing that a reader or reviewer does', () => {
    expect(asks.toSorted()).toEqual([
      ...[
        'decide_application',
        'decide_removal',
        'decide_role',
        'decide_suspension',
        'give_role',
        'propose_erasure',
        'propose_role',
        'propose_showing',
      ],
      ...['propose_withholding', 'reinstate', 'rule', 'suspend'],
    ])
    for (const role of ['reader', 'reviewer'] as const) {
      const person = { id: 'x', handle: 'x', role, suspended: false }
      expect(asks.filter((deed) => forbids(person, deed, { own: true, self: false }) === null)).toEqual([])
    }
  })

  test('holds for ten minutes to the millisecond, and was never proven where nobody says when', () => {
    const minutes = STEP_UP_MINUTES * 60_000
    for (const deed of DEEDS) {
      const code = asks.includes(deed) ? 'step_up_needed' : null
      for (const provenAt of [ago(minutes), ago(minutes + 1), new Date(0), null, undefined])
        expect(forbidsUnproven(deed, provenAt, NOW)).toBe(code)
      for (const provenAt of [ago(minutes - 1), ago(1), NOW, ago(-2_000)])
        expect(forbidsUnproven(deed, provenAt, NOW)).toBeNull()
    }
  })
})
