import { expect, test } from 'vitest'
import { durationIn } from './durations'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

test.each([
  [0, '1 minute'],
  [89, '1 minute'],
  [90, '2 minutes'],
  [59 * MINUTE, '59 minutes'],
  [HOUR - 30, '1 hour'],
  [HOUR, '1 hour'],
  [5.5 * HOUR, '5.5 hours'],
  [23.9 * HOUR, '23.9 hours'],
  [DAY - MINUTE, '1 day'],
  [DAY, '1 day'],
  [3.24 * DAY, '3.2 days'],
  [40 * DAY, '40 days'],
])('%d seconds are %s', (seconds, said) => {
  expect(durationIn('en', seconds)).toBe(said)
})

test('it is said in the language of the page, with its plurals', () => {
  expect([2 * DAY, 11 * DAY, 2 * HOUR, 5 * MINUTE].map((each) => durationIn('ar', each))).toEqual([
    'يومان',
    '11 يومًا',
    'ساعتان',
    '5 دقائق',
  ])
  expect([1.5 * DAY, 2 * HOUR, 5 * MINUTE].map((each) => durationIn('tr', each))).toEqual([
    '1,5 gün',
    '2 saat',
    '5 dakika',
  ])
})
