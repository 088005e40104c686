import { expect, test } from 'vitest'
import { appealEnds, isAppealable } from './suspension'

const since = new Date('2026-01-31T10:00:00.000Z')

test('a suspension can be appealed against for thirty days, to the millisecond', () => {
  expect(appealEnds(since)).toEqual(new Date('2026-03-02T10:00:00.000Z'))
  expect(isAppealable(since, since)).toBe(true)
  expect(isAppealable(since, appealEnds(since))).toBe(true)
  expect(isAppealable(since, new Date(appealEnds(since).getTime() + 1))).toBe(false)
})
