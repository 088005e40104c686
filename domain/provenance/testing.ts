import fc from 'fast-check'
import { type Origin, originsOf } from '../evidence'
import { type Attached, type Graph, traced, type Way } from '../provenance'
import { says } from '../testing'

/** A way as a line: documents by their id, agents not read in brackets, documents in a circle in braces; then whom it ends at. */
export function told(evidence: readonly Attached[], graph: Graph): string[] {
  return traced(evidence, graph).map(({ way, ends, seen, echo, fault }) => {
    const stations: string[] = []
    for (let each: Way | null = way; each; each = each.next) {
      const { station } = each
      if (station.kind === 'source') stations.push(station.source)
      else stations.push(station.kind === 'agent' ? `[${station.agent}]` : `{${station.sources.join(' ')}}`)
    }
    const marks = [seen ? 'seen' : '', echo ? 'echo' : '', fault ?? ''].filter(Boolean)
    return [`${stations.join(' → ')}: ${named(ends)}`, ...marks].join(', ')
  })
}

/** Whom a way ends at, in words. */
const named = (ends: readonly Origin[]) =>
  ends.map(({ agent, unnamed }) => (unnamed ? `people at ${agent}` : agent)).join(' + ')

/** The origins of what supports, in the order of their names. */
export const origins = (evidence: readonly Attached[], graph: Graph) =>
  named(originsOf(traced(evidence, graph), 'supports').sort((one, other) => (one.agent < other.agent ? -1 : 1)))

/** So many ids. */
export const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, n) => `${prefix}${n}`)
const anAgent = fc.constantFrom('a', 'b', 'c', 'd')
const aSource = fc.constantFrom(...ids('s', 5))
/** Small graphs where everything that can be wrong is: circles, gaps, documents of nobody. */
export const anyGraph = fc
  .record({
    sources: fc.array(fc.tuple(aSource, fc.option(anAgent), fc.option(fc.constantFrom(...ids('s', 6))))),
    citations: fc.array(
      fc.record({
        id: fc.constantFrom(...ids('c', 8)),
        source: aSource,
        agent: fc.option(anAgent),
        unnamed: fc.boolean(),
        via: fc.array(anAgent, { maxLength: 2 }),
        cites: fc.option(
          fc.record({
            source: fc.constantFrom(...ids('s', 6)),
            citation: fc.option(fc.constantFrom(...ids('c', 9)), { freq: 3 }),
          }),
        ),
      }),
    ),
  })
  .map(
    ({ sources, citations }): Graph => ({
      sources: new Map(sources.map(([id, publisher, sameAs]) => [id, { id, publisher, sameAs }])),
      citations: new Map(citations.map((each) => [each.id, { ...each, unnamed: each.unnamed || each.agent === null }])),
    }),
  )
/** Evidence in the sources of such a graph, through its citations or past them. */
export const anyEvidence = fc
  .array(
    fc.record({
      stance: fc.constantFrom('supports', 'denies', 'mentions'),
      agent: anAgent,
      unnamed: fc.boolean(),
      standing: fc.constantFrom('party', 'third_party', 'record'),
      active: fc.boolean(),
      source: aSource,
      citation: fc.option(fc.constantFrom(...ids('c', 9))),
    }),
    { maxLength: 10 },
  )
  .map((all) => all.map(({ stance, agent, ...more }, n) => says(stance, agent, { ...more, id: `p${n}` })))
