import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { HASH_LENGTH, rootOf } from '../domain/merkle'
import { cutTo, nodesIn, TILE_WIDTH, type Tile, tilePath } from '../domain/tiles'
import { readWhole, writeWhole } from './disk'
import { Mismatch } from './mismatch'

/** The tiles and entry bundles of a log as files. What was written once is never written otherwise. */
export function openTileStore(folder: string) {
  const pathOf = (tile: Tile) => join(folder, tilePath(tile))

  /** The bytes of a tile; a narrow one may be cut from the full one that took its place. Null when neither is there. */
  async function find(tile: Tile): Promise<Uint8Array | null> {
    const own = await readWhole(pathOf(tile))
    if (own || tile.width === TILE_WIDTH) return own
    const full = await readWhole(pathOf({ ...tile, width: TILE_WIDTH }))
    return full && cutTo(tile, full)
  }

  /** The same. Throws a Mismatch when it is not there. */
  async function read(tile: Tile): Promise<Uint8Array> {
    const bytes = await find(tile)
    if (!bytes) throw new Mismatch('tile_missing', `The file ${tilePath(tile)} of the sealed log is missing.`)
    return bytes
  }

  return {
    find,
    read,
    /** Writes a tile unless it is there. Throws a Mismatch when it is there with other bytes. */
    async write(tile: Tile, bytes: Uint8Array): Promise<void> {
      const there = await readWhole(pathOf(tile))
      if (!there) return writeWhole(pathOf(tile), bytes)
      if (Buffer.compare(there, bytes) !== 0) throw differs(tile)
    },
    /** Forgets the narrow ones of a tile that is full. */
    async sweep(tile: Tile): Promise<void> {
      await rm(`${pathOf({ ...tile, width: TILE_WIDTH })}.p`, { recursive: true, force: true })
    },
    /** The root of the tree of `size` leaves, from the files. Throws a Mismatch when one is missing or has not its length. */
    async rootOf(size: number): Promise<Uint8Array> {
      return rootOf(size, this.nodesOf(size))
    },
    nodesOf: (size: number) =>
      nodesIn(size, async (tile) => {
        const bytes = await read(tile)
        if (bytes.length !== tile.width * HASH_LENGTH) throw differs(tile)
        return bytes
      }),
  }
}

export type TileStore = ReturnType<typeof openTileStore>

export function differs(tile: Tile): Mismatch {
  return new Mismatch('tile_differs', `The file ${tilePath(tile)} of the sealed log is not what it was.`)
}
