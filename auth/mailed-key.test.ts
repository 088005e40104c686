import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { idsIn, mailedKey } from './mailed-key'

const ids = [randomUUID(), randomUUID()]
const key = mailedKey('party', ids, 'a secret')

test('a key tells what it is about, to whoever has the secret that it was made with', () => {
  expect(idsIn('party', key, 'a secret')).toEqual(ids)
  expect(idsIn('party', key, 'another')).toBeNull()
})

test('a key is for one errand, and for these things in this order', () => {
  const word = key.split('.')[2]
  expect(idsIn('complaint', key, 'a secret')).toBeNull()
  expect(idsIn('party', `${ids[1]}.${ids[0]}.${word}`, 'a secret')).toBeNull()
  expect(idsIn('party', `${ids[0]}.${randomUUID()}.${word}`, 'a secret')).toBeNull()
  expect(idsIn('party', `${ids[0]}.${word}`, 'a secret')).toBeNull()
})

test('what is no key is about nothing', () => {
  for (const none of ['', '.', 'new', ids[0] ?? '', `${key}x`, key.slice(0, -1), `${key.slice(0, -1)}!`, `${key}\n`])
    expect(idsIn('party', none, 'a secret')).toBeNull()
})
