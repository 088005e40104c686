import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { openDb } from '../client'
import { furnish } from '../furnish'
import { freshDb, person, ruled, voted } from '../testing'
import { adoptRecord } from './adopt'
import { publishRecord } from './publish'

const { db, url, close } = await freshDb()
await furnish(db, { demo: true })
const open = (at: string) => postgres(at.replace(/\?.*/, ''), { max: 1, onnotice: () => {} })
const sql = open(url)
afterAll(async () => {
  await sql.end()
  await close()
})

async function published(from: postgres.Sql): Promise<string[]> {
  const all: string[] = []
  await publishRecord(from, async (lines) => void all.push(...lines))
  return all
}

const settled = await voted(db, 'ccd')
await ruled(db, await person(db, 'moderator'), settled.claimId, 'dismissed')
const blind = await voted(db, 'cd')
const held = await voted(db, 'cccdddddd')

test('the public record is the same lines every time, and says nothing of who has what address or of a vote under review', async () => {
  const lines = await published(sql)
  expect(await published(sql)).toEqual(lines)
  const text = lines.join('\n')
  expect(text).not.toMatch(/@(example\.org|isnad\.example)/)
  const rows = lines.map((line) => JSON.parse(line))
  const of = (type: string, claimId: string) => rows.filter((row) => row.type === type && row.claimId === claimId)
  expect(of('vote', settled.claimId)).toHaveLength(3)
  expect(of('vote', blind.claimId)).toEqual([])
  expect(of('hold', held.claimId)).toMatchObject([{ signs: ['crowd'] }])
  expect(of('voteEvidence', blind.claimId)).toEqual([])
  expect(rows.find(({ type, id }) => type === 'claim' && id === blind.claimId)).toMatchObject({
    state: 'under_review',
    cast: 2,
    verdict: null,
    because: null,
    contested: null,
  })
  const salts = await sql`select encode(ballot_salt, 'hex') as salt from votes where claim_id = ${blind.claimId}`
  for (const { salt } of salts) expect(text).not.toContain(salt)
})

/** A database without a table, on the same server. */
async function bare() {
  const name = `adopted_${randomUUID().replaceAll('-', '')}`
  await sql`create database ${sql(name)}`
  const at = new URL(url)
  at.pathname = `/${name}`
  return { into: open(at.href), url: at.href.replace(/\?.*/, '') }
}

async function load(into: postgres.Sql, of: readonly string[]) {
  async function* stream() {
    yield* of
  }
  return into.begin((tx) => adoptRecord(into, tx, stream()))
}

test('loaded into an empty database it is the same public record, which takes no entry', async () => {
  const lines = await published(sql)
  const { into } = await bare()
  await expect(load(into, [...lines.slice(0, 40), '{"type":"spell"}'])).rejects.toMatchObject({ code: 'not_a_record' })
  await expect(
    load(
      into,
      lines.filter((line) => !line.startsWith('{"type":"source"')),
    ),
  ).rejects.toThrow(/foreign key/)
  const counts = await load(into, lines)
  expect(Object.values(counts).reduce((sum, each) => sum + each, 0)).toBe(lines.length)
  expect(await published(into)).toEqual(lines)
  const [found] = await into`select count(*)::int as found from events where search @@ to_tsquery('simple', 'hmeimim')`
  expect(found?.found).toBeGreaterThan(0)
  await expect(
    into`insert into entries (at, kind, actor, subject, ver, envelope, leaf) values (now(), 'claim.added', 'x', 'x', 1, '', sha256('\\x00'))`,
  ).rejects.toMatchObject({ code: '25006' })
  await into.end()
}, 60_000)

test('a record that stands still is furnished as far as it goes', async () => {
  const { into, url: own } = await bare()
  await load(
    into,
    (await published(sql)).filter((line) => !/^\{"type":"agent(Name|Note)","agentId":"enab-baladi"/.test(line)),
  )
  await into.end()
  const opened = openDb(own)
  await furnish(opened.db, { demo: true })
  await opened.close()
}, 60_000)
