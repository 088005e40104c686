import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import postgres from 'postgres'
import { beforeAll, expect, test, vi } from 'vitest'
import type { Db } from '../db/client'
import { person, voted } from '../db/testing'
import { assertRecordHolds } from '../db/testing/invariants'
import { sealAll } from '../log/testing'
import { envelopesOf, keyOf, writeLog } from '../verify/testing'
import { replayLog, restoreBackup } from './restore'
import { takeBackup } from './take'
import { bareDb, folder, owner, place, refusal, rowsOf } from './testing'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

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

test('a log that is another one, or was changed, is refused, and the database stays empty', async () => {
  const other = await place()
  await voted(other.db, 'c')
  await other.seal()
  const bare = await bareDb()
  const into = (data: string, log?: string) =>
    refusal(restoreBackup({ url: bare.url, data, dir: whole.dir, log, replays: false }))
  expect(await into(other.data)).toBe('log_foreign')
  expect(await into(folder(), join(other.data, 'log'))).toBe('log_foreign')
  expect(await into(folder(), join(folder(), 'nowhere'))).toBe('log_not_readable')
  expect(await rowsOf(bare.url)).toEqual({})
})
