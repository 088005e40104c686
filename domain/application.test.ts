import { expect, test } from 'vitest'
import { APPLICATION_AGAIN_DAYS, againFrom, objectsToApplying } from './application'

const now = new Date('2026-11-22T10:00:00Z')
const free = { practised: true, waits: false, refusedAt: null, reviewed: false }

test('whoever has done the practice set applies, once at a time; who had the role asks an administrator', () => {
  expect(objectsToApplying(free, now)).toBeNull()
  expect(objectsToApplying({ ...free, practised: false }, now)).toBe('practice_first')
  expect(objectsToApplying({ ...free, waits: true }, now)).toBe('application_waits')
  expect(objectsToApplying({ ...free, reviewed: true, practised: false }, now)).toBe('was_reviewer')
})

test('whoever was refused may apply again when the days are over, to the millisecond', () => {
  const refusedAt = new Date(now.getTime() - APPLICATION_AGAIN_DAYS * 86_400_000)
  expect(againFrom(refusedAt)).toEqual(now)
  expect(objectsToApplying({ ...free, refusedAt }, now)).toBeNull()
  expect(objectsToApplying({ ...free, refusedAt }, new Date(now.getTime() - 1))).toBe('application_early')
})
