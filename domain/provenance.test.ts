import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Origin, originsOf } from './evidence'
import { type Attached, asOfRule, type Graph, traced, type Way } from './provenance'
import { anyEvidence, anyGraph, ids } from './provenance/testing'
import { cites, graphOf, says } from './testing'

/** A way as a line: documents by their id, agents not read in brackets, documents in a circle in braces; then whom it ends at. */
function told(evidence: readonly Attached[], graph: Graph): string[] {
  return traced(evidence, graph).map(({ way, ends, seen, echo, fault }) => {
    const stations: string[] = []
    for (let each: Way | null = way; each; each = each.next) {
      const { station } = each
      if (station.kind === 'source') stations.push(station.source)
      else stations.push(station.kind === 'agent' ? `[${station.agent}]` : `{${station.sources.join(' ')}}`)
    }
    const marks = [seen ? 'seen' : '', echo ? 'echo' : '', fault ?? ''].filter(Boolean)
    return [`${stations.join(' → ')}: ${named(ends)}`, ...marks].join(', ')
  })
}

const named = (ends: readonly Origin[]) =>
  ends.map(({ agent, unnamed }) => (unnamed ? `people at ${agent}` : agent)).join(' + ')

const origins = (evidence: readonly Attached[], graph: Graph) =>
  named(originsOf(traced(evidence, graph), 'supports').sort((one, other) => (one.agent < other.agent ? -1 : 1)))

describe('a piece without a citation ends with the one whose word it is', () => {
  const graph = graphOf(['inn by inn', 'nobody'])
  test.each<[string, Attached, string]>([
    ["the publisher's own word", says('supports', 'inn', { source: 'inn' }), 'inn: inn, seen'],
    [
      "the publisher's unnamed people",
      says('supports', 'inn', { source: 'inn', unnamed: true }),
      'inn: people at inn, seen',
    ],
    ['somebody else', says('supports', 'tass', { source: 'inn' }), 'inn → [tass]: tass'],
    [
      "somebody else's unnamed people",
      says('supports', 'tass', { source: 'inn', unnamed: true }),
      'inn → [tass]: people at tass',
    ],
    ['a document that nobody published', says('supports', 'inn', { source: 'nobody' }), 'nobody → [inn]: inn'],
    ['a document that is not there', says('supports', 'inn', { source: 'gone' }), 'gone → [inn]: inn'],
    ['a mention', says('mentions', 'tass', { source: 'inn' }), 'inn → [tass]: tass'],
    ['a piece that was withdrawn', says('denies', 'inn', { source: 'inn', active: false }), 'inn: inn, seen'],
  ])('%s', (_, piece, expected) => {
    expect(told([piece], graph)).toEqual([expected])
  })
})

describe('a word that speaks through a citation is followed to where it ends', () => {
  const through = (...citations: Parameters<typeof cites>[]) => {
    const sources = [
      'inn by inn',
      'sputnik by sputnik',
      'aydinlik by aydinlik',
      'mirror by mirror',
      'nobody',
      'nobodys',
    ]
    const graph = graphOf(sources, ...citations.map((each) => cites(...each)))
    const [[citation = '', source = ''] = []] = citations
    return told([says('supports', 'whoever', { source, citation })], graph)[0]
  }

  test.each<[string, Parameters<typeof cites>[], string]>([
    ['somebody', [['c', 'inn', 'aydinlik']], 'inn → [aydinlik]: aydinlik'],
    ['their unnamed people', [['c', 'inn', 'aydinlik', { unnamed: true }]], 'inn → [aydinlik]: people at aydinlik'],
    [
      'by way of others, nearest first',
      [['c', 'inn', 'aydinlik', { unnamed: true, via: ['tass', 'sputnik'] }]],
      'inn → [tass] → [sputnik] → [aydinlik]: people at aydinlik',
    ],
    ["the publisher's own people", [['c', 'inn', 'inn', { unnamed: true }]], 'inn: people at inn, seen'],
    ["the publisher's own word", [['c', 'inn', 'inn']], 'inn: inn, seen'],
    [
      'the publisher itself told as the first of the way',
      [['c', 'inn', 'tass', { via: ['inn'] }]],
      'inn → [tass]: tass',
    ],
    ['the publisher by way of another', [['c', 'inn', 'inn', { via: ['tass'] }]], 'inn → [tass] → [inn]: inn'],
    ['somebody, in a document that nobody published', [['c', 'nobody', 'tass']], 'nobody → [tass]: tass'],
    ['people placed nowhere', [['c', 'inn', null]], 'inn: people at inn, seen'],
    [
      'people placed nowhere, by way of an agent',
      [['c', 'inn', null, { via: ['tass', 'ria'] }]],
      'inn → [tass] → [ria]: people at ria',
    ],
    [
      'people placed nowhere, in a document that nobody published',
      [['c', 'nobody', null]],
      'nobody: people at whoever, seen',
    ],
  ])('that names %s', (_, citations, expected) => {
    expect(through(...citations)).toBe(expected)
  })

  test.each<[string, Parameters<typeof cites>[], string]>([
    [
      'the document of the nearest agent, and on from there',
      [
        ['c', 'inn', 'aydinlik', { unnamed: true, via: ['sputnik'], cites: { source: 'sputnik', citation: 'd' } }],
        ['d', 'sputnik', 'aydinlik', { unnamed: true }],
      ],
      'inn → sputnik → [aydinlik]: people at aydinlik',
    ],
    [
      'the same, the last document read as well',
      [
        ['c', 'inn', 'aydinlik', { via: ['sputnik'], cites: { source: 'sputnik', citation: 'd' } }],
        ['d', 'sputnik', 'aydinlik', { cites: { source: 'aydinlik', citation: 'e' } }],
        ['e', 'aydinlik', 'aydinlik', { unnamed: true }],
      ],
      'inn → sputnik → aydinlik: people at aydinlik, seen',
    ],
    [
      'the document of the last agent, over the head of one that was not read',
      [['c', 'inn', 'aydinlik', { via: ['sputnik'], cites: { source: 'aydinlik', citation: null } }]],
      'inn → [sputnik] → aydinlik: aydinlik, seen',
    ],
    [
      'the nearest document, which is not said to have it from anywhere',
      [['c', 'inn', 'aydinlik', { via: ['sputnik'], cites: { source: 'sputnik', citation: null } }]],
      'inn → sputnik → [aydinlik]: aydinlik',
    ],
    [
      "the agent's own document, for its unnamed people",
      [['c', 'inn', 'sputnik', { unnamed: true, cites: { source: 'sputnik', citation: null } }]],
      'inn → sputnik: people at sputnik, seen',
    ],
    [
      'a document of somebody who is not named on the way: it stands before all others',
      [['c', 'inn', 'aydinlik', { via: ['sputnik'], cites: { source: 'mirror', citation: null } }]],
      'inn → mirror → [sputnik] → [aydinlik]: aydinlik',
    ],
    [
      'a document that nobody published: the nearest agent is taken for its publisher',
      [['c', 'inn', 'aydinlik', { cites: { source: 'nobody', citation: null } }]],
      'inn → nobody: aydinlik, seen',
    ],
    [
      'the same, with somebody before the last',
      [['c', 'inn', 'aydinlik', { via: ['sputnik'], cites: { source: 'nobody', citation: null } }]],
      'inn → nobody → [aydinlik]: aydinlik',
    ],
    [
      'people placed nowhere by a document that nobody published: those of the nearest agent before it',
      [
        ['c', 'inn', 'sputnik', { cites: { source: 'nobody', citation: 'd' } }],
        ['d', 'nobody', null, { cites: { source: 'nobodys', citation: 'e' } }],
        ['e', 'nobodys', null],
      ],
      'inn → nobody → nobodys: people at sputnik, seen',
    ],
    [
      'what the citation of the other document says is believed over what this one says',
      [
        ['c', 'inn', 'aydinlik', { cites: { source: 'aydinlik', citation: 'd' } }],
        ['d', 'aydinlik', 'ministry'],
      ],
      'inn → aydinlik → [ministry]: ministry',
    ],
    [
      "the other document's own word, cited as such",
      [
        ['c', 'inn', 'sputnik', { cites: { source: 'sputnik', citation: 'd' } }],
        ['d', 'sputnik', 'sputnik'],
      ],
      'inn → sputnik: sputnik, seen',
    ],
    [
      'people placed nowhere, from people placed nowhere',
      [
        ['c', 'inn', null, { cites: { source: 'nobody', citation: 'd' } }],
        ['d', 'nobody', null],
      ],
      'inn → nobody: people at inn, seen',
    ],
  ])('where it is linked to %s', (_, citations, expected) => {
    expect(through(...citations)).toBe(expected)
  })
})

describe('what is missing is told, and nothing is made up for it', () => {
  const graph = graphOf(
    ['inn by inn', 'sputnik by sputnik', 'copy by mirror, as gone'],
    cites('to-withdrawn', 'inn', 'aydinlik', { via: ['sputnik'], cites: { source: 'sputnik', citation: 'withdrawn' } }),
    cites('to-gone', 'inn', 'aydinlik', { cites: { source: 'gone', citation: null } }),
    cites('before-gone', 'inn', 'inn', { cites: { source: 'sputnik', citation: 'at-gone' } }),
    cites('to-copy', 'inn', 'mirror', { cites: { source: 'copy', citation: null } }),
    cites('at-gone', 'sputnik', 'aydinlik', { cites: { source: 'gone', citation: null } }),
  )
  test.each<[string, Attached, string]>([
    [
      'a citation that was withdrawn: the speaker stands',
      says('supports', 'aydinlik', { source: 'inn', citation: 'withdrawn' }),
      'inn → [aydinlik]: aydinlik, missing_link',
    ],
    [
      "a citation that was withdrawn, of the publisher's own word",
      says('supports', 'inn', { source: 'inn', citation: 'withdrawn' }),
      'inn: inn, seen, missing_link',
    ],
    [
      'a citation of the other document that was withdrawn: it ends as this one tells it',
      says('supports', 'aydinlik', { source: 'inn', citation: 'to-withdrawn' }),
      'inn → sputnik → [aydinlik]: aydinlik, missing_link',
    ],
    [
      'a document that is not there',
      says('supports', 'aydinlik', { source: 'inn', citation: 'to-gone' }),
      'inn → [aydinlik]: aydinlik, missing_link',
    ],
    [
      'the same further on',
      says('supports', 'aydinlik', { source: 'inn', citation: 'before-gone' }),
      'inn → sputnik → [aydinlik]: aydinlik, missing_link',
    ],
    [
      'the earlier document whose report this one relays',
      says('supports', 'mirror', { source: 'copy' }),
      'copy: mirror, seen, missing_link',
    ],
    [
      'the same where the copy is cited',
      says('supports', 'mirror', { source: 'inn', citation: 'to-copy' }),
      'inn → copy: mirror, seen, missing_link',
    ],
    [
      'the same where somebody else is quoted: nothing is missing there',
      says('supports', 'tass', { source: 'copy' }),
      'copy → [tass]: tass',
    ],
    [
      'the same for a record',
      says('supports', 'mirror', { source: 'copy', standing: 'record' }),
      'copy: mirror, seen, missing_link',
    ],
  ])('%s', (_, piece, expected) => {
    expect(told([piece], graph)).toEqual([expected])
  })
})

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

test('the article of the Hmeimim report: one unnamed origin for, one against, and no denial of its own', () => {
  const graph = graphOf(
    ['inn by inn', 'syria-tv by syria-tv'],
    cites('sputnik', 'inn', 'aydinlik', { via: ['sputnik'] }),
    cites('people', 'inn', 'aydinlik', { unnamed: true }),
    cites('claims', 'syria-tv', 'aydinlik'),
    cites('watan', 'syria-tv', 'al-watan', { unnamed: true }),
  )
  const words = traced(
    [
      says('supports', 'aydinlik', { source: 'inn', citation: 'sputnik' }),
      says('supports', 'aydinlik', { source: 'inn', citation: 'people', unnamed: true }),
      says('supports', 'inn', { source: 'inn' }),
      says('supports', 'aydinlik', { source: 'syria-tv', citation: 'claims' }),
      says('denies', 'al-watan', { source: 'syria-tv', citation: 'watan', unnamed: true }),
      says('denies', 'syria-tv', { source: 'syria-tv' }),
    ],
    graph,
  )
  expect(originsOf(words, 'supports')).toEqual([{ agent: 'aydinlik', unnamed: true }])
  expect(originsOf(words, 'denies')).toEqual([{ agent: 'al-watan', unnamed: true }])
})

test('version 1 of the rule reads speakers, whatever they speak through', () => {
  const graph = graphOf(['inn by inn'], cites('c', 'inn', 'aydinlik', { unnamed: true }))
  const piece = says('supports', 'inn', { source: 'inn', citation: 'c' })
  expect(asOfRule(1, [piece], graph)).toEqual([{ ...piece, ends: [{ agent: 'inn', unnamed: false }] }])
  expect(asOfRule(2, [piece], graph)).toEqual(traced([piece], graph))
})

describe('whatever cites whatever', () => {
  test('every piece comes out, in its place, and ends somewhere; what is not traced is as it was', () => {
    fc.assert(
      fc.property(anyEvidence, anyGraph, (evidence, graph) => {
        const words = traced(evidence, graph)
        expect(
          words.map(({ way, seen, echo, fault, ends, ...piece }) => ({ ...piece, ends: [piece.speaker] })),
        ).toEqual(evidence)
        for (const { way, source, ends, fault, seen, echo } of words) {
          expect(way.station).toMatchObject({ kind: 'source', source })
          expect(ends.length).toBeGreaterThan(0)
          expect(new Set(ends.map((end) => end.agent)).size).toBe(ends.length)
          if (!echo) expect(ends).toHaveLength(1)
          let last = way
          while (last.next) last = last.next
          expect(seen).toBe(last.station.kind === 'source')
          expect(last.station.kind === 'cycle').toBe(
            fault === 'cycle' || (fault === 'missing_link' && last.station.kind === 'cycle'),
          )
        }
      }),
      { numRuns: 500 },
    )
  })

  test('neither the order of the evidence nor that of the graph matters', () => {
    const twoOrders = fc.tuple(anyEvidence, anyGraph).chain(([evidence, { sources, citations }]) =>
      fc.record({
        one: fc.constant({ evidence, graph: { sources, citations } }),
        other: fc.record({
          evidence: fc.shuffledSubarray(evidence, { minLength: evidence.length }),
          graph: fc.record({
            sources: fc.shuffledSubarray([...sources], { minLength: sources.size }).map((each) => new Map(each)),
            citations: fc.shuffledSubarray([...citations], { minLength: citations.size }).map((each) => new Map(each)),
          }),
        }),
      }),
    )
    const byId = (evidence: readonly Attached[], graph: Graph) =>
      Object.fromEntries(
        traced(evidence, graph).map(({ id, ends, ...word }) => {
          const [first, ...others] = ends
          return [id, { ...word, first, others: others.sort((one, other) => (one.agent < other.agent ? -1 : 1)) }]
        }),
      )
    fc.assert(
      fc.property(twoOrders, ({ one, other }) => {
        expect(byId(other.evidence, other.graph)).toEqual(byId(one.evidence, one.graph))
      }),
      { numRuns: 500 },
    )
  })

  test('an echo ends where others of its side end: without it the side has the same origins', () => {
    fc.assert(
      fc.property(anyEvidence, anyGraph, (evidence, graph) => {
        const echoes = new Set(traced(evidence, graph).flatMap(({ echo, id }) => (echo ? [id] : [])))
        const without = evidence.filter(({ id }) => !echoes.has(id))
        expect(origins(without, graph)).toBe(origins(evidence, graph))
      }),
      { numRuns: 500 },
    )
  })

  test('what is said on the other side, or was withdrawn, changes nothing on this one', () => {
    fc.assert(
      fc.property(anyEvidence, anyGraph, (evidence, graph) => {
        const side = evidence.filter(({ stance, active }) => stance === 'supports' && active)
        expect(origins(side, graph)).toBe(origins(evidence, graph))
      }),
    )
  })
})

test('a chain of 20,000 articles is followed as a short one is, and its ways share what they have in common', () => {
  const length = 20_000
  const citations = ids('c', length).map((id, n) =>
    cites(id, `s${n}`, 'next', { cites: n + 1 < length ? { source: `s${n + 1}`, citation: `c${n + 1}` } : null }),
  )
  const graph = graphOf(ids('s', length), ...citations)
  const words = traced(
    ids('c', length).map((citation, n) => says('supports', 'x', { source: `s${n}`, citation })),
    graph,
  )
  expect(originsOf(words, 'supports')).toEqual([{ agent: 'next', unnamed: false }])
  expect(words[0]?.way.next).toBe(words[1]?.way)
})
