import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from './fold'

describe('two spellings of the same words fold alike', () => {
  test.each([
    ['Turkish dotted and dotless i', 'AYDINLIK', 'Aydınlık'],
    ['İ', 'İSTANBUL', 'istanbul'],
    ['Turkish letters typed without their marks', 'Yeni Şafak Sözcü', 'yeni safak sozcu'],
    ['alef with and without hamza', 'أحمد إلى آخر', 'احمد الى اخر'],
    ['alef maqsura and yeh', 'مصطفى', 'مصطفي'],
    ['teh marbuta and heh', 'وكالة', 'وكاله'],
    ['tashkeel and tatweel', 'مُؤَكَّـــد', 'موكد'],
    ['Persian keyboards', 'خبرگزاری کیهان', 'خبرگزاري كيهان'],
    ['presentation forms', 'ﺳﻮﺭﻳﺔ', 'سورية'],
    ['Arabic and Persian digits', '٢٠٢٤ ۲۰۲۴', '2024 2024'],
    ['full-width letters', 'ＢＢＣ', 'bbc'],
    ['white space, line breaks, invisible marks', ' a\u00a0\r\n b\u200f\u202ec\0', 'a bc'],
    ['a decomposed letter', 'e\u0301', 'é'],
  ])('%s', (_, one, other) => {
    expect(fold(one)).toBe(fold(other))
  })
})

test('different words stay different', () => {
  expect(fold('سوريا')).not.toBe(fold('سورية'))
  expect(fold('star')).not.toBe(fold('stars'))
})

test('folding twice is folding once, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.oneof(fc.string({ unit: 'binary', minLength: 1 }), fc.constantFrom('\ud800', 'İ', 'ٱ')) }),
      (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      },
    ),
    { numRuns: 1000 },
  )
})

test('case and diacritics never matter', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('ş', 'Ş', 'ı', 'I', 'i', 'İ', 'ğ', 'a', 'أ', 'ئ', ' ') }), (text) => {
      expect(fold(text.toLocaleUpperCase('tr'))).toBe(fold(text.toLocaleLowerCase('tr')))
      expect(fold(text.toUpperCase())).toBe(fold(text))
    }),
  )
})

test('letters of Arabic fold alike whether or not something invisible stands between them', () => {
  const letter = fc.integer({ min: 0x621, max: 0x64a }).map((code) => String.fromCodePoint(code))
  fc.assert(
    fc.property(fc.string({ unit: letter }), (text) => {
      expect(fold(text)).toBe(fold(`\u2060${[...text].join('\u2060')}`))
    }),
  )
})
