import { type Origin, originsOf } from '../evidence'
import type { Graph, Way, Word } from '../provenance'

/** What a page says in a line: sources read, agents cited of whom no document was read, and whom each side goes back to. */
export type Counts = { read: string[]; notSeen: string[]; supports: Origin[]; denies: Origin[] }

/**
 * In: the words of a claim, or of all claims of an event, and the graph of the event. Sources read are those with an active
 * piece, and those that its word came by. Cited are the agents that any citation in them names, as its own or as passing on,
 * and the speakers of the pieces; not seen are those of them who published no source of the graph.
 */
export function countsOf(words: readonly Word[], graph: Graph): Counts {
  const active = words.filter((word) => word.active)
  const read = sourcesOf(active)
  const cited = new Set(active.map(({ speaker }) => speaker.agent))
  for (const { source, agent, via } of graph.citations.values()) {
    if (!read.has(source)) continue
    for (const each of via) cited.add(each)
    if (agent !== null) cited.add(agent)
  }
  for (const { publisher } of graph.sources.values()) if (publisher !== null) cited.delete(publisher)
  const [supports, denies] = [originsOf(words, 'supports'), originsOf(words, 'denies')]
  return { read: [...read], notSeen: [...cited], supports, denies }
}

/** Every document on the way of a word, each station looked at once. */
function sourcesOf(words: readonly Word[]): Set<string> {
  const sources = new Set<string>()
  const walked = new Set<Way>()
  for (const word of words) {
    for (let way: Way | null = word.way; way && !walked.has(way); way = way.next) {
      walked.add(way)
      const { station } = way
      if (station.kind === 'source') sources.add(station.source)
      if (station.kind === 'cycle') for (const source of station.sources) sources.add(source)
    }
  }
  return sources
}
