import type { Db } from '../db/client'
import { lock, unlock } from '../db/embedded/lock'
import { Trouble } from '../db/embedded/trouble'
import { raiseStop, readLastCheckpoint, readSize } from '../db/sealing'
import { makeFolder } from './disk'
import { foldersOf } from './folders'
import { lastOf, openGuard } from './guard'
import { keepKeys, readKeys } from './key'
import { Mismatch } from './mismatch'
import { createPatrol } from './patrol'
import { openPublished, readList } from './published'
import { behind, type Cosign, createSealer, type Step } from './sealer'
import { openTileStore } from './tile-store'

export type Place = { data: string; origin: string; cosign?: Cosign; at?: (step: Step) => Promise<void> }

/**
 * The sealer of a data folder, which it takes for itself, on a database connection of its own. A key is made where the log is new.
 * Throws when another sealer uses the folder, and when the log was begun with a key that is not here. Whatever it throws as a
 * Mismatch, then or later, has been raised as a stop.
 */
export async function openSealer(db: Db, { data, origin, cosign, at }: Place) {
  const folders = foldersOf(data)
  await makeFolder(folders.guard, 0o700)
  const other = lock(folders.guard)
  if (other) throw new Trouble(`Another sealer (process ${other}) uses ${folders.guard}.`)
  try {
    if (!(await readKeys(folders.keys)) && (await readLastCheckpoint(db)))
      throw new Trouble(`The log of this database was begun with a key that is not in ${folders.keys}: copy it there.`)
    const keys = keepKeys(folders.keys, origin)
    const { follows } = await keys()
    const store = openTileStore(folders.served)
    const [guard, published] = await raising(db, () =>
      Promise.all([openGuard(folders.guard), openPublished(folders.served, follows?.size)]),
    )
    const patrol = createPatrol({ db, store, published, guard, keys, folders })
    const round = createSealer({ db, store, guard, published, keys, cosign, at, inspect: patrol.whole })
    return {
      /** Seals what waits, or follows whoever does. */
      round: () => raising(db, round),
      /** Looks at a little of what was sealed; true when it has looked at everything. */
      watch: () => raising(db, patrol.step),
      /** Lets go of the folder. */
      close: () => unlock(folders.guard),
    }
  } catch (error) {
    unlock(folders.guard)
    throw error
  }
}

/**
 * Makes the record read-only at once when the database is an older copy than the one that was signed from, or what was signed cannot
 * be read. Out: what was found, or null.
 */
export async function stopIfBehind(db: Db, data: string): Promise<Mismatch | null> {
  const folders = foldersOf(data)
  return raising(db, async () => {
    const [head, { lines }, size] = await Promise.all([lastOf(folders.guard), readList(folders.served), readSize(db)])
    const signed = Math.max(head?.size ?? 0, lines.at(-1)?.size ?? 0)
    if (size < signed) throw behind(size, signed)
    return null
  }).catch((error) => {
    if (error instanceof Mismatch) return error
    throw error
  })
}

async function raising<T>(db: Db, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    // A database that is away cannot be told; then the next look finds the same.
    if (error instanceof Mismatch) await raiseStop(db, error.code, error.message).catch(() => {})
    throw error
  }
}
