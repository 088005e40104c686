import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { address } from './address'
import { addressFault } from './look-alike'

const asAscii = (domain: string) => new URL(`http://${domain}`).hostname

describe('an address that is what it looks like', () => {
  test.each([
    ['reem@example.org'],
    [' Reem.Haddad+isnad@Example.ORG \n'],
    ['reem@مثال.إختبار'],
    ['reem@büro.example'],
    ['reem@xn--bro-hoa.example'],
    ['desk@aydınlık.com.tr'],
    ['reem@الوطن.sy'],
    ['reem@правда.example'],
    ['reem@例え.example'],
    ['reem@한국-news.example'],
    ['reem@news24.example'],
    ['reem@أخبار٢٤.example'],
    ['reem@правда.рус'],
    ['reem@shop.укр'],
  ])('%s', (typed) => {
    expect(addressFault(typed)).toBeNull()
    expect(address(typed)).not.toBeNull()
  })
})

describe('one that passes for another', () => {
  test.each([
    ['a Cyrillic letter among Latin ones', 'desk@aydіnlik.com'],
    ['the same in its ASCII form', `desk@${asAscii('aydіnlik.com')}`],
    ['a Greek letter among Latin ones', 'desk@alwatαn.sy'],
    ['Latin among Arabic', 'desk@الوطنnews.sy'],
    ['nothing but Cyrillic letters that look like Latin', 'desk@сосо.com'],
    ['the same in its ASCII form', `desk@${asAscii('сосо.com')}`],
    ['a local part in two scripts', 'dеsk@alwatan.sy'],
    ['digits of two kinds', 'desk@أخبار٢4.example'],
    ['letters that nobody writes a name in', 'desk@ᚠᚢᚦ.example'],
  ])('%s', (_, typed) => {
    expect(addressFault(typed)).toBe('address_scripts')
  })

  test('a label in any two scripts that no word is written in', () => {
    const letters = { Latin: 'abcxyz', Cyrillic: 'бгдж', Greek: 'βγδλ', Arabic: 'بتثج', Hebrew: 'אבגד' }
    const script = fc.constantFrom(...(Object.keys(letters) as (keyof typeof letters)[]))
    const word = (of: keyof typeof letters) =>
      fc.string({ unit: fc.constantFrom(...letters[of]), minLength: 1, maxLength: 6 })
    const two = fc.tuple(script, script).filter(([one, other]) => one !== other)
    fc.assert(
      fc.property(
        two.chain(([one, other]) => fc.tuple(word(one), word(other))),
        ([one, other]) => {
          expect(addressFault(`desk@${one}${other}.example`)).toBe('address_scripts')
          expect(addressFault(`desk@${one}-${other}.example`)).toBe('address_scripts')
        },
      ),
    )
  })
})

describe('one in which something is not seen', () => {
  const hidden = fc.constantFrom(
    '\u200b',
    '\u200e',
    '\u202e',
    '\u2066',
    '\u00ad',
    '\ufeff',
    '\u0000',
    '\ufe0f',
    '\u2060',
  )

  test('wherever it stands', () => {
    const typed = 'desk@alwatan.sy'
    fc.assert(
      fc.property(hidden, fc.integer({ min: 0, max: typed.length }), (mark, at) => {
        const spoilt = typed.slice(0, at) + mark + typed.slice(at)
        expect(addressFault(spoilt)).toBe('address_hidden')
      }),
    )
  })
})

test('what is refused in its letters is refused in its ASCII form, and what is not is not', () => {
  const letter = fc.constantFrom(...'abcіοеαبتجдж-١2ıñ漢か')
  const label = fc.string({ unit: letter, minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(label, (word) => {
      const domain = `a${word}a.example`
      if (!URL.canParse(`http://${domain}`)) return
      expect(addressFault(`desk@${asAscii(domain)}`)).toBe(addressFault(`desk@${domain}`))
    }),
  )
})

test('what is longer than any address is none, and is not read through', () => {
  for (const long of ['a', 'xn--', '١']) expect(addressFault(`a@${long}${'z'.repeat(2_000_000)}`)).toBe('address_form')
})

test('what is no address is refused as that, and nothing is thrown whatever is typed', () => {
  for (const typed of [
    '',
    'reem',
    'reem@',
    '@',
    'reem@example',
    'a b@example.org',
    'reem@xn--.example',
    'reem@xn--0.org',
  ])
    expect(addressFault(typed)).toBe('address_form')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const fault = addressFault(typed)
      expect(fault === null).toBe(fault === null && address(typed) !== null)
    }),
  )
})
