import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMoment } from '../time'
import { datesIn } from './read'
import { PUBLISHED, told } from './testing'

test('a role only where the words themselves give it', () => {
  const roles = (text: string, language: string) =>
    datesIn(text, { language, published: PUBLISHED }).map(({ role }) => role)
  expect(roles('published on 11 June 2024', 'en')).toEqual(['published'])
  expect(roles('the round scheduled for 15 July', 'en')).toEqual(['planned'])
  expect(roles('الجولة المقررة في 15 تموز', 'ar')).toEqual(['planned'])
  expect(roles('they met on 11 June 2024', 'en')).toEqual([null])
})

describe('the words', () => {
  test.each([
    ['ar', 'عقد وفي 11 حزيران الجاري لقاء', '11 حزيران الجاري'],
    ['ar', 'جرى بأيلول 2014 ذلك', 'أيلول 2014'],
    ['ar', 'وأمس قال', 'أمس'],
    ['en', 'They met on Tuesday, 11 June 2024, in Ankara.', 'Tuesday, 11 June 2024'],
    ['tr', "Görüşme 11 Haziran'da yapıldı", '11 Haziran'],
    ['tr', "bu ayın 11'inde geldi", 'bu ayın 11'],
    ['en', 'It ended last month. They left.', 'last month'],
    ['en', 'the July 25 call', 'July 25'],
    ['ar', 'في 24 تموز/يوليو 2024 والجمعة التالية', '24 تموز/يوليو 2024'],
    ['ar', 'اعتقال الأول في يوليو 2017', 'يوليو 2017'],
  ])('%s: of “%s” are “%s”', (language, text, words) => {
    const [found] = datesIn(text, { language, published: PUBLISHED })
    expect(found?.text).toBe(words)
    expect(text.slice(found?.start, found?.end)).toBe(words)
  })

  test.each([
    ['bidi marks', '\u200f11\u200f حزيران \u202b2024\u202c', 'ar'],
    ['bidi marks between numbers', '11\u200f/\u200f6\u200f/\u200f2024', 'ar'],
    ['a word with a zero-width mark in it', '11 حز\u200cيران 2024', 'ar'],
    ['a month with tatweel', '11 حزيـــران 2024', 'ar'],
    ['a month with tashkeel', '11 حَزيران 2024', 'ar'],
    ['digits of two kinds', '١1 حزيران ٢٠24', 'ar'],
    ['no-break spaces', '11\u00a0June\u00a02024', 'en'],
    ['capitals', '11 HAZİRAN 2024', 'tr'],
    ['no dots', '11 HAZIRAN 2024', 'tr'],
    ['full-width digits', '１１ June ２０２４', 'en'],
  ])('%s are read through', (_, text, language) => {
    expect(told(text, language)).toEqual(['2024-06-11'])
  })
})

describe('whatever the text', () => {
  const word = fc.constantFrom(
    ...'11 13 2024 1445 6 / - . , ( ) : حزيران يونيو أيار ذو الحجة هـ من إلى و في الجاري الماضي الثلاثاء اليوم أمس قبل بعد أيام يوم عام June May Tuesday last ago days the first of and Haziran Mart Salı bu ayın geçen gün önce \u202e \u200c \ud800'.split(
      ' ',
    ),
  )
  const texts = fc.oneof(
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
    fc.array(word, { maxLength: 12 }).map((words) => words.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  )
  const languages = fc.constantFrom('ar', 'en', 'tr', 'fr', null)
  const times = fc.constantFrom(null, PUBLISHED, parseMoment('2024-06'), parseMoment('2024'))

  test('mentions stand in the text, in order and apart; each has a value of its precision, or a reason', () => {
    fc.assert(
      fc.property(texts, languages, times, (text, language, published) => {
        let behind = 0
        for (const each of datesIn(text, { language, published })) {
          expect(text.slice(each.start, each.end)).toBe(each.text)
          expect(each.start).toBeGreaterThanOrEqual(behind)
          expect(each.end).toBeGreaterThan(each.start)
          behind = each.end
          if (each.value === null) expect([each.precision, each.reason === null]).toEqual([null, false])
          else expect([parseMoment(each.value)?.precision, each.reason]).toEqual([each.precision, null])
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('a day is read back from however it is printed', () => {
  const days = fc.date({ min: new Date('1930-01-01'), max: new Date('2076-01-01'), noInvalidDate: true })
  const printed = (locale: string, options: Intl.DateTimeFormatOptions) => (day: Date) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(day)
  const long = { day: 'numeric', month: 'long', year: 'numeric' } as const
  const full = { ...long, weekday: 'long' } as const

  test.each([
    ['ar', 'ar-SY', long],
    ['ar', 'ar-EG', full],
    ['ar', 'ar-MA', long],
    ['ar', 'ar-DZ', full],
    ['ar', 'ar-SA-u-ca-islamic-umalqura', long],
    ['ar', 'ar-EG', { day: 'numeric', month: 'numeric', year: 'numeric' }],
    ['en', 'en-GB', full],
    ['en', 'en-US', full],
    ['en', 'en-US', { ...long, month: 'short' }],
    ['en', 'en-u-ca-islamic-umalqura', long],
    ['tr', 'tr', full],
    ['tr', 'tr', { ...long, month: 'short' }],
    ['tr', 'tr', { day: '2-digit', month: '2-digit', year: 'numeric' }],
  ] as const)('%s, %s, %o', (language, locale, options) => {
    const print = printed(locale, options)
    fc.assert(
      fc.property(days, (day) => {
        expect(told(print(day), language), print(day)).toEqual([day.toISOString().slice(0, 10)])
      }),
      { numRuns: 200 },
    )
  })
})
