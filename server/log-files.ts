import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { cutTo, parseTilePath, TILE_WIDTH, tilePath } from '../domain/tiles'

/** Where the sealed log is served (C2SP tlog-tiles). */
const PREFIX = '/api/v1/log/'

const FOR_EVER = 'public, max-age=31536000, immutable'
const A_SECOND = 'public, max-age=1'
const TEXT = 'text/plain; charset=utf-8'

type Named = { type: string; caching: string }

/** The files that have a name of their own: their type, and how long they may be kept. */
const NAMED: Record<string, Named> = {
  checkpoint: { type: TEXT, caching: A_SECOND },
  // One JSON string on each line: https://jsonlines.org.
  checkpoints: { type: 'application/jsonl', caching: A_SECOND },
  vkey: { type: TEXT, caching: 'public, max-age=60' },
}

/** What is larger is sent as it is read, and never packed: whoever asks may not fill the memory. */
export const LARGE = 1024 * 1024

export interface LogFile {
  body: Buffer | (() => Readable)
  length: number
  type: string
  caching: string
  /** Whether it gets smaller: hashes do not. */
  packs: boolean
  tag: string
}

/** The path of a file of the log, below its folder; null for any address that names none. */
export function logPath(pathname: string): string | null {
  if (!pathname.startsWith(PREFIX)) return null
  const path = pathname.slice(PREFIX.length)
  return Object.hasOwn(NAMED, path) || parseTilePath(path) ? path : null
}

/** A file of the log in a data folder, by a path that `logPath` gave; null when it is not there (yet). */
export async function readLogFile(data: string, path: string): Promise<LogFile | null> {
  const folder = join(data, 'log')
  if (path === 'checkpoints') return readGrowing(join(folder, path), NAMED.checkpoints as Named)
  const named = NAMED[path]
  const bytes = (await read(join(folder, path))) ?? (named ? null : await cut(folder, path))
  if (!bytes) return null
  const about = named ?? { type: 'application/octet-stream', caching: FOR_EVER }
  const tag = `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
  return {
    body: bytes,
    length: bytes.length,
    ...about,
    packs: !path.startsWith('tile/') || path.startsWith('tile/entries/'),
    tag,
  }
}

/** A file that only grows: how long it is and when it grew says which it is. */
async function readGrowing(path: string, about: Named): Promise<LogFile | null> {
  const found = await stat(path).catch(unlessMissing)
  if (!found) return null
  const { size: length, mtimeMs } = found
  const head = { ...about, length, tag: `W/"${length.toString(36)}-${Math.round(mtimeMs).toString(36)}"` }
  if (length > LARGE) return { ...head, packs: false, body: () => createReadStream(path, { end: length - 1 }) }
  const bytes = await read(path)
  return bytes && { ...head, packs: true, body: bytes.subarray(0, length) }
}

/** A narrow file goes once the full one is there. Whoever still asks gets its bytes out of that. */
async function cut(folder: string, path: string): Promise<Buffer | null> {
  const tile = parseTilePath(path)
  if (!tile || tile.width === TILE_WIDTH) return null
  const full = await read(join(folder, tilePath({ ...tile, width: TILE_WIDTH })))
  const bytes = full && cutTo(tile, full)
  return bytes && Buffer.from(bytes)
}

function read(path: string): Promise<Buffer | null> {
  return readFile(path).catch(unlessMissing)
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}
