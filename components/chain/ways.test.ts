import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Word } from '../../domain/provenance'
import type { ChainNode, Chains } from '../../domain/provenance/chains'
import { byWay, carriersOf, keyOf, waysOf } from './ways'

const read = (id: string, agent: string | null = id): ChainNode => ({ id, kind: 'source', source: id, agent })
const cited = (id: string): ChainNode => ({ id, kind: 'agent', agent: id })
const origin = (agent: string, unnamed = true): ChainNode => ({
  id: `of ${agent}`,
  kind: 'origin',
  agent,
  unnamed,
  seen: false,
})
const edges = (...pairs: string[]): Chains['edges'] =>
  pairs.map((pair) => {
    const [from, to] = pair.split('>') as [string, string]
    return { from, to }
  })

/** A site from an agency from a newspaper, and another site straight from the newspaper. */
const relayed: Chains = {
  nodes: [origin('paper'), cited('paper'), cited('agency'), read('site'), read('other')],
  edges: edges('paper>of paper', 'agency>paper', 'site>agency', 'other>paper'),
}

test('a way leads from a page that was read to whom its word goes back to', () => {
  expect(waysOf(relayed).map((way) => way.map(({ id }) => id))).toEqual([
    ['site', 'agency', 'paper', 'of paper'],
    ['other', 'paper', 'of paper'],
  ])
})

test('a page that begins two chains begins two ways', () => {
  const chains: Chains = {
    nodes: [read('site'), cited('paper'), origin('paper'), origin('ministry', false)],
    edges: edges('site>paper', 'paper>of paper', 'site>of ministry'),
  }
  expect(waysOf(chains).map((way) => way.at(-1)?.id)).toEqual(['of paper', 'of ministry'])
})

test('who carried a word is named once, without whoever printed it and whoever it goes back to', () => {
  expect(carriersOf(relayed)).toEqual(new Map([['paper', ['agency']]]))
})

test('no boxes, no ways; and what leads round in circles still comes to an end', () => {
  expect(waysOf({ nodes: [], edges: [] })).toEqual([])
  const ring: Chains = { nodes: [read('site'), cited('a'), cited('b')], edges: edges('site>a', 'a>b', 'b>a') }
  expect(waysOf(ring)).toHaveLength(1)
})

test('a piece came by the way that has its stations, whether or not its last is one box with the origin', () => {
  const way = waysOf(relayed)[0] ?? []
  const piece = (...stations: Word['way']['station'][]) =>
    ({
      ends: [{ agent: 'paper', unnamed: true }],
      way: stations.reduceRight<Word['way'] | null>((next, station) => ({ station, next }), null),
    }) as unknown as Word
  const site = { kind: 'source', source: 'site', agent: 'site' } as const
  const agency = { kind: 'agent', agent: 'agency' } as const
  const paper = { kind: 'agent', agent: 'paper' } as const
  const [came, straight] = [piece(site, agency, paper), piece(site, paper)]
  expect(byWay([came, straight]).get(keyOf(way))).toEqual([came])
  const named = [...way.slice(0, 2), origin('paper', false)]
  expect(byWay([came]).get(keyOf(named))).toEqual([came])
})

test('every edge of a picture without circles stands in some way, and every way follows its edges', () => {
  const forests = fc.array(fc.nat(), { minLength: 1, maxLength: 40 }).map((picks): Chains => {
    const nodes = [origin('end'), ...picks.map((_, at) => cited(`box${at}`))]
    return { nodes, edges: picks.map((pick, at) => ({ from: `box${at}`, to: nodes[pick % (at + 1)]?.id as string })) }
  })
  fc.assert(
    fc.property(forests, (chains) => {
      const steps = waysOf(chains).flatMap((way) => way.slice(1).map(({ id }, at) => `${way[at]?.id}>${id}`))
      expect(new Set(steps)).toEqual(new Set(chains.edges.map(({ from, to }) => `${from}>${to}`)))
    }),
  )
})
