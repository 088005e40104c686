import { describe, expect, test } from 'vitest'
import { instantOf, isZone, type Moment, parseMoment, spanOf } from './time'

const moment = (value: string, zone: string | null = null) => parseMoment(value, zone) as Moment

describe('parseMoment', () => {
  test.each([
    ['2024', 'year'],
    ['2024-06', 'month'],
    ['2024-06-11', 'day'],
    ['2024-02-29', 'day'],
    ['2024-06-24T10:25', 'time'],
    ['2024-06-24T00:00', 'time'],
  ] as const)('%s is as exact as a %s', (value, precision) => {
    expect(parseMoment(value)).toEqual({ value, precision, zone: null })
  })

  test.each([
    ['31 June', '2024-06-31'],
    ['month 13', '2024-13'],
    ['month 0', '2024-00-10'],
    ['29 February of a common year', '2023-02-29'],
    ['29 February of a century', '1900-02-29'],
    ['day 0', '2024-06-00'],
    ['hour 25', '2024-06-24T25:00'],
    ['hour 24', '2024-06-24T24:00'],
    ['minute 60', '2024-06-24T10:60'],
    ['an empty value', ''],
    ['a stray tail', '2024-06-24T10:25:00'],
    ['a line break behind', '2024-06-24\n'],
    ['other digits', '٢٠٢٤-٠٦'],
    ['a bare time', '10:25'],
  ])('%s is no date', (_, value) => {
    expect(parseMoment(value)).toBeNull()
  })

  test('a zone that does not exist is refused', () => {
    expect(parseMoment('2024-06-24', 'Asia/Atlantis')).toBeNull()
  })
})

test.each(['Asia/Damascus', 'Europe/Istanbul', 'UTC', 'GMT'])('%s is a zone', (name) => {
  expect(isZone(name)).toBe(true)
})

test.each(['', '+03:00', 'Damascus', 'Asia/', 'دمشق', '../etc'])('%j is no zone', (name) => {
  expect(isZone(name)).toBe(false)
})

describe('instantOf', () => {
  test.each([
    ['2024-06-24T10:25', 'Asia/Damascus', '2024-06-24T07:25:00.000Z'],
    ['2024-01-15T10:00', 'Europe/London', '2024-01-15T10:00:00.000Z'],
    ['2024-07-15T10:00', 'Europe/London', '2024-07-15T09:00:00.000Z'],
    ['2024-06-18T00:10', 'GMT', '2024-06-18T00:10:00.000Z'],
    ['2024-06-18T00:10', 'Pacific/Kiritimati', '2024-06-17T10:10:00.000Z'],
  ])('%s in %s is %s', (value, zone, instant) => {
    expect(instantOf(moment(value, zone))?.toISOString()).toBe(instant)
  })

  test('an hour that the clock repeats is its first occurrence', () => {
    expect(instantOf(moment('2024-10-27T01:30', 'Europe/London'))?.toISOString()).toBe('2024-10-27T00:30:00.000Z')
  })

  test('an hour that the clock skips is no instant', () => {
    expect(instantOf(moment('2024-03-31T01:30', 'Europe/London'))).toBeNull()
  })

  test('without a zone or an hour there is no instant', () => {
    expect(instantOf(moment('2024-06-24T10:25'))).toBeNull()
    expect(instantOf(moment('2024-06-24', 'GMT'))).toBeNull()
  })
})

test.each([
  ['2023', '2023-01-01', '2023-12-31'],
  ['2024-02', '2024-02-01', '2024-02-29'],
  ['2024-06', '2024-06-01', '2024-06-30'],
  ['2024-06-11', '2024-06-11', '2024-06-11'],
  ['2024-06-24T10:25', '2024-06-24', '2024-06-24'],
])('%s spans %s to %s', (value, from, until) => {
  expect(spanOf(moment(value))).toEqual({ from, until })
})
