import { expect, test } from 'vitest'
import type { Citation, DateMention } from '../../../domain/article/reading'
import { missesOf, tallyOf } from './citations'
import { tallyDates } from './dates'
import { pair } from './score'

const citation = (agent: string, act: Citation['act'] = 'claims'): Citation => ({
  agent,
  unnamed: false,
  via: [],
  relation: 'paraphrases',
  act,
  exact: 'words',
  start: 0,
  end: 5,
})
const wanted = (agent: string, act: Citation['act'] = 'claims') => ({ ...citation(agent, act), words: 'words' })
const mention = (text: string, start: number, value: string | null, reason: DateMention['reason']): DateMention => ({
  text,
  value,
  precision: value ? 'day' : null,
  role: 'happened',
  start,
  end: start + text.length,
  reason,
  inferred: null,
})

test('as many as possible are paired, in whatever order they come', () => {
  const fits = (one: number, other: number) => one === other || one === 1
  expect(pair([1, 2], [2, 3], fits).missing).toEqual([])
  expect(pair([2, 1], [2, 3], fits).missing).toEqual([])
})

test('one answer found does not answer two questions', () => {
  expect(tallyOf('agent', [citation('tass')], [wanted('tass'), wanted('tass', 'denies')])).toEqual({
    right: 1,
    found: 1,
    wanted: 2,
  })
})

test('another reading a careful person may give is right as well', () => {
  const either = { ...wanted('tass'), also: [{ act: 'reports' as const }] }
  expect(tallyOf('all', [citation('tass', 'reports')], [either]).right).toBe(1)
  expect(tallyOf('all', [citation('tass', 'denies')], [either]).right).toBe(0)
})

test('misses tell what was misread, what was not found and what was made up', () => {
  expect(missesOf([citation('tass', 'denies'), citation('bbc')], [wanted('tass'), wanted('ap')])).toEqual([
    '~ tass claims read as tass denies: words',
    '- ap claims: words',
    '+ bbc claims: words',
  ])
})

test('a date that does not resolve is right when it is found, without a value and with a reason', () => {
  const text = 'On Monday they met.'
  const gold = [{ words: 'Monday', value: null, precision: null, reason: 'relative_time' }]
  const right = (found: DateMention[]) => tallyDates(text, found, gold).right
  expect(right([mention('On Monday', 0, null, 'relative_time')])).toBe(1)
  expect(right([mention('On Monday', 0, '2024-06-10', null)])).toBe(0)
  expect(right([])).toBe(0)
})

test('a date made up lowers the precision, the same place found twice does not', () => {
  const text = 'They met on 3 May 2024, with 12 cars.'
  const gold = [{ words: '3 May 2024', value: '2024-05-03', precision: 'day' as const, reason: null }]
  const day = mention('3 May', 12, '2024-05-03', null)
  expect(tallyDates(text, [day, { ...day, start: 14 }], gold)).toMatchObject({ right: 1, found: 1, wanted: 1 })
  expect(tallyDates(text, [day, mention('12', 29, null, 'no_year')], gold)).toMatchObject({ right: 1, found: 2 })
})
