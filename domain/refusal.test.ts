import { expect, test } from 'vitest'
import { Refusal } from './refusal'

test('a refusal is an error with a code, and the field at fault where one is', () => {
  const refusal = new Refusal('too_short', 'reason')
  expect(refusal).toBeInstanceOf(Error)
  expect(refusal.name).toBe('Refusal')
  expect(refusal.message).toBe('too_short (reason)')
  expect(refusal.code).toBe('too_short')
  expect(refusal.faults).toEqual([{ code: 'too_short', field: 'reason' }])
})

test('a refusal of the whole deed names no field', () => {
  const refusal = new Refusal('suspended')
  expect(refusal.message).toBe('suspended')
  expect(refusal.faults).toStrictEqual([{ code: 'suspended' }])
})

test('where several things are wrong, all are told, and the first is the code', () => {
  const refusal = new Refusal('required', 'title', { code: 'date_invalid', field: 'when' }, { code: 'too_long' })
  expect(refusal.code).toBe('required')
  expect(refusal.faults.map((fault) => fault.code)).toEqual(['required', 'date_invalid', 'too_long'])
  expect(refusal.faults.map((fault) => fault.field)).toEqual(['title', 'when', undefined])
})
