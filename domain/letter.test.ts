import { expect, test } from 'vitest'
import { CASE_STATES, DAYS } from './dispute'
import { lettersDue, type Stand } from './letter'

const DAY = 86_400_000
const NOW = 1_800_000_000_000

/** What is due when so many days of a state are over, and to whom. */
function after(days: number, state: 'answering' | 'under_ruling' | 'ruled' | 'appealed') {
  const stand: Stand = { state, dueAt: NOW + (DAYS[state] - days) * DAY, ruledOnAppealAt: null }
  return lettersDue(stand, NOW).map(({ letter, to }) => `${letter} → ${to}`)
}

test('while answers are open, those who have given none are written to at the beginning, at half, and a day before the end', () => {
  expect(after(0, 'answering')).toEqual(['answer → silent'])
  expect(after(3.49, 'answering')).toEqual(['answer → silent'])
  expect(after(3.5, 'answering')).toEqual(['answer_half → silent'])
  expect(after(5.99, 'answering')).toEqual(['answer_half → silent'])
  expect(after(6, 'answering')).toEqual(['answer_last → silent'])
  expect(after(8, 'answering')).toEqual(['answer_last → silent'])
})

test('while a case waits for its ruling, those who could write it are written to at the beginning, at half, and when it is overdue', () => {
  expect(after(0, 'under_ruling')).toEqual(['waits → bench'])
  expect(after(7, 'under_ruling')).toEqual(['waits_half → bench'])
  expect(after(14, 'under_ruling')).toEqual(['waits_over → bench'])
  expect(after(0, 'appealed')).toEqual(['appealed → heard', 'appeal_waits → bench'])
  expect(after(7, 'appealed')).toEqual(['appealed → heard', 'appeal_half → bench'])
  expect(after(15, 'appealed')).toEqual(['appealed → heard', 'appeal_over → bench'])
})

test('what was decided is told to all who were heard; on appeal for a week, after which it is no news', () => {
  expect(after(13, 'ruled')).toEqual(['ruled → heard'])
  const ended = (days: number | null) =>
    lettersDue({ state: 'final', dueAt: null, ruledOnAppealAt: days === null ? null : NOW - days * DAY }, NOW)
  expect(ended(0)).toEqual([{ letter: 'ruled_on_appeal', to: 'heard' }])
  expect(ended(7)).toEqual([])
  expect(ended(null)).toEqual([])
})

test('in no state is anything due twice, and before anybody was told nothing is', () => {
  for (const state of CASE_STATES) {
    const due = lettersDue({ state, dueAt: NOW, ruledOnAppealAt: NOW }, NOW).map(({ letter }) => letter)
    expect(new Set(due).size).toBe(due.length)
  }
  expect(lettersDue({ state: 'opened', dueAt: null, ruledOnAppealAt: null }, NOW)).toEqual([])
})
