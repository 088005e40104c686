import { HASH_LENGTH } from '../../../domain/merkle'
import { TILE_WIDTH, type Tile, tilePath } from '../../../domain/tiles'

/** An answer that did not come, which is something else than a wrong one. `missing`: the log says that it has no such thing. */
export class Away extends Error {
  constructor(
    path: string,
    readonly missing: boolean,
  ) {
    super(path)
  }
}

/** Where the checker reads the log: `none` says that there is no such thing, `away` that no answer came. */
export type ReadLog = {
  /** The proof of a leaf, as text. */
  proof(leaf: string): Promise<string>
  /** The keys that the log says are its own. */
  vkeys(): Promise<string[] | 'away'>
  /** A tile of hashes. Throws `Away` when it does not come. */
  tile(tile: Tile): Promise<Uint8Array>
}

/** How long an answer may take, to its last byte. */
const PATIENCE = 20_000

/** Reads a log over the network from its prefix, such as `/api/v1/log`. A connection that drops within an answer brings none. */
export function logAt(prefix: string, get: typeof fetch = fetch): ReadLog {
  const ask = async (path: string) => {
    try {
      const signal = AbortSignal.timeout(PATIENCE)
      const answer = await get(`${prefix}/${path}`, { credentials: 'omit', cache: 'no-cache', signal })
      return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) }
    } catch {
      return null
    }
  }
  return {
    async proof(leaf) {
      const answer = await ask(`proof/${leaf}`)
      if (answer?.status === 404) return 'none'
      return answer?.status === 200 ? new TextDecoder().decode(answer.bytes) : 'away'
    },
    async vkeys() {
      const answer = await ask('vkey')
      return answer?.status === 200 ? new TextDecoder().decode(answer.bytes).split('\n').filter(Boolean) : 'away'
    },
    async tile(tile) {
      // A log may drop what was part of a tile once the tile is full (C2SP tlog-tiles).
      let missing = true
      for (const width of new Set([tile.width, TILE_WIDTH])) {
        const answer = await ask(tilePath({ ...tile, width }))
        if (answer?.status === 200) return answer.bytes.subarray(0, tile.width * HASH_LENGTH)
        missing &&= answer?.status === 404
      }
      throw new Away(tilePath(tile), missing)
    },
  }
}
