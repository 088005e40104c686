import type { Db } from '../db/client'
import { lock, unlock } from '../db/embedded/lock'
import { readLastCheckpoint } from '../db/sealing'
import { makeFolder } from './disk'
import { foldersOf } from './folders'
import { openGuard } from './guard'
import { openKeys, readKeys } from './key'
import { openPublished } from './published'
import { type Cosign, createSealer, type Step } from './sealer'
import { openTileStore } from './tile-store'

type Place = { data: string; origin: string; cosign?: Cosign; at?: (step: Step) => Promise<void> }

/**
 * The sealer of a data folder, which it takes for itself, on a database connection of its own. A key is made where the log is new.
 * Throws when another sealer uses the folder, and when the log was begun with a key that is not here.
 */
export async function openSealer(db: Db, { data, origin, cosign, at }: Place) {
  const { served, keys, guard } = foldersOf(data)
  await makeFolder(guard, 0o700)
  const other = lock(guard)
  if (other) throw new Error(`Another sealer (process ${other}) uses ${guard}.`)
  try {
    if (!(await readKeys(keys)) && (await readLastCheckpoint(db)))
      throw new Error(`The log of this database was begun with a key that is not in ${keys}: copy it there.`)
    await openKeys(keys, origin)
    const sealer = createSealer({
      db,
      store: openTileStore(served),
      guard: await openGuard(guard),
      published: await openPublished(served),
      keys: () => openKeys(keys, origin),
      cosign,
      at,
    })
    return { ...sealer, close: () => unlock(guard) }
  } catch (error) {
    unlock(guard)
    throw error
  }
}
