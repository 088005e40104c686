import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { born, pause } from './process'

/** The process that uses a data folder now, or null. A lock whose process is gone counts for nothing. */
function holder(dir: string): number | null {
  try {
    const [pid, since] = readFileSync(join(dir, 'lock'), 'utf8').trim().split(' ')
    return pid && born(Number(pid)) === since ? Number(pid) : null
  } catch {
    return null
  }
}

/** Takes a data folder for this process. Answers null when taken, else the process that holds it. */
export function lock(dir: string): number | null {
  const path = join(dir, 'lock')
  const mine = `${path}.${process.pid}`
  writeFileSync(mine, `${process.pid} ${born(process.pid)}\n`, { mode: 0o644 })
  try {
    // A link either appears whole or not at all: two starts in one moment cannot both succeed.
    for (let attempt = 0; attempt < 3; attempt++) {
      try {
        linkSync(mine, path)
        return null
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const other = holder(dir)
      if (other) return other
      rmSync(path, { force: true })
    }
    return holder(dir) ?? -1
  } finally {
    rmSync(mine, { force: true })
  }
}

export function unlock(dir: string): void {
  if (holder(dir) === process.pid) rmSync(join(dir, 'lock'), { force: true })
}

/** A start that is stopping, or notices that its terminal was killed, lets go of the folder within moments. */
export async function lockSoon(dir: string): Promise<number | null> {
  for (let waited = 0; waited < 4_000; waited += 200) {
    if (lock(dir) === null) return null
    await pause(200)
  }
  return lock(dir)
}
