import { describe, expect, test } from 'vitest'
import { origins, told } from './provenance/testing'
import { cites, graphOf, says } from './testing'

describe('a circle is told as one, and all of it is one origin', () => {
  const round = (unnamed: boolean) =>
    graphOf(
      ['a by zaman', 'b by akit', 'c by inn'],
      cites('in-a', 'a', 'akit', { cites: { source: 'b', citation: 'in-b' } }),
      cites('in-b', 'b', 'zaman', { unnamed, cites: { source: 'a', citation: 'in-a' } }),
      cites('in-c', 'c', 'zaman', { via: ['tass'], cites: { source: 'a', citation: 'in-a' } }),
    )
  const evidence = [
    says('supports', 'akit', { source: 'a', citation: 'in-a' }),
    says('supports', 'zaman', { source: 'b', citation: 'in-b' }),
    says('supports', 'zaman', { source: 'c', citation: 'in-c' }),
  ]

  test('from wherever it is entered', () => {
    expect(told(evidence, round(false))).toEqual([
      'a → {a b}: akit, cycle',
      'b → {a b}: akit, cycle',
      'c → [tass] → a → {a b}: akit, cycle',
    ])
    expect(told([...evidence].reverse(), round(false))).toEqual(told(evidence, round(false)).reverse())
    expect(origins(evidence, round(false))).toBe('akit')
  })

  test('unnamed as soon as one of it gives unnamed people', () => {
    expect(origins(evidence, round(true))).toBe('people at akit')
  })

  test('of one citation that goes back to itself', () => {
    const graph = graphOf(['a'], cites('self', 'a', 'tass', { via: ['ria'], cites: { source: 'a', citation: 'self' } }))
    expect(told([says('supports', 'tass', { source: 'a', citation: 'self' })], graph)).toEqual(['a → {a}: ria, cycle'])
  })

  test('of documents that nobody published: the first of those they name', () => {
    const graph = graphOf(
      ['a', 'b'],
      cites('in-a', 'a', 'tass', { cites: { source: 'b', citation: 'in-b' } }),
      cites('in-b', 'b', 'ria', { cites: { source: 'a', citation: 'in-a' } }),
    )
    const both = [
      says('supports', 'x', { source: 'a', citation: 'in-a' }),
      says('supports', 'y', { source: 'b', citation: 'in-b' }),
    ]
    expect(told(both, graph)).toEqual(['a → {a b}: ria, cycle', 'b → {a b}: ria, cycle'])
    expect(told([...both].reverse(), graph)).toEqual(['b → {a b}: ria, cycle', 'a → {a b}: ria, cycle'])
  })

  test('of unnamed people whom nobody places: the speaker of the piece', () => {
    const graph = graphOf(['a'], cites('self', 'a', null, { cites: { source: 'a', citation: 'self' } }))
    expect(told([says('supports', 'x', { source: 'a', citation: 'self' })], graph)).toEqual([
      'a → {a}: people at x, cycle',
    ])
  })

  test('of documents each said to relay the report of the other', () => {
    const graph = graphOf(['a by zaman, as b', 'b by akit, as a'])
    const both = [says('supports', 'zaman', { source: 'a' }), says('supports', 'akit', { source: 'b' })]
    expect(told(both, graph)).toEqual(['a → {a b}: akit, cycle', 'b → {a b}: akit, cycle'])
  })

  test('of outlets that each say in their own name what they have from the other', () => {
    const graph = graphOf(
      ['a by zaman', 'b by akit'],
      cites('in-a', 'a', 'akit', { cites: { source: 'b', citation: null } }),
      cites('in-b', 'b', 'zaman', { cites: { source: 'a', citation: null } }),
    )
    const all = [
      says('supports', 'zaman', { source: 'a' }),
      says('supports', 'akit', { source: 'a', citation: 'in-a' }),
      says('supports', 'zaman', { source: 'b', citation: 'in-b' }),
    ]
    expect(told(all, graph)).toEqual(['a → {a b}: akit, cycle', 'a → {a b}: akit, cycle', 'b → {a b}: akit, cycle'])
  })
})
