import { readFileSync } from 'node:fs'
import { born } from '../db/embedded/process'

/**
 * The processes between the terminal and this one (npm, a shell, tsx) pass nothing on when they are killed outright. Calls
 * `gone` when one of them has ended, so that nothing runs on that nobody can find. Linux only: elsewhere nothing is watched.
 */
export function watchLaunchers(gone: () => void): void {
  const chain: { pid: number; since: string | null }[] = []
  for (let pid = process.ppid; isLauncher(commandOf(pid)); pid = parentOf(pid)) chain.push({ pid, since: born(pid) })
  const timer = setInterval(() => {
    if (chain.every(({ pid, since }) => born(pid) === since)) return
    clearInterval(timer)
    gone()
  }, 500)
  timer.unref()
}

function isLauncher(command: string): boolean {
  return /^npm (start|run)\b|^(\/bin\/)?sh -c .*\btsx\b|^\S*node \S*\/tsx\b/.test(command)
}

function commandOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim()
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
