import { execFileSync } from 'node:child_process'
import { type Origin, originsOf } from '../../domain/evidence'
import { type Attached, type CitationEdge, type Graph, type SourceNode, traced } from '../../domain/provenance'

const SIZES = [1_000, 10_000, 100_000]
const CITATIONS = 3
const TIMES = 7

/** What is found of a small graph is found again until it is of so many sources: less would drown in what else moves in memory. */
const COPIED = 40_000

type Measured = {
  ms: number
  lookedUp: number
  graph: number
  kept: number
  peak: number
  origins: number
  faults: number
}

/**
 * What it costs to follow every citation of a graph to where it ends and to count whom both sides go back to: a piece of
 * evidence through each, three citations a source. Processor time, since a busy machine lengthens only the clock's; beside it
 * the time it takes only to look each of them up by its id. Memory is measured in a process of its own for each size.
 */
export async function benchOrigins(): Promise<void> {
  let before: Measured | undefined
  for (const sources of SIZES) {
    const script = `import { measure } from ${JSON.stringify(import.meta.url)}; console.log(JSON.stringify(measure(${sources})))`
    const args = [...process.execArgv, '--expose-gc', '--input-type=module', '--eval', script]
    const one: Measured = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
    const size = `${sources.toLocaleString('en')} sources, ${(CITATIONS * sources).toLocaleString('en')} citations`
    const times = `${one.ms.toFixed(0)} ms, ×${(one.ms / one.lookedUp).toFixed(1)} of looking them up`
    const memory = `${one.kept.toFixed(1)} MB found, beside ${one.graph.toFixed(1)} MB of graph; ${one.peak.toFixed(0)} MB resident at most`
    const grown =
      before && `; grown ×${(one.ms / before.ms).toFixed(1)}, memory ×${(one.kept / before.kept).toFixed(1)}`
    console.log(`origins, ${size}: ${times}; ${memory}; ${one.origins} origins, ${one.faults} faults${grown ?? ''}`)
    before = one
  }
}

/**
 * Everything about one size. To be asked in a process of its own, where nothing else is in memory.
 * @public
 */
export function measure(sources: number): Measured {
  const empty = heap()
  const { graph, evidence } = invent(sources)
  const full = heap()
  const lookedUp = median(() => {
    let found = 0
    for (const { source, citation } of evidence) {
      if (graph.sources.has(source)) found += 1
      if (citation && graph.citations.has(citation)) found += 1
    }
    return found
  })
  const origins: Origin[] = []
  const ms = median(() => {
    const words = traced(evidence, graph)
    origins.splice(0, Number.POSITIVE_INFINITY, ...originsOf(words, 'supports'), ...originsOf(words, 'denies'))
  })
  const peak = process.resourceUsage().maxRSS / 1024
  const without = heap()
  const copies = Array.from({ length: Math.ceil(COPIED / sources) }, () => traced(evidence, graph))
  const kept = (heap() - without) / copies.length
  const faults = copies[0]?.filter((word) => word.fault).length ?? 0
  return { ms, lookedUp, graph: full - empty, kept, peak, origins: origins.length, faults }
}

/** Megabytes in use, once what is not is gone. */
function heap(): number {
  for (let n = 0; n < 3; n += 1) globalThis.gc?.()
  return process.memoryUsage().heapUsed / 2 ** 20
}

/** The median of so many runs, in milliseconds of processor time. */
function median(work: () => unknown): number {
  const taken = Array.from({ length: TIMES }, () => {
    globalThis.gc?.()
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return taken.sort((one, other) => one - other)[TIMES >> 1] ?? 0
}

/**
 * A graph such as nobody would wish for, the same each time: most citations lead on to another source, next to it or
 * anywhere, so that ways are long and some run in circles; one in fifty leads to what is not there; one source in twenty
 * relays the report of another.
 */
function invent(count: number): { graph: Graph; evidence: Attached[] } {
  let state = 20_240_624
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  const id = (kind: string, n: number) => Buffer.from(`${kind}${n}`.padEnd(18)).toString('hex')
  const agent = () => `agent-${below(count / 10)}`
  const sources = new Map<string, SourceNode>()
  const citations = new Map<string, CitationEdge>()
  const evidence: Attached[] = []
  for (let n = 0; n < count; n += 1) {
    const source = id('source', n)
    sources.set(source, { id: source, publisher: agent(), sameAs: below(20) === 0 ? id('source', below(count)) : null })
    for (let k = 0; k < CITATIONS; k += 1) {
      const cited = below(2) === 0 ? Math.max(0, n - 1) : below(count)
      const there = below(50) === 0 ? -1 : CITATIONS * cited + below(CITATIONS)
      const linked = { source: id('source', cited), citation: below(20) === 0 ? null : id('citation', there) }
      const cites = below(10) < 7 ? linked : null
      const via = below(3) === 0 ? [agent()] : []
      const through = id('citation', CITATIONS * n + k)
      citations.set(through, { id: through, source, agent: agent(), unnamed: below(4) === 0, via, cites })
      evidence.push({
        id: id('piece', evidence.length),
        stance: below(2) === 0 ? 'supports' : 'denies',
        speaker: { agent: agent(), unnamed: false },
        standing: 'third_party',
        active: true,
        source,
        citation: below(10) === 0 ? null : through,
      })
    }
  }
  return { graph: { sources, citations }, evidence }
}
