import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Account } from './account'
import type { Binaries } from './binaries'
import { lastLine } from './cluster'
import { freePort } from './port'
import { born, pause, serves, until } from './process'
import { Trouble } from './trouble'

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: "''",
  max_connections: '100',
  log_lock_waits: 'on',
  // No value of a row in the log, no bytes of old ones in segments kept for use again: an erasure ends there too.
  log_error_verbosity: 'terse',
  wal_recycle: 'off',
  timezone: 'UTC',
}
/** Of tests: many files at once, each with pools of its own. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '400' }

/** A server that serves a data folder. */
export interface Server {
  pid: number
  port: number
  ready: boolean
}

/** What the server wrote about itself, if it lives: number on line 1, port on line 4, status on line 8. */
export function serverOf(data: string): Server | null {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return serves(pid, data) ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : null
  } catch {
    return null
  }
}

/** A server that a killed start left behind, once it is ready; null when there is none, or it was on its way out. */
export async function running(data: string): Promise<Server | null> {
  await until(() => serverOf(data)?.ready !== false, 60_000, `The database in ${data} neither starts nor stops.`)
  return serverOf(data)
}

/** Starts the server of a cluster: at a port, if one is named, where it is looked for already; else at one that is free. */
export async function launch(
  folder: string,
  account: Account,
  { pgCtl }: Binaries,
  fast: boolean,
  port?: number,
): Promise<Server> {
  const data = join(folder, 'data')
  const log = join(folder, 'log')
  disownLeftPid(data)
  let said = ''
  for (let attempt = 0; attempt < 20; attempt++) {
    const from = sizeOf(log)
    const options = Object.entries({ port: String(port ?? (await freePort())), ...SETTINGS, ...(fast && FAST) })
    const line = options.map(([name, value]) => `-c ${name}=${value}`).join(' ')
    const { code } = await account.run(pgCtl, ['start', '-w', '-t', '60', '-D', data, '-l', log, '-o', line])
    const server = serverOf(data)
    if (code === 0 && server) return server
    said = sizeOf(log) > from ? readFileSync(log).subarray(from).toString() : ''
    // Backends of a killed server need a moment to notice, and another program may have been faster at the port.
    if (!/shared memory block|could not bind|lock file/.test(said)) break
    await pause(500)
  }
  throw new Trouble(`The database in ${folder} could not start: ${lastLine(said) || `see ${log}`}`)
}

/**
 * A number left in postmaster.pid may meanwhile belong to another program, or to a zombie, and Postgres would refuse to
 * start. The rest of the file stays: by it Postgres knows whether old backends still hold the shared memory.
 */
function disownLeftPid(data: string): void {
  const path = join(data, 'postmaster.pid')
  try {
    const text = readFileSync(path, 'utf8')
    const nobody = 2 ** 31 - 1
    if (!serverOf(data)) writeFileSync(path, text.replace(/^-?\d+/, String(nobody)))
  } catch {
    // No such file: nothing was left.
  }
}

/** SIGINT ends sessions and writes everything down ("fast"); SIGQUIT, after that, leaves the rest to recovery. */
export async function terminate(pid: number): Promise<void> {
  const since = born(pid)
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!since || born(pid) !== since) return
    process.kill(pid, signal)
    for (let waited = 0; born(pid) === since && waited < 20_000; waited += 20) await pause(20)
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
