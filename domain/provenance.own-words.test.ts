import { describe, expect, test } from 'vitest'
import type { Attached } from './provenance'
import { origins, told } from './provenance/testing'
import { cites, graphOf, says } from './testing'

describe('a document that relays the report of an earlier one', () => {
  const graph = graphOf(
    ['first by sana', 'second by inn, as first', 'third by tass, as second', 'nobody, as first', 'lone by ria'],
    cites('linked', 'lone', 'inn', { cites: { source: 'second', citation: null } }),
    cites('self', 'second', 'inn'),
  )
  test.each<[string, Attached, string]>([
    ['says its word, not its own', says('supports', 'inn', { source: 'second' }), 'second → first: sana, seen'],
    [
      'so do those that relay it in turn',
      says('supports', 'tass', { source: 'third' }),
      'third → second → first: sana, seen',
    ],
    [
      'so do those that cite it',
      says('supports', 'inn', { source: 'lone', citation: 'linked' }),
      'lone → second → first: sana, seen',
    ],
    [
      'so does its own word recorded as a citation',
      says('supports', 'inn', { source: 'second', citation: 'self' }),
      'second → first: sana, seen',
    ],
    [
      'footage in it is still that of the earlier one',
      says('supports', 'inn', { source: 'second', standing: 'record' }),
      'second → first: sana, seen',
    ],
    [
      'its unnamed people are its own',
      says('supports', 'inn', { source: 'second', unnamed: true }),
      'second: people at inn, seen',
    ],
    [
      'what it passes on from others stays theirs',
      says('supports', 'ria', { source: 'second' }),
      'second → [ria]: ria',
    ],
    [
      'a document that nobody published has no word of its own',
      says('supports', 'x', { source: 'nobody' }),
      'nobody → [x]: x',
    ],
  ])('%s', (_, piece, expected) => {
    expect(told([piece], graph)).toEqual([expected])
  })
})

test('a document that relays the report of one that nobody published has the last publisher on the way for its origin', () => {
  const graph = graphOf(['first', 'second by inn, as first', 'third by tass, as second'])
  expect(told([says('supports', 'tass', { source: 'third' })], graph)).toEqual(['third → second → first: inn, seen'])
})

describe("an outlet's own words over what it attributes add no origin", () => {
  const graph = graphOf(
    ['article by syria-tv', 'copy by mirror, as article', 'lone by inn', 'other by syria-tv', 'nobodys'],
    cites('watan', 'article', 'al-watan', { unnamed: true }),
    cites('linked', 'lone', 'syria-tv', { cites: { source: 'article', citation: null } }),
    cites('own', 'article', 'syria-tv'),
    cites('to-nobodys', 'lone', 'syria-tv', { cites: { source: 'nobodys', citation: null } }),
    cites('by-another', 'lone', 'syria-tv', { via: ['tass'], cites: { source: 'nobodys', citation: null } }),
  )
  const headline = says('supports', 'syria-tv', { source: 'article', id: 'headline' })
  const watan = says('supports', 'al-watan', { source: 'article', citation: 'watan', id: 'watan' })
  const star = says('supports', 'star', { source: 'article', id: 'star' })
  const first = (evidence: Attached[]) => told(evidence, graph)[0]

  test('it goes back to whom they go back to, all of them', () => {
    expect(first([headline, watan])).toBe('article → [al-watan]: people at al-watan, echo')
    expect(first([headline, watan, star])).toBe('article → [star]: star + people at al-watan, echo')
    expect(first([headline, star, watan])).toBe('article → [star]: star + people at al-watan, echo')
    expect(origins([headline, watan, star], graph)).toBe('people at al-watan + star')
  })

  test('recorded as a citation of itself it is no other', () => {
    expect(first([{ ...headline, citation: 'own' }, watan])).toBe('article → [al-watan]: people at al-watan, echo')
    expect(first([{ ...headline, citation: 'own' }])).toBe('article: syria-tv, seen')
  })

  test('its unnamed people are an attribution as well', () => {
    const people = says('supports', 'syria-tv', { source: 'article', unnamed: true })
    expect(first([headline, people])).toBe('article: people at syria-tv, seen, echo')
  })

  test.each<[string, Attached[]]>([
    ['there is nothing else', [headline]],
    ['it says the same twice', [headline, { ...headline, id: 'again' }]],
    ['the attribution stands on the other side', [headline, { ...watan, stance: 'denies' }]],
    ['it only mentions', [headline, { ...watan, stance: 'mentions' }]],
    ['it was withdrawn', [headline, { ...watan, active: false }]],
    ['it stands in another article of the outlet', [headline, { ...star, source: 'other' }]],
    ['the outlet was there itself', [{ ...headline, standing: 'record' }, watan]],
    ['the claim is about the publisher itself', [{ ...headline, standing: 'party' }, watan]],
  ])('they are its own where %s', (_, evidence) => {
    expect(first(evidence)).toBe('article: syria-tv, seen')
  })

  test('so do those of a copy of the article', () => {
    const copied = says('supports', 'mirror', { source: 'copy' })
    expect(first([copied, watan])).toBe('copy → article → [al-watan]: people at al-watan, echo')
    expect(first([copied, star, watan])).toBe('copy → article → [star]: star + people at al-watan, echo')
    expect(first([copied])).toBe('copy → article: syria-tv, seen')
  })

  test('a record is what it is in the copy as well, and a party that is cited speaks for itself', () => {
    const footage = says('supports', 'mirror', { source: 'copy', standing: 'record' })
    expect(first([footage, watan])).toBe('copy → article: syria-tv, seen')
    const taken = says('supports', 'syria-tv', { source: 'lone', citation: 'linked', standing: 'party' })
    expect(first([taken, watan])).toBe('lone → article: syria-tv, seen')
  })

  test('what a copy attributes itself is believed over what the earlier one says', () => {
    const copied = says('supports', 'mirror', { source: 'copy' })
    const ria = says('supports', 'ria', { source: 'copy' })
    expect(first([copied, ria, watan])).toBe('copy → [ria]: ria, echo')
  })

  test('and a word taken from the article, without saying from where in it, is taken up there', () => {
    const taken = says('supports', 'syria-tv', { source: 'lone', citation: 'linked' })
    expect(first([taken, watan])).toBe('lone → article → [al-watan]: people at al-watan')
    expect(first([taken, headline])).toBe('lone → article: syria-tv, seen')
    expect(first([taken, { ...watan, active: false }])).toBe('lone → article: syria-tv, seen')

    const inNobodys = says('supports', 'al-watan', { source: 'nobodys' })
    const nobodys = says('supports', 'syria-tv', { source: 'lone', citation: 'to-nobodys' })
    expect(first([nobodys, inNobodys])).toBe('lone → nobodys → [al-watan]: al-watan')
    expect(first([{ ...nobodys, citation: 'by-another' }, inNobodys])).toBe('lone → nobodys → [syria-tv]: syria-tv')
  })
})
