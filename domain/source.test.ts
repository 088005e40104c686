import { describe, expect, test } from 'vitest'
import { isSourceUrl, isTakenFrom, URL_LENGTH, urlKey } from './source'

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

describe('two addresses lead to the same page', () => {
  test.each([
    ['scheme', 'http://example.com/a', 'https://example.com/a'],
    ['case of scheme and host', 'HTTPS://Example.COM/a', 'https://example.com/a'],
    ['www', 'https://www.example.com/a', 'https://example.com/a'],
    ['the pages for telephones', 'https://m.example.com/a', 'https://amp.example.com/a'],
    ['the port that a scheme has anyway', 'https://example.com:443/a', 'https://example.com/a'],
    ['a slash at the end', 'https://example.com/a/', 'https://example.com/a'],
    ['no path', 'https://example.com', 'https://example.com/'],
    ['a fragment', 'https://example.com/a#comments', 'https://example.com/a'],
    ['campaigns', 'https://example.com/a?utm_source=x&utm_medium=y&fbclid=z', 'https://example.com/a'],
    ['campaigns among others', 'https://example.com/a?utm_source=x&id=5', 'https://example.com/a?id=5'],
    ['the order of parameters', 'https://example.com/?id=5&page=2', 'https://example.com/?page=2&id=5'],
    ['letters written out or escaped', 'https://example.com/خبر', 'https://example.com/%D8%AE%D8%A8%D8%B1'],
    ['a host in its own script', 'https://مثال.إختبار/a', 'https://xn--mgbh0fb.xn--kgbechtv/a'],
  ])('whatever their %s', (_, one, other) => {
    expect(urlKey(one)).toBe(urlKey(other))
  })

  test.each([
    ['another path', 'https://example.com/a', 'https://example.com/b'],
    ['another case of the path', 'https://example.com/a', 'https://example.com/A'],
    ['another story', 'https://example.com/?id=5', 'https://example.com/?id=6'],
    ['a parameter more', 'https://example.com/a', 'https://example.com/a?id=5'],
    ['another host', 'https://example.com/a', 'https://example.org/a'],
    ['another port', 'https://example.com/a', 'https://example.com:8443/a'],
    ['a part of the host that is no form of it', 'https://arabic.example.com/a', 'https://example.com/a'],
  ])('but not with %s', (_, one, other) => {
    expect(urlKey(one)).not.toBe(urlKey(other))
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
