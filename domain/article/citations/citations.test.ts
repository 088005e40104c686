import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AUTHORITY_INDEX, indexAgents } from '../../agents/index-names'
import { ACTS, RELATIONS } from '../../citation'
import { PASSAGE_LENGTH } from '../../evidence'
import ar from '../gold/ar.json'
import en from '../gold/en.json'
import tr from '../gold/tr.json'
import { citationsIn } from './citations'
import { said } from './said'

const LANGUAGES = ['ar', 'en', 'tr'] as const
const GOLD = { ar, en, tr }
const about = (language: string | null) => ({ language, publisher: null, agents: AUTHORITY_INDEX })

/** Pieces of reports and of what is done to them on the way, in any order. */
const PIECES = [
  ...LANGUAGES.flatMap((language) => GOLD[language].slice(0, 6).flatMap(({ text }) => text.match(/.{1,40}/gsu) ?? [])),
  ...[
    '\u200f',
    '\u202e',
    '\u200b',
    '"',
    '«',
    '»',
    '“',
    "'s ",
    '\ud83d',
    '\ude00',
    '😀',
    '\n\n',
    '. ',
    ' :',
    '(',
    ')',
    'https://bbc.com/x ',
    '\0',
  ],
]
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')),
)

test('any text is read, and every passage stands where it is said to stand, whole and trimmed', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(...LANGUAGES), (text, language) => {
      for (const { agent, unnamed, via, relation, act, exact, start, end } of citationsIn(text, about(language))) {
        expect(exact).toBe(text.slice(start, end))
        expect(exact).toBe(exact.trim())
        expect(exact.length).toBeGreaterThanOrEqual(PASSAGE_LENGTH.min)
        expect(exact.length).toBeLessThanOrEqual(PASSAGE_LENGTH.max)
        expect(agent !== null || unnamed).toBe(true)
        expect(via).not.toContain(agent)
        expect(RELATIONS).toContain(relation)
        expect(ACTS).toContain(act)
      }
    }),
    { numRuns: 300 },
  )
})

test('an agent, its unnamed people, a chain and an act make one citation, however often they are said', () => {
  for (const language of LANGUAGES) {
    const text = GOLD[language].map((each) => each.text).join('\n\n')
    const lines = said(`${text}\n\n${text}`, language)
    expect(new Set(lines).size).toBe(lines.length)
  }
})

test.each([null, 'fr', 'fa', 'ku', 'ru', 'constructor'])('in another language (%s) nothing is guessed', (language) => {
  expect(citationsIn('Reuters said so. قالت رويترز إن الطريق مغلق.', about(language))).toEqual([])
})

test('a name that two agents claim is nobody', () => {
  const twins = ['one', 'two'].map((id) => ({
    id,
    kind: 'outlet' as const,
    country: null,
    names: [{ language: 'en', name: 'Gazelle Post' }],
  }))
  const agents = indexAgents(twins)
  expect(citationsIn('Gazelle Post said the road was closed.', { language: 'en', publisher: null, agents })).toEqual([])
})

test('quotation marks around words are a quotation, around a name they are none', () => {
  const relation = (text: string) => citationsIn(text, about('ar'))[0]?.relation
  expect(relation('قالت صحيفة «حرييت» إن الجسر سيفتح غداً.')).toBe('paraphrases')
  expect(relation('قالت صحيفة «حرييت» إن الجسر «سيفتح غداً صباحاً».')).toBe('quotes')
  expect(relation('قالت صحيفة «حرييت» في مقال ترجمه الموقع إن الجسر سيفتح.')).toBe('translates')
})

test('a sentence of a hundred thousand characters without a full stop is read, and its passage is bounded', () => {
  const [citation] = citationsIn(`Reuters said ${'that the road was closed and '.repeat(7000)}`, about('en'))
  expect(citation?.agent).toBe('reuters')
  expect(citation?.exact.length).toBeLessThanOrEqual(PASSAGE_LENGTH.max)
})

test('no text makes the work grow faster than its length', () => {
  const shapes: [string, string][] = [
    ['ar', 'وقالت مصادر مطلعة في وزارة الدفاع التركية لوكالة رويترز نقلاً عن '],
    ['en', 'sources at the Turkish and Russian '],
    ['tr', "Reuters'ın kaynaklara dayandırdığı Aydınlık gazetesine göre yetkililere "],
    ...LANGUAGES.map((language): [string, string] => [
      language,
      `${GOLD[language].map(({ text }) => text).join('\n\n')}\n\n`,
    ]),
  ]
  for (const [language, piece] of shapes) {
    const short = piece.repeat(Math.ceil(30_000 / piece.length))
    // Processor time: a busy machine spoils less of it. What grows faster fails every time.
    const work = (text: string) => {
      const from = process.cpuUsage()
      citationsIn(text, about(language))
      const { user, system } = process.cpuUsage(from)
      return user + system
    }
    const growth = () => work(short.repeat(10)) / Math.min(work(short), work(short))
    work(short)
    const grown = [1, 2, 3, 4, 5].some(() => growth() < 16)
    expect(grown, piece.slice(0, 30)).toBe(true)
  }
}, 60_000)
