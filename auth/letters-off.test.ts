import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { lettersKey, ownerOf } from './letters-off'

const SECRET = 'a secret of thirty-two characters'

test('a key to switching letters off is its owner’s, and of nobody who made it up', () => {
  const userId = randomUUID()
  const key = lettersKey(userId, SECRET)
  expect(ownerOf(key, SECRET)).toBe(userId)
  expect(ownerOf(key, `${SECRET}.`)).toBe(null)
  const [, word] = key.split('.')
  for (const made of [
    `${randomUUID()}.${word}`,
    key.slice(0, -1),
    `${key}=`,
    userId,
    '',
    `${userId}.`,
    `${userId}.${'A'.repeat(43)}`,
  ])
    expect(ownerOf(made, SECRET), made).toBe(null)
})
