import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { castVote } from '../commands/cast-vote'
import * as schema from '../schema'
import { freshDb, newKey, voted } from '../testing'
import { readEvent } from './event'
import { listEntries } from './history'
import { findEntry, isOwnVote, listLog, listSigned, readLatest, readLogEntry, readStop } from './log'

const { db, url, close } = await freshDb()
const root = postgres(url.replace(/\?.*/, ''), { max: 1, onnotice: () => {} })
const queries: string[] = []
const client = postgres(url, { max: 1, onnotice: () => {} })
const watched = drizzle(client, { schema, casing: 'snake_case', logger: { logQuery: (query) => queries.push(query) } })
afterAll(async () => {
  await Promise.all([client.end(), root.end()])
  await close()
})

/** Gives the oldest entries their places, and signs a checkpoint of so many. */
async function seal(size: number): Promise<void> {
  await root`select sequence_pending((${size} - (select count(*) from leaves))::int)`
  await root`insert into checkpoints (size, root, note) values (${size}, sha256(${`root ${size}`}), ${`note ${size}`})`
}

const { slug, claimId, voters } = await voted(db, 'ccc')
const all = (await listEntries(db, slug, { limit: 100 }))?.items ?? []
const [last] = await root<{ count: number }[]>`select count(*)::int as count from entries`
const whole = last?.count as number

test('nothing is sealed before anything is signed, and every entry can be looked at all the same', async () => {
  expect(await listLog(db)).toEqual({ tree: 0, items: [], next: null })
  expect([await readLatest(db), (await listSigned(db)).items]).toEqual([null, []])
  const [first] = all
  expect(first).toMatchObject({ index: null, sealedIn: null })
  expect(await readLogEntry(db, first?.leaf as string)).toMatchObject({ id: first?.id, index: null, sealed: null })
})

test('an entry is told with the first tree that was signed over it, in the history as on its own page', async () => {
  await seal(4)
  await seal(9)
  await seal(whole)
  const history = (await listEntries(db, slug, { limit: 100 }))?.items ?? []
  for (const { id, leaf, index, sealedIn, envelope } of history) {
    expect(sealedIn).toBe([4, 9, whole].find((size) => size > (index as number)))
    const entry = await readLogEntry(db, leaf)
    expect(entry).toMatchObject({ id, index, leaf, slug, sealed: { size: sealedIn, at: expect.any(Date) } })
    expect(Buffer.from(entry?.envelope ?? '').toString('base64')).toBe(envelope)
    expect(await findEntry(db, { id })).toEqual({ index, leaf })
    expect(await findEntry(db, { index: index as number })).toEqual({ index, leaf })
    expect(await findEntry(db, { leaf })).toEqual({ index, leaf })
  }
  expect(await readLatest(db)).toMatchObject({ size: whole, note: `note ${whole}` })
})

test('the log is leafed through from its newest entry to its first, each once, signed ones only', async () => {
  await castVote(db, voters[0] as { id: string }, {
    ...{ key: newKey(), claimId, base: 1, verdict: 'unverified', evidence: [] },
    reason: 'Having read it once more, I am no longer sure.',
  })
  await root`select sequence_pending(1)`
  const seen: (number | null)[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof listLog>> = await listLog(db, { limit: 5, cursor })
    expect(page.tree).toBe(whole)
    seen.push(...page.items.map(({ index }) => index))
    cursor = page.next
  }
  expect(seen).toEqual(Array.from({ length: whole }, (_, at) => whole - 1 - at))
  expect((await listLog(db, { cursor: 'no cursor', limit: 1 })).items[0]?.index).toBe(whole - 1)

  const first = await listSigned(db, { limit: 2 })
  const second = await listSigned(db, { limit: 2, cursor: first.next })
  expect([...first.items, ...second.items].map(({ size }) => size)).toEqual([whole, 9, 4])
  expect(second.next).toBeNull()
})

test('a line says who, of which event and claim; the words for the event come in every language it is told in', async () => {
  const { items } = await listLog(db, { limit: 100 })
  const cast = items.filter(({ kind }) => kind === 'vote.cast')
  expect(cast.map(({ actor }) => actor).sort()).toEqual(voters.map(({ handle }) => handle).sort())
  expect(cast[0]).toMatchObject({ slug, position: 0, about: null, titles: { en: expect.any(String) } })
  const captured = items.find(({ kind }) => kind === 'source.captured')
  expect(captured).toMatchObject({ slug: null, position: null, about: { kind: 'source' } })
  expect(items.find(({ kind }) => kind === 'verdict.changed')).toMatchObject({ actor: 'rule' })
})

test('a page of the log is read by its index, however long the log is', async () => {
  queries.length = 0
  await listLog(watched, { limit: 5 })
  expect(queries).toHaveLength(2)
  const [, statement = ''] = queries
  const plan = await root.begin(async (sql) => {
    // On a log of a few lines a planner reads it whole; what matters is whether it could do otherwise.
    await sql`set local enable_seqscan = off`
    return sql.unsafe(`explain ${statement}`, [1_000_000, 6])
  })
  const told = plan.map((line) => line['QUERY PLAN']).join('\n')
  expect(told).toMatch(/Index Scan Backward using leaves_pkey/)
  expect(told).toMatch(/Index Scan using entries_pkey/)
  expect(told).toMatch(/Index (Only )?Scan using users_pkey/)
  expect(told).not.toMatch(/Seq Scan|\bSort\b.*leaves/)
})

test('an entry is found by its leaf through an index', async () => {
  queries.length = 0
  await readLogEntry(watched, all[0]?.leaf as string)
  const plan = await root.begin(async (sql) => {
    await sql`set local enable_seqscan = off`
    return sql.unsafe(`explain ${queries[0]}`, [Buffer.from(all[0]?.leaf as string, 'hex'), 1])
  })
  expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('entries_leaf_idx')
})

test('what cannot be a leaf names no entry, and neither does one that is none', async () => {
  for (const each of ['', 'x', 'A'.repeat(64), '0'.repeat(63), `${'0'.repeat(64)}\n`, '0'.repeat(64)]) {
    expect(await readLogEntry(db, each), each).toBeNull()
  }
  expect(await findEntry(db, { index: 1_000_000 })).toBeNull()
})

test('a verdict names the entry that recorded it, once there is one to show', async () => {
  const [claim] = (await readEvent(db, slug))?.claims ?? []
  const entry = await readLogEntry(db, claim?.entry?.leaf as string)
  expect(entry).toMatchObject({ id: claim?.entry?.id, kind: 'verdict.changed', slug })
  expect(JSON.parse(entry?.envelope ?? '').data.after.verdict).toBe(claim?.verdict)
  const waiting = await voted(db, 'cc')
  expect((await readEvent(db, waiting.slug))?.claims[0]).toMatchObject({ verdict: null, entry: null })
})

test('a vote answers with its receipt, the same when it is sent again, and only its voter is shown it', async () => {
  const { claimId: other, voters: two } = await voted(db, 'u')
  const by = voters[1] as { id: string }
  const ballot = { claimId: other, base: 0, verdict: 'unverified' as const, evidence: [] }
  const asked = { ...ballot, key: newKey(), reason: 'The passages do not decide it.' }
  const { entry } = await castVote(db, by, asked)
  expect(await readLogEntry(db, entry.leaf)).toMatchObject({ id: entry.id, kind: 'vote.cast' })
  expect((await castVote(db, by, asked)).entry).toEqual(entry)
  expect(await isOwnVote(db, entry.leaf, by.id)).toBe(true)
  expect(await isOwnVote(db, entry.leaf, two[0]?.id as string)).toBe(false)
  expect(await isOwnVote(db, all[0]?.leaf as string, by.id)).toBe(false)
})

test('the first stop that stands is told, and none once they are lifted', async () => {
  expect(await readStop(db)).toBeNull()
  await root`insert into stops (code, detail) values ('tile_differs', 'a file'), ('behind', 'an older copy')`
  expect(await readStop(db)).toMatchObject({ code: expect.any(String), at: expect.any(Date) })
  await root`update stops set lifted_at = now()`
  expect(await readStop(db)).toBeNull()
})
