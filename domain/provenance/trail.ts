import type { Attached, CitationEdge, Fault, Graph, SourceNode, Way } from '../provenance'
import { follow } from './follow'

/** Where a word goes back to from one spot. An agent of null: unnamed people whom nothing read so far places. */
export type Trail = {
  way: Way
  end: { agent: string | null; unnamed: boolean }
  /** Whether the last station is a document: the original was read. */
  seen: boolean
  fault: Fault | null
  /** The document that speaks here in its own voice of what it attributes to somebody, if one does. */
  attributedIn: string | null
}

/** Where a word can be met: a piece of evidence, a citation that it comes through, a document speaking in its own voice. */
type Spot = Attached | CitationEdge | SourceNode

/** Whether a piece is what the publisher of its source says in its own name, as far as the record goes. */
export function isOwnWord({ citation, speaker, source }: Attached, { sources, citations }: Graph): boolean {
  const publisher = sources.get(source)?.publisher ?? null
  const through = citation === null ? undefined : citations.get(citation)
  if (through) return !through.cites && through.via.length === 0 && !through.unnamed && through.agent === publisher
  return !speaker.unnamed && speaker.agent === publisher
}

/**
 * The trail of every spot that the pieces lead to. `attributing` holds, for a document, a piece of it that gives the word to
 * somebody else: what the document says in its own voice is then taken up there, and so is what others took from it without
 * saying from where in it.
 */
export function trailsOf(
  pieces: readonly Attached[],
  graph: Graph,
  attributing: ReadonlyMap<string, Attached>,
): ReadonlyMap<Spot, Trail> {
  const document = (id: string | null) => (id === null ? null : (graph.sources.get(id) ?? null))
  const citation = (id: string | null) => (id === null ? null : (graph.citations.get(id) ?? null))
  const publisher = (id: string) => document(id)?.publisher ?? null
  const read = (source: string, next: Way | null): Way => ({
    station: { kind: 'source', source, agent: publisher(source) },
    next,
  })

  function next(spot: Spot): Spot | null {
    if (isPiece(spot)) {
      if (!isOwnWord(spot, graph)) return citation(spot.citation)
      const own = document(spot.source)
      return isFirstHand(spot) ? document(own?.sameAs ?? null) : own
    }
    if (!isCitation(spot)) return attributing.get(spot.id) ?? document(spot.sameAs)
    const { agent, unnamed, via, cites } = spot
    if (cites?.citation != null) return citation(cites.citation)
    const direct = via.length === 0
    const speaking = cites ? document(cites.source) : direct ? document(spot.source) : null
    if (!speaking || unnamed) return null
    return speaking.publisher === agent || (cites && direct && speaking.publisher === null) ? speaking : null
  }

  function fromPiece(piece: Attached, rest: Trail | null): Trail {
    const { source, speaker } = piece
    const fault = isLost(piece) ? 'missing_link' : (rest?.fault ?? null)
    const attributedIn = isFirstHand(piece) ? null : (rest?.attributedIn ?? null)
    if (rest) {
      const { station } = rest.way
      const begun = station.kind === 'source' && station.source === source
      return { ...rest, way: begun ? rest.way : read(source, rest.way), fault, attributedIn }
    }
    const seen = speaker.agent === publisher(source)
    return { way: read(source, seen ? null : unread([speaker.agent], null)), end: speaker, seen, fault, attributedIn }
  }

  /** Whether what a piece speaks through, or relays, is not there any more. */
  function isLost(piece: Attached): boolean {
    const relayed = isOwnWord(piece, graph) ? (document(piece.source)?.sameAs ?? null) : null
    return (piece.citation !== null && !citation(piece.citation)) || (relayed !== null && !document(relayed))
  }

  function fromDocument({ id, publisher: agent, sameAs }: SourceNode, rest: Trail | null): Trail {
    if (!rest) {
      const fault = sameAs === null ? null : 'missing_link'
      return { way: read(id, null), end: { agent, unnamed: false }, seen: true, fault, attributedIn: null }
    }
    if (attributing.has(id)) return { ...rest, attributedIn: id }
    return { ...rest, way: read(id, rest.way), end: placed(rest.end, agent) }
  }

  function fromCitation({ source, agent, unnamed, via, cites }: CitationEdge, rest: Trail | null): Trail {
    if (!cites && rest) return rest
    const named = agent === null ? via : [...via, agent]
    const chain = named[0] === publisher(source) ? named.slice(1) : named
    const cited = citation(cites?.citation ?? null)
    const linked = document(cited?.source ?? cites?.source ?? null)
    const fault = cites && (!linked || (cites.citation !== null && !cited)) ? 'missing_link' : (rest?.fault ?? null)

    const at = linked ? (linked.publisher === null ? 0 : chain.indexOf(linked.publisher)) : chain.length
    const after = linked ? chain.slice(at + 1) : []
    const tail = rest ? rest.way : linked && read(linked.id, unread(after, null))
    const way = read(source, unread(chain.slice(0, Math.max(at, 0)), tail))
    const nearest = publisher(source)
    if (rest) return { ...rest, way, end: placed(rest.end, chain[at] ?? nearest), fault, attributedIn: null }
    const end = placed({ agent, unnamed }, chain.at(-1) ?? nearest)
    return { way, end, seen: (linked ? after : chain).length === 0, fault, attributedIn: null }
  }

  function close(ring: readonly Spot[]): (spot: Spot) => Trail {
    const sources = [...new Set(ring.map(sourceOf))].sort()
    const agents = sources.flatMap((id) => publisher(id) ?? []).sort()
    const others = ring.flatMap((spot) => (isCitation(spot) ? [...spot.via, spot.agent ?? []].flat() : [])).sort()
    const end = {
      agent: agents[0] ?? others[0] ?? null,
      unnamed: ring.some((spot) => isCitation(spot) && spot.unnamed),
    }
    const way: Way = { station: { kind: 'cycle', sources }, next: null }
    return (spot) => ({ way: read(sourceOf(spot), way), end, seen: false, fault: 'cycle', attributedIn: null })
  }

  return follow<Spot, Trail>(
    pieces,
    next,
    (spot, rest) => {
      if (isPiece(spot)) return fromPiece(spot, rest)
      return isCitation(spot) ? fromCitation(spot, rest) : fromDocument(spot, rest)
    },
    close,
  )
}

function unread(agents: readonly string[], next: Way | null): Way | null {
  return agents.reduceRight<Way | null>((rest, agent) => ({ station: { kind: 'agent', agent }, next: rest }), next)
}

/** People whom nobody placed are those of the nearest agent that passes them on. */
function placed(end: Trail['end'], nearest: string | null): Trail['end'] {
  return end.agent === null ? { agent: nearest, unnamed: end.unnamed } : end
}

/** A party to the claim and a record of it speak for themselves, whomever else their document quotes. */
const isFirstHand = (piece: Attached) => piece.standing !== 'third_party'
const isPiece = (spot: Spot): spot is Attached => 'stance' in spot
const isCitation = (spot: Spot): spot is CitationEdge => 'via' in spot
const sourceOf = (spot: Spot) => ('source' in spot ? spot.source : spot.id)
