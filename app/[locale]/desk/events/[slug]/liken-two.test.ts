import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Db } from '../../../../../db/client'

type Said = { sourceId: string; earlierId: string; relays: boolean; key: string }

const [one, other, eventId] = [randomUUID(), randomUUID(), randomUUID()]
let record: { of: string; relays: boolean } | null = null
let asked: Said[] = []

vi.mock('../../../../../db/queries/alike', () => ({ readLikeness: async () => record }))
vi.mock('../../../../../db/commands/liken-report', () => ({
  likenReport: async (_db: unknown, _by: unknown, said: Said) => {
    asked.push(said)
    record = { of: said.sourceId, relays: said.relays }
  },
}))

const { likenTwo } = await import('./liken-two')

const db = { transaction: (work: (tx: unknown) => Promise<unknown>) => work(db) } as unknown as Db
const send = (way: string, key = randomUUID()) => likenTwo(db, { id: 'me' }, { key, eventId, one, other, way })

beforeEach(() => {
  record = null
  asked = []
})

test.each([
  ['neither', null],
  ['neither', one],
  ['neither', other],
  ['this', null],
  ['this', other],
  ['other', null],
  ['other', one],
])('%s, said after %s and sent again for want of an answer, ends with the same deed', async (way, of) => {
  record = of && { of, relays: true }
  const key = randomUUID()
  await send(way, key)
  const first = asked.at(-1)
  await send(way, key)
  expect(asked.at(-1)).toEqual(first)
  expect(asked.filter((each) => each.key === key)).toHaveLength(2)
})

test('any other way is refused before anything is said', async () => {
  await expect(send('both')).rejects.toThrow('invalid (way)')
  await expect(send('')).rejects.toThrow('invalid (way)')
  expect(asked).toEqual([])
})
