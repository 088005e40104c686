import type { Attached, CitationEdge, Fault, Graph, SourceNode, Station, Way } from '../provenance'
import { follow } from './follow'

/** Where a word goes back to from one spot. An agent of null: unnamed people whom nothing read so far places. */
export type Trail = {
  way: Way
  end: { agent: string | null; unnamed: boolean }
  /** Whether the last station is a document: the original was read. */
  seen: boolean
  fault: Fault | null
  /** The document that attributes to somebody what is told here in a document's own voice, its own or the earlier one's. */
  attributedIn: string | null
}

/** Where a word can be met: a piece of evidence, a citation that it comes through, a document speaking in its own voice. */
type Spot = Attached | CitationEdge | SourceNode

/** Whether a piece is what the publisher of its source says in its own name, as far as the record goes. */
export function isOwnWord({ citation, speaker, source }: Attached, { sources, citations }: Graph): boolean {
  const through = citation === null ? undefined : citations.get(citation)
  const { agent, unnamed } = through ?? speaker
  if (unnamed || (through && (through.cites || through.via.length > 0))) return false
  return agent !== null && agent === sources.get(source)?.publisher
}

/**
 * The trails of pieces. `own` holds those that are their publisher's own word. `attributing` gives, for a document, a piece of
 * it that gives the word to somebody else: what the document says in its own voice is then taken up there, and so is what
 * others took from it without saying from where in it.
 */
export function trailsOf(
  graph: Graph,
  own: ReadonlySet<Attached>,
  attributing: (source: string) => Attached | null,
): (piece: Attached) => Trail {
  const document = (id: string | null) => (id === null ? null : (graph.sources.get(id) ?? null))
  const citation = (id: string | null) => (id === null ? null : (graph.citations.get(id) ?? null))
  const publisher = (id: string) => document(id)?.publisher ?? null

  function next(spot: Spot): Spot | null {
    if (isPiece(spot)) {
      return own.has(spot) ? document(spot.source) : citation(spot.citation)
    }
    if (!isCitation(spot)) return attributing(spot.id) ?? document(spot.sameAs)
    const { agent, unnamed, via, cites } = spot
    if (cites?.citation != null) return citation(cites.citation)
    const direct = via.length === 0
    const speaking = cites ? document(cites.source) : direct ? document(spot.source) : null
    if (!speaking || unnamed) return null
    return speaking.publisher === agent || (cites && direct && speaking.publisher === null) ? speaking : null
  }

  function fromPiece(piece: Attached, rest: Trail | null): Trail {
    const { source, speaker } = piece
    const lost = piece.citation !== null && !(own.has(piece) ? citation(piece.citation) : rest)
    if (!rest) {
      const by = publisher(source)
      const way = read(source, by, speaker.agent === by ? null : unread([speaker.agent], null))
      const fault = lost ? 'missing_link' : null
      return { way, end: speaker, seen: speaker.agent === by, fault, attributedIn: null }
    }
    const { station } = rest.way
    const begun = station.kind === 'source' && station.source === source
    if (begun && !lost) return rest
    return {
      way: begun ? rest.way : read(source, publisher(source), rest.way),
      end: rest.end,
      seen: rest.seen,
      fault: lost ? 'missing_link' : rest.fault,
      attributedIn: rest.attributedIn,
    }
  }

  function fromDocument({ id, publisher: agent, sameAs }: SourceNode, rest: Trail | null): Trail {
    if (!rest) {
      const fault = sameAs === null ? null : 'missing_link'
      return { way: read(id, agent, null), end: { agent, unnamed: false }, seen: true, fault, attributedIn: null }
    }
    const { way, end, seen, fault, attributedIn } = rest
    if (attributing(id)) return { way, end, seen, fault, attributedIn: id }
    return { way: read(id, agent, way), end: placed(end, agent), seen, fault, attributedIn }
  }

  function fromCitation({ source, agent, unnamed, via, cites }: CitationEdge, rest: Trail | null): Trail {
    if (!cites && rest) return rest
    const nearest = publisher(source)
    const named = agent === null ? via : [...via, agent]
    const chain = named[0] === nearest ? named.slice(1) : named
    // A document that nobody is known to have published is taken for that of the nearest agent.
    const cited = rest ? rest.way.station : atDocument(document(cites?.source ?? null))
    const at = cited ? chain.indexOf(cited.agent ?? chain[0] ?? '') : chain.length
    const before = at > 0 ? chain.slice(0, at) : []
    if (rest) {
      const end = placed(rest.end, chain[at] ?? nearest)
      return {
        way: read(source, nearest, unread(before, rest.way)),
        end,
        seen: rest.seen,
        fault: rest.fault,
        attributedIn: null,
      }
    }
    const after = chain.slice(at + 1)
    return {
      way: read(source, nearest, unread(before, cited && { station: cited, next: unread(after, null) })),
      end: placed({ agent, unnamed }, chain.at(-1) ?? nearest),
      seen: (cited ? after : before).length === 0,
      fault: cites && (!cited || cites.citation !== null) ? 'missing_link' : null,
      attributedIn: null,
    }
  }

  function close(ring: readonly Spot[]): (spot: Spot) => Trail {
    const sources = [...new Set(ring.map(sourceOf))].sort()
    const agents = sources.flatMap((id) => publisher(id) ?? []).sort()
    const others = ring.flatMap((spot) => (isCitation(spot) ? [...spot.via, spot.agent ?? []].flat() : [])).sort()
    const end = {
      agent: agents[0] ?? others[0] ?? null,
      unnamed: ring.some((spot) => isCitation(spot) && spot.unnamed),
    }
    const way: Way = { station: { kind: 'cycle', sources, agent: null }, next: null }
    return (spot) => ({
      way: read(sourceOf(spot), publisher(sourceOf(spot)), way),
      end,
      seen: false,
      fault: 'cycle',
      attributedIn: null,
    })
  }

  const trailOf = follow<Spot, Trail>(
    next,
    (spot, rest) => {
      if (isPiece(spot)) return fromPiece(spot, rest)
      return isCitation(spot) ? fromCitation(spot, rest) : fromDocument(spot, rest)
    },
    close,
  )
  return (piece) => {
    const first = next(piece)
    return fromPiece(piece, first && trailOf(first))
  }
}

function read(source: string, agent: string | null, next: Way | null): Way {
  return { station: { kind: 'source', source, agent }, next }
}

function atDocument(document: SourceNode | null): Station | null {
  return document && { kind: 'source', source: document.id, agent: document.publisher }
}

function unread(agents: readonly string[], next: Way | null): Way | null {
  return agents.reduceRight<Way | null>((rest, agent) => ({ station: { kind: 'agent', agent }, next: rest }), next)
}

/** People whom nobody placed are those of the nearest agent that passes them on. */
function placed(end: Trail['end'], nearest: string | null): Trail['end'] {
  return end.agent === null ? { agent: nearest, unnamed: end.unnamed } : end
}

const isPiece = (spot: Spot): spot is Attached => 'stance' in spot
const isCitation = (spot: Spot): spot is CitationEdge => 'via' in spot
const sourceOf = (spot: Spot) => ('source' in spot ? spot.source : spot.id)
