import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFor, SUGGESTED_FROM, sentenceAround } from './suggestion'

test('a text of ordinary length is read whole', () => {
  const text = 'word '.repeat(SUGGESTED_FROM / 5)
  expect(readFor(text)).toBe(text)
})

test('of a long one the beginning is read, up to a paragraph', () => {
  const text = 'A sentence of nine words stands in this paragraph.\n\n'.repeat(2_000)
  const read = readFor(text)
  expect(read.length).toBeLessThanOrEqual(SUGGESTED_FROM)
  expect(read.endsWith('paragraph.')).toBe(true)
  expect(text.startsWith(read)).toBe(true)
})

test.each([
  ['words without a paragraph', 'word '.repeat(20_000)],
  ['letters without a space', 'x'.repeat(100_000)],
  ['pairs of surrogates', '𝕏'.repeat(50_000)],
])('%s are cut within the limit, and never in the middle of a letter', (_, text) => {
  const read = readFor(text)
  expect(read.length).toBeGreaterThan(SUGGESTED_FROM - 10)
  expect(read.length).toBeLessThanOrEqual(SUGGESTED_FROM)
  expect(read.isWellFormed?.() ?? !/[\uD800-\uDBFF]$/.test(read)).toBe(true)
})

describe('the sentence around words', () => {
  const around = (text: string, words: string) => {
    const start = text.indexOf(words)
    const { start: from, end } = sentenceAround(text, { start, end: start + words.length })
    return text.slice(from, end)
  }
  const TEXT =
    'It rained. The bridge was shut on 11 June, a day after the storm. It opened again.\n\nقال إن 3.5 أمتار غُمرت في 11 حزيران؟ نعم.'

  test.each([
    ['11 June', 'The bridge was shut on 11 June, a day after the storm.'],
    ['rained', 'It rained.'],
    ['again', 'It opened again.'],
    ['11 حزيران', 'قال إن 3.5 أمتار غُمرت في 11 حزيران؟'],
  ])('%s', (words, sentence) => {
    expect(around(TEXT, words)).toBe(sentence)
  })

  test('is cut between words where it is long', () => {
    const text = `${'word '.repeat(100)}here${' word'.repeat(100)}`
    expect(around(text, 'here')).toMatch(/^(word )+here( word)+$/)
    expect(around(text, 'here').length).toBeLessThan(400)
  })

  test('holds the words, ends in no white space, and stays in the text, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), fc.nat(), fc.nat(), (text, a, b) => {
        const [start, end] = [Math.min(a, b) % (text.length + 1), Math.max(a, b) % (text.length + 1)].sort(
          (x, y) => x - y,
        )
        if (start === undefined || end === undefined || text.slice(start, end).trim() === '') return
        const found = sentenceAround(text, { start, end })
        const words = text.slice(start, end)
        expect(text.slice(found.start, found.end)).toContain(words.trim())
        expect(found.start).toBeGreaterThanOrEqual(0)
        expect(found.end).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
