import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '../domain/audit'
import type { Json } from '../domain/entry'
import type { Origin } from '../domain/evidence'
import { type Attached, asOfRule, type Graph } from '../domain/provenance'
import { anyEvidence, anyGraph } from '../domain/provenance/testing'
import { contested, decide, RULE_VERSIONS, VERDICTS, verdictsAllowed } from '../domain/verdict'

const here = (name: string) => import(new URL(name, import.meta.url).href)
const [trails, rule, form] = await Promise.all([here('./trails.mjs'), here('./rule.mjs'), here('./canonical.mjs')])

const told = (ends: readonly Origin[]) => ends.map(({ agent, unnamed }) => `${agent} ${unnamed}`).sort()

/** Both writings of the rule on the same evidence. */
function both(version: 1 | 2, evidence: Attached[], graph: Graph) {
  const other: Map<string, Origin[]> = trails.endsOf(version, evidence, {
    document: (id: string) => graph.sources.get(id) ?? null,
    edge: (id: string) => graph.citations.get(id) ?? null,
  })
  const ours = asOfRule(version, evidence, graph)
  return { ours, theirs: evidence.map((piece) => ({ ...piece, ends: other.get(piece.id) as Origin[] })) }
}

test('both writings of the rule follow every word to the same ends, whatever cites whatever', () => {
  fc.assert(
    fc.property(fc.constantFrom(...RULE_VERSIONS), anyEvidence, anyGraph, (version, evidence, graph) => {
      const { ours, theirs } = both(version, evidence, graph)
      expect(theirs.map(({ id, ends }) => [id, told(ends)])).toEqual(ours.map(({ id, ends }) => [id, told(ends)]))
    }),
    { numRuns: 3000 },
  )
})

test('both find the same verdict for the same reason, and the same verdicts possible', () => {
  const ballots = fc.array(fc.tuple(fc.constantFrom(...VERDICTS), fc.array(fc.nat(9), { maxLength: 4 })), {
    maxLength: 9,
  })
  fc.assert(
    fc.property(ballots, anyEvidence, anyGraph, (cast, evidence, graph) => {
      const { ours, theirs } = both(2, evidence, graph)
      const tally = { confirmed: 0, denied: 0, unverified: 0 }
      const cited = { confirmed: new Set<string>(), denied: new Set<string>(), unverified: new Set<string>() }
      const votes = cast.map(([verdict, places]) => {
        const cites = ours.filter(({ active }, place) => active && places.includes(place))
        tally[verdict] += 1
        for (const { id } of cites) cited[verdict].add(id)
        return { verdict, cites }
      })
      const found = rule.decide(
        tally,
        (verdict: keyof typeof cited) => cited[verdict],
        () => theirs,
      )
      expect(found).toEqual(decide(votes, ours))
      expect(rule.contested(tally)).toBe(contested(tally))
      expect(rule.allowed(theirs)).toEqual(verdictsAllowed(ours))
    }),
    { numRuns: 3000 },
  )
})

test('both write a value in the same canonical bytes, and read no other spelling of it', () => {
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.maxSafeInteger(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(true, false, null, '\u0000', '€', '\u{1f600}', -0),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('10', '9', 'ö', '\ufb33')), tie('tree'), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    ),
  }))
  fc.assert(
    fc.property(tree, (value) => {
      const bytes = Buffer.from(canonical(value))
      expect(Buffer.from(form.canonical(value)).equals(bytes)).toBe(true)
      expect(form.canonical(form.parseCanonical(bytes))).toBe(bytes.toString())
      const spaced = Buffer.from(` ${bytes.toString()}`)
      expect(() => form.parseCanonical(spaced)).toThrow('canonical')
    }),
    { numRuns: 2000 },
  )
  for (const text of [
    '{"b":1,"a":1}',
    '{"a":1,"a":1}',
    '1.0',
    '1.5',
    '1e2',
    '-0',
    '"\\ud800"',
    '"\\u00e9"',
    '"\\/"',
    '9007199254740993',
  ]) {
    expect(() => form.parseCanonical(Buffer.from(text)), text).toThrow()
  }
  expect(() => form.parseCanonical(Buffer.from([0x22, 0xff, 0x22]))).toThrow('UTF-8')
})
