import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Sql, TransactionSql } from 'postgres'
import { countRecord, readLeaves } from '../db/copy/leaves'
import { appliedMigrations } from '../db/copy/schema'
import { listSequences } from '../db/copy/sequences'
import { copyOut } from '../db/copy/stream'
import { FLEETING, JOURNAL, listTables, type Table } from '../db/copy/tables'
import { toBase64 } from '../domain/base64'
import { growingTree } from '../domain/frontier'
import { Refusal } from '../domain/refusal'
import { tilePath } from '../domain/tiles'
import { foldersOf } from '../log/folders'
import { formatVkeys, readTrusted, type Trusted } from '../log/key'
import { connect } from './connect'
import { beginFolder } from './folder'
import { FORMAT, formatManifest, MANIFEST, MANIFEST_HASH, type Manifest } from './manifest'
import {
  eachOf,
  filesOf,
  logAt,
  openSigned,
  type ReadFile,
  readNotes,
  readTile,
  readVkeys,
  type Signed,
} from './published'

type Folder = Awaited<ReturnType<typeof beginFolder>>
/** `data` is where the sealed log and its keys lie; `withKey` puts those that sign into the backup too. */
type Asked = { url: string; data: string; dir: string; withKey: boolean }

/** A checkpoint is signed within two seconds of its leaves; a sealer that does not run is not waited for any longer. */
const PATIENCE = 10_000

/**
 * Copies the record into a new folder while people go on writing: every table as of one moment, then the sealed log up to the first
 * checkpoint that covers it. Needs no more memory for a large record than for a small one. Refused: `not_empty`, `backup_begun`;
 * `not_as_signed` when the entries do not come to the root of that checkpoint.
 */
export async function takeBackup({ url, data, dir, withKey }: Asked): Promise<Manifest> {
  const folder = await beginFolder(dir)
  const sql = connect(url)
  try {
    const snapshot = await copySnapshot(sql, folder)
    const sequences = await listSequences(sql)
    const { served, keys } = foldersOf(data)
    const read = logAt(served)
    const trusted = (await readTrusted(keys)) ?? (await readVkeys(read))
    const log = await copyLog(folder, read, trusted, snapshot.record.leaves)
    if (log?.size === snapshot.record.leaves && toBase64(log.root) !== snapshot.record.root)
      throw new Refusal('not_as_signed', String(log.size))
    await copyKeys(folder, keys, withKey)
    const head = log && { origin: log.origin, size: log.size, root: toBase64(log.root) }
    const manifest: Manifest = { format: FORMAT, ...snapshot, sequences, log: head, withKey, files: folder.files }
    const { text, hash } = formatManifest(manifest)
    await folder.keep(MANIFEST, text)
    await folder.keep(MANIFEST_HASH, hash)
    await folder.finish()
    return manifest
  } catch (error) {
    await folder.abandon()
    throw error
  } finally {
    await sql.end({ timeout: 5 })
  }
}

type Snapshot = Pick<Manifest, 'at' | 'postgres' | 'migrations' | 'tables' | 'record'>

async function copySnapshot(sql: Sql, folder: Folder): Promise<Snapshot> {
  let first: unknown
  const copying = sql.begin('isolation level repeatable read read only', (tx) =>
    copyTables(tx, folder).catch((error) => {
      first = error
      throw error
    }),
  )
  // Rolled back in the middle of a table, the driver complains of that instead.
  return copying.catch((error) => {
    throw first ?? error
  }) as Promise<Snapshot>
}

async function copyTables(tx: TransactionSql, folder: Folder): Promise<Snapshot> {
  // Not now(): the snapshot is that of the first statement.
  const [clock] = await tx`select clock_timestamp() as at, current_setting('server_version') as version`
  const migrations = await appliedMigrations(tx)
  const tables: Manifest['tables'] = []
  for (const table of (await listTables(tx)).filter(isKept)) {
    const file = `tables/${table.schema}.${table.name}.copy.gz`
    tables.push({ ...table, file, rows: await keepRows(folder, file, await copyOut(tx, table)) })
  }
  const tree = growingTree()
  for await (const leaves of readLeaves(tx)) for (const { leaf } of leaves) tree.add(leaf)
  const record = { ...(await countRecord(tx)), root: toBase64(tree.root()) }
  return { at: new Date(clock?.at).toISOString(), postgres: String(clock?.version), migrations, tables, record }
}

/** What of the schema is in a backup: not the journal, which a restore writes anew, nor what would sign people in. */
export function isKept({ schema, name }: Table): boolean {
  return !(schema === JOURNAL.schema && name === JOURNAL.name) && !(schema === 'public' && FLEETING.includes(name))
}

async function keepRows(folder: Folder, file: string, rows: Readable): Promise<number> {
  let lines = 0
  const counting = new Transform({
    transform(part: Buffer, _, next) {
      // Line ends within a value are written otherwise.
      for (const byte of part) if (byte === 0x0a) lines += 1
      next(null, part)
    },
  })
  const packed = createGzip({ level: 1 })
  await Promise.all([pipeline(rows, counting, packed), folder.keep(file, packed)])
  return lines
}

/** The log up to the first checkpoint of at least `leaves`; where nobody seals, up to the last there is. */
async function copyLog(folder: Folder, read: ReadFile, keys: Trusted | null, leaves: number): Promise<Signed | null> {
  const notes = await covering(read, leaves)
  const last = notes.at(-1)
  const signed = last ? openSigned(last.note, keys) : null
  if (!keys || !signed) return null
  await eachOf(filesOf(signed.size), async (tile) => folder.keep(`log/${tilePath(tile)}`, await readTile(read, tile)))
  await folder.keep('log/vkey', formatVkeys(keys))
  await folder.keep('log/checkpoints', notes.map(({ note }) => `${JSON.stringify(note)}\n`).join(''))
  await folder.keep('log/checkpoint', signed.note)
  return signed
}

async function covering(read: ReadFile, leaves: number) {
  for (let waited = 0; ; waited += 200) {
    const notes = await readNotes(read)
    const found = notes.findIndex(({ size }) => size >= leaves)
    if (found >= 0) return notes.slice(0, found + 1)
    if (waited >= PATIENCE || notes.length === 0) return notes
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** Of the keys, what everybody may know; those that sign only when asked for. */
async function copyKeys(folder: Folder, keys: string, withKey: boolean): Promise<void> {
  const names = await readdir(keys).catch(() => [])
  for (const name of names.filter((each) => each === 'log-vkeys' || (withKey && each === 'log-key')))
    await folder.keep(`keys/${name}`, await readFile(join(keys, name)))
}
