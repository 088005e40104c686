import { leafHash } from '../domain/merkle'
import { formatBundle, hashesIn, TILE_WIDTH, type Tile, tilesOf, together, widthIn } from '../domain/tiles'
import { Mismatch } from './mismatch'
import { differs, type TileStore } from './tile-store'

/** A leaf as the database has it now: its entry's bytes and the hash that was kept of them. */
export type Leaf = { index: number; envelope: Uint8Array; leaf: Uint8Array }
/** The leaves from `from` up to, not including, `to`. */
export type ReadLeaves = (from: number, to: number) => Promise<readonly Leaf[]>

export type Boundary = 'checked' | 'bundled' | 'tiled'
type Grown = { store: TileStore; from: number; to: number; leaves: ReadLeaves; at?: (step: Boundary) => Promise<void> }

/**
 * Writes the files by which the tree of `to` leaves differs from the one of `from`: bundles, then tiles from the lowest level up, each
 * level made of what is read back of the one below. Entries are hashed again and compared with the hashes that were kept and with
 * the files there are. Throws a Mismatch where two of them disagree. Again is no harm.
 */
export async function grow({ store, from, to, leaves, at = async () => {} }: Grown): Promise<void> {
  const first = Math.floor(from / TILE_WIDTH)
  const rows = check(await leaves(first * TILE_WIDTH, to), first * TILE_WIDTH, to)
  await at('checked')

  const tiles = tilesOf(to, from)
  const bottom = tiles.filter(({ level }) => level === 0)
  const within = ({ index, width }: Tile) =>
    rows.slice((index - first) * TILE_WIDTH, (index - first) * TILE_WIDTH + width)
  if (from % TILE_WIDTH > 0) await compareEdge(store, from, within)

  for (const tile of bottom) {
    await store.write({ ...tile, level: 'entries' }, formatBundle(within(tile).map(({ envelope }) => envelope)))
  }
  await at('bundled')

  for (const tile of bottom) await store.write(tile, Buffer.concat(within(tile).map(({ leaf }) => leaf)))
  for (const tile of tiles) if (tile.level > 0) await store.write(tile, await above(store, tile, from))
  await at('tiled')
}

/** The bytes of a tile above level 0: what it held already, then the roots of the tiles under it that have become full. */
async function above(
  store: TileStore,
  { level, index, width }: Tile & { level: number },
  from: number,
): Promise<Uint8Array> {
  const known = widthIn(from, level, index)
  const before = known > 0 ? await store.find({ level, index, width: known }) : null
  const hashes = before ? hashesIn(before) : []
  for (let at = hashes.length; at < width; at += 1) {
    const under = { level: level - 1, index: index * TILE_WIDTH + at, width: TILE_WIDTH }
    const full = hashesIn(await store.read(under))
    if (full.length !== TILE_WIDTH) throw differs(under)
    hashes.push(together(full))
  }
  return Buffer.concat(hashes)
}

/** Where the last files were narrow, the new ones begin as they did. */
async function compareEdge(store: TileStore, from: number, within: (tile: Tile) => readonly Leaf[]): Promise<void> {
  const edge = { index: Math.floor(from / TILE_WIDTH), width: from % TILE_WIDTH }
  const hashes = { ...edge, level: 0 }
  const entries = { ...edge, level: 'entries' as const }
  const known = within(hashes)
  const [tile, bundle] = await Promise.all([store.find(hashes), store.find(entries)])
  if (tile && Buffer.compare(tile, Buffer.concat(known.map(({ leaf }) => leaf))) !== 0) throw differs(hashes)
  if (bundle && Buffer.compare(bundle, formatBundle(known.map(({ envelope }) => envelope))) !== 0)
    throw differs(entries)
}

/** Every leaf from `from` to `to` is there once, and its entry still hashes to what was kept. Throws a Mismatch for the first that does not. */
export function check(rows: readonly Leaf[], from: number, to: number): readonly Leaf[] {
  for (let index = from; index < to; index += 1) {
    const row = rows[index - from]
    if (row?.index !== index) throw new Mismatch('entry_missing', `The database has no entry for leaf ${index}.`)
    if (Buffer.compare(leafHash(row.envelope), row.leaf) !== 0)
      throw new Mismatch('leaf_differs', `The entry of leaf ${index} does not hash to its leaf.`)
  }
  return rows
}
