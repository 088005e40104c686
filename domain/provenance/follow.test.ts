import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { follow } from './follow'

type Spot = { at: number }

/** Follows a graph told as `to[n]`: what comes after spot n. Out: the ways of the starts, written out; how many spots it took. */
function walk(to: readonly (number | null)[], starts: readonly number[]) {
  const spots = to.map((_, at): Spot => ({ at }))
  const looked: number[] = []
  const wayOf = follow<Spot, { way: string }>(
    ({ at }) => spots[to[at] ?? -1] ?? null,
    ({ at }, rest) => {
      looked.push(at)
      return { way: rest ? `${at} ${rest.way}` : `${at}` }
    },
    (ring) => {
      const members = ring.map(({ at }) => at).sort((one, other) => one - other)
      looked.push(...members)
      return () => ({ way: `(${members.join(' ')})` })
    },
  )
  return { ways: starts.map((at) => wayOf(spots[at] as Spot).way), looked: looked.sort((one, other) => one - other) }
}

describe('every spot is followed to where it ends', () => {
  test.each<[string, (number | null)[], number[], string[]]>([
    ['an end', [null], [0], ['0']],
    ['a line, from its middle on', [1, 2, null], [1], ['1 2']],
    ['two ways that meet', [2, 2, 3, null], [0, 1], ['0 2 3', '1 2 3']],
    ['the same twice', [1, null], [0, 0, 1], ['0 1', '0 1', '1']],
    ['one that leads to itself', [0], [0], ['(0)']],
    ['a ring, from each of it', [1, 2, 0], [1, 0, 2], ['(0 1 2)', '(0 1 2)', '(0 1 2)']],
    ['a way into a ring', [1, 2, 3, 2], [0], ['0 1 (2 3)']],
    ['a second way into it', [1, 0, 1], [0, 2], ['(0 1)', '2 (0 1)']],
    ['a way into a ring, then the ring', [1, 2, 1], [0, 2], ['0 (1 2)', '(1 2)']],
    ['two rings', [1, 0, 3, 2], [0, 2], ['(0 1)', '(2 3)']],
  ])('%s', (_, to, starts, expected) => {
    expect(walk(to, starts).ways).toEqual(expected)
  })
})

test('neither the order of the starts nor what else was asked matters, and no spot is looked at twice', () => {
  const graph = fc.integer({ min: 1, max: 30 }).chain((size) =>
    fc.record({
      to: fc.array(fc.option(fc.nat(size - 1)), { minLength: size, maxLength: size }),
      starts: fc.array(fc.nat(size - 1)),
    }),
  )
  fc.assert(
    fc.property(graph, ({ to, starts }) => {
      const { ways, looked } = walk(to, starts)
      const backwards = walk(to, [...starts].reverse())
      expect(backwards).toEqual({ ways: [...ways].reverse(), looked })
      expect(looked).toEqual([...new Set(looked)])
      expect(ways).toEqual(starts.map((start) => walk(to, [start]).ways[0]))
    }),
  )
})

test('a line of 200,000 spots is no deeper than a short one', () => {
  const spots = Array.from({ length: 200_000 }, (_, at) => ({ at }))
  const lengthFrom = follow<Spot, { length: number }>(
    ({ at }) => spots[at + 1] ?? null,
    (_, rest) => ({ length: 1 + (rest?.length ?? 0) }),
    () => () => ({ length: 0 }),
  )
  expect(lengthFrom(spots[0] as Spot)).toEqual({ length: 200_000 })
})
