import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { originsOf, pieces, type Traced } from './evidence'
import { says, withdrawn } from './testing'

describe('an agent and the unnamed people speaking to it are one origin', () => {
  test.each<[string, Traced[], string[]]>([
    ['nobody', [], []],
    ['one agent', [says('supports', 'a')], ['a']],
    ['one agent three times', [says('supports', 'a'), says('supports', 'a'), says('supports', 'a')], ['a']],
    ['two agents, in order of first mention', [says('supports', 'b'), says('supports', 'a')], ['b', 'a']],
    ['named first, unnamed later', [says('supports', 'a'), says('supports', 'a', { unnamed: true })], ['a unnamed']],
    ['unnamed first, named later', [says('supports', 'a', { unnamed: true }), says('supports', 'a')], ['a unnamed']],
    [
      'unnamed at one agent only',
      [says('supports', 'a', { unnamed: true }), says('supports', 'b')],
      ['a unnamed', 'b'],
    ],
    ['what was withdrawn', [withdrawn(says('supports', 'a'))], []],
    [
      'unnamed people whose piece was withdrawn',
      [says('supports', 'a'), withdrawn(says('supports', 'a', { unnamed: true }))],
      ['a'],
    ],
    [
      'the other side and mere mentions',
      [says('supports', 'a'), says('denies', 'a', { unnamed: true }), says('mentions', 'a', { unnamed: true })],
      ['a'],
    ],
  ])('%s', (_, evidence, expected) => {
    const origins = originsOf(evidence, 'supports').map(({ agent, unnamed }) => (unnamed ? `${agent} unnamed` : agent))
    expect(origins).toEqual(expected)
  })

  test('the other side has its own', () => {
    const evidence = [says('supports', 'a', { unnamed: true }), says('denies', 'a')]
    expect(originsOf(evidence, 'denies')).toEqual([{ agent: 'a', unnamed: false }])
  })
})

test('the pieces of a side are its active ones, in their order', () => {
  const [one, two] = [says('denies', 'a'), says('denies', 'b')]
  expect(pieces([one, withdrawn(says('denies', 'c')), says('supports', 'd'), two], 'denies')).toEqual([one, two])
})

test('whom a side goes back to does not hang on the order of its pieces', () => {
  const piece = fc
    .tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean(), fc.boolean())
    .map(([agent, unnamed, active]) => says('supports', agent, { unnamed, active }))
  const twoOrders = fc
    .array(piece, { maxLength: 8 })
    .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
  const sorted = (evidence: Traced[]) =>
    originsOf(evidence, 'supports').sort((one, other) => one.agent.localeCompare(other.agent))

  fc.assert(
    fc.property(twoOrders, ([one, other]) => {
      expect(sorted(other)).toEqual(sorted(one))
    }),
  )
})
