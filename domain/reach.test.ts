import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headStart, REACH_DAYS, SOURCE_HOURS, turnOf, VOTE_HOURS } from './reach'

const reach = fc.record({ sources: fc.nat(500), votes: fc.nat(500) })
const time = fc.nat(4e12)

test('a source counts as a day of waiting, a vote as a quarter, all together as a fortnight at most', () => {
  expect(headStart({ sources: 0, votes: 0 })).toBe(0)
  expect(headStart({ sources: 1, votes: 0 })).toBe(SOURCE_HOURS)
  expect(headStart({ sources: 3, votes: 5 })).toBe(3 * SOURCE_HOURS + 5 * VOTE_HOURS)
  expect(headStart({ sources: 13, votes: 4 })).toBe(REACH_DAYS * 24)
  expect(headStart({ sources: 13, votes: 5 })).toBe(REACH_DAYS * 24)
  expect(turnOf(Date.parse('2026-11-22T10:00:00Z'), { sources: 1, votes: 2 })).toBe(Date.parse('2026-11-20T22:00:00Z'))
})

test('of two cases as widely known, the older comes first; of two as old, the more widely known does not come later', () => {
  fc.assert(
    fc.property(
      time,
      fc.integer({ min: 1, max: 1e9 }),
      reach,
      fc.nat(9),
      fc.nat(9),
      (at, later, known, more, voted) => {
        expect(turnOf(at, known)).toBeLessThan(turnOf(at + later, known))
        const wider = { sources: known.sources + more, votes: known.votes + voted }
        expect(turnOf(at, wider)).toBeLessThanOrEqual(turnOf(at, known))
      },
    ),
  )
})

test('nothing waits for ever: what was opened a fortnight before anything else comes before it, however known that is', () => {
  fc.assert(
    fc.property(time, reach, reach, (at, one, other) => {
      expect(turnOf(at, one)).toBeLessThan(turnOf(at + REACH_DAYS * 86_400_000 + 1, other))
    }),
  )
})
