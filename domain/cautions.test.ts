import { describe, expect, test } from 'vitest'
import { cautionsOf } from './cautions'
import type { Traced } from './evidence'
import { says, withdrawn } from './testing'
import { VERDICTS } from './verdict'

const unnamed = { unnamed: true }

describe('a reader is told of a single origin and of unnamed ones, per side', () => {
  test.each<[string, Traced[], string[]]>([
    ['no evidence', [], []],
    ['only mentions', [says('mentions', 'a', unnamed)], []],
    ['one named origin for', [says('supports', 'a')], ['supports single_origin']],
    ['one named origin against', [says('denies', 'a')], ['denies single_origin']],
    ['one origin in many pieces', [says('supports', 'a'), says('supports', 'a')], ['supports single_origin']],
    ['two named origins', [says('supports', 'a'), says('supports', 'b')], []],
    [
      'one unnamed origin',
      [says('supports', 'a'), says('supports', 'a', unnamed)],
      ['supports single_origin', 'supports unnamed_origin'],
    ],
    ['two unnamed origins', [says('denies', 'a', unnamed), says('denies', 'b', unnamed)], ['denies unnamed_origin']],
    ['an unnamed origin and a named one', [says('supports', 'a', unnamed), says('supports', 'b')], []],
    [
      'one unnamed origin on each side',
      [says('denies', 'watan', unnamed), says('supports', 'aydinlik', unnamed)],
      ['supports single_origin', 'supports unnamed_origin', 'denies single_origin', 'denies unnamed_origin'],
    ],
    [
      'a second origin that was withdrawn',
      [says('supports', 'a'), withdrawn(says('supports', 'b'))],
      ['supports single_origin'],
    ],
    ['a side that was withdrawn whole', [withdrawn(says('supports', 'a', unnamed))], []],
  ])('%s', (_, evidence, expected) => {
    expect(cautionsOf(evidence).map(({ side, code }) => `${side} ${code}`)).toEqual(expected)
  })
})

describe('an aspect found confirmed is told apart from a headline that is not', () => {
  const told = (verdict: (typeof VERDICTS)[number] | null, headline: typeof verdict) =>
    cautionsOf([], { verdict, headline })
  const caution = [{ side: null, code: 'headline_not_confirmed' }]

  test.each(['denied', 'unverified', null] as const)('aspect confirmed, headline %s: told', (headline) => {
    expect(told('confirmed', headline)).toEqual(caution)
  })
  test('aspect confirmed, headline confirmed: nothing to tell', () => {
    expect(told('confirmed', 'confirmed')).toEqual([])
  })
  test.each(['denied', 'unverified', null] as const)('aspect %s: nothing to tell, whatever the headline', (verdict) => {
    for (const headline of [...VERDICTS, null]) expect(told(verdict, headline)).toEqual([])
  })
  test('it comes after the cautions of the sides', () => {
    const all = cautionsOf([says('supports', 'a')], { verdict: 'confirmed', headline: 'denied' })
    expect(all).toEqual([{ side: 'supports', code: 'single_origin' }, ...caution])
  })
})
