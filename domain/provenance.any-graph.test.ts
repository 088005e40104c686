import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { originsOf } from './evidence'
import { type Attached, type Graph, traced } from './provenance'
import { anyEvidence, anyGraph, ids, origins } from './provenance/testing'
import { cites, graphOf, says } from './testing'

describe('whatever cites whatever', () => {
  test('every piece comes out, in its place, and ends somewhere; what is not traced is as it was', () => {
    fc.assert(
      fc.property(anyEvidence, anyGraph, (evidence, graph) => {
        const words = traced(evidence, graph)
        expect(
          words.map(({ way, seen, echo, fault, ends, ...piece }) => ({ ...piece, ends: [piece.speaker] })),
        ).toEqual(evidence)
        for (const { way, source, ends, fault, seen, echo } of words) {
          expect(way.station).toMatchObject({ kind: 'source', source })
          expect(ends.length).toBeGreaterThan(0)
          expect(new Set(ends.map((end) => end.agent)).size).toBe(ends.length)
          if (!echo) expect(ends).toHaveLength(1)
          let last = way
          while (last.next) last = last.next
          expect(seen).toBe(last.station.kind === 'source')
          expect(last.station.kind === 'cycle').toBe(
            fault === 'cycle' || (fault === 'missing_link' && last.station.kind === 'cycle'),
          )
        }
      }),
      { numRuns: 500 },
    )
  })

  test('neither the order of the evidence nor that of the graph matters', () => {
    const twoOrders = fc.tuple(anyEvidence, anyGraph).chain(([evidence, { sources, citations }]) =>
      fc.record({
        one: fc.constant({ evidence, graph: { sources, citations } }),
        other: fc.record({
          evidence: fc.shuffledSubarray(evidence, { minLength: evidence.length }),
          graph: fc.record({
            sources: fc.shuffledSubarray([...sources], { minLength: sources.size }).map((each) => new Map(each)),
            citations: fc.shuffledSubarray([...citations], { minLength: citations.size }).map((each) => new Map(each)),
          }),
        }),
      }),
    )
    const byId = (evidence: readonly Attached[], graph: Graph) =>
      Object.fromEntries(
        traced(evidence, graph).map(({ id, ends, ...word }) => {
          const [first, ...others] = ends
          return [id, { ...word, first, others: others.sort((one, other) => (one.agent < other.agent ? -1 : 1)) }]
        }),
      )
    fc.assert(
      fc.property(twoOrders, ({ one, other }) => {
        expect(byId(other.evidence, other.graph)).toEqual(byId(one.evidence, one.graph))
      }),
      { numRuns: 500 },
    )
  })

  test('an echo ends where others of its side end: without it the side has the same origins', () => {
    fc.assert(
      fc.property(anyEvidence, anyGraph, (evidence, graph) => {
        const echoes = new Set(traced(evidence, graph).flatMap(({ echo, id }) => (echo ? [id] : [])))
        const without = evidence.filter(({ id }) => !echoes.has(id))
        expect(origins(without, graph)).toBe(origins(evidence, graph))
      }),
      { numRuns: 500 },
    )
  })

  test('what is said on the other side, or was withdrawn, changes nothing on this one', () => {
    fc.assert(
      fc.property(anyEvidence, anyGraph, (evidence, graph) => {
        const side = evidence.filter(({ stance, active }) => stance === 'supports' && active)
        expect(origins(side, graph)).toBe(origins(evidence, graph))
      }),
    )
  })
})

test('a chain of 20,000 articles is followed as a short one is, and its ways share what they have in common', () => {
  const length = 20_000
  const citations = ids('c', length).map((id, n) =>
    cites(id, `s${n}`, 'next', { cites: n + 1 < length ? { source: `s${n + 1}`, citation: `c${n + 1}` } : null }),
  )
  const graph = graphOf(ids('s', length), ...citations)
  const words = traced(
    ids('c', length).map((citation, n) => says('supports', 'x', { source: `s${n}`, citation })),
    graph,
  )
  expect(originsOf(words, 'supports')).toEqual([{ agent: 'next', unnamed: false }])
  expect(words[0]?.way.next).toBe(words[1]?.way)
})
