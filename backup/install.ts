import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder, writeOnce, writeWhole } from '../log/disk'
import { foldersOf } from '../log/folders'
import { openGuard } from '../log/guard'
import { formatVkeys, type Trusted } from '../log/key'
import { openTileStore } from '../log/tile-store'
import type { Newest } from './known'
import { eachOf, filesOf, readTile } from './published'

type Known = { newest: Newest | null; keys: Trusted | null }

/**
 * Has a data folder hold a log as far as it is known, under the keys that are believed, and remember it: whatever is there already
 * stays, and must be the same. Again is no harm, so that a restore that was broken off can be begun anew.
 */
export async function installLog(data: string, { newest, keys }: Known): Promise<void> {
  if (!newest) return
  const { served, guard } = foldersOf(data)
  if (newest.where !== served) {
    const store = openTileStore(served)
    await eachOf(filesOf(newest.size), async (tile) => store.write(tile, await readTile(newest.read, tile)))
    // The checkpoint last: it promises the others.
    if (keys) await writeWhole(join(served, 'vkey'), formatVkeys(keys))
    for (const name of ['checkpoints', 'checkpoint']) {
      const bytes = await newest.read(name)
      if (bytes) await writeWhole(join(served, name), bytes)
    }
  }
  const memory = await openGuard(guard)
  if ((memory.head()?.size ?? 0) < newest.size) await memory.advance(newest)
}

/** Puts the keys of a backup where there are none. */
export async function installKeys(data: string, dir: string): Promise<void> {
  const { keys } = foldersOf(data)
  const names = await readdir(join(dir, 'keys')).catch(() => [])
  if (names.length > 0) await makeFolder(keys, 0o700)
  for (const name of names)
    await writeOnce(join(keys, name), await readFile(join(dir, 'keys', name)), name === 'log-key' ? 0o400 : 0o644)
}
