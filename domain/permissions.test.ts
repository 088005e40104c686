import { describe, expect, test } from 'vitest'
import {
  barsFromRuling,
  DEEDS,
  type Deed,
  forbids,
  forbidsOperator,
  PARTS,
  type Part,
  type Person,
  ROLES,
  type Role,
} from './permissions'

/** Who may do what when nothing is at stake: `·` where they may not. The operator sits at the command line. */
const MATRIX = `
                    reader  reviewer  moderator  admin  operator
choose_handle       yes     yes       yes        yes    ·
adopt_agents        ·       ·         ·          ·      yes
record_agent        ·       yes       yes        ·      yes
name_agent          ·       yes       yes        ·      ·
note_agent          ·       yes       yes        ·      ·
merge_agents        ·       ·         yes        ·      ·
capture_source      ·       yes       yes        ·      yes
correct_source      ·       yes       yes        ·      ·
liken_report        ·       yes       yes        ·      ·
open_event          ·       yes       yes        ·      ·
describe_event      ·       yes       yes        ·      ·
add_claim           ·       yes       yes        ·      ·
word_claim          ·       yes       yes        ·      ·
attach_evidence     ·       yes       yes        ·      ·
translate_passage   ·       yes       yes        ·      ·
withdraw_evidence   ·       own       yes        ·      ·
record_citation     ·       yes       yes        ·      ·
link_citation       ·       yes       yes        ·      ·
withdraw_citation   ·       own       yes        ·      ·
refuse_suggestion   ·       yes       yes        ·      ·
name_occasion       ·       yes       yes        ·      ·
record_date         ·       yes       yes        ·      ·
withdraw_date       ·       own       yes        ·      ·
cast_vote           ·       yes       yes        ·      ·
stand_aside         ·       yes       yes        ·      ·
open_dispute        ·       yes       yes        ·      ·
rule                ·       ·         yes        ·      ·
give_role           ·       ·         ·          yes    yes
suspend             ·       ·         ·          yes    ·
reinstate           ·       ·         ·          yes    ·
ask_erasure         self    self      self       self   ·
propose_erasure     ·       ·         yes        ·      ·
propose_withholding ·       ·         yes        ·      ·
propose_showing     ·       ·         yes        ·      ·
decide_removal      ·       ·         ·          yes    ·
`

const [head = '', ...rows] = MATRIX.trim().split('\n')
const columns = head.trim().split(/\s+/)
const marks = rows.flatMap((row) => {
  const [deed, ...marks] = row.trim().split(/\s+/)
  return columns.map((who, at) => ({ deed: deed as Deed, who, mark: marks[at] }))
})
const cells = marks.filter(({ who }) => who !== 'operator').map(({ who, ...cell }) => ({ ...cell, role: who as Role }))
const operators = marks.filter(({ who }) => who === 'operator')
const refusalOf = { yes: null, own: 'not_yours', self: 'not_yours', '·': 'not_your_role' } as Record<
  string,
  string | null
>

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

test('the matrix names every deed and every role', () => {
  expect([...new Set(cells.map((cell) => cell.deed))].sort()).toEqual([...DEEDS].sort())
  expect(columns).toEqual([...ROLES, 'operator'])
})

describe('each role has its deeds', () => {
  test.each(cells)('$deed as $role: $mark', ({ deed, role, mark = '' }) => {
    expect(forbids(person(role), deed)).toBe(refusalOf[mark])
  })
})

describe('whoever is suspended does nothing, and whoever has no handle only chooses one, or asks to be forgotten', () => {
  const everything = { parts: PARTS, own: true, self: true }

  test.each(cells)('$deed as $role', ({ deed, role }) => {
    for (const stake of [{}, everything]) {
      expect(forbids(person(role, { suspended: true }), deed, stake)).toBe('suspended')
      expect(forbids(person(role, { suspended: true, handle: null }), deed, stake)).toBe('suspended')
      const bare =
        deed === 'choose_handle' ? null : deed === 'ask_erasure' ? forbids(person(role), deed, stake) : 'no_handle'
      expect(forbids(person(role, { handle: null }), deed, stake)).toBe(bare)
    }
  })
})

describe('what binds a person to the claim, the thing or themselves', () => {
  /** Which deeds each circumstance touches at all; every other cell of the matrix stays as it is. */
  const touchedByParts: Deed[] = ['cast_vote', 'open_dispute', 'rule']
  const touchedByOwn: Deed[] = ['withdraw_evidence', 'withdraw_citation', 'withdraw_date', 'decide_removal']
  const touchedBySelf: Deed[] = [
    ...(['give_role', 'suspend', 'reinstate', 'ask_erasure', 'decide_removal'] as const),
    ...(['propose_erasure', 'propose_withholding', 'propose_showing'] as const),
  ]
  const rest = (touched: Deed[]) => cells.filter(({ deed }) => !touched.includes(deed))

  test('a part in the claim hinders no other deed', () => {
    for (const { deed, role, mark = '' } of rest(touchedByParts))
      for (const parts of someParts) expect(forbids(person(role), deed, { parts })).toBe(refusalOf[mark])
  })
  test('that the thing is their own hinders and frees no other deed', () => {
    for (const { deed, role, mark = '' } of rest(touchedByOwn))
      expect(forbids(person(role), deed, { own: true })).toBe(refusalOf[mark])
  })
  test('that it is aimed at themselves hinders no other deed', () => {
    for (const { deed, role, mark = '' } of rest(touchedBySelf))
      expect(forbids(person(role), deed, { self: true })).toBe(refusalOf[mark])
  })
  test('no stake gives a role what it may not do', () => {
    for (const { deed, role } of cells.filter(({ mark }) => mark === '·'))
      for (const parts of someParts)
        expect(forbids(person(role), deed, { parts, own: true, self: true })).toBe('not_your_role')
  })
})

describe('whoever stood aside neither votes on the claim nor disputes it', () => {
  const deeds = ['cast_vote', 'open_dispute'] as const
  test.each(deeds)('%s', (deed) => {
    for (const role of ['reviewer', 'moderator'] as const)
      for (const parts of someParts)
        expect(forbids(person(role), deed, { parts })).toBe(parts.includes('recused') ? 'recused' : null)
  })
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
    expect(forbids(person('moderator'), 'rule', { parts })).toBe(code)
  })

  test('any part at all is enough', () => {
    for (const parts of someParts) expect(barsFromRuling(parts) === null).toBe(parts.length === 0)
  })
})

test.each(['withdraw_evidence', 'withdraw_citation', 'withdraw_date'] as const)(
  '%s is for the one whose it is, or a moderator',
  (deed) => {
    expect(forbids(person('reviewer'), deed, { own: true })).toBeNull()
    expect(forbids(person('reviewer'), deed, { own: false })).toBe('not_yours')
    expect(forbids(person('moderator'), deed, { own: true })).toBeNull()
    expect(forbids(person('moderator'), deed, { own: false })).toBeNull()
  },
)

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
  test.each(operators)('$deed: $mark', ({ deed, mark = '' }) => {
    expect(forbidsOperator(deed)).toBe(refusalOf[mark])
  })
})
