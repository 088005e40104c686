import { createHash } from 'node:crypto'
import type { Db } from '../db/client'
import { countEntries, listCheckpoints, listLeaves } from '../db/sealing'
import { HASH_LENGTH, rootOf } from '../domain/merkle'
import { formatBundle, hashesIn, nodesIn, TILE_WIDTH, type Tile, together, widthIn } from '../domain/tiles'
import { check } from './grow'
import { type Guard, lastOf } from './guard'
import { type Keys, openCheckpoint } from './key'
import { Mismatch } from './mismatch'
import { type Listed, type Published, readLatest, readList } from './published'
import { differs, type TileStore } from './tile-store'

/** So many tiles of leaves are looked at in one go, and so many checkpoints. */
const TILES = 8
const NOTES = 1_000

type Means = {
  db: Db
  store: TileStore
  published: Published
  guard: Guard
  keys: () => Promise<Keys>
  folders: { served: string; guard: string }
}

/**
 * Goes over all that was sealed, again and again, a little at a time: entries against leaves, tiles and bundles, tiles against what is
 * under them, checkpoints against their list, their rows, their signatures and the tree. Throws a Mismatch for the first thing that
 * is not what it was; the next look begins anew.
 */
export function createPatrol({ db, store, published, guard, keys, folders }: Means) {
  /** Notes that were found good, by their hashes: as long as they are the same letter for letter, so are signatures and roots. */
  const good = new Set<string>()
  let walk = steps()

  async function* steps(): AsyncGenerator<void> {
    const size = published.last()?.size ?? 0
    const full: Uint8Array[] = []
    for (let from = 0; from < size; from += TILES * TILE_WIDTH) {
      await leaves(from, Math.min(size, from + TILES * TILE_WIDTH), size, full)
      yield
    }
    const tops = await tilesAbove(size, full)
    yield
    const begin = (await keys()).follows?.size ?? 0
    const { lines } = await readList(folders.served)
    const listed = lines.filter((line) => line.size <= size)
    for (let at = 0; at === 0 || at < listed.length; at += NOTES) {
      await notes(listed.slice(at, at + NOTES), listed[at - 1]?.size ?? begin, size, tops)
      yield
    }
    await ends(listed.at(-1))
  }

  /** The leaves of a few tiles, by the entries they are of. The roots of full tiles are added to `full`. */
  async function leaves(from: number, to: number, size: number, full: Uint8Array[]): Promise<void> {
    const rows = check(await listLeaves(db, from, to), from, to)
    for (let index = from / TILE_WIDTH; index * TILE_WIDTH < to; index += 1) {
      const tile = { level: 0, index, width: widthIn(size, 0, index) }
      const bundle = { ...tile, level: 'entries' as const }
      const own = rows.slice(index * TILE_WIDTH - from, (index + 1) * TILE_WIDTH - from)
      const hashes = Buffer.concat(own.map(({ leaf }) => leaf))
      if (Buffer.compare(await store.read(tile), hashes) !== 0) throw differs(tile)
      const entries = formatBundle(own.map(({ envelope }) => envelope))
      if (Buffer.compare(await store.read(bundle), entries) !== 0) throw differs(bundle)
      if (tile.width === TILE_WIDTH) full.push(together(hashesIn(hashes)))
    }
  }

  /** Every tile above the leaves, made anew from those under it. Out: the hashes of each level. */
  async function tilesAbove(size: number, full: Uint8Array[]): Promise<Buffer[]> {
    const levels: Buffer[] = []
    for (let level = 1, hashes = full; hashes.length > 0; level += 1) {
      const above: Uint8Array[] = []
      for (let index = 0; index * TILE_WIDTH < hashes.length; index += 1) {
        const tile = { level, index, width: widthIn(size, level, index) }
        const own = hashes.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH)
        if (Buffer.compare(await store.read(tile), Buffer.concat(own)) !== 0) throw differs(tile)
        if (own.length === TILE_WIDTH) above.push(together(own))
      }
      levels[level] = Buffer.concat(hashes)
      hashes = above
    }
    return levels
  }

  /** Some checkpoints of the list, each with its row, its signature and its tree. */
  async function notes(lines: readonly Listed[], after: number, size: number, tops: readonly Buffer[]): Promise<void> {
    const rows = (await listCheckpoints(db, after, NOTES)).filter((row) => row.size <= size)
    for (const [at, line] of lines.entries()) {
      const row = rows[at]
      if (row?.size !== line.size || row.note !== line.note) throw missing(line.size)
      const same = createHash('sha256').update(line.note).digest('base64')
      if (good.has(same)) continue
      const said = openCheckpoint(line.note, await keys())
      if (!said) throw new Mismatch('checkpoint_foreign', `The checkpoint of ${line.size} is not signed by this log.`)
      const root = await rootOf(line.size, nodesIn(line.size, reader(tops)))
      if (said.size !== line.size || Buffer.compare(said.root, root) !== 0 || Buffer.compare(row.root, root) !== 0)
        throw new Mismatch('root_differs', `The tree of ${line.size} leaves does not come to the root that was signed.`)
      good.add(same)
    }
    if (rows.length > lines.length) throw missing(rows[lines.length]?.size)
  }

  /** Tiles above the leaves as they were made anew, those of leaves from the files that were compared. */
  function reader(tops: readonly Buffer[]) {
    return async (tile: Tile) => {
      const top = typeof tile.level === 'number' ? tops[tile.level] : undefined
      if (!top) return store.read(tile)
      const start = tile.index * TILE_WIDTH * HASH_LENGTH
      return top.subarray(start, start + tile.width * HASH_LENGTH)
    }
  }

  /** The latest checkpoint is the last on the list, the guard knows it, and no entry was brought in past the sealer. */
  async function ends(last: Listed | undefined): Promise<void> {
    if (last && published.last()?.note === last.note && (await readLatest(folders.served)) !== last.note)
      throw new Mismatch('checkpoint_differs', 'The file checkpoint is not the last of the file checkpoints.')
    const head = guard.head()
    const kept = await lastOf(folders.guard)
    if (head?.size !== kept?.size || (head && kept && Buffer.compare(head.root, kept.root) !== 0))
      throw new Mismatch('guard_refuses', 'The guard does not remember what was signed.')
    const { entries, sealed, waiting, last: end } = await countEntries(db)
    if (end + 1 !== sealed) throw new Mismatch('entry_missing', `Of ${end + 1} leaves the database holds ${sealed}.`)
    if (entries !== sealed + waiting)
      throw new Mismatch('entry_unsealed', `Of ${entries} entries ${sealed} are sealed and ${waiting} wait for it.`)
  }

  /** Looks at a little more; true when everything has been looked at once. */
  async function step(): Promise<boolean> {
    try {
      const { done } = await walk.next()
      if (done) walk = steps()
      return done ?? false
    } catch (error) {
      walk = steps()
      throw error
    }
  }

  /** Looks at everything. */
  async function whole(): Promise<void> {
    walk = steps()
    while (!(await step()));
  }

  return { step, whole }
}

function missing(size: number | undefined): Mismatch {
  return new Mismatch('checkpoint_missing', `The database and the file checkpoints differ about the tree of ${size}.`)
}
