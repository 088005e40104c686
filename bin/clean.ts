import { cleanAfterErasures } from '../db/clean'

/** So long an erasure waits at most for the disk to be cleaned after it, where nothing hinders it. */
const EVERY = 10_000

/**
 * Cleans the disk after erasures, while the site runs, and tries again until it is done. `url` is that of the database's owner;
 * `data` the data folder of an embedded server, else null.
 */
export function startCleaning(url: string, data: string | null): { close(): Promise<void> } {
  let running: Promise<void> | undefined
  let said = ''
  const timer = setInterval(() => {
    running ??= cleanAfterErasures(url, data)
      .then(() => {
        said = ''
      })
      .catch((error: Error) => {
        // A database that is away says so elsewhere; what hinders is said once.
        if (error.message !== said) console.error(`An erasure waits for the disk to be cleaned: ${error.message}`)
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
