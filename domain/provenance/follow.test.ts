import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { follow } from './follow'

type Spot = { at: number }

/** Follows a graph told as `to[n]`: what comes after spot n. What is found is the way, written out. */
function walk(to: readonly (number | null)[], starts: readonly number[]) {
  const spots = to.map((_, at): Spot => ({ at }))
  let extended = 0
  const found = follow<Spot, { way: string }>(
    starts.map((at) => spots[at] as Spot),
    ({ at }) => spots[to[at] ?? -1] ?? null,
    ({ at }, rest) => {
      extended += 1
      return { way: rest ? `${at} ${rest.way}` : `${at}` }
    },
    (ring) => {
      const members = ring.map(({ at }) => at).sort((one, other) => one - other)
      return () => ({ way: `(${members.join(' ')})` })
    },
  )
  return { ways: Object.fromEntries([...found].map(([{ at }, { way }]) => [at, way])), extended }
}

describe('every spot is followed to where it ends', () => {
  test.each<[string, (number | null)[], number[], { [at: number]: string }]>([
    ['no start', [1, null], [], {}],
    ['an end', [null], [0], { 0: '0' }],
    ['a line, from its middle on', [1, 2, null], [1], { 1: '1 2', 2: '2' }],
    ['two ways that meet', [2, 2, 3, null], [0, 1], { 0: '0 2 3', 1: '1 2 3', 2: '2 3', 3: '3' }],
    ['one that leads to itself', [0], [0], { 0: '(0)' }],
    ['a ring', [1, 2, 0], [1], { 0: '(0 1 2)', 1: '(0 1 2)', 2: '(0 1 2)' }],
    ['a way into a ring', [1, 2, 3, 2], [0], { 0: '0 1 (2 3)', 1: '1 (2 3)', 2: '(2 3)', 3: '(2 3)' }],
    ['a second way into it', [1, 0, 1], [0, 2], { 0: '(0 1)', 1: '(0 1)', 2: '2 (0 1)' }],
    ['two rings', [1, 0, 3, 2], [0, 2], { 0: '(0 1)', 1: '(0 1)', 2: '(2 3)', 3: '(2 3)' }],
  ])('%s', (_, to, starts, expected) => {
    expect(walk(to, starts).ways).toEqual(expected)
  })
})

test('neither the order of the starts nor their number matters, and no spot is looked at twice', () => {
  const graph = fc.integer({ min: 1, max: 30 }).chain((size) =>
    fc.record({
      to: fc.array(fc.option(fc.nat(size - 1)), { minLength: size, maxLength: size }),
      starts: fc.array(fc.nat(size - 1)),
      others: fc.array(fc.nat(size - 1)),
    }),
  )
  fc.assert(
    fc.property(graph, ({ to, starts, others }) => {
      const one = walk(to, [...starts, ...others])
      const other = walk(to, [...others, ...starts, ...others])
      expect(other).toEqual(one)
      expect(one.extended).toBeLessThanOrEqual(Object.keys(one.ways).length)
      for (const at of starts) expect(one.ways).toMatchObject(walk(to, [at]).ways)
    }),
  )
})

test('a line of 200,000 spots is no deeper than a short one', () => {
  const spots = Array.from({ length: 200_000 }, (_, at) => ({ at }))
  const found = follow<Spot, { length: number }>(
    [spots[0] as Spot],
    ({ at }) => spots[at + 1] ?? null,
    (_, rest) => ({ length: 1 + (rest?.length ?? 0) }),
    () => () => ({ length: 0 }),
  )
  expect(found.get(spots[0] as Spot)).toEqual({ length: 200_000 })
})
