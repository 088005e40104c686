import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bearsMark, ERASED_MARK, goneIn, parseName, WITHHELD_THINGS, WITHHOLDING_CODES } from './removal'

describe('what stands in the place of words', () => {
  test('is told from words: an erased text, and a withheld one with its number and reason', () => {
    expect(goneIn(ERASED_MARK)).toEqual({ erased: true })
    for (const code of WITHHOLDING_CODES) {
      expect(goneIn(`▇▇▇ 12${code[0]}`)).toEqual({ number: 12, code })
      expect(goneIn(`▇▇▇ 12${code[0]}.3f`)).toEqual({ number: 12, code })
    }
  })

  test('no words are taken for it', () => {
    for (const text of ['', '▇▇▇', '▇▇▇ 12', '▇▇▇ 12z', '▇▇▇ c', ' ▢▢▢', '▢▢▢ ', 'He said ▇▇▇ 12c', '▇▇▇ 12c\n'])
      expect(goneIn(text), text).toBeNull()
  })

  test('what looks like it at the beginning of a list is told from words, and every mark is', () => {
    const number = fc.nat()
    const code = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz')
    const stretch = fc.option(
      fc.nat().map((at) => `.${at.toString(16)}`),
      { nil: '' },
    )
    const mark = fc.oneof(
      fc.constant(ERASED_MARK),
      fc.tuple(number, code, stretch).map(([n, c, s]) => `▇▇▇ ${n}${c}${s}`),
    )
    fc.assert(
      fc.property(mark, fc.string(), (it, more) => {
        expect(bearsMark(it)).toBe(true)
        expect(bearsMark(`${it} · ${more}`)).toBe(true)
        expect(bearsMark(`x${it}`)).toBe(false)
      }),
    )
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'▇▢ ·1c.a\n') }),
        (text) => goneIn(text) === null || bearsMark(text),
      ),
      {
        numRuns: 2000,
      },
    )
  })

  test('no two reasons begin alike', () => {
    expect(new Set(WITHHOLDING_CODES.map((code) => code[0])).size).toBe(WITHHOLDING_CODES.length)
  })
})

test('a name names one thing: by its id, and by its language where it has several', () => {
  const id = '0b8c1a52-5a3c-4b3e-9d59-4a0e5c8d2f11'
  expect(parseName(`vote:${id}`)).toEqual({ thing: 'vote', parts: [id] })
  expect(parseName(`event:${id}:ar`)).toEqual({ thing: 'event', parts: [id, 'ar'] })
  expect(parseName('agent:al-watan')).toEqual({ thing: 'agent', parts: ['al-watan'] })
  expect(parseName('note:al-watan:tr')).toEqual({ thing: 'note', parts: ['al-watan', 'tr'] })
  for (const thing of WITHHELD_THINGS) {
    for (const wrong of [
      thing,
      `${thing}:`,
      `${thing}:${id}:ar:1`,
      `${thing}:${id} or 1=1`,
      `${thing}:${id.toUpperCase()}`,
    ])
      expect(parseName(wrong), wrong).toBeNull()
  }
  for (const wrong of [`event:${id}`, `vote:${id}:ar`, `event:${id}:AR`, 'vote:al-watan', `users:${id}`, '', ':'])
    expect(parseName(wrong), wrong).toBeNull()
})
