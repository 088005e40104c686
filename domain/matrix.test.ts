import { describe, expect, test } from 'vitest'
import { KINDS, type Kind, MATRIX, TIES, type Tie } from './matrix'
import { DEEDS, forbids, forbidsUnproven, PARTS, type Person, type Stake } from './permissions'

const person = (more: Partial<Person> = {}): Person => ({
  id: 'p',
  handle: 'zeynep',
  role: 'reviewer',
  suspended: false,
  ...more,
})

/** Each kind as the rule knows it. Probation is none of its business: whoever is on it does what reviewers do. */
const AS: Readonly<Record<Exclude<Kind, 'nobody'>, Person>> = {
  newcomer: person({ role: 'reader', handle: null }),
  reader: person({ role: 'reader' }),
  reviewer: person(),
  probation: person(),
  moderator: person({ role: 'moderator' }),
  admin: person({ role: 'admin' }),
  suspended: person({ suspended: true }),
}
const SIGNED_IN = KINDS.filter((kind) => kind !== 'nobody')

/** Everything that a line may be about. */
const STAKES: readonly { tie: Tie; stake: Stake }[] = [
  { tie: 'any', stake: {} },
  { tie: 'own', stake: { own: true } },
  { tie: 'self', stake: { self: true } },
  { tie: 'invited', stake: { invited: true } },
  { tie: 'case', stake: { inCase: true } },
  { tie: 'party', stake: { party: true } },
  ...PARTS.map((part) => ({ tie: part === 'recused' ? part : ('part' as const), stake: { parts: [part] } })),
]

const deeds = MATRIX.filter(({ action }) => (DEEDS as readonly string[]).includes(action))
const lineOf = (deed: string, tie: Tie) => deeds.find((line) => line.action === deed && line.tie === tie)

/** The line for a stake: its own, or for who stood aside that of any part, or that of whoever is not bound at all. */
function saidOf(deed: string, tie: Tie) {
  const line = lineOf(deed, tie) ?? (tie === 'recused' ? lineOf(deed, 'part') : undefined) ?? lineOf(deed, 'any')
  if (!line) throw new Error(`the matrix has no line for ${deed}`)
  return line
}

describe('the matrix of permission', () => {
  test('has a line for every deed, and none twice', () => {
    expect(DEEDS.filter((deed) => !lineOf(deed, 'any'))).toEqual([])
    const names = MATRIX.map(({ action, tie }) => `${action} ${tie}`)
    expect(names).toEqual([...new Set(names)])
  })

  test('is whole: each line names an action and a tie, and says something to each kind', () => {
    for (const { action, tie, cells } of MATRIX) {
      expect(action).toMatch(/^[a-z_]+$/)
      expect(TIES).toContain(tie)
      expect(
        KINDS.filter((kind) => !/^[a-z_]+$/.test(cells[kind])),
        action,
      ).toEqual([])
    }
  })

  test.each(DEEDS)('says of %s what the rule decides, to everybody and whatever binds them to it', (deed) => {
    for (const { tie, stake } of STAKES) {
      const { cells } = saidOf(deed, tie)
      expect(cells.nobody).toBe('signed_out')
      for (const kind of SIGNED_IN) {
        const code = forbids(AS[kind], deed, stake) ?? forbidsUnproven(deed, null, new Date(0))
        const decided = code === null ? 'may' : code === 'step_up_needed' ? 'proof' : code
        const part = stake.parts?.[0]
        expect(decided, `${kind}, ${JSON.stringify(stake)}`).toBe(
          cells[kind] === 'barred' ? `barred_${part}` : cells[kind],
        )
      }
    }
  })

  test('has no line for a tie that changes nothing', () => {
    const idle = deeds.filter(({ action, tie, cells }) => {
      const any = lineOf(action, 'any')?.cells
      return tie !== 'any' && KINDS.every((kind) => cells[kind] === any?.[kind])
    })
    expect(idle).toEqual([])
  })
})
