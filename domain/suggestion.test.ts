import { expect, test } from 'vitest'
import { readFor, SUGGESTED_FROM } from './suggestion'

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
