import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SOURCE_TEXT_LENGTH } from '../source'
import { readArticle } from './read'
import { DROP_REASONS, NULL_REASONS } from './reading'

const without = (text: string) =>
  text.toWellFormed().replace(new RegExp('[\\s\\u0000-\\u001f\\u007f-\\u009f\\u200b\\ufeff\\u2060]+', 'g'), '')

/** What a page may be made of, in any order. */
const line = fc.oneof(
  fc.constantFrom(
    'وصلت القافلة إلى المدينة ظهراً، وقال سائقها إن الطريق كان طويلاً.',
    'The ferry left an hour late because of fog, the harbour master said.',
    'Gemi sis yüzünden bir saat geç kalktı, dedi liman başkanı.',
    'اقرأ أيضاً:',
    'التعليقات',
    'Yorumlar (3)',
    'Source: Reuters',
    'آخر تحديث: 9 يوليو 2023 - 3:20 م بغداد/ شبكة أخبار العراق- بدأت الجلسة.وقال رئيسها إنها قصيرة.',
    'Published 18 June 2024',
    'A headline about the late ferry',
    'A headline about the late ferry | BBC News',
    'ANKARA (AA) - Gemi bugün limana geldi, yolcular indi.',
    'صورة أرشيفية',
    '1',
    '',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('\ud800', '\0', '\u202e', '\ufeff', '\r', ' ', '.', '٣', 'م', '/', ':', 'a', 'İ'),
  }),
)
const pages = fc.array(line, { maxLength: 30 }).map((lines) => lines.join('\n'))

describe('whatever the page', () => {
  test('text and dropped together are all of it, and nothing else', () => {
    fc.assert(
      fc.property(pages, (raw) => {
        const { text, dropped } = readArticle(raw)
        const characters = (whole: string) => [...without(whole)].sort().join('')
        expect(characters(text + dropped.map((each) => each.text).join(''))).toBe(characters(raw))
      }),
      { numRuns: 300 },
    )
  })

  test('every paragraph stands in it, in order, white space aside', () => {
    fc.assert(
      fc.property(pages, (raw) => {
        const whole = without(raw)
        let at = 0
        for (const paragraph of readArticle(raw).text.split('\n\n')) {
          at = whole.indexOf(without(paragraph), at)
          expect(at).toBeGreaterThanOrEqual(0)
          at += without(paragraph).length
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a field is null exactly when its reason is given', () => {
    fc.assert(
      fc.property(pages, (raw) => {
        const reading = readArticle(raw)
        for (const field of ['title', 'language', 'publisher', 'published', 'updated'] as const)
          expect(reading[field] === null, field).toBe(reading.reasons[field] !== undefined)
        for (const reason of Object.values(reading.reasons)) expect(NULL_REASONS).toContain(reason)
        for (const { reason } of reading.dropped) expect(DROP_REASONS).toContain(reason)
      }),
      { numRuns: 200 },
    )
  })

  test('its text is read again as the same text', () => {
    const { title, text } = readArticle(
      'A headline about the late ferry\nBy A. Smith\n18 June 2024\nThe ferry left an hour late because of fog.\nNobody was hurt, the harbour master said.',
    )
    expect(readArticle(`${title}\n\n${text}`).text).toBe(text)
  })
})

describe('a hostile page is read in time', () => {
  const much = (unit: string, characters = 200_000) => unit.repeat(Math.ceil(characters / unit.length))
  test.each([
    ['nothing', ''],
    ['blanks', much(' \n')],
    ['one word without end', much('س')],
    ['one line of words', much('كلمة ')],
    ['a book of sentences', much('The ferry left an hour late because of fog, he said.\n', SOURCE_TEXT_LENGTH.max)],
    ['dots', much('.')],
    ['brackets', much('(')],
    ['pipes', much(' | a')],
    ['digits', much('1')],
    ['dates on one line', much('12/12/2024 ')],
    ['dates on lines of their own', much('12/12/2024\n')],
    ['months', much('حزيران/يونيو/')],
    ['zones', much('GMT+')],
    ['one letter a line', much('a\n')],
    ['markers and sentences', much('اقرأ أيضاً\nوصلت القافلة إلى المدينة ظهراً بعد رحلة طويلة جداً.\n')],
    ['headlines and sentences', much('عنوان غريب جديد تماما\nوصلت القافلة إلى المدينة ظهراً بعد رحلة طويلة.\n')],
    ['glued sentences', much('كلمة.كلمة')],
    ['bidi controls', much('\u202e\u2066')],
    ['lone surrogates', much('\ud800')],
    ['NUL', much('\0a')],
    ['combining marks', much('a\u0301\u0301')],
    ['tags', much('<div><p>')],
    ['quotes', much('"a".B')],
    ['lines of one length', much(`${'x'.repeat(60)}\n`)],
  ])('%s', (_, raw) => {
    const begun = process.cpuUsage()
    const { text } = readArticle(raw)
    expect(text.isWellFormed()).toBe(true)
    // linear: a page that took quadratic time would need minutes; processor time, whatever else the machine does
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(8_000)
  })
})

describe('of a page without an article', () => {
  test('furniture alone leaves no text and no title', () => {
    const { title, text, dropped } = readArticle('القائمة\nالرئيسية\nFacebook\nTwitter\nحجم الخط\n+A\n12')
    expect({ title, text }).toEqual({ title: null, text: '' })
    expect(dropped.every(({ reason }) => reason === 'furniture')).toBe(true)
  })

  test('nothing is known', () => {
    expect(readArticle('')).toEqual({
      title: null,
      language: null,
      publisher: null,
      publisher_basis: null,
      published: null,
      updated: null,
      text: '',
      dropped: [],
      citations: [],
      dates: [],
      reasons: {
        title: 'not_in_text',
        language: 'too_little_text',
        publisher: 'not_in_text',
        published: 'not_in_text',
        updated: 'not_in_text',
      },
    })
  })
})

test('line ends of other systems, a byte order mark and blanks change nothing', () => {
  const lines = ['A headline about the late ferry', '18 June 2024', 'The ferry left an hour late because of fog.']
  const plain = readArticle(lines.join('\n'))
  expect(readArticle(`\ufeff${lines.join('\r\n')}\r\n`)).toEqual(plain)
  expect(readArticle(lines.map((each) => `  ${each}\t`).join('\r'))).toEqual(plain)
})
