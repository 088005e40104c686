import { expect, test } from 'vitest'
import { ROLES } from './permissions'
import { isFresh, needsTwoHands, takesAway } from './role'

test('one admin moves people between reader and reviewer, and two hands are on everything else', () => {
  const alone = ROLES.flatMap((before) =>
    ROLES.filter((after) => !needsTwoHands(before, after)).map((after) => `${before} ${after}`),
  )
  expect(alone).toEqual(['reader reader', 'reader reviewer', 'reviewer reader', 'reviewer reviewer'])
})

test('a role is taken from whoever reviewed, decided or ran the place and does so no longer', () => {
  const given = ROLES.flatMap((before) =>
    ROLES.filter((after) => before !== after && !takesAway(before, after)).map((after) => `${before} ${after}`),
  )
  expect(given).toEqual(['reader reviewer', 'reader moderator', 'reader admin', 'reviewer moderator'])
  for (const role of ROLES) expect(takesAway(role, role)).toBe(false)
})

test('a proposal can be decided for a week, to the millisecond', () => {
  const at = new Date('2026-03-01T12:00:00.000Z')
  const last = new Date('2026-03-08T12:00:00.000Z')
  expect(isFresh(at, last)).toBe(true)
  expect(isFresh(at, new Date(last.getTime() + 1))).toBe(false)
})
