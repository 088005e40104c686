import { HASH_LENGTH } from '../../../domain/merkle'
import { TILE_WIDTH, type Tile, tilePath } from '../../../domain/tiles'

/** An answer that did not come, which is something else than a wrong one. */
export class Away extends Error {}

/** Where the checker reads the log: `none` says that there is no such thing, `away` that no answer came. */
export type ReadLog = {
  /** The proof of a leaf, as text. */
  proof(leaf: string): Promise<string>
  /** The keys that the log says are its own. */
  vkeys(): Promise<string[] | 'away'>
  /** A tile of hashes. Throws `Away` when it does not come. */
  tile(tile: Tile): Promise<Uint8Array>
}

/** Reads a log over the network from its prefix, such as `/api/v1/log`. */
export function logAt(prefix: string, get: typeof fetch = fetch): ReadLog {
  const ask = (path: string) => get(`${prefix}/${path}`, { credentials: 'omit', cache: 'no-cache' }).catch(() => null)
  return {
    async proof(leaf) {
      const answer = await ask(`proof/${leaf}`)
      if (answer?.status === 404) return 'none'
      return answer?.ok ? answer.text() : 'away'
    },
    async vkeys() {
      const answer = await ask('vkey')
      return answer?.ok ? (await answer.text()).split('\n').filter(Boolean) : 'away'
    },
    async tile(tile) {
      // A log may drop what was part of a tile once the tile is full (C2SP tlog-tiles).
      for (const width of new Set([tile.width, TILE_WIDTH])) {
        const answer = await ask(tilePath({ ...tile, width }))
        if (answer?.ok) return new Uint8Array(await answer.arrayBuffer()).subarray(0, tile.width * HASH_LENGTH)
      }
      throw new Away(tilePath(tile))
    },
  }
}
