import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join, sep } from 'node:path'

/**
 * A log as it lies on disk. `read` gives null for a file that is not there; `list` every path below `tile/`.
 * @typedef {{ read: (path: string) => Promise<Buffer | null>, list: () => Promise<string[]> }} Files
 */

/** Files are as large as a full bundle of the largest entries, and the list of all checkpoints somewhat larger. */
const LARGEST = { tile: 256 * (2 + 8192), other: 1 << 30 }

/** A log is read from its beginning to its end: nothing is won by waiting for the disk in turns. */
function whole(path) {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
    throw error
  }
}

/**
 * @param {string} folder
 * @returns {Files}
 */
export function openFolder(folder) {
  return {
    async read(path) {
      const bytes = whole(join(folder, path))
      const limit = path.startsWith('tile/') ? LARGEST.tile : LARGEST.other
      return bytes && bytes.length > limit ? bytes.subarray(0, limit + 1) : bytes
    },
    async list() {
      const found = await readdir(join(folder, 'tile'), { recursive: true, withFileTypes: true }).catch(() => [])
      const prefix = join(folder, '.').length + 1
      return found
        .filter((each) => !each.isDirectory())
        .map((each) =>
          join(each.parentPath ?? each.path, each.name)
            .slice(prefix)
            .split(sep)
            .join('/'),
        )
        .sort()
    },
  }
}
