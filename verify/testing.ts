import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc } from 'drizzle-orm'
import type { Db } from '../db/client'
import { entries } from '../db/schema'
import { formatCheckpoint } from '../domain/checkpoint'
import { leafHash, rootOf } from '../domain/merkle'
import { memory } from '../domain/merkle.memory'
import { ed25519Signer, type Signer, signNote } from '../domain/note'
import { formatBundle, TILE_WIDTH, tilePath, tilesOf, together } from '../domain/tiles'
import { foldersOf } from '../log/folders'
import { origin, sealAll } from '../log/testing'

/** A log as the files of it, by their paths. */
export type LogFiles = Map<string, Buffer>

/** The key of a log, from one byte. */
export function keyOf(byte = 7): Signer {
  return ed25519Signer(origin, new Uint8Array(32).fill(byte))
}

/** The files of a log of these entries, with a checkpoint at each of these sizes and one of all; partial tiles of each stay. */
export async function writeLog(
  envelopes: readonly Uint8Array[],
  sizes: readonly number[] = [],
  key = keyOf(),
): Promise<LogFiles> {
  const files: LogFiles = new Map()
  const notes: string[] = []
  const leaves = envelopes.map(leafHash)
  for (const size of [...sizes, envelopes.length]) {
    const hashes = leaves.slice(0, size)
    for (const tile of tilesOf(size)) {
      const { level, index, width } = tile
      const span = TILE_WIDTH ** level
      const nodes = Array.from({ length: width }, (_, at) => {
        const first = (index * TILE_WIDTH + at) * span
        return together(hashes.slice(first, first + span))
      })
      files.set(tilePath(tile), Buffer.concat(nodes))
      if (level > 0) continue
      const bundle = formatBundle(envelopes.slice(index * TILE_WIDTH, index * TILE_WIDTH + width))
      files.set(tilePath({ level: 'entries', index, width }), Buffer.from(bundle))
    }
    notes.push(signNote(formatCheckpoint({ origin, size, root: await rootOf(size, memory(hashes)) }), [key]))
  }
  files.set('checkpoint', Buffer.from(notes.at(-1) ?? ''))
  files.set('checkpoints', Buffer.from(notes.map((note) => `${JSON.stringify(note)}\n`).join('')))
  files.set('vkey', Buffer.from(`${key.vkey}\n`))
  return files
}

/** The way the checker reads a log. */
export function reading(files: LogFiles) {
  return {
    read: async (path: string) => files.get(path) ?? null,
    list: async () => [...files.keys()].filter((path) => path.startsWith('tile/')).sort(),
  }
}

/** The entries of a database, in their order. */
export async function envelopesOf(db: Db): Promise<Uint8Array[]> {
  const rows = await db.select({ envelope: entries.envelope }).from(entries).orderBy(asc(entries.id))
  return rows.map(({ envelope }) => envelope)
}

type Checked = {
  size: number
  root: Buffer
  fold: { kinds: Record<string, number>; record: { claims: Map<string, never> } }
}
type Options = { vkeys?: string[]; origin?: string; from?: { size: number; root: Uint8Array }; live?: boolean }

/** The checker is plain JavaScript that knows nothing of this program; what the tests rely on is said here. */
export async function checkLog(files: LogFiles, options: Options = {}): Promise<Checked> {
  const { checkLog } = await import(new URL('./check.mjs', import.meta.url).href)
  return checkLog(reading(files), options)
}

/** A data folder with the log of a database, sealed by the sealer as it is now; `seal` goes on with what came since. */
export async function sealedLog(url: string) {
  const data = mkdtempSync(join(tmpdir(), 'isnad-verify-'))
  const seal = () => sealAll(url, data)
  await seal()
  return { data, folder: foldersOf(data).served, seal, done: () => rmSync(data, { recursive: true, force: true }) }
}

/** What the checker says of a log on disk and the tables of a database. */
export async function verdictOnTables(folder: string, url: string, options: Options = {}): Promise<string> {
  const { checkWithTables } = await import(new URL('./tables/tables.mjs', import.meta.url).href)
  const { openFolder } = await import(new URL('./folder.mjs', import.meta.url).href)
  return told(checkWithTables(openFolder(folder), url, options))
}

/** The same in a transaction that is open, of files in memory. */
export async function verdictWithin(tx: unknown, files: LogFiles, options: Options = {}): Promise<string> {
  const { checkWithin } = await import(new URL('./tables/tables.mjs', import.meta.url).href)
  return told(checkWithin(tx, reading(files), options))
}

/** Folds entries as they were written, keeping what was counted of so many claims only. Throws at the first that cannot be. */
export async function foldWith(room: number, envelopes: readonly Uint8Array[]): Promise<void> {
  const { Fold } = await import(new URL('./fold/fold.mjs', import.meta.url).href)
  const fold = new Fold({ room })
  for (const [index, envelope] of envelopes.entries()) fold.add(index, Buffer.from(envelope))
  fold.end()
}

/** What is found in a log of these entries: `holds`, or the line of the first thing that does not. */
export async function foldedTo(envelopes: readonly Uint8Array[]): Promise<string> {
  return told(foldWith(1_000, envelopes))
}

/** What the checker says of a log: `holds`, or the line that names the first thing that does not. */
export async function verdictOn(files: LogFiles, options: Options = {}): Promise<string> {
  return told(checkLog(files, options))
}

async function told(checking: Promise<unknown>): Promise<string> {
  return checking.then(
    () => 'holds',
    (error) => {
      if (error.name !== 'Finding') throw error
      return error.line() as string
    },
  )
}
