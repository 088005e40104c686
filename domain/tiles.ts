import { HASH_LENGTH, nodeHash, type ReadNodes } from './merkle'

/**
 * A tree as static files (C2SP tlog-tiles): each tile holds up to 256 hashes side by side, those of level 0 the leaves', those of
 * level L the roots of full tiles of the level below; entry bundles hold the entries of a tile of level 0.
 */
export const TILE_WIDTH = 256
const TILE_HEIGHT = 8
/** The length of an entry is a uint16. */
const ENTRY_LIMIT = 65_535

/** A tile of hashes, or of entries, at the place `index`, of which `width` (1 to 256) are there. */
export type Tile = { level: number | 'entries'; index: number; width: number }

/** Where a tile is, below the log's prefix: `tile/0/x001/x234/067`, `tile/entries/000.p/12`. */
export function tilePath({ level, index, width }: Tile): string {
  const groups = [String(index % 1000).padStart(3, '0')]
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  }
  return `tile/${level}/${groups.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** The tile that a path names; null for every path that `tilePath` would not have written. */
export function parseTilePath(path: string): Tile | null {
  const found = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  if (!found) return null
  const [, level, groups = '', part] = found
  const tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replace(/[x/]/g, '')),
    width: part === undefined ? TILE_WIDTH : Number(part),
  } as const
  const isOne = tile.width >= 1 && tile.width <= TILE_WIDTH && (tile.level === 'entries' || tile.level <= 63)
  return isOne && tilePath(tile) === path ? tile : null
}

/** How many hashes the tile at `index` of a level has in a tree of `size` leaves: 0 where there is none. */
export function widthIn(size: number, level: number, index: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level)
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH))
}

/** The tiles of a tree of `size` leaves that one of `since` leaves did not have, level by level, bundles of entries left out. */
export function tilesOf(size: number, since = 0): (Tile & { level: number })[] {
  const tiles: (Tile & { level: number })[] = []
  for (let level = 0; Math.floor(size / TILE_WIDTH ** level) > 0; level += 1) {
    for (let index = Math.floor(since / TILE_WIDTH ** (level + 1)); ; index += 1) {
      const width = widthIn(size, level, index)
      if (width === 0) break
      if (width > widthIn(since, level, index)) tiles.push({ level, index, width })
    }
  }
  return tiles
}

/** Reads nodes of a tree of `size` leaves out of its tiles; each tile is read once. Throws when a tile has not its length. */
export function nodesIn(size: number, readTile: (tile: Tile) => Promise<Uint8Array>): ReadNodes {
  return async (nodes) => {
    const tiles = new Map<string, Promise<Uint8Array>>()
    const read = (tile: Tile) => {
      const path = tilePath(tile)
      const reading = tiles.get(path) ?? readTile(tile).then((bytes) => whole(bytes, tile))
      tiles.set(path, reading)
      return reading
    }
    return Promise.all(
      nodes.map(async (node) => {
        const level = Math.floor(node.level / TILE_HEIGHT)
        const count = 2 ** (node.level % TILE_HEIGHT)
        const first = node.index * count
        const index = Math.floor(first / TILE_WIDTH)
        const bytes = await read({ level, index, width: widthIn(size, level, index) })
        const hashes = hashesIn(bytes).slice(first % TILE_WIDTH, (first % TILE_WIDTH) + count)
        if (hashes.length < count) throw new RangeError(`no node ${node.level}/${node.index} in a tree of ${size}`)
        return together(hashes)
      }),
    )
  }
}

/** The hashes that stand side by side in a tile. */
export function hashesIn(tile: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.floor(tile.length / HASH_LENGTH) }, (_, at) =>
    tile.subarray(at * HASH_LENGTH, (at + 1) * HASH_LENGTH),
  )
}

/** The root of `2 ** n` hashes. */
export function together(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0] as Uint8Array
  const middle = hashes.length / 2
  return nodeHash(together(hashes.slice(0, middle)), together(hashes.slice(middle)))
}

/** Entries as a bundle: each after its length, a big-endian uint16. Throws a RangeError for one that is too long. */
export function formatBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bundle = new Uint8Array(entries.reduce((sum, { length }) => sum + 2 + length, 0))
  let at = 0
  for (const entry of entries) {
    if (entry.length > ENTRY_LIMIT) throw new RangeError(`an entry of ${entry.length} bytes`)
    bundle.set([entry.length >> 8, entry.length & 255], at)
    bundle.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bundle
}

/** The entries of a bundle; null when its lengths do not end where it ends. */
export function parseBundle(bundle: Uint8Array): Uint8Array[] | null {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bundle.length) {
    if (at + 2 > bundle.length) return null
    const end = at + 2 + (((bundle[at] as number) << 8) | (bundle[at + 1] as number))
    if (end > bundle.length) return null
    entries.push(bundle.subarray(at + 2, end))
    at = end
  }
  return entries
}

/** The bytes that a narrow tile has, out of those of a wider one; null when these are no bundle. */
export function cutTo({ level, width }: Pick<Tile, 'level' | 'width'>, wider: Uint8Array): Uint8Array | null {
  if (level !== 'entries') return wider.subarray(0, width * HASH_LENGTH)
  const entries = parseBundle(wider)
  return entries && formatBundle(entries.slice(0, width))
}

function whole(bytes: Uint8Array, tile: Tile): Uint8Array {
  if (bytes.length === tile.width * HASH_LENGTH) return bytes
  throw new RangeError(`${tilePath(tile)} has ${bytes.length} bytes`)
}
