import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { castVote } from './commands/cast-vote'
import { entries, pending } from './schema'
import { event, freshDb, newKey, person, refusal } from './testing'

const { db, url, close } = await freshDb()
const root = postgres(url.replace(/\?.*/, ''), { max: 4, onnotice: () => {} })
afterAll(async () => {
  await root.end()
  await close()
})

const author = await person(db)
const { claimId } = await event(db, author)
const vote = async () => {
  const asked = {
    claimId,
    base: 0,
    verdict: 'unverified' as const,
    reason: 'It does not decide the claim.',
    evidence: [],
  }
  return castVote(db, await person(db), { key: newKey(), ...asked })
}
const sequence = (most: number) =>
  root`select leaf_index::int as index, leaf_entry::int as entry from sequence_pending(${most})`

test('every entry waits to be sealed from the moment it is written', async () => {
  await vote()
  const ids = (await db.select({ id: entries.id }).from(entries).orderBy(entries.id)).map(({ id }) => id)
  const waiting = await db.select({ id: pending.entryId }).from(pending).orderBy(pending.entryId)
  expect(waiting.map(({ id }) => id)).toEqual(ids)
})

test('the oldest are taken first, and places have no gap, whoever takes them at once', async () => {
  const [first] = await sequence(1)
  expect(first).toEqual({ index: 0, entry: 1 })
  await Promise.all(Array.from({ length: 12 }, vote))
  await Promise.all(Array.from({ length: 8 }, () => sequence(2)))
  await sequence(5_000)
  const leaves = await root`select l."index"::int as index, l.entry_id::int as entry from leaves l order by 1`
  const ids = await root`select id::int from entries order by id`
  expect(leaves.map(({ index }) => index)).toEqual(ids.map((_, at) => at))
  expect(new Set(leaves.map(({ entry }) => entry))).toEqual(new Set(ids.map(({ id }) => id)))
  expect(await sequence(1)).toHaveLength(0)
})

test('the program cannot order entries, let one out, or sign', async () => {
  const app = postgres(url, { max: 1, onnotice: () => {} })
  for (const forbidden of [
    'select sequence_pending(1)',
    'insert into leaves values (99, 1)',
    'insert into pending values (1)',
    'delete from pending',
    "insert into checkpoints (size, root, note) values (1, sha256(''), '')",
    "insert into stops (code, detail) values ('x', '')",
    'update stops set lifted_at = now()',
  ])
    await expect(app.unsafe(forbidden), forbidden).rejects.toThrow(/permission denied/)
  await app.end()
})

test('while a stop stands nothing is written; once it is lifted, all goes on', async () => {
  await root`insert into stops (code, detail) values ('tampered', 'leaf 3')`
  const before = await db.$count(entries)
  expect(await refusal(vote())).toBe('read_only')
  expect(await db.$count(entries)).toBe(before)
  await expect(root`delete from stops`).rejects.toThrow(/keeps its past/)
  await expect(root`update stops set detail = ''`).rejects.toThrow(/does not move/)
  await root`update stops set lifted_at = now()`
  await vote()
  expect(await db.$count(entries)).toBe(before + 1)
})

test('an entry that was put back after a loss leaves its number free, and does not wait to be sealed', async () => {
  const [old] = await db.select().from(entries).where(sql`${entries.kind} = 'vote.cast'`).limit(1)
  const { id: _, ...again } = old as typeof entries.$inferSelect
  await expect(db.insert(entries).values(again)).rejects.toThrow()
  const [put] = await db
    .insert(entries)
    .values({ ...again, lost: true })
    .returning({ id: entries.id })
  const waiting = await db.select().from(pending).where(sql`${pending.entryId} = ${put?.id}`)
  expect(waiting).toEqual([])
})
