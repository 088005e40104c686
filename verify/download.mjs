import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseCheckpoint } from './checkpoint.mjs'
import { TILE_WIDTH, tilePath } from './tiles.mjs'

const AT_ONCE = 8
const PATIENCE = 30_000
const LARGEST = { checkpoint: 1 << 20, vkey: 1 << 16, checkpoints: 1 << 30, tile: TILE_WIDTH * (2 + 65_535) }

/**
 * Fetches a log into a folder: what is there already and never changes is not fetched again. Throws an Error that says what
 * could not be fetched.
 * @param {string} from an address of the site, or of its log
 * @param {string} folder
 * @returns {Promise<void>}
 */
export async function download(from, folder) {
  const address = from.replace(/\/+$/, '')
  const base = /\/api\/v1\/log$/.test(new URL(address).pathname) ? address : `${address}/api/v1/log`
  const note = await fetchBytes(`${base}/checkpoint`, LARGEST.checkpoint)
  if (!note) throw new Error(`${base}/checkpoint is not there`)
  const text = note.toString()
  const { size } = parseCheckpoint(text.slice(0, text.lastIndexOf('\n\n') + 1))
  await mkdir(folder, { recursive: true })
  const vkey = await fetchBytes(`${base}/vkey`, LARGEST.vkey)
  const listed = await fetchBytes(`${base}/checkpoints`, LARGEST.checkpoints)
  const fresh = { vkey, checkpoints: listed && upTo(listed, text), checkpoint: note }
  await refuseOther(folder, fresh)
  for (const name of /** @type {const} */ (['vkey', 'checkpoints'])) {
    const bytes = fresh[name]
    if (bytes) await keep(join(folder, name), bytes)
  }
  const paths = pathsOf(size)
  const next = paths[Symbol.iterator]()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let step = next.next(); !step.done; step = next.next()) await fetchTile(base, folder, step.value)
    }),
  )
  await keep(join(folder, 'checkpoint'), note)
}

/**
 * What was fetched before is never overwritten by what does not follow from it: of two histories, both are the evidence.
 * Throws where a checkpoint or a key that was kept is not there any more, and leaves what is there now beside, as `*.other`.
 */
async function refuseOther(folder, fresh) {
  const kept = async (name) => (await readFile(join(folder, name)).catch(() => null))?.toString() ?? ''
  const [checkpoints, keys] = [await kept('checkpoints'), (await kept('vkey')).split('\n').filter(Boolean)]
  const now = fresh.vkey?.toString().split('\n') ?? []
  const gone = keys.find((key) => !now.includes(key))
  const follows = (fresh.checkpoints ?? fresh.checkpoint).toString().startsWith(checkpoints)
  if (follows && gone === undefined) return
  for (const [name, bytes] of Object.entries(fresh)) if (bytes) await keep(join(folder, `${name}.other`), bytes)
  const why = follows
    ? `the key ${gone} is not there any more`
    : 'its checkpoints do not begin with those that were kept'
  throw new Error(
    `${folder} holds another log than the one that is served now: ${why}. What is served lies beside, as *.other`,
  )
}

/** Checkpoints that were published while this one was read belong to a tree whose tiles are not fetched. */
function upTo(bytes, note) {
  const lines = bytes.toString().split('\n')
  const at = lines.lastIndexOf(JSON.stringify(note))
  return at < 0
    ? bytes
    : Buffer.from(
        lines
          .slice(0, at + 1)
          .map((line) => `${line}\n`)
          .join(''),
      )
}

/** Every file of a tree of this size. */
function* pathsOf(size) {
  for (let level = 0, width = size; width > 0; level += 1, width = Math.floor(width / TILE_WIDTH)) {
    for (let n = 0; n * TILE_WIDTH < width; n += 1) {
      const partial = Math.min(TILE_WIDTH, width - n * TILE_WIDTH) % TILE_WIDTH
      yield { level, n, partial }
      if (level === 0) yield { level: 'entries', n, partial }
    }
  }
}

async function fetchTile(base, folder, { level, n, partial }) {
  const whole = tilePath(level, n)
  const path = partial ? tilePath(level, n, partial) : whole
  if (await readFile(join(folder, path)).catch(() => null)) return
  const found = await fetchBytes(`${base}/${path}`, LARGEST.tile)
  if (found) return keep(join(folder, path), found)
  // A log may remove a partial tile once the tile is full.
  const grown = partial ? await fetchBytes(`${base}/${whole}`, LARGEST.tile) : null
  if (!grown) throw new Error(`${base}/${path} is not there`)
  await keep(join(folder, path), level === 'entries' ? firstEntries(grown, partial) : grown.subarray(0, partial * 32))
}

function firstEntries(bundle, width) {
  let end = 0
  for (let i = 0; i < width && end + 2 <= bundle.length; i += 1) end += 2 + bundle.readUInt16BE(end)
  return bundle.subarray(0, end)
}

/** The body of an answer, or null for 404. Never more than `limit` bytes, and never longer than half a minute. */
async function fetchBytes(url, limit) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE), redirect: 'error' }).catch((error) => {
    throw new Error(`${url}: ${error.cause?.message ?? error.message}`)
  })
  if (answer.status === 404) return null
  if (!answer.ok || !answer.body) throw new Error(`${url} answered ${answer.status}`)
  const parts = []
  let length = 0
  for await (const part of answer.body) {
    length += part.length
    if (length > limit) throw new Error(`${url} is longer than ${limit} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function keep(path, bytes) {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(`${path}.tmp`, bytes)
  await rename(`${path}.tmp`, path)
}
