import { describe, expect, test } from 'vitest'
import { isSourceUrl, isTakenFrom, URL_LENGTH } from './source'

const long = (length: number) => 'https://example.com/'.padEnd(length, 'a')

describe('an address where a source stood', () => {
  test.each([
    'https://example.com',
    'http://example.com/2024/06/story?id=1&p=2#end',
    'HTTPS://EXAMPLE.COM/A',
    'https://example.com:8443/',
    'https://مثال.إختبار/خبر',
    'https://example.com/haber/görüşme',
    'https://[2001:db8::1]/',
    'http://a',
    long(URL_LENGTH.max),
  ])('%s', (url) => {
    expect(isSourceUrl(url)).toBe(true)
  })
})

describe('is refused', () => {
  test.each([
    ['empty', ''],
    ['words', 'the paper of yesterday'],
    ['no scheme', 'example.com/story'],
    ['no scheme of its own', '//example.com/story'],
    ['no host', 'https://'],
    ['a port that is none', 'https://example.com:99999/'],
    ['script', 'javascript:alert(1)'],
    ['data', 'data:text/html,hello'],
    ['a file', 'file:///etc/passwd'],
    ['ftp', 'ftp://example.com/story'],
    ['a user name', 'https://me@example.com/'],
    ['a password', 'https://:secret@example.com/'],
    ['a host that is a user name', 'https://example.com@example.org/'],
    ['no slashes, so that a browser reads it as a path of the page', 'https:example.com'],
    ['one slash', 'https:/example.com'],
    ['three slashes', 'https:///example.com'],
    ['backslashes', 'https:\\\\example.com'],
    ['a backslash after the host', 'https://example.com\\@example.org'],
    ['a space before it', ' https://example.com'],
    ['a space within', 'https://example.com/a b'],
    ['a line break in its scheme', 'https\n://example.com'],
    ['a line break in its host', 'https://exa\nmple.com'],
    ['a tab', 'https://example.com/\tstory'],
    ['NUL', 'https://example.com/\0'],
    ['a direction override', 'https://example.com/\u202etxt'],
    ['half a surrogate pair', 'https://example.com/\ud800'],
    ['one unit too long', long(URL_LENGTH.max + 1)],
  ])('%s', (_, url) => {
    expect(isSourceUrl(url)).toBe(false)
  })
})

describe('a clean text is taken from its capture and nothing else', () => {
  const capture =
    'Menu\n\nThe  headline\n\nFirst paragraph,\nbroken here.\n\nAdvert\n\nSecond paragraph.\n\nComments: first!'

  test.each<[string, string, boolean]>([
    ['the whole', capture, true],
    ['some paragraphs, in their order', 'The headline\n\nSecond paragraph.', true],
    ['with other white space', 'The headline\n \n\nFirst\tparagraph, broken\u00a0here.', true],
    ['a part of a paragraph', 'broken here.', true],
    ['in another order', 'Second paragraph.\n\nThe headline', false],
    ['a paragraph given twice that stands there once', 'Advert\n\nAdvert', false],
    ['a word put in', 'First paragraph, not broken here.', false],
    ['a word left out within a paragraph', 'First broken here.', false],
    ['a letter changed', 'the headline', false],
    ['two paragraphs run together over what stood between', 'broken here. Second paragraph.', false],
    ['something glued below', 'Second paragraph.\n\nAn opinion.', false],
  ])('%s: %j → %s', (_, text, expected) => {
    expect(isTakenFrom(text, capture)).toBe(expected)
  })

  test('nothing is taken from an empty capture', () => {
    expect(isTakenFrom('a', '')).toBe(false)
  })
})
