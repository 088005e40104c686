import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Db, openDb } from '../db/client'
import { chooseHandle } from '../db/commands/choose-handle'
import { giveRole } from '../db/commands/give-role'
import { migrate } from '../db/migrate'
import { event, freshDb, newcomer, newKey, person, vote, voted } from '../db/testing'
import { assertRecordHolds } from '../db/testing/invariants'
import { approved, erasureProposed, proposed, shown } from '../db/testing/removals'
import { walk } from '../db/testing/walk'
import type { Role } from '../domain/permissions'
import { Refusal } from '../domain/refusal'
import { sealAll } from '../log/testing'
import { envelopesOf, keyOf, verdictOnTables, writeLog } from '../verify/testing'
import { replayLog, restoreBackup } from './restore'
import { takeBackup } from './take'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const root = mkdtempSync(join(tmpdir(), 'isnad-backup-'))
const ends: (() => Promise<unknown> | unknown)[] = []
afterAll(async () => {
  for (const end of ends.reverse()) await end()
  rmSync(root, { recursive: true, force: true })
})

let folders = 0
const folder = () => join(root, `folder-${(folders += 1)}`)
const owner = (url: string) => url.replace(/\?.*/, '')

/** A record with votes in it, its data folder, and the sealer's work on demand. */
async function place() {
  const fresh = await freshDb()
  ends.push(fresh.close)
  const data = folder()
  return { ...fresh, data, seal: () => sealAll(fresh.url, data) }
}

/** A database without a table, on the same server. */
async function bareDb(): Promise<{ url: string; open: () => Promise<Db> }> {
  const admin = postgres(process.env.ISNAD_TEST_PG as string, { max: 1, onnotice: () => {} })
  const name = `bare_${Math.random().toString(36).slice(2)}`
  await admin`create database ${admin(name)}`
  await admin.end()
  const url = new URL(process.env.ISNAD_TEST_PG as string)
  url.pathname = `/${name}`
  const open = async () => {
    await migrate(url.href, 'isnad_app', 'isnad_sealer')
    const opened = openDb(`${url.href}?role=isnad_app`)
    ends.push(opened.close)
    return opened.db
  }
  return { url: url.href, open }
}

/** Every row of every table, but those that are no part of a backup. */
async function rowsOf(url: string): Promise<Record<string, string[]>> {
  const sql = postgres(owner(url), { max: 1, onnotice: () => {} })
  const tables = await sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`
  const rows: Record<string, string[]> = {}
  for (const { name } of tables) {
    if (['sessions', 'verification_tokens'].includes(name)) continue
    rows[name] = (await sql`select t::text as row from ${sql(name)} t order by 1`).map(({ row }) => row)
  }
  await sql.end()
  return rows
}

const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('not refused')
  return error.code
}

/** Somebody whose name and role the log knows. */
async function joined(db: Db, role: Role) {
  const one = await newcomer(db)
  const handle = `${role}${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, 'q')
    .slice(0, 8)}`
  await chooseHandle(db, one, { key: newKey(), handle })
  await giveRole(db, 'operator', { key: newKey(), personId: one.id, role })
  return { ...one, handle }
}

let whole: { url: string; data: string; db: Db; dir: string; seal: () => Promise<void> }
beforeAll(async () => {
  const made = await place()
  await voted(made.db, 'ccd')
  await made.seal()
  await voted(made.db, 'cd')
  await made.seal()
  // Two that no tree holds yet.
  await person(made.db)
  await voted(made.db, 'c')
  const dir = folder()
  await takeBackup({ url: owner(made.url), data: made.data, dir, withKey: true })
  whole = { ...made, dir }
})

test('what is restored is what was there, row for row, and its log goes on', async () => {
  const bare = await bareDb()
  const data = folder()
  const done = await restoreBackup({ url: bare.url, data, dir: whole.dir, replays: false })
  expect(done).toMatchObject({ readOnly: false, missing: [] })
  expect(done.entries).toBeGreaterThan(done.leaves)
  expect(done.signed).toBe(done.leaves)
  expect(await rowsOf(bare.url)).toEqual(await rowsOf(whole.url))

  const db = await bare.open()
  await assertRecordHolds(db)
  await voted(db, 'cc')
  await sealAll(`${bare.url}?role=isnad_app`, data)
  await assertRecordHolds(db)
  const [first, ...more] = readFileSync(join(data, 'log', 'checkpoints'), 'utf8')
    .trim()
    .split('\n')
  expect(readFileSync(join(whole.data, 'log', 'checkpoints'), 'utf8').startsWith(first as string)).toBe(true)
  expect(more.length).toBeGreaterThan(1)
})

test('a database that holds anything is refused, and so is a folder', async () => {
  expect(await refusal(restoreBackup({ url: owner(whole.url), data: folder(), dir: whole.dir, replays: false }))).toBe(
    'database_not_empty',
  )
  const again = { url: owner(whole.url), data: whole.data, dir: whole.dir, withKey: false }
  expect(await refusal(takeBackup(again))).toBe('not_empty')
})

test('a backup with one bit flipped anywhere, a file more or a file less is refused, and one that is not whole is none', async () => {
  const bare = await bareDb()
  const into = (dir: string) => refusal(restoreBackup({ url: bare.url, data: folder(), dir, replays: false }))
  const files = readdirSync(whole.dir, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(whole.dir.length + 1))
  expect(files.length).toBeGreaterThan(40)
  for (const [at, file] of files.entries()) {
    const dir = folder()
    cpSync(whole.dir, dir, { recursive: true })
    const bytes = readFileSync(join(dir, file))
    if (bytes.length > 0) {
      const bit = (at * 7919) % (8 * bytes.length)
      bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7))
      writeFileSync(join(dir, file), bytes)
      expect(await into(dir), file).toBe('backup_damaged')
    }
    rmSync(join(dir, file))
    expect(await into(dir), file).toMatch(/^(backup_damaged|no_backup)$/)
    rmSync(dir, { recursive: true })
  }
  const more = folder()
  cpSync(whole.dir, more, { recursive: true })
  writeFileSync(join(more, 'tables', 'more'), '')
  expect(await into(more)).toBe('backup_damaged')
  expect((await rowsOf(bare.url)).entries).toBeUndefined()
})

test('a backup that is broken off leaves nothing that looks like one', async () => {
  const dir = folder()
  const sql = postgres(owner(whole.url), { max: 2, onnotice: () => {} })
  const asked = { url: owner(whole.url), data: whole.data, dir, withKey: false }
  await sql.begin(async (tx) => {
    // In the way of a table that is not the first.
    await tx`lock table votes in access exclusive mode`
    const broken = takeBackup(asked).catch((error) => error)
    const waits = () =>
      sql`select pid from pg_stat_activity where application_name = 'isnad backup' and datname = current_database()
        and wait_event_type = 'Lock'`
    while ((await waits()).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(readdirSync(join(`${dir}.tmp`, 'tables'))).not.toEqual([])
    expect(await refusal(takeBackup(asked))).toBe('backup_begun')
    expect(
      await refusal(restoreBackup({ url: (await bareDb()).url, data: folder(), dir: `${dir}.tmp`, replays: false })),
    ).toBe('no_backup')
    const [waiting] = await waits()
    await sql`select pg_terminate_backend(${waiting?.pid})`
    expect(await broken).toBeInstanceOf(Error)
  })
  await sql.end()
  expect([dir, `${dir}.tmp`].filter(existsSync)).toEqual([])
  await takeBackup(asked)
})

test('a backup that the disk refuses says so, whatever else went wrong after that, and leaves nothing', async () => {
  // So deep that there is a path for the folder and none for the files in it.
  const made = `${folder()}/`.padEnd(4_070, `${'deep'.repeat(50)}/`)
  const dir = `${made.slice(0, -1)}d`
  await expect(takeBackup({ url: owner(whole.url), data: whole.data, dir, withKey: false })).rejects.toMatchObject({
    code: 'ENAMETOOLONG',
  })
  expect(existsSync(`${dir}.tmp`)).toBe(false)
})

test('whoever serves a longer log with a key of their own is not believed, nor is a key that was retired before', async () => {
  const bare = await bareDb()
  const data = folder()
  await restoreBackup({ url: bare.url, data, dir: whole.dir, replays: false })
  const db = await bare.open()
  const envelopes = await envelopesOf(db)
  const stranger = keyOf(9)
  const files = await writeLog([...envelopes, ...envelopes.slice(0, 1)], [], stranger)
  const log = folder()
  const vkeys = `${readFileSync(join(data, 'log', 'vkey'), 'utf8')}${stranger.vkey}\n`
  for (const [path, bytes] of files.set('vkey', Buffer.from(vkeys))) {
    mkdirSync(dirname(join(log, path)), { recursive: true })
    writeFileSync(join(log, path), bytes)
  }
  expect(await refusal(replayLog({ url: bare.url, data, log }))).toBe('log_foreign')

  const known = join(data, 'keys', 'log-vkeys')
  writeFileSync(known, readFileSync(known, 'utf8').replace('\n', ` ${new Date().toISOString()} 1\n`))
  expect(await refusal(replayLog({ url: bare.url, data }))).toBe('log_foreign')
})

test('an older backup is read-only and tells what is missing; put back, the root is the signed one, and a lost vote can be cast again', async () => {
  const lost = await place()
  const { claimId, more } = await voted(lost.db, 'c')
  await lost.seal()
  const [late, again] = [await person(lost.db), await person(lost.db)]
  await vote(lost.db, late, claimId, 'unverified')
  const dir = folder()
  await takeBackup({ url: owner(lost.url), data: lost.data, dir, withKey: false })
  // One entry waited when the backup was made: it is sealed now, and so are these.
  await more('d')
  await vote(lost.db, again, claimId, 'unverified')
  await lost.seal()
  const signed = readFileSync(join(lost.data, 'log', 'checkpoint'), 'utf8')
  const sealed = Number(signed.split('\n')[1])

  const bare = await bareDb()
  const done = await restoreBackup({ url: bare.url, data: lost.data, dir, replays: false })
  expect(done).toMatchObject({ readOnly: true, signed: sealed })
  const waits = done.missing.filter((each) => !each.lost)
  expect(waits.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([`vote.cast vote:${claimId}:${late.id}`])
  const gone = done.missing.filter((each) => each.lost)
  expect(gone.map(({ kind }) => kind)).toContain('vote.cast')
  expect(gone.map(({ subject }) => subject)).toContain(`vote:${claimId}:${again.id}`)
  expect(gone.map(({ index }) => index)).toEqual(gone.map((_, at) => (gone[0]?.index as number) + at))

  const db = await bare.open()
  await expect(vote(db, again, claimId, 'unverified')).rejects.toMatchObject({ code: 'read_only' })

  const put = await replayLog({ url: bare.url, data: lost.data })
  expect(put).toMatchObject({ leaves: sealed, signed: sealed, missing: done.missing })
  await assertRecordHolds(db)
  const { id } = await vote(db, again, claimId, 'unverified')
  expect(id).toBeDefined()
  await sealAll(`${bare.url}?role=isnad_app`, lost.data)
  await assertRecordHolds(db)

  // The sealer took the tree for the one it had signed, and went on from it.
  const list = readFileSync(join(lost.data, 'log', 'checkpoints'), 'utf8')
    .trim()
    .split('\n')
  expect(list.at(-2)).toBe(JSON.stringify(signed))
  const sql = postgres(bare.url, { max: 1, onnotice: () => {} })
  const [said] =
    await sql`select id, convert_from(envelope, 'UTF8')::jsonb -> 'data' as data from entries where kind = 'record.restored'`
  expect(said?.data).toEqual({ from: gone[0]?.index, to: (gone.at(-1)?.index as number) + 1 })
  expect(Number(said?.id)).toBeGreaterThan(2 ** 32)
  const ballots =
    await sql`select lost from entries where kind = 'vote.cast' and subject = ${`vote:${claimId}:${again.id}`} order by id`
  expect(ballots.map((each) => each.lost)).toEqual([true, false])
  const whose = await sql`select distinct claim_id from entries where lost and kind = 'vote.cast'`
  expect(whose).toEqual([{ claim_id: claimId }])
  await sql.end()
})

test('a log that is another one, or was changed, is refused, and the database stays empty', async () => {
  const other = await place()
  await voted(other.db, 'c')
  await other.seal()
  const bare = await bareDb()
  const into = (data: string, log?: string) =>
    refusal(restoreBackup({ url: bare.url, data, dir: whole.dir, log, replays: false }))
  expect(await into(other.data)).toBe('log_foreign')
  expect(await into(folder(), join(other.data, 'log'))).toBe('log_foreign')
  expect(await into(folder(), join(root, 'nowhere'))).toBe('log_not_readable')
  expect(await rowsOf(bare.url)).toEqual({})
})

test.each([
  { proposedBefore: false, newAdmin: false },
  { proposedBefore: false, newAdmin: true },
  { proposedBefore: true, newAdmin: false },
  { proposedBefore: true, newAdmin: true },
])(
  'who was forgotten after the backup was made is forgotten in what is restored, and what was withheld is withheld (proposed before: $proposedBefore, a new admin: $newAdmin)',
  async ({ proposedBefore, newAdmin }) => {
    const made = await place()
    const [one, before] = [await joined(made.db, 'moderator'), await joined(made.db, 'admin')]
    const { claimId } = await event(made.db, one)
    const voters = [
      await joined(made.db, 'reviewer'),
      await joined(made.db, 'reviewer'),
      await joined(made.db, 'reviewer'),
    ]
    for (const voter of voters) await vote(made.db, voter, claimId, 'unverified')
    const [first, second] = voters as [{ id: string; handle: string }, { id: string; handle: string }]
    const [ballot] = await made.db.execute<{ id: string }>(
      sql`select id from votes where claim_id = ${claimId} and reviewer_id = ${second.id}`,
    )
    const propose = async () => [
      await erasureProposed(made.db, one, first.id),
      await proposed(made.db, one, `vote:${ballot?.id}`),
    ]
    const early = proposedBefore ? await propose() : []
    await made.seal()
    const dir = folder()
    await takeBackup({ url: owner(made.url), data: made.data, dir, withKey: false })
    const two = newAdmin ? await joined(made.db, 'admin') : before
    const both = proposedBefore ? early : await propose()
    for (const removal of both) await approved(made.db, two, removal)
    await made.seal()

    const bare = await bareDb()
    const done = await restoreBackup({ url: bare.url, data: made.data, dir, replays: true })
    expect(done.missing.filter(({ lost }) => !lost).map(({ kind }) => kind)).toEqual([
      'person.erased',
      'content.withheld',
    ])
    const log = join(made.data, 'log')
    expect(await verdictOnTables(log, bare.url)).toBe('holds')
    const rows = Object.values(await rowsOf(bare.url)).flat()
    expect(rows.filter((row) => row.includes(first.handle))).toEqual([])
    const db = await bare.open()
    const [now] = await db.execute<{ reason: string }>(sql`select reason from votes where id = ${ballot?.id}`)
    expect(now?.reason).toMatch(/^▇▇▇ /)
    // What was decided is not decided again, and what is withheld can be shown.
    const third = await joined(db, 'admin')
    for (const removal of both) expect(await refusal(approved(db, third, removal))).toBe('already_decided')
    await shown(db, one, third, both[1] as string)
    await sealAll(`${bare.url}?role=isnad_app`, made.data)
    expect(await verdictOnTables(log, bare.url)).toBe('holds')
  },
  60_000,
)

const seeds = (process.env.SEEDS ?? '7,8,9').split(',').map(Number)
test.each(seeds)(
  'whatever people did before a backup and after it, what is restored holds for whoever verifies it (seed %i)',
  async (seed) => {
    const made = await place()
    await walk(made.db, seed, 60)
    await made.seal()
    const dir = folder()
    await takeBackup({ url: owner(made.url), data: made.data, dir, withKey: false })
    await walk(made.db, seed + 1000, 60)
    await made.seal()

    const bare = await bareDb()
    const done = await restoreBackup({ url: bare.url, data: made.data, dir, replays: true })
    expect(done.missing.filter(({ lost }) => lost).length).toBeGreaterThan(20)
    const db = await bare.open()
    const log = join(made.data, 'log')
    expect(await verdictOnTables(log, bare.url)).toBe('holds')
    await walk(db, seed + 2000, 40)
    await sealAll(`${bare.url}?role=isnad_app`, made.data)
    expect(await verdictOnTables(log, bare.url)).toBe('holds')
  },
  180_000,
)
