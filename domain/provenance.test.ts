import { describe, expect, test } from 'vitest'
import { originsOf } from './evidence'
import { type Attached, asOfRule, traced } from './provenance'
import { told } from './provenance/testing'
import { cites, graphOf, says } from './testing'

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
