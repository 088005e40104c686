/** How long what is under way may take to end, in milliseconds. */
const PATIENCE = 5_000

/**
 * For a process that `npm start` keeps beside the site. Resolves when it is told to end, or when who started it is gone, be that before
 * this was asked. What takes longer than five seconds from then on is broken off: there may be nobody left who would.
 */
export async function toldToEnd(): Promise<void> {
  process.on('SIGINT', () => {})
  await new Promise<unknown>((resolve) => {
    process.once('SIGTERM', resolve)
    process.once('disconnect', resolve)
    if (!process.connected) resolve(null)
  })
  setTimeout(() => process.exit(1), PATIENCE).unref()
}
