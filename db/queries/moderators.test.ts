import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import * as schema from '../schema'
import { dispute, freshDb, person, ruled, voted } from '../testing'
import { countRulings } from './moderators'

const { db, url, close } = await freshDb()
const queries: { query: string; params: unknown[] }[] = []
const client = postgres(url, { max: 1, onnotice: () => {} })
const logger = { logQuery: (query: string, params: unknown[]) => queries.push({ query, params }) }
const watched = drizzle(client, { schema, casing: 'snake_case', logger })
afterAll(async () => {
  await client.end()
  await close()
})

test('what a moderator has decided is counted as they decide, also by two rulings at once, and read without going over the rulings', async () => {
  const moderator = await person(db, 'moderator')
  const cases = await Promise.all(
    [1, 2, 3].map(async () => {
      const its = await voted(db, 'ccc')
      await dispute(db, its.voters[0] as { id: string }, its.claimId)
      return its
    }),
  )
  await Promise.all(cases.map(({ claimId }) => ruled(db, moderator, claimId, 'upheld')))
  const own = (await countRulings(db)).find(({ handle }) => handle === moderator.handle)
  expect(own).toMatchObject({ rulings: 3, appealed: 0, overturned: 0, median: expect.any(Number), held: 0 })
  await countRulings(watched)
  const plan = await client.unsafe(`explain ${queries[0]?.query}`, queries[0]?.params as string[])
  const told = plan.map((line) => line['QUERY PLAN']).join('\n')
  expect(told).toContain('ruling_counts')
  expect(told).not.toMatch(/ on (rulings|entries|appeals)\b/)
})
