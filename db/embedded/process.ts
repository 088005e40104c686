import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { basename } from 'node:path'
import { Trouble } from './trouble'

/**
 * When a process began, as the system writes it; null when there is none or it is a zombie that nobody has reaped.
 * Together with the number it names one process: numbers are used again.
 */
export function born(pid: number): string | null {
  if (process.platform !== 'linux') return lineOf(pid, 'lstart')
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // proc(5): after the name in brackets come state (field 3) and, 19 fields on, starttime (field 22).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null)
  } catch {
    return null
  }
}

/** Whether a living process is the Postgres server of this data folder: the server makes it its working directory. */
export function serves(pid: number, folder: string): boolean {
  if (!born(pid)) return false
  if (process.platform !== 'linux') return basename(lineOf(pid, 'comm') ?? '') === 'postgres'
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder)
  } catch {
    return false
  }
}

function lineOf(pid: number, field: string): string | null {
  const line = spawnSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' })
  return line.stdout?.trim() || null
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until something holds, at most so many milliseconds; then it is trouble, in these words. */
export async function until(holds: () => unknown, ms: number, otherwise: string): Promise<void> {
  for (let waited = 0; !holds(); waited += 100) {
    if (waited >= ms) throw new Trouble(otherwise)
    await pause(100)
  }
}
