import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Attached, type Graph, traced } from '../provenance'
import { cites, graphOf, says } from '../testing'
import { countsOf } from './counts'
import { anyEvidence, anyGraph } from './testing'

const counted = (evidence: readonly Attached[], graph: Graph) => {
  const { read, notSeen, supports, denies } = countsOf(traced(evidence, graph), graph)
  return { read: read.sort(), notSeen: notSeen.sort(), for: supports.length, against: denies.length }
}

const hmeimim = graphOf(
  ['inn by inn', 'syria-tv by syria-tv', 'kremlin by kremlin'],
  cites('sputnik', 'inn', 'aydinlik', { via: ['sputnik'], unnamed: true }),
  cites('lavrentyev', 'inn', 'sputnik'),
  cites('claims', 'syria-tv', 'aydinlik'),
  cites('watan', 'syria-tv', 'al-watan', { unnamed: true }),
  cites('own', 'syria-tv', 'syria-tv', { unnamed: true }),
  cites('star', 'syria-tv', 'star', { unnamed: true }),
)
const evidence = [
  says('supports', 'aydinlik', { source: 'inn', citation: 'sputnik' }),
  says('supports', 'aydinlik', { source: 'syria-tv', citation: 'claims' }),
  says('denies', 'al-watan', { source: 'syria-tv', citation: 'watan' }),
]

test('the Hmeimim report: two sources read, four cited but not seen, one origin for it and one against', () => {
  expect(counted(evidence, hmeimim)).toEqual({
    read: ['inn', 'syria-tv'],
    notSeen: ['al-watan', 'aydinlik', 'sputnik', 'star'],
    for: 1,
    against: 1,
  })
})

test('a document that was read through a link is read; its publisher is seen, and whom it cites counts', () => {
  const linked = graphOf(
    ['inn by inn', 'sputnik by sputnik'],
    cites('c', 'inn', 'aydinlik', { via: ['sputnik'], cites: { source: 'sputnik', citation: 'd' } }),
    cites('d', 'sputnik', 'aydinlik', { unnamed: true }),
    cites('e', 'sputnik', 'tass'),
  )
  const [inn] = [says('supports', 'aydinlik', { source: 'inn', citation: 'c' })]
  expect(counted([inn], linked)).toEqual({
    read: ['inn', 'sputnik'],
    notSeen: ['aydinlik', 'tass'],
    for: 1,
    against: 0,
  })
})

test('documents in a circle are read, all of them', () => {
  const round = graphOf(
    ['a by a', 'b by b'],
    cites('a-b', 'a', 'b', { cites: { source: 'b', citation: 'b-a' } }),
    cites('b-a', 'b', 'a', { cites: { source: 'a', citation: 'a-b' } }),
  )
  const piece = says('denies', 'b', { source: 'a', citation: 'a-b' })
  expect(counted([piece], round)).toEqual({ read: ['a', 'b'], notSeen: [], for: 0, against: 1 })
})

test('a speaker whom no citation names is cited all the same; nobody is cited in what was not read', () => {
  const graph = graphOf(
    ['a by a', 'b by b'],
    cites('b-x', 'b', 'x', { via: ['y'] }),
    cites('a-nobody', 'a', null, { via: ['z'] }),
  )
  const tass = says('supports', 'tass', { source: 'a' })
  expect(counted([tass], graph)).toEqual({ read: ['a'], notSeen: ['tass', 'z'], for: 1, against: 0 })
  expect(counted([{ ...tass, active: false }], graph)).toEqual({ read: [], notSeen: [], for: 0, against: 0 })
  expect(counted([{ ...tass, stance: 'mentions' }], graph)).toEqual({
    read: ['a'],
    notSeen: ['tass', 'z'],
    for: 0,
    against: 0,
  })
})

test('whatever cites whatever: nobody is both read and not seen, and every active piece stands in what was read', () => {
  fc.assert(
    fc.property(anyEvidence, anyGraph, (all, graph) => {
      const { read, notSeen } = countsOf(traced(all, graph), graph)
      const publishers = [...graph.sources.values()].map(({ publisher }) => publisher)
      expect(notSeen.filter((agent) => publishers.includes(agent))).toEqual([])
      expect(read).toEqual(expect.arrayContaining(all.flatMap(({ active, source }) => (active ? [source] : []))))
      expect(new Set(read).size).toBe(read.length)
    }),
  )
})
