import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PART, partsOf } from './text-parts'

const lengths = (text: string) => partsOf(text).map((part) => part.text.length)

test('an article is one part', () => {
  expect(partsOf('')).toEqual([{ text: '', start: 0 }])
  expect(partsOf('One paragraph.\n\nAnother.')).toEqual([{ text: 'One paragraph.\n\nAnother.', start: 0 }])
})

test('a book is cut between paragraphs', () => {
  const parts = partsOf('A paragraph of a book.\n\n'.repeat(3_000))
  expect(parts.length).toBeGreaterThan(2)
  for (const { text } of parts) expect(text).toMatch(/^A[^]*book\.\n\n$/)
})

test('a book of one line is cut between words, and letters stay whole', () => {
  for (const { text } of partsOf('word '.repeat(20_000))) expect(text).toMatch(/^word[^]*word $/)
  expect(lengths('𝕏'.repeat(30_001)).every((length) => length % 2 === 0)).toBe(true)
})

test('the parts, joined, are the text, each where it says, none too long', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('word', ' ', '\n\n', '𝕏', 'كلمة'), { maxLength: 60 }),
      fc.nat(3_000),
      (some, times) => {
        const text = some.join('').repeat(times).slice(0, 150_000)
        const parts = partsOf(text)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        for (const { text: part, start } of parts) {
          expect(text.startsWith(part, start)).toBe(true)
          expect(part.length).toBeLessThanOrEqual(PART)
        }
      },
    ),
    { numRuns: 50 },
  )
})
