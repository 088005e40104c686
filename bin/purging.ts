import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '../db/client'
import { lastRemoval } from '../db/queries/last-removal'
import { purgedUpTo, purgeKept } from '../server/kept'
import { log } from '../server/log'

/** So long, in milliseconds, a copy of a page may outlive what was taken from it. */
const EVERY = 2_000

/**
 * Has the kept copies of pages purged whenever something was erased or withheld, by whichever process, on whichever machine:
 * the log says so. While the database is away nothing can be erased; where the disk fails, it is said, and tried again. `every`: how
 * long it rests between two looks.
 */
export async function purgeAfterRemovals(db: Db, data: string, signal: AbortSignal, every = EVERY): Promise<void> {
  for (; !signal.aborted; await pause(every, undefined, { signal, ref: false }).catch(() => {})) {
    const last = await lastRemoval(db).catch(() => 0)
    try {
      if (last > 0 && String(last) !== (await purgedUpTo(data))) await purgeKept(data, String(last))
    } catch (error) {
      log('front', error)
    }
  }
}
