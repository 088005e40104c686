import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { OUTCOMES, type Outcome } from '../../domain/ruling'
import { rule } from '../commands/rule'
import { takeCase } from '../commands/take-case'
import * as schema from '../schema'
import { citable, claimNow, dispute, freshDb, heard, newKey, openCase, person, ruled, voted } from '../testing'
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

test('of two hands each has decided, the first as much as the last; one who wrote otherwise has not', async () => {
  const [first, otherwise, last] = await Promise.all([1, 2, 3].map(() => person(db, 'moderator')))
  const { claimId, voters } = await voted(db, 'ccc')
  await dispute(db, voters[0] as { id: string }, claimId)
  const disputeId = (await openCase(db, claimId))?.id as string
  await heard(db, disputeId)
  const decide = async (by: { id: string } | undefined, outcome: Outcome) => {
    await takeCase(db, by as { id: string }, { key: newKey(), disputeId })
    const { verdictVersion } = await claimNow(db, claimId)
    const verdict = outcome === 'overturned' ? ('unverified' as const) : null
    const said = { outcome, verdict, verdictVersion, evidence: await citable(db, claimId) }
    const reason = 'Having read both sides and every passage, I decide the case so.'
    return rule(db, by as { id: string }, { key: newKey(), disputeId, reason, ...said })
  }
  await decide(first, 'overturned')
  await decide(otherwise, 'dismissed')
  expect(await decide(last, 'overturned')).toMatchObject({ decided: true })
  const counts = await countRulings(db)
  const of = (handle?: string) => counts.find((each) => each.handle === handle)?.rulings ?? 0
  expect([first, otherwise, last].map((each) => of(each?.handle))).toEqual([1, 0, 1])
})

const VERDICT = [
  ['overturned', 'overturned'],
  ['overturned', 'remanded'],
  ['upheld', 'overturned'],
  ['upheld', 'remanded'],
  ['dismissed', 'overturned'],
  ['dismissed', 'remanded'],
  ['remanded', 'overturned'],
  ['remanded', 'remanded'],
  ['remanded', 'upheld'],
]
const OTHER_THING = [
  ['upheld', 'overturned'],
  ['dismissed', 'overturned'],
  ['overturned', 'upheld'],
]
test.each([
  ['a verdict', 'claim:x', 'misread', VERDICT],
  ['held votes', 'claim:x', 'held', [...VERDICT, ['upheld', 'dismissed']]],
  ['a passage', 'evidence:x', 'wrong_quotation', OTHER_THING],
])('an appeal about %s takes back what it decides otherwise, and nothing else', async (_, about, ground, lost) => {
  // Nobody votes on a passage, so that it is never sent back.
  const outcomes = OUTCOMES.filter((each) => each !== 'remanded' || about.startsWith('claim:'))
  const pairs = outcomes.flatMap((decided) => outcomes.map((heard) => [decided, heard] as const))
  for (const [decided, heard] of pairs) {
    const [row] = await client`select lost_on_appeal(${about}, ${ground}, ${decided}, ${heard}) as lost`
    const isLost = lost.some(([one, other]) => one === decided && other === heard)
    expect([decided, heard, row?.lost]).toEqual([decided, heard, isLost])
  }
})
