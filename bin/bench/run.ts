/** Does the work for each item, so many at once. Out: items per second, whole. */
export async function each<T>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<unknown>,
): Promise<number> {
  let next = 0
  const started = performance.now()
  const worker = async () => {
    while (next < items.length) {
      const item = items[next] as T
      next += 1
      await work(item)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  return Math.round((1000 * items.length) / (performance.now() - started))
}

/** The median of so many timings, in milliseconds. */
export async function median(times: number, work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = []
  for (let n = 0; n < times; n += 1) {
    const started = performance.now()
    await work()
    taken.push(performance.now() - started)
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0
}

/** What a piece of work takes of the processor, in milliseconds: a busy machine lengthens only the clock's time. */
export function cpuOf(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** The median of so many runs, in milliseconds of processor time. */
export function medianCpu(times: number, work: () => unknown): number {
  return Array.from({ length: times }, () => cpuOf(work)).sort((one, other) => one - other)[times >> 1] ?? 0
}
