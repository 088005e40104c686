import { type Evidence, type Origin, originsOf, type Side, type Traced } from './evidence'

/** A citation that was recorded: in `source`, what `agent` said is passed on, by way of `via` (nearest first). */
export type CitationEdge = {
  id: string
  source: string
  /** Null only with `unnamed`: people whom the text places nowhere. */
  agent: string | null
  unnamed: boolean
  via: readonly string[]
  /** The captured document that the passage cites, and where in it the word comes from; null there: its own word. */
  cites: { source: string; citation: string | null } | null
}

/** A captured document. `sameAs`: a reviewer said that it relays the same report as this earlier one. */
export type SourceNode = { id: string; publisher: string | null; sameAs: string | null }

/** What is recorded and active, agents by the ids they go by now. */
export type Graph = {
  sources: ReadonlyMap<string, SourceNode>
  citations: ReadonlyMap<string, CitationEdge>
}

/** Evidence as it was attached: in which source, and through which citation it speaks, if through one. */
export type Attached = Evidence & { source: string; citation: string | null }

/** Why a way could not be followed as it was recorded. */
export const FAULTS = ['missing_link', 'cycle'] as const
export type Fault = (typeof FAULTS)[number]

/** One station of a word's way: a document that was read, an agent whose document was not, or documents citing each other. */
export type Station =
  | { kind: 'source'; source: string; agent: string | null }
  | { kind: 'agent'; agent: string }
  | { kind: 'cycle'; sources: readonly string[] }

/** The way of a word, nearest station first. Ways that meet share the rest, so that all of them together stay small. */
export type Way = { station: Station; next: Way | null }

/** A piece with the way its word came and whom it goes back to. */
export type Word<E extends Attached = Attached> = Traced<E> & {
  way: Way
  /** Whether the document of the one it goes back to was read. */
  seen: boolean
  /** An outlet's own words about what its article, or the article it relays, attributes: they add no origin. */
  echo: boolean
  fault: Fault | null
}

/** Follows every piece of a claim to where its word ends. */
export function traced<E extends Attached>(evidence: readonly E[], graph: Graph): Word<E>[] {
  return evidence.map((piece) => ({
    ...piece,
    ends: [piece.speaker],
    way: {
      station: { kind: 'source', source: piece.source, agent: graph.sources.get(piece.source)?.publisher ?? null },
      next: null,
    },
    seen: false,
    echo: false,
    fault: null,
  }))
}

/** The evidence of a claim as a version of the rule reads it: 1 took the speaker for the origin, 2 follows the word. */
export function asOfRule<E extends Attached>(version: number, evidence: readonly E[], graph: Graph): Traced<E>[] {
  return version >= 2 ? traced(evidence, graph) : evidence.map((piece) => ({ ...piece, ends: [piece.speaker] }))
}

/** One box of the picture: a station, or whom the side goes back to. */
export type ChainNode = { id: string } & (Station | ({ kind: 'origin'; seen: boolean } & Origin))

/** One side's chains. Each edge leads from who passes a word on to whom it is from; there is no way round in circles. */
export type Chains = { nodes: ChainNode[]; edges: { from: string; to: string }[] }

/** What a page says in a line: sources read, agents cited of whom no document was read, and whom each side goes back to. */
export type Counts = { read: string[]; notSeen: string[]; supports: Origin[]; denies: Origin[] }

/** The chains of one side, ready to be drawn or listed. */
export function chainsOf(_words: readonly Word[], _side: Side): Chains {
  return { nodes: [], edges: [] }
}

/**
 * In: the words of a claim (or of all claims of an event) and the graph of the event. Sources read are those with an active
 * piece; cited are the agents that their citations and pieces name; not seen, those who published no source of the graph.
 */
export function countsOf(words: readonly Word[], _graph: Graph): Counts {
  return { read: [], notSeen: [], supports: originsOf(words, 'supports'), denies: originsOf(words, 'denies') }
}
