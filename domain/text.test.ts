import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultOf, isWellFormed, isWrittenIn, tidy } from './text'

const limits = { min: 3, max: 5 }
const wide = { min: 0, max: 5000 }
const char = (code: number) => String.fromCodePoint(code)
const hex = (code: number) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at)

describe('a text is as long as its limits', () => {
  test.each<[string, string, string | null]>([
    ['one less than the least', 'ab', 'too_short'],
    ['exactly the least', 'abc', null],
    ['exactly the most', 'abcde', null],
    ['one more than the most', 'abcdef', 'too_long'],
    ['empty', '', 'too_short'],
    ['white space only', ' \t\n \u00a0\u3000 ', 'too_short'],
    ['white space at its ends is not counted to the least', ' ab ', 'too_short'],
    ['nor to the most', '  abcde\n', null],
    ['white space inside is', 'a b', null],
    ['Arabic letters', 'نعم', null],
    ['a letter beyond the BMP is one character to the least', '😀😀', 'too_short'],
    ['two of them and a letter are three', '😀😀a', null],
    ['and two units to the most', '😀😀😀', 'too_long'],
    ['joiners alone say nothing', '\u200c\u200d\u200c', 'too_short'],
    ['joiners are not counted to the least', 'a\u200db', 'too_short'],
    ['joiners are counted to the most', 'abcd\u200c\u200c', 'too_long'],
  ])('%s', (_, text, fault) => {
    expect(faultOf(text, limits)).toBe(fault)
  })

  test('where nothing need be said, nothing is', () => {
    expect(faultOf('', wide)).toBeNull()
    expect(faultOf('   ', wide)).toBeNull()
  })
})

describe('marks that reorder or hide text are refused', () => {
  const refused = [
    0x061c,
    0x200b,
    ...range(0x200e, 0x200f),
    ...range(0x202a, 0x202e),
    ...range(0x2060, 0x2064),
    ...range(0x2066, 0x206f),
    0xfeff,
    ...range(0xe0000, 0xe007f),
  ]
  test('at the start, inside and at the end', () => {
    for (const code of refused)
      for (const text of [`${char(code)}abc`, `a${char(code)}bc`, `abc${char(code)}`])
        expect([hex(code), faultOf(text, wide)]).toEqual([hex(code), 'bidi_controls'])
  })
  test('and their neighbours are not', () => {
    for (const code of [0x061b, 0x061d, 0x200a, 0x2010, 0x2029, 0x202f, 0x205f, 0x2070, 0xfefe, 0xff01, 0xe0100])
      expect([hex(code), faultOf(`a${char(code)}bc`, wide)]).toEqual([hex(code), null])
  })
  test.each([
    ['a Persian word with ZWNJ', 'می\u200cخواهم'],
    ['an emoji joined by ZWJ', '👩\u200d🔬 wrote it'],
    ['Arabic with tashkeel and tatweel', 'مُؤَكَّـــد'],
    ['Arabic and Latin side by side', 'قالت Aydınlık إن'],
  ])('%s is not touched', (_, text) => {
    expect(faultOf(text, wide)).toBeNull()
  })
})

describe('controls are refused, but tab and line feed', () => {
  test('each of C0, DEL and C1', () => {
    for (const code of [...range(0x00, 0x1f), ...range(0x7f, 0x9f)])
      expect([hex(code), faultOf(`a${char(code)}bc`, wide)]).toEqual([
        hex(code),
        code === 0x09 || code === 0x0a ? null : 'control_characters',
      ])
  })
})

describe('half a surrogate pair is refused', () => {
  test.each(['\ud800', '\udbff', '\udc00', '\udfff', 'abc\ud83d', '\ude00abc', 'a\ud83db', '\ude00\ud83d', '😀\ude00'])(
    '%j',
    (text) => {
      expect(isWellFormed(text)).toBe(false)
      expect(faultOf(text, wide)).toBe('not_well_formed')
    },
  )
  test.each(['', 'abc', '😀', 'a😀b', '\ue000', '\ud7ff', '\u{10ffff}'])('%j is whole', (text) => {
    expect(isWellFormed(text)).toBe(true)
  })
  test('for any text: as the platform itself judges', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '\ud83d', '\ude00', '\ud800', '\udfff', '\ue000'), { maxLength: 6 }),
        (all) => {
          const text = all.join('')
          expect(isWellFormed(text)).toBe(Buffer.from(text, 'utf8').toString('utf8') === text)
        },
      ),
    )
  })
})

test('what a broken character has become on its way is broken still', () => {
  expect(faultOf('a\ufffdb', limits)).toBe('not_well_formed')
})

test('the gravest fault is named first', () => {
  expect(faultOf('\ud800\0\u202e', limits)).toBe('not_well_formed')
  expect(faultOf('\0\u202e', limits)).toBe('control_characters')
  expect(faultOf('\u202e', limits)).toBe('bidi_controls')
})

describe('a text is kept tidy', () => {
  test.each([
    ['line ends of Windows and of old Macs', 'a\r\nb\rc\n\nd', 'a\nb\nc\n\nd'],
    ['each of two old line ends', 'a\r\rb', 'a\n\nb'],
    ['decomposed letters', 'Aydınlık s\u0327u\u0308', 'Aydınlık şü'],
    ['a decomposed hamza', '\u0627\u0654', '\u0623'],
    ['space at its ends', ' \n\t نص \u00a0', 'نص'],
    ['space inside is kept', 'a  b\n\n c', 'a  b\n\n c'],
    ['compatibility forms are kept', 'ﬁ ﺳ ①', 'ﬁ ﺳ ①'],
  ])('%s', (_, text, expected) => {
    expect(tidy(text)).toBe(expected)
  })

  test('tidying twice is tidying once, whatever the text', () => {
    const units = fc.oneof(
      fc.constantFrom('\r', '\n', ' ', '\u00a0', '\u2000', 'e', '\u0301', 'ا', '\u0654'),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(units), (all) => {
        const once = tidy(all.join(''))
        expect(tidy(once)).toBe(once)
        expect(once).not.toMatch(/\r|^\s|\s$/)
      }),
    )
  })

  test('what a form posts with CRLF is acceptable once tidied', () => {
    expect(faultOf('line one\r\nline two', wide)).toBe('control_characters')
    expect(faultOf(tidy('line one\r\nline two'), wide)).toBeNull()
  })
})

test.each([
  ['ar', 'التقى الوفدان في القاعدة', true],
  ['ar', 'التقى الوفدان في Hmeimim', true],
  ['ar', 'The two delegations met', false],
  ['tr', 'İki heyet üste görüştü', true],
  ['tr', 'التقى الوفدان', false],
  ['en', 'The paper «آيدنلك» wrote that they met', true],
  ['en', '2024 — 11/06', true],
] as const)('in %s, «%s»: %s', (language, text, can) => {
  expect(isWrittenIn(text, language)).toBe(can)
})
