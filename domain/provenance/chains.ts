import { type Origin, originsOf, pieces, type Side } from '../evidence'
import type { Station, Way, Word } from '../provenance'

type Box = Station | ({ kind: 'origin'; seen: boolean } & Origin)

/** One box of the picture: a station, or whom the side goes back to; `seen` there: its own document was read. */
export type ChainNode = Box & { id: string }

/**
 * One side's chains. Each edge leads from who passes a word on to whom it is from. Only a document that nothing leads to can
 * have several edges out; from every other box there is one way on, and all ways end at an origin.
 */
export type Chains = { nodes: ChainNode[]; edges: { from: string; to: string }[] }

/**
 * The chains of one side of a claim, ready to be drawn or listed. Two chains share a box where the rest of the way is the same,
 * and nowhere else, so that the picture never has one document pass on what came by another; a document that begins several
 * chains is still one box. In: the words of one claim. Out: in the order in which the words first need them.
 */
export function chainsOf(words: readonly Word[], side: Side): Chains {
  const boxes = new Map<string, { node: ChainNode; to: string | null }>()
  const walked = new Map<string, Map<Way, string>>()
  const origins = new Map(originsOf(words, side).map((origin) => [origin.agent, origin]))

  for (const { way, ends, seen } of pieces(words, side)) {
    const origin = ends[0] && origins.get(ends[0].agent)
    if (origin) walk(way, origin, put({ kind: 'origin', ...origin, seen }, null))
  }
  return drawn([...boxes.values()])

  function put(box: Box, to: string | null): string {
    const key = `${nameOf(box)} ${to ?? ''}`
    const known = boxes.get(key)?.node
    if (known?.kind === 'origin' && box.kind === 'origin') known.seen ||= box.seen
    if (known) return known.id
    const id = `box${boxes.size + 1}`
    boxes.set(key, { node: { ...box, id }, to })
    return id
  }

  /**
   * Puts down the stations of a way, the last first, from where an earlier word has already walked. An agent that ends it in
   * its own name is the origin itself.
   */
  function walk(way: Way, { unnamed }: Origin, origin: string): void {
    const known = walked.get(origin) ?? new Map<Way, string>()
    walked.set(origin, known)
    const open: Way[] = []
    let met: Way | null = way
    for (; met && !known.has(met); met = met.next) open.push(met)
    let to = (met && known.get(met)) ?? origin
    for (const each of open.reverse()) {
      const { station, next } = each
      const isOrigin = !next && !unnamed && station.kind === 'agent'
      if (!isOrigin) to = put(station, to)
      known.set(each, to)
    }
  }
}

/** The boxes with their edges; of a document that only begins chains, one box for all of them. */
function drawn(boxes: readonly { node: ChainNode; to: string | null }[]): Chains {
  const ledTo = new Set(boxes.map(({ to }) => to))
  const first = new Map<string, string>()
  const chains: Chains = { nodes: [], edges: [] }
  for (const { node, to } of boxes) {
    const begins = node.kind === 'source' && !ledTo.has(node.id)
    const from = begins ? (first.get(node.source) ?? node.id) : node.id
    if (begins) first.set(node.source, from)
    if (from === node.id) chains.nodes.push(node)
    if (to !== null) chains.edges.push({ from, to })
  }
  return chains
}

function nameOf(box: Box): string {
  switch (box.kind) {
    case 'source':
      return `source ${box.source}`
    case 'cycle':
      return `cycle ${box.sources.join(' ')}`
    case 'agent':
    case 'origin':
      return `${box.kind} ${box.agent}`
  }
}
