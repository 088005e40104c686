import fc from 'fast-check'
import { expect, test } from 'vitest'
import { runsOf } from './marks'

const TEXT = 'They met, people say, at the base.'

test('without passages a text is one run', () => {
  expect(runsOf(TEXT, [])).toEqual([{ text: TEXT, ids: [] }])
  expect(runsOf('', [])).toEqual([])
})

test('passages that overlap, nest or touch are cut where they begin and end', () => {
  const runs = runsOf('abcdef', [
    { id: 'one', start: 0, end: 3 },
    { id: 'two', start: 2, end: 5 },
    { id: 'in', start: 3, end: 4 },
  ])
  expect(runs).toEqual([
    { text: 'ab', ids: ['one'] },
    { text: 'c', ids: ['one', 'two'] },
    { text: 'd', ids: ['two', 'in'] },
    { text: 'e', ids: ['two'] },
    { text: 'f', ids: [] },
  ])
})

const range = fc.record({
  id: fc.uuid(),
  start: fc.integer({ min: -5, max: 60 }),
  end: fc.integer({ min: -5, max: 60 }),
})

test('whatever is marked, the runs are the text, and each passage is the runs that carry it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(range, { maxLength: 8 }), (text, ranges) => {
      const runs = runsOf(text, ranges)
      expect(runs.map((run) => run.text).join('')).toBe(text)
      for (const { id, start, end } of ranges) {
        const marked = runs.filter((run) => run.ids.includes(id)).map((run) => run.text)
        expect(marked.join('')).toBe(start < end ? text.slice(Math.max(0, start), Math.max(0, end)) : '')
      }
    }),
  )
})
