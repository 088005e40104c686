import type { Word } from '../../domain/provenance'
import type { ChainNode, Chains } from '../../domain/provenance/chains'

/** One way of the word: the document it was read in, whoever it came through, and whom it goes back to. */
export type Way = readonly ChainNode[]

/** Every way of a side, in the order of its boxes: from a box that nothing leads to, along each edge, to where it ends. */
export function waysOf({ nodes, edges }: Chains): Way[] {
  const boxes = new Map(nodes.map((node) => [node.id, node]))
  const onward = new Map<string, string[]>()
  for (const { from, to } of edges) {
    const there = onward.get(from)
    if (there) there.push(to)
    else onward.set(from, [to])
  }
  const ledTo = new Set(edges.map(({ to }) => to))
  return nodes.flatMap((start) => {
    if (ledTo.has(start.id)) return []
    const first = onward.get(start.id) ?? []
    return first.length === 0 ? [[start]] : first.map((to) => [start, ...along(to)])
  })

  function along(id: string): ChainNode[] {
    const met = new Set<string>()
    for (let at: string | undefined = id; at && !met.has(at); at = onward.get(at)?.[0]) met.add(at)
    return [...met].flatMap((each) => boxes.get(each) ?? [])
  }
}

/** The agents through whom a side's word came to whoever printed it, by the agent of the origin it goes back to. */
export function carriersOf(chains: Chains): Map<string, string[]> {
  const carriers = new Map<string, string[]>()
  for (const way of waysOf(chains)) {
    const end = way.at(-1)
    if (end?.kind !== 'origin') continue
    const between = way.slice(1, -1).flatMap((box) => ('agent' in box && box.agent) || [])
    const known = carriers.get(end.agent) ?? []
    carriers.set(
      end.agent,
      [...new Set([...known, ...between])].filter((agent) => agent !== end.agent),
    )
  }
  return carriers
}

/** The pieces of a side by the way they came, which `keyOf` names. */
export function byWay<W extends Word>(words: readonly W[]): Map<string, W[]> {
  const came = new Map<string, W[]>()
  for (const word of words) {
    const stations: string[] = []
    for (let at: Word['way'] | null = word.way; at; at = at.next) stations.push(nameOf(at.station))
    const key = keyFor(stations, word.ends[0]?.agent)
    const there = came.get(key)
    if (there) there.push(word)
    else came.set(key, [word])
  }
  return came
}

/** What a way has in common with all words that came by it. */
export function keyOf(way: Way): string {
  const end = way.at(-1)
  return keyFor(way.slice(0, -1).map(nameOf), end?.kind === 'origin' ? end.agent : undefined)
}

/** An agent that speaks for itself is its own last station, and in the picture one box with its origin. */
function keyFor(stations: readonly string[], end: string | undefined): string {
  const before = stations.at(-1) === `agent ${end}` ? stations.slice(0, -1) : stations
  return [...before, end].join(' > ')
}

function nameOf(box: Word['way']['station'] | ChainNode): string {
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
