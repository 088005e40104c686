import { describe, expect, test } from 'vitest'
import { expiryOf, INVITATION_DAYS, INVITATION_ENDS, isOpenInvitation, objectsToTaking } from './invitation'

const madeAt = new Date('2026-03-01T12:00:00.000Z')
const last = new Date('2026-03-15T12:00:00.000Z')
const after = new Date(last.getTime() + 1)
const fresh = { madeAt, end: null, maker: { able: true, self: false } }

test('an invitation can be taken for two weeks, to the millisecond', () => {
  expect(INVITATION_DAYS).toBe(14)
  expect(expiryOf(madeAt)).toEqual(last)
  expect(objectsToTaking(fresh, last)).toBeNull()
  expect(objectsToTaking(fresh, after)).toBe('invitation_expired')
})

describe('it is open until it ends or expires', () => {
  test.each(INVITATION_ENDS)('%s, it is not', (end) => {
    expect(isOpenInvitation({ madeAt, end }, madeAt)).toBe(false)
  })
  test('to its last moment', () => {
    expect(isOpenInvitation({ madeAt, end: null }, last)).toBe(true)
    expect(isOpenInvitation({ madeAt, end: null }, after)).toBe(false)
  })
})

test('whoever opens it late is told how it ended, not that time has passed since', () => {
  expect(objectsToTaking({ ...fresh, end: 'taken' }, after)).toBe('invitation_taken')
  expect(objectsToTaking({ ...fresh, end: 'revoked' }, after)).toBe('invitation_revoked')
})

test('nobody takes their own, nor that of somebody who may not invite any more', () => {
  expect(objectsToTaking({ ...fresh, maker: { able: true, self: true } }, madeAt)).toBe('own_invitation')
  expect(objectsToTaking({ ...fresh, maker: { able: false, self: false } }, madeAt)).toBe('inviter_left')
})
