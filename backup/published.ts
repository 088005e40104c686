import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checkpoint } from '../domain/checkpoint'
import { ed25519Verifier } from '../domain/note'
import { Refusal } from '../domain/refusal'
import { cutTo, parseBundle, TILE_WIDTH, type Tile, tilePath, tilesOf } from '../domain/tiles'
import { openCheckpoint, type Trusted, trustIn } from '../log/key'
import { type Listed, listedAs, parseList } from '../log/published'

/** A file of a published log by its path, or null: from a folder or from where it is served. */
export type ReadFile = (path: string) => Promise<Uint8Array | null>
/** A signed checkpoint and the note that it stands in. */
export type Signed = Checkpoint & { note: string }

/** So long a served log may take for one file. */
const PATIENCE = 30_000

/** A log by the folder that it lies in, or by the address below which it is served (`https://…/api/v1/log`). */
export function logAt(place: string): ReadFile {
  if (!/^https?:\/\//.test(place)) {
    return (path) =>
      readFile(join(place, path)).catch((error) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
        throw error
      })
  }
  return async (path) => {
    const answer = await fetch(`${place.replace(/\/+$/, '')}/${path}`, { signal: AbortSignal.timeout(PATIENCE) })
    if (answer.status === 404) return null
    if (!answer.ok) throw new Refusal('log_not_readable', `${path}: ${answer.status}`)
    return new Uint8Array(await answer.arrayBuffer())
  }
}

/** The keys that a log serves; null when it serves none. */
export async function readVkeys(read: ReadFile): Promise<Trusted | null> {
  const vkeys = lines(await read('vkey')).filter((vkey) => ed25519Verifier(vkey) !== null)
  return trustIn(vkeys.map((vkey) => ({ vkey })))
}

/**
 * The notes that a log lists, the oldest first; then the latest, if the list has not got it. A line that was cut off is passed over.
 * Refused: `log_not_readable` for any other line that is no note.
 */
export async function readNotes(read: ReadFile): Promise<Listed[]> {
  const [list, latest] = await Promise.all([read('checkpoints'), read('checkpoint')])
  const { lines } = listOf(Buffer.from(list ?? []))
  const last = latest && listedAs(Buffer.from(latest).toString())
  return last && last.note !== lines.at(-1)?.note ? [...lines, last] : lines
}

function listOf(bytes: Buffer) {
  try {
    return parseList(bytes)
  } catch {
    throw new Refusal('log_not_readable', 'checkpoints')
  }
}

/** What a note says, if one of these keys signed it before it was retired. Without keys nothing is believed. */
export function openSigned(note: string, keys: Trusted | null): Signed | null {
  const checkpoint = keys && openCheckpoint(note, keys)
  return checkpoint ? { ...checkpoint, note } : null
}

/** The latest checkpoint that these keys signed; null where a log has published none. Refused: `log_foreign` when they did not. */
export async function readLatest(read: ReadFile, keys: Trusted | null): Promise<Signed | null> {
  const last = (await readNotes(read)).at(-1)
  if (!last) return null
  const signed = openSigned(last.note, keys)
  if (!signed) throw new Refusal('log_foreign')
  return signed
}

/** A tile of a log as it was at a smaller size: a narrow one may have to be cut from the full one. Refused: `log_not_whole`. */
export async function readTile(read: ReadFile, tile: Tile): Promise<Uint8Array> {
  const own = await read(tilePath(tile))
  if (own) return own
  const full = tile.width < TILE_WIDTH ? await read(tilePath({ ...tile, width: TILE_WIDTH })) : null
  const cut = full && cutTo(tile, full)
  if (!cut) throw new Refusal('log_not_whole', tilePath(tile))
  return cut
}

/** The tiles of a log of a size, and its bundles of entries. */
export function filesOf(size: number): Tile[] {
  return tilesOf(size).flatMap((tile): Tile[] => (tile.level === 0 ? [tile, { ...tile, level: 'entries' }] : [tile]))
}

/** Does the same for each, some at once: a disk that writes many files down together is not much slower than for one. */
export async function eachOf<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += 16) await Promise.all(all.slice(at, at + 16).map(work))
}

/** The entries of a log from `from` up to, not including, `size`: one bundle at a time, with the place of its first one. */
export async function* readEntries(read: ReadFile, from: number, size: number) {
  for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < size; index += 1) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH)
    const tile = { level: 'entries', index, width } as const
    const entries = parseBundle(await readTile(read, tile))
    if (entries?.length !== width) throw new Refusal('log_not_whole', tilePath(tile))
    const first = Math.max(from, index * TILE_WIDTH)
    yield { first, entries: entries.slice(first - index * TILE_WIDTH) }
  }
}

function lines(bytes: Uint8Array | null): string[] {
  return Buffer.from(bytes ?? [])
    .toString()
    .split('\n')
    .filter((line) => line !== '')
}
