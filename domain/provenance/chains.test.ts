import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { originsOf } from '../evidence'
import { type Attached, type Graph, traced } from '../provenance'
import { cites, graphOf, says } from '../testing'
import { type ChainNode, type Chains, chainsOf } from './chains'
import { anyEvidence, anyGraph } from './testing'

function nameOf(node: ChainNode): string {
  switch (node.kind) {
    case 'source':
      return node.source
    case 'agent':
      return `[${node.agent}]`
    case 'cycle':
      return `{${node.sources.join(' ')}}`
    case 'origin':
      return `${node.unnamed ? 'people at ' : ''}${node.agent}${node.seen ? ', seen' : ''}`
  }
}

/** Every way through the picture, from where it begins to where it ends. */
function ways({ nodes, edges }: Chains): string[] {
  const ledTo = new Set(edges.map(({ to }) => to))
  const from = (id: string): string[][] => {
    const name = nameOf(nodes.find((node) => node.id === id) as ChainNode)
    const on = edges.filter((edge) => edge.from === id).flatMap(({ to }) => from(to))
    return on.length > 0 ? on.map((way) => [name, ...way]) : [[name]]
  }
  return nodes.filter(({ id }) => !ledTo.has(id)).flatMap(({ id }) => from(id).map((way) => way.join(' → ')))
}

const drawn = (evidence: readonly Attached[], graph: Graph) => chainsOf(traced(evidence, graph), 'supports')

describe('the chain INN → Sputnik → Aydınlık → people without names', () => {
  const people = { unnamed: true, via: ['sputnik'] }
  const inn = says('supports', 'aydinlik', { source: 'inn', citation: 'c' })

  test('comes out where only the first article was read', () => {
    const chains = drawn([inn], graphOf(['inn by inn'], cites('c', 'inn', 'aydinlik', people)))
    expect(ways(chains)).toEqual(['inn → [sputnik] → [aydinlik] → people at aydinlik'])
    expect(chains.nodes).toHaveLength(4)
  })

  test('and where the second was read as well, and is linked', () => {
    const linked = { source: 'sputnik', citation: 'd' }
    const graph = graphOf(
      ['inn by inn', 'sputnik by sputnik'],
      cites('c', 'inn', 'aydinlik', { ...people, cites: linked }),
      cites('d', 'sputnik', 'aydinlik', { unnamed: true }),
    )
    expect(ways(drawn([inn], graph))).toEqual(['inn → sputnik → [aydinlik] → people at aydinlik'])
    const sputnik = says('supports', 'aydinlik', { source: 'sputnik', citation: 'd' })
    expect(ways(drawn([inn, sputnik], graph))).toEqual(['inn → sputnik → [aydinlik] → people at aydinlik'])
  })

  test('a chain that names the paper only leads on to its people, once another has told of them', () => {
    const graph = graphOf(
      ['inn by inn', 'syria-tv by syria-tv'],
      cites('c', 'inn', 'aydinlik', people),
      cites('e', 'syria-tv', 'aydinlik'),
    )
    const syriaTv = says('supports', 'aydinlik', { source: 'syria-tv', citation: 'e' })
    expect(ways(drawn([syriaTv], graph))).toEqual(['syria-tv → aydinlik'])
    const both = drawn([inn, syriaTv], graph)
    expect(ways(both)).toEqual([
      'inn → [sputnik] → [aydinlik] → people at aydinlik',
      'syria-tv → [aydinlik] → people at aydinlik',
    ])
    expect(both.nodes).toHaveLength(5)
  })
})

describe('what is one box and what is not', () => {
  const graph = graphOf(
    ['a by a', 'b by b', 'c by c', 'lone by lone'],
    cites('a-x', 'a', 'x'),
    cites('a-y', 'a', 'y', { via: ['x'] }),
    cites('b-a', 'b', 'a', { cites: { source: 'a', citation: 'a-y' } }),
    cites('c-x', 'c', 'x', { via: ['y'] }),
  )
  const through = (source: string, citation: string) => says('supports', 'who', { source, citation })

  test('a document that begins two chains is one', () => {
    const chains = drawn([through('a', 'a-x'), through('a', 'a-y')], graph)
    expect(ways(chains)).toEqual(['a → x', 'a → [x] → y'])
    expect(chains.nodes.filter(({ kind }) => kind === 'source')).toHaveLength(1)
  })

  test('but what another took from it does not lead to what it did not take', () => {
    const chains = drawn([through('a', 'a-x'), through('b', 'b-a')], graph)
    expect(ways(chains)).toEqual(['a → x', 'b → a → [x] → y'])
  })

  test('an agent on two ways is two boxes where they go on apart', () => {
    expect(ways(drawn([through('a', 'a-y'), through('c', 'c-x')], graph))).toEqual(['a → [x] → y', 'c → [y] → x'])
  })

  test('an agent on the way to itself stays on it, and a document that is named like an agent is no agent', () => {
    const odd = graphOf(
      ['inn by inn', 'tass by ria', 'b by b'],
      cites('back', 'inn', 'x', { via: ['x', 'ministry'] }),
      cites('in-tass', 'tass', 'z', { via: ['y'] }),
      cites('in-b', 'b', 'z', { via: ['tass', 'y'] }),
    )
    expect(ways(drawn([through('inn', 'back')], odd))).toEqual(['inn → [x] → [ministry] → x'])
    expect(ways(drawn([through('tass', 'in-tass'), through('b', 'in-b')], odd))).toEqual([
      'tass → [y] → z',
      'b → [tass] → [y] → z',
    ])
  })

  test('the origin was seen as soon as one way leads through its document', () => {
    const own = says('supports', 'x', { source: 'lone' })
    expect(ways(drawn([through('a', 'a-x'), own], graph))).toEqual(['a → x', 'lone → x'])
    const read = graphOf(['a by a', 'x by x'], cites('a-x', 'a', 'x'))
    expect(ways(drawn([through('a', 'a-x'), says('supports', 'x', { source: 'x' })], read))).toEqual([
      'a → x, seen',
      'x → x, seen',
    ])
  })

  test('each side has its own picture, and what was withdrawn is in none', () => {
    const words = traced(
      [through('a', 'a-x'), says('denies', 'z', { source: 'b' }), { ...through('c', 'c-x'), active: false }],
      graph,
    )
    expect(ways(chainsOf(words, 'supports'))).toEqual(['a → x'])
    expect(ways(chainsOf(words, 'denies'))).toEqual(['b → z'])
    expect(chainsOf([], 'denies')).toEqual({ nodes: [], edges: [] })
  })

  test('documents that cite each other are one box, and the headline of an article is no chain of its own', () => {
    const round = graphOf(
      ['a by a', 'b by b'],
      cites('a-b', 'a', 'b', { cites: { source: 'b', citation: 'b-a' } }),
      cites('b-a', 'b', 'a', { cites: { source: 'a', citation: 'a-b' } }),
    )
    const evidence = [through('a', 'a-b'), through('b', 'b-a'), says('supports', 'a', { source: 'a' })]
    expect(ways(drawn(evidence, round))).toEqual(['a → {a b} → a', 'b → {a b} → a'])
  })
})

describe('whatever cites whatever', () => {
  test('every document of an active piece begins or is on a way, every way ends at an origin of the side, and none runs in a circle', () => {
    fc.assert(
      fc.property(anyEvidence, anyGraph, (evidence, graph) => {
        const words = traced(evidence, graph)
        const chains = chainsOf(words, 'supports')
        const { nodes, edges } = chains
        const ids = nodes.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(new Set(edges.map(({ from, to }) => `${from} ${to}`)).size).toBe(edges.length)
        for (const { from, to } of edges) expect(ids).toEqual(expect.arrayContaining([from, to]))

        const active = words.filter(({ active, stance }) => active && stance === 'supports')
        const drawnSources = nodes.flatMap((node) => (node.kind === 'source' ? [node.source] : []))
        expect(drawnSources).toEqual(expect.arrayContaining(active.map(({ source }) => source)))
        const ends = nodes.flatMap((node) => (node.kind === 'origin' ? [`${node.agent} ${node.unnamed}`] : []))
        expect(ends.sort()).toEqual(
          originsOf(words, 'supports')
            .map(({ agent, unnamed }) => `${agent} ${unnamed}`)
            .sort(),
        )

        const ledTo = new Set(edges.map(({ to }) => to))
        for (const node of nodes) {
          const out = edges.filter(({ from }) => from === node.id).length
          if (node.kind === 'origin') expect(out).toBe(0)
          else if (node.kind === 'source' && !ledTo.has(node.id)) expect(out).toBeGreaterThan(0)
          else expect(out).toBe(1)
        }
        expect(ways(chains).every((way) => way.split(' → ').length <= nodes.length)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('the picture does not hang on the order of the evidence', () => {
    const twoOrders = fc.tuple(anyEvidence, anyGraph).chain(([evidence, graph]) =>
      fc.record({
        graph: fc.constant(graph),
        one: fc.constant(evidence),
        other: fc.shuffledSubarray(evidence, { minLength: evidence.length }),
      }),
    )
    fc.assert(
      fc.property(twoOrders, ({ graph, one, other }) => {
        const [chains, shuffled] = [drawn(one, graph), drawn(other, graph)]
        expect(ways(shuffled).sort()).toEqual(ways(chains).sort())
        expect(shuffled.nodes.map(nameOf).sort()).toEqual(chains.nodes.map(nameOf).sort())
      }),
    )
  })
})

test('ways that share their end are walked once: 20,000 articles in a line, each with its piece', () => {
  const length = 20_000
  const numbers = Array.from({ length }, (_, n) => n)
  const graph = graphOf(
    numbers.map((n) => `s${n} by a${n}`),
    ...numbers.map((n) =>
      cites(`c${n}`, `s${n}`, 'x', { cites: n + 1 < length ? { source: `s${n + 1}`, citation: `c${n + 1}` } : null }),
    ),
  )
  const chains = drawn(
    numbers.map((n) => says('supports', 'x', { source: `s${n}`, citation: `c${n}` })),
    graph,
  )
  expect(chains.nodes).toHaveLength(length + 1)
  expect(chains.edges).toHaveLength(length)
})
