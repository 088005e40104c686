import { cleanAfterRemovals } from '../db/clean'
import { purgeKept } from '../server/kept'

/** So long a removal waits at most for the disk to be cleaned after it, where nothing hinders it. */
const EVERY = 10_000

/**
 * Cleans the disk after removals, while the site runs, and tries again until it is done. `url` is that of the database's owner.
 */
export function startCleaning(
  url: string,
  { data, embedded }: { data: string; embedded: boolean },
): { close(): Promise<void> } {
  let running: Promise<void> | undefined
  let said = ''
  const timer = setInterval(() => {
    running ??= cleanAfterRemovals(url, embedded ? data : null, () => purgeKept(data))
      .then(() => {
        said = ''
      })
      .catch((error: Error) => {
        // A database that is away says so elsewhere; what hinders is said once.
        if (error.message !== said) console.error(`A removal waits for the disk to be cleaned: ${error.message}`)
        said = error.message
      })
      .finally(() => {
        running = undefined
      })
  }, EVERY)
  return {
    close: async () => {
      clearInterval(timer)
      await running
    },
  }
}
