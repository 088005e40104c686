import { expect, test } from 'vitest'
import { z } from 'zod'
import { keyAfter, written } from './written'

test.each([
  ['2024', '2024'],
  [' 2024-06 ', '2024-06'],
  ['2024/06/24', '2024-06-24'],
  ['2024.06.24 10:25', '2024-06-24T10:25'],
  ['٢٠٢٤-٠٦-٢٤ ١٠:٢٥', '2024-06-24T10:25'],
  ['2024-06-24T10:25', '2024-06-24T10:25'],
  ['31 حزيران', '31 حزيران'],
  ['', ''],
])('a date typed as %j is read as %j', (typed, read) => {
  expect(written(typed)).toBe(read)
})

test('the key of a further deed is a key, the same for the same form, another for another', () => {
  const key = keyAfter('11111111-1111-4111-8111-111111111111', 'agent')
  expect(z.uuid().safeParse(key).success).toBe(true)
  expect(keyAfter('11111111-1111-4111-8111-111111111111', 'agent')).toBe(key)
  expect(keyAfter('21111111-1111-4111-8111-111111111111', 'agent')).not.toBe(key)
})
