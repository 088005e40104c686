import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cleanAfterRemovals } from './clean'
import { type Db, openDb } from './client'
import { castVote } from './commands/cast-vote'
import { chooseHandle } from './commands/choose-handle'
import { openDispute } from './commands/open-dispute'
import { translatePassage } from './commands/translate-passage'
import { DATABASE, type Postgres, startPostgres } from './embedded'
import { migrate } from './migrate'
import { users } from './schema'
import { newKey, person, voted } from './testing'
import { assertRecordHolds } from './testing/invariants'
import { erased, withheld } from './testing/removals'

const dir = mkdtempSync(join(tmpdir(), 'isnad-forgetting-'))
let server: Postgres
let purged = 0
const purge = async () => {
  purged += 1
}
let db: Db
let close: () => Promise<void>

beforeAll(async () => {
  server = await startPostgres({ dir, fast: true })
  await migrate(server.url(DATABASE, 'postgres'), 'isnad_app', 'isnad_sealer')
  const opened = openDb(server.url(DATABASE))
  ;({ db, close } = opened)
})
afterAll(async () => {
  await close?.()
  await server?.stop()
  rmSync(dir, { recursive: true, force: true })
})

/** The files under a folder that hold any of these words, in whatever case the handle or the address was written. */
function filesWith(folder: string, words: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name)
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false
    const bytes = readFileSync(path)
    return words.some((word) => bytes.includes(word))
  })
}

/** Somebody who signs in, takes a handle, and writes in each of the ways that there are most of. */
async function someone(name: string) {
  const [row] = await db
    .insert(users)
    .values({ email: `${name}@example.org`, role: 'reviewer' })
    .returning()
  const who = { id: row?.id as string }
  await chooseHandle(db, who, { key: newKey(), handle: name })
  const { claimId, supports } = await voted(db, 'cc')
  // Long enough to be kept apart from its row, in parts that are not compressed away.
  const long = Array.from({ length: 60 }, (_, at) => `${name} wrote sentence ${at} ${newKey()}`).join('. ')
  await castVote(db, who, { key: newKey(), claimId, base: 0, verdict: 'confirmed', reason: long, evidence: supports })
  await castVote(db, who, {
    key: newKey(),
    claimId,
    base: 1,
    verdict: 'confirmed',
    reason: `${name} again, in short.`,
    evidence: supports,
  })
  await openDispute(db, who, {
    key: newKey(),
    about: `claim:${claimId}`,
    ground: 'misread',
    statement: `${name} says that it was misread.`,
  })
  const evidenceId = supports[0] as string
  await translatePassage(db, who, { key: newKey(), evidenceId, language: 'tr', text: `${name} bunu çevirdi.` })
  await db.execute(
    sql`insert into verification_tokens values (${`${name}@example.org`}, ${name}, now() + interval '1 day')`,
  )
  mkdirSync(join(dir, 'mail'), { recursive: true })
  writeFileSync(join(dir, 'mail', `${name}.eml`), `To: <${name}@example.org>\r\nDate: x\r\n\r\nhttp://x\r\n`)
  return { ...who, claimId, evidence: supports }
}

test('after an erasure, no file of the data folder holds the name, the address or a sentence; others’ are where they were', async () => {
  const [forgotten, staying] = [await someone('quizzacious'), await someone('zaftigly')]
  const [moderator, admin] = [await person(db, 'moderator'), await person(db, 'admin')]
  const owner = postgres(server.url(DATABASE, 'postgres'), { max: 1, onnotice: () => {} })
  // Samples in the statistics, pages written back, segments of the write-ahead log kept for use again.
  await owner`analyze`
  for (let segment = 0; segment < 4; segment += 1) {
    await owner`select pg_switch_wal(), pg_logical_emit_message(true, 'x', 'x')`
    await owner`checkpoint`
  }
  const { claimId, evidence } = forgotten
  const late = { key: newKey(), claimId, base: 2, verdict: 'confirmed' as const, evidence }
  await castVote(db, forgotten, { ...late, reason: 'quizzacious for the last time.' })
  await owner`select pg_switch_wal()`
  await owner`insert into users (email) values (${'quizzacious@example.org'})`.catch(() => {})
  const found = filesWith(dir, ['quizzacious'])
  for (const kind of [/^postgres\/data\/base\//, /^postgres\/data\/pg_wal\//, /^mail\//])
    expect(found.filter((name) => kind.test(name)).length, String(kind)).toBeGreaterThan(0)

  // What the server refuses it logs without the values.
  expect(readFileSync(join(dir, 'postgres', 'log'), 'utf8')).toContain('duplicate key')
  expect(found).not.toContain('postgres/log')

  await erased(db, moderator, admin, forgotten.id)
  expect(await cleanAfterRemovals(server.url(DATABASE, 'postgres'), dir, purge)).toBe(1)
  expect(purged).toBe(1)
  expect(filesWith(dir, ['quizzacious'])).toEqual([])
  expect(filesWith(dir, ['zaftigly']).length).toBeGreaterThan(2)
  expect(await db.select().from(users).where(eq(users.id, staying.id))).toMatchObject([{ handle: 'zaftigly' }])
  await assertRecordHolds(db)
  await withheld(db, moderator, admin, `claim:${claimId}:en`)
  expect(await cleanAfterRemovals(server.url(DATABASE, 'postgres'), dir, purge)).toBe(1)
  expect(purged).toBe(2)
  expect(await cleanAfterRemovals(server.url(DATABASE, 'postgres'), dir, purge)).toBe(0)
  await owner.end()
}, 120_000)

test('while somebody still reads the record as it was, it waits to be tried again', async () => {
  const [moderator, admin] = [await person(db, 'moderator'), await person(db, 'admin')]
  const gone = await person(db)
  const reader = postgres(server.url(DATABASE), { max: 1, onnotice: () => {} })
  await reader.unsafe('begin isolation level repeatable read; select from users')
  await erased(db, moderator, admin, gone.id)
  await expect(cleanAfterRemovals(server.url(DATABASE, 'postgres'), dir, purge)).rejects.toThrow('under way')
  await reader.unsafe('commit')
  expect(await cleanAfterRemovals(server.url(DATABASE, 'postgres'), dir, purge)).toBe(1)
  expect(filesWith(dir, [gone.handle])).toEqual([])
  await reader.end()
}, 60_000)
