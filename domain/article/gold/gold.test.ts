import { expect, test } from 'vitest'
import { AUTHORITY } from '../../agents/agents'
import { ACTS, RELATIONS } from '../../citation'
import { parseMoment } from '../../time'
import { NULL_REASONS } from '../reading'
import ar from './ar.json'
import en from './en.json'
import type { GoldText } from './gold'
import moreAr from './more/ar.json'
import moreEn from './more/en.json'
import moreTr from './more/tr.json'
import tr from './tr.json'

const GOLD = { ar, en, tr } as Record<string, GoldText[]>
/** Frames of many hands, written after the reader and before it was widened; without dates. */
const MORE = { ar: moreAr, en: moreEn, tr: moreTr } as Record<string, GoldText[]>
const KNOWN = new Set(AUTHORITY.map(({ id }) => id))
const texts = [...Object.values(GOLD), ...Object.values(MORE)].flat()
const citations = texts.flatMap(({ id, text, citations }) => citations.map((each) => ({ in: id, text, ...each })))
const dates = texts.flatMap(({ id, text, dates }) => dates.map((each) => ({ in: id, text, ...each })))

test.each(Object.entries(GOLD))('%s: at least thirty texts, a third of them traps, a third dated', (_, gold) => {
  expect(gold.length).toBeGreaterThanOrEqual(30)
  expect(3 * gold.filter(({ trap }) => trap).length).toBeGreaterThanOrEqual(gold.length)
  expect(3 * gold.filter(({ dates }) => dates.length > 0).length).toBeGreaterThanOrEqual(gold.length)
})

test.each(Object.entries(MORE))('%s: of the second set, too, a quarter and more are traps', (_, gold) => {
  expect(gold.length).toBeGreaterThanOrEqual(30)
  expect(4 * gold.filter(({ trap }) => trap).length).toBeGreaterThanOrEqual(gold.length)
})

test('a trap has no citation, every other text has one', () => {
  expect(texts.filter(({ trap, citations }) => citations.length > 0 === (trap !== null)).map(({ id }) => id)).toEqual(
    [],
  )
})

test('no id twice, no text twice', () => {
  expect(new Set(texts.map(({ id }) => id)).size).toBe(texts.length)
  expect(new Set(texts.map(({ text }) => text)).size).toBe(texts.length)
})

test('the words of every citation and date stand in the text', () => {
  expect([...citations, ...dates].filter(({ text, words }) => !text.includes(words))).toEqual([])
})

test('every agent is known, and who is nobody we know is unnamed', () => {
  const named = [...citations.flatMap(({ agent, via }) => [agent, ...via]), ...texts.map(({ publisher }) => publisher)]
  expect(named.filter((id) => id !== null && !KNOWN.has(id))).toEqual([])
  expect(citations.filter(({ agent, unnamed }) => agent === null && !unnamed)).toEqual([])
})

test('relations and acts are of the lists', () => {
  expect(citations.filter(({ relation }) => !(RELATIONS as readonly string[]).includes(relation))).toEqual([])
  expect(citations.filter(({ act }) => !(ACTS as readonly string[]).includes(act))).toEqual([])
})

test('a text has one citation for each agent, unnamed, chain and act', () => {
  const keys = citations.map((each) => JSON.stringify([each.in, each.agent, each.unnamed, each.via, each.act]))
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

test('a date is a day, month or year of the calendar, or says why it is none', () => {
  for (const { words, value, precision, reason } of dates) {
    if (value === null) expect(NULL_REASONS, words).toContain(reason)
    else expect(parseMoment(value)?.precision, words).toBe(precision)
  }
})
