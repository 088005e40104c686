import { expect, test } from 'vitest'
import { LOCKS } from './locks'

test('no two locks are the same', () => {
  expect(new Set(Object.values(LOCKS)).size).toBe(Object.keys(LOCKS).length)
})
