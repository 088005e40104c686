import { EMPTY_ROOT, nodeHash } from './hashes.mjs'
import { TILE_WIDTH } from './tiles.mjs'

const HASH = 32

/**
 * The Merkle tree of RFC 6962, grown leaf by leaf. It keeps the roots of its perfect subtrees (one for each bit of its size)
 * and the rightmost tile of each level; a tile that becomes full is handed out and forgotten.
 */
export class Tree {
  /** @param {(level: number, n: number, hashes: Buffer) => void} [onTile] given each full tile once */
  constructor(onTile = () => {}) {
    this.onTile = onTile
    this.size = 0
    /** @type {Buffer[]} the perfect subtree of height h, where the size has that bit */
    this.perfect = []
    /** @type {{ hashes: Buffer, width: number, n: number }[]} */
    this.levels = []
  }

  /** @param {Buffer} leaf its hash */
  push(leaf) {
    this.size += 1
    this.append(0, leaf)
    let hash = leaf
    let height = 0
    for (let rest = this.size; rest % 2 === 0; rest /= 2) {
      hash = nodeHash(this.perfect[height], hash)
      height += 1
      if (height % 8 === 0) this.append(height / 8, hash)
    }
    this.perfect[height] = hash
  }

  append(level, hash) {
    this.levels[level] ??= { hashes: Buffer.alloc(TILE_WIDTH * HASH), width: 0, n: 0 }
    const tile = this.levels[level]
    hash.copy(tile.hashes, tile.width * HASH)
    tile.width += 1
    if (tile.width < TILE_WIDTH) return
    this.onTile(level, tile.n, tile.hashes)
    this.levels[level] = { hashes: Buffer.alloc(TILE_WIDTH * HASH), width: 0, n: tile.n + 1 }
  }

  /** @returns {Buffer} the root of the tree as it is now */
  root() {
    let root = null
    for (let height = 0, rest = this.size; rest > 0; height += 1, rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) root = root ? nodeHash(this.perfect[height], root) : this.perfect[height]
    }
    return root ?? EMPTY_ROOT
  }

  /** @returns {{ level: number, n: number, hashes: Buffer }[]} the tiles that are not full */
  partial() {
    return this.levels.flatMap(({ hashes, width, n }, level) =>
      width > 0 ? [{ level, n, hashes: hashes.subarray(0, width * HASH) }] : [],
    )
  }
}
