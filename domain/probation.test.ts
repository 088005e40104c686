import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endsProbation, type Mark, onProbation, PROBATION_VOTES } from './probation'

const mark = (claim: number, moderator = 'm', sound = true): Mark => ({ claim: `c${claim}`, moderator, sound })
const five = [mark(1), mark(2), mark(3), mark(4), mark(5, 'n')]

describe('who is on probation', () => {
  const fresh = { now: false, reviewed: false, after: 'reviewer', byOperator: false } as const
  test('whoever becomes a reviewer for the first time, unless the operator makes them one', () => {
    expect(onProbation(fresh)).toBe(true)
    expect(onProbation({ ...fresh, byOperator: true })).toBe(false)
    expect(onProbation({ ...fresh, reviewed: true })).toBe(false)
    for (const after of ['reader', 'moderator', 'admin'] as const) expect(onProbation({ ...fresh, after })).toBe(false)
  })
  test('no change of role ends it', () => {
    for (const after of ['reader', 'reviewer', 'moderator', 'admin'] as const) {
      expect(onProbation({ now: true, reviewed: true, after, byOperator: true })).toBe(true)
    }
  })
})

describe('what ends it', () => {
  test('five sound votes, two moderators; neither four nor one', () => {
    expect(endsProbation(five)).toBe(true)
    expect(endsProbation(five.slice(1))).toBe(false)
    expect(endsProbation(five.map(({ claim }) => ({ claim, moderator: 'm', sound: true })))).toBe(false)
    expect(endsProbation([])).toBe(false)
  })
  test('a vote of which as many say no is not sound, and one more makes it so', () => {
    const contested = [...five, mark(1, 'n', false)]
    expect(endsProbation(contested)).toBe(false)
    expect(endsProbation([...contested, mark(1, 'o')])).toBe(true)
  })
  test('whoever found only what is not sound does not count among the two', () => {
    const alone = [1, 2, 3, 4, 5].map((claim) => mark(claim))
    expect(endsProbation([...alone, mark(6, 'n'), mark(6, 'o', false)])).toBe(false)
  })
  test('the order of marks never matters, and a mark that finds a vote sound never undoes it', () => {
    const marks = fc.uniqueArray(
      fc.record({ claim: fc.nat(8), moderator: fc.constantFrom('m', 'n', 'o'), sound: fc.boolean() }),
      { selector: ({ claim, moderator }) => `${claim} ${moderator}`, maxLength: 24 },
    )
    fc.assert(
      fc.property(marks, fc.integer(), (drawn, seed) => {
        const all = drawn.map(({ claim, moderator, sound }) => mark(claim, moderator, sound))
        const turned = [
          ...all.slice(Math.abs(seed) % (all.length + 1)),
          ...all.slice(0, Math.abs(seed) % (all.length + 1)),
        ]
        expect(endsProbation(turned)).toBe(endsProbation(all))
        if (endsProbation(all)) {
          expect(endsProbation([...all, mark(99)])).toBe(true)
          expect(new Set(all.filter(({ sound }) => sound).map(({ claim }) => claim)).size).toBeGreaterThanOrEqual(
            PROBATION_VOTES,
          )
        }
      }),
      { numRuns: 500 },
    )
  })
})
