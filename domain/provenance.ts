import { distinct, type Evidence, type Origin, STANCES, type Stance, type Traced } from './evidence'
import { isOwnWord, type Trail, trailsOf } from './provenance/trail'
import type { RuleVersion } from './verdict'

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
  | { kind: 'cycle'; sources: readonly string[]; agent: null }

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

/**
 * Follows every piece of a claim to where its word ends. In: all its evidence, in any order, and the graph of what was read,
 * with merged agents under the id that survives. Out: the same pieces in the same order, each with its way and its ends; only
 * an echo has more than one. Nothing is refused: what is missing or runs in a circle is told as a fault.
 */
export function traced<E extends Attached>(evidence: readonly E[], graph: Graph): Word<E>[] {
  const foundOf = Object.fromEntries(STANCES.map((stance) => [stance, findings(evidence, stance, graph)]))
  // Not a spread: one that adds to what it copies takes ten times as long, and there may be hundreds of thousands.
  return evidence.map((piece) => Object.assign({}, piece, foundOf[piece.stance]?.(piece) as Found))
}

type Found = Omit<Word, keyof Attached>

/** One stance at a time: what an outlet attributes on one side says nothing of what it says on the other. */
function findings(evidence: readonly Attached[], stance: Stance, graph: Graph): (piece: Attached) => Found {
  const same = evidence.filter((piece) => piece.stance === stance)
  const own = new Set(same.filter((piece) => isOwnWord(piece, graph)))
  const attributed = bySource(same.filter((piece) => piece.active && !own.has(piece)))
  const firstHand = trailsOf(graph, own, () => null)
  const byOthers = trailsOf(graph, own, (source) => attributed.get(source)?.[0] ?? null)
  // A party to the claim and a record of it speak for themselves, whomever else their document quotes.
  const trailOf = (piece: Attached) => (piece.standing === 'third_party' ? byOthers : firstHand)(piece)
  const behind = new Map<string, Origin[]>()
  return (piece) => {
    const { way, end, seen, fault, attributedIn } = trailOf(piece)
    if (attributedIn === null) return { ends: [placedBy(piece, end)], way, seen, echo: false, fault }
    const others = attributed.get(attributedIn) ?? []
    const ends = behind.get(attributedIn) ?? distinct(others.map((each) => [placedBy(each, trailOf(each).end)]))
    behind.set(attributedIn, ends)
    return { ends, way, seen, echo: true, fault }
  }
}

/** Unnamed people whom nobody placed are those of the speaker whom the reviewer named. */
function placedBy({ speaker }: Attached, end: Trail['end']): Origin {
  return isPlaced(end) ? end : { agent: speaker.agent, unnamed: end.unnamed }
}

const isPlaced = (end: Trail['end']): end is Origin => end.agent !== null

/** The pieces of each document; first the one of the lowest id, whatever order they come in. */
function bySource<E extends Attached>(all: readonly E[]): Map<string, E[]> {
  const pieces = new Map<string, E[]>()
  for (const piece of all) {
    const there = pieces.get(piece.source)
    if (!there) pieces.set(piece.source, [piece])
    else if (piece.id < (there[0] as E).id) there.unshift(piece)
    else there.push(piece)
  }
  return pieces
}

/** The evidence of a claim as a version of the rule reads it: 1 took the speaker for the origin, 2 follows the word. */
export function asOfRule<E extends Attached>(version: RuleVersion, evidence: readonly E[], graph: Graph): Traced<E>[] {
  return version === 1 ? evidence.map((piece) => ({ ...piece, ends: [piece.speaker] })) : traced(evidence, graph)
}
