import { setTimeout as pause } from 'node:timers/promises'
import type { Db } from '../db/client'
import { lastRemoval } from '../db/queries/last-removal'
import { purgedUpTo, purgeKept } from '../server/kept'

/** So long, in milliseconds, a copy of a page may outlive what was taken from it. */
const EVERY = 2_000

/**
 * Has the kept copies of pages purged whenever something was erased or withheld, by whichever process, on whichever machine:
 * the log says so. While the database is away nothing can be erased.
 */
export async function purgeAfterRemovals(db: Db, data: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const last = await lastRemoval(db).catch(() => 0)
    if (last > 0 && String(last) !== (await purgedUpTo(data))) await purgeKept(data, String(last))
    await pause(EVERY, undefined, { signal, ref: false })
  }
}
