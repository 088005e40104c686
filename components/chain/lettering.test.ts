import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breadthOf, fitted } from './lettering'

const box = { breadth: 150, size: 15, most: 3 }

test('a short name stands in one line, a longer one is broken between words', () => {
  expect(fitted('Sputnik', box)).toEqual({ lines: ['Sputnik'], cut: false })
  expect(fitted('شبكة أخبار العراق', box).lines.join(' ')).toBe('شبكة أخبار العراق')
  const { lines, cut } = fitted('Ministry of Foreign Affairs', box)
  expect(lines.length).toBeGreaterThan(1)
  expect({ whole: lines.join(' '), cut }).toEqual({ whole: 'Ministry of Foreign Affairs', cut: false })
})

test('what does not fit is cut, and says so', () => {
  const long = fitted('a word and another and another and another and another and another and one more', box)
  expect(long.lines).toHaveLength(3)
  expect(long.lines.at(-1)).toMatch(/…$/)
  expect(long.cut).toBe(true)
  expect(fitted('x'.repeat(200), box)).toMatchObject({ lines: [expect.stringMatching(/^x+…$/)], cut: true })
})

test('no line is broader than its box, no letter is halved, and nothing is lost unless it was cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const { lines, cut } = fitted(text, box)
      for (const line of lines) {
        expect(breadthOf(line, box.size)).toBeLessThanOrEqual(box.breadth)
        expect(line.isWellFormed()).toBe(true)
      }
      if (!cut) expect(lines.join(' ')).toBe(text.split(/\s+/).filter(Boolean).join(' '))
    }),
  )
})

test('a text without end takes no longer than its length', () => {
  const took = (length: number) => {
    const text = 'م'.repeat(length)
    const from = performance.now()
    fitted(text, box)
    return performance.now() - from
  }
  took(1_000)
  expect(took(400_000)).toBeLessThan(2_000)
})
