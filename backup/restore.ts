import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type { TransactionSql } from 'postgres'
import { listRoots } from '../db/copy/checkpoints'
import { countRecord } from '../db/copy/leaves'
import { type Told, tellMissing } from '../db/copy/missing'
import { stopBehind } from '../db/copy/restored'
import { applyMigrations, isBare, knownMigrations } from '../db/copy/schema'
import { resumeSequences } from '../db/copy/sequences'
import { copyIn } from '../db/copy/stream'
import { listTables, named } from '../db/copy/tables'
import { lock, unlock } from '../db/embedded/lock'
import { fromBase64 } from '../domain/base64'
import { Refusal } from '../domain/refusal'
import { makeFolder } from '../log/disk'
import { foldersOf } from '../log/folders'
import { connect } from './connect'
import { checkFolder } from './folder'
import { installKeys, installLog } from './install'
import { findLogs, type Newest } from './known'
import { type Manifest, readManifest } from './manifest'
import { replay, runsOf } from './replay'
import { survey } from './survey'
import { isKept } from './take'

/** `log` is a folder or an address of the log, as far as others have it; `replays` whether what is missing is put back at once. */
type Asked = { url: string; data: string; dir: string; log?: string; replays: boolean }
/** What a record holds after a restore, and what it lacked: nothing, or told entry by entry. */
export type Restored = {
  at: string
  entries: number
  leaves: number
  signed: number
  readOnly: boolean
  missing: Told[]
}

/**
 * Loads a backup into an empty database, and compares it with the sealed log wherever that has survived. All of it is one transaction:
 * a restore that is refused or broken off leaves the database empty. Where the log has gone on after the backup was made, the record
 * is read-only until what it lacks is put back. Refused: `no_backup`, `backup_damaged`, `backup_newer`, `database_not_empty`,
 * `log_foreign`, `log_not_whole`, `not_as_signed`, `in_use`.
 */
export async function restoreBackup({ url, data, dir, log, replays }: Asked): Promise<Restored> {
  const manifest = await readManifest(dir)
  await checkFolder(dir, manifest)
  return alone(data, async () => {
    const known = await findLogs({ data, dir, log })
    const sql = connect(url)
    try {
      return (await sql.begin(async (tx) => {
        if (!(await isBare(tx))) throw new Refusal('database_not_empty')
        await load(tx, dir, manifest)
        const root = { size: manifest.record.leaves, root: fromBase64(manifest.record.root) as Uint8Array, where: dir }
        const marks = [...known.marks, root]
        const lacking = replays ? [] : await lookBehind(tx, { ...known, marks })
        const readOnly = lacking.some(({ lost }) => lost)
        if (readOnly) await stopBehind(tx, sentence(manifest, lacking))
        const missing = readOnly ? lacking : await replay(sql, tx, { ...known, marks })
        await installLog(data, known)
        await installKeys(data, dir)
        const { entries, leaves } = await countRecord(tx)
        return { at: manifest.at, entries, leaves, signed: known.newest?.size ?? 0, readOnly, missing }
      })) as Restored
    } finally {
      await sql.end({ timeout: 5 })
    }
  })
}

/** The same for a record that was restored before and stands still, since it lacks entries of its log. */
export async function replayLog({ url, data, log }: Omit<Asked, 'dir' | 'replays'>): Promise<Omit<Restored, 'at'>> {
  return alone(data, async () => {
    const known = await findLogs({ data, log })
    const sql = connect(url)
    try {
      return (await sql.begin(async (tx) => {
        const missing = await replay(sql, tx, known)
        await installLog(data, known)
        const { entries, leaves } = await countRecord(tx)
        return { entries, leaves, signed: known.newest?.size ?? 0, readOnly: false, missing }
      })) as Omit<Restored, 'at'>
    } finally {
      await sql.end({ timeout: 5 })
    }
  })
}

async function load(tx: TransactionSql, dir: string, manifest: Manifest): Promise<void> {
  const known = knownMigrations()
  const had = known.slice(0, manifest.migrations.length)
  if (had.length < manifest.migrations.length || had.some(({ hash }, at) => hash !== manifest.migrations[at]?.hash))
    throw new Refusal('backup_newer', dir)
  await applyMigrations(tx, had)
  const tables = (await listTables(tx)).filter(isKept)
  // What the rows caused when they were written is among the rows.
  for (const table of tables) await tx.unsafe(`alter table ${named(table)} disable trigger user`)
  for (const table of tables) {
    const kept = manifest.tables.find(({ schema, name }) => schema === table.schema && name === table.name)
    if (!kept) throw new Refusal('backup_damaged', named(table))
    const packed = createReadStream(join(dir, kept.file))
    const rows = createGunzip()
    await Promise.all([pipeline(packed, rows), copyIn(tx, { ...table, columns: kept.columns }, rows)])
    const [found] = await tx.unsafe(`select count(*) as rows from ${named(table)}`)
    if (Number(found?.rows) !== kept.rows) throw new Refusal('backup_damaged', kept.file)
  }
  for (const table of tables) await tx.unsafe(`alter table ${named(table)} enable trigger user`)
  await resumeSequences(tx, manifest.sequences)
  await applyMigrations(tx, known.slice(had.length))
}

/** What the record lacks, told and left as it is. */
async function lookBehind(
  tx: TransactionSql,
  known: { marks: Parameters<typeof survey>[1]['marks']; newest: Newest | null },
) {
  const told: Told[] = []
  const own = (await listRoots(tx)).map((each) => ({ ...each, where: 'the database' }))
  await survey(tx, { ...known, marks: [...known.marks, ...own] }, async (found) => {
    told.push(...(await tellMissing(tx, found)))
  })
  return told
}

function sentence({ at }: Manifest, missing: readonly Told[]): string {
  const lost = missing.filter((each) => each.lost).length
  const places = runsOf(missing).map(({ from, to }) => (to - from === 1 ? `${from}` : `${from} to ${to - 1}`))
  return `Restored from a backup of ${at}, which lacks ${lost} sealed entries: ${places.join(', ')}.`
}

/** Works on a data folder that no sealer works on. */
async function alone<T>(data: string, work: () => Promise<T>): Promise<T> {
  const { guard } = foldersOf(data)
  await makeFolder(guard, 0o700)
  if (lock(guard)) throw new Refusal('in_use', guard)
  try {
    return await work()
  } finally {
    unlock(guard)
  }
}
