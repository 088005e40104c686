import { expect, test } from 'vitest'
import { Refusal } from '../refusal'
import { ARTICLE_CHARACTERS, decodeText } from './decode'

const utf8 = (text: string) => new TextEncoder().encode(text)

test('UTF-8 is text, without its byte order mark', () => {
  expect(decodeText(utf8('\ufeffعنوان\r\nTürkçe'))).toBe('عنوان\r\nTürkçe')
})

test('as many characters as are allowed are allowed, whatever they weigh', () => {
  expect(decodeText(utf8('س'.repeat(ARTICLE_CHARACTERS)))).toHaveLength(ARTICLE_CHARACTERS)
})

test.each([
  ['a PDF', utf8('%PDF-1.7 text'), 'not_text'],
  ['a NUL among letters', utf8('a\0b'), 'not_text'],
  ['UTF-16', new Uint8Array([0xff, 0xfe, 0x41, 0x00]), 'not_utf8'],
  ['Windows-1256', new Uint8Array([0xe4, 0xdd, 0xec]), 'not_utf8'],
  ['a surrogate in UTF-8', new Uint8Array([0xed, 0xa0, 0x80]), 'not_utf8'],
  ['a truncated letter', utf8('س').slice(0, 1), 'not_utf8'],
  ['one character too many', utf8('س'.repeat(ARTICLE_CHARACTERS + 1)), 'too_large'],
  ['20 MB', new Uint8Array(20_000_000), 'too_large'],
  ['nothing', new Uint8Array(), 'empty'],
  ['only a byte order mark and blanks', utf8('\ufeff \r\n\t'), 'empty'],
])('%s is refused', (_, bytes, code) => {
  expect(() => decodeText(bytes)).toThrow(new Refusal(code))
})
