import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { type Account, accountFor } from './embedded/account'
import { type Binaries, findBinaries } from './embedded/binaries'
import { ensureCluster, lastLine, makeFolders, type Role } from './embedded/cluster'
import { lock, unlock } from './embedded/lock'
import { freePort } from './embedded/port'
import { born, pause, serves } from './embedded/process'
import { Trouble } from './embedded/trouble'

export interface Options {
  /** The data folder; the cluster lives in `postgres/` under it. */
  dir: string
  /** For tests: nothing is forced to disk, so a crash may lose everything. */
  fast?: boolean
  /** Use the server of a start that is running now, if there is one, and leave it running. */
  join?: boolean
  /**
   * Start the server again, where it was, whenever it goes without being asked to, as long as that takes: the disk may be full.
   * Called with what keeps it from starting, once for each thing.
   */
  revive?: (trouble: Error) => void
}

export interface Postgres {
  readonly pid: number
  /** Its version. */
  major: number
  /** Where a database is found; as `isnad_app`, who may not make tables, unless another role is named. */
  url(database: string, role?: Role): string
  /** The maintenance database as `postgres`, who may do everything. */
  adminUrl: string
  /** Called once if the server goes without being asked to. */
  onExit(listener: () => void): void
  /** Stops the server and waits for it; once is enough, more does no harm. */
  stop(): Promise<void>
}

/** The database that Isnad keeps its record in. */
export const DATABASE = 'isnad'

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

/** Starts the Postgres of a data folder, making it first or taking over one that a killed start left running. */
export async function startPostgres(options: Options): Promise<Postgres> {
  const { dir, fast = false, join: joining = false, revive } = options
  const folder = makeFolders(dir)
  const data = join(folder, 'data')
  const other = joining ? lock(dir) : await lockSoon(dir)
  if (other && !joining) throw new Trouble(`Isnad already runs with ${dir} (process ${other}): stop it first.`)
  try {
    const binaries = findBinaries()
    const account = accountFor(folder, [binaries.initdb, binaries.pgCtl])
    if (other) await until(() => serverOf(data)?.ready, 60_000, `The Isnad that runs with ${dir} has no database yet.`)
    const passwords = await ensureCluster(folder, account, binaries, fast)
    let server = (await running(data)) ?? (await launch(folder, account, binaries, fast))
    const url = (database: string, role: Role = 'isnad_app') =>
      `postgres://${role}:${passwords[role]}@127.0.0.1:${server.port}/${database}`
    const again = async () => {
      server = await launch(folder, account, binaries, fast, server.port)
      return server.pid
    }
    const watch = watching(server.pid, revive && !other ? { again, say: revive } : undefined)
    let stopped: Promise<void> | undefined
    const stop = () => {
      const ended = watch.end()
      stopped ??= other ? Promise.resolve() : ended.then(() => terminate(server.pid)).then(() => unlock(dir))
      return stopped
    }
    const adminUrl = url('postgres', 'postgres')
    await furnish(adminUrl, passwords, fast).catch(async (error) => {
      await stop()
      throw error
    })
    return {
      get pid() {
        return server.pid
      },
      major: Number(binaries.major),
      url,
      adminUrl,
      onExit: watch.onExit,
      stop,
    }
  } catch (error) {
    if (!other) unlock(dir)
    throw error
  }
}

interface Server {
  pid: number
  port: number
  ready: boolean
}

/** What the server wrote about itself, if it lives: number on line 1, port on line 4, status on line 8. */
function serverOf(data: string): Server | null {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return serves(pid, data) ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : null
  } catch {
    return null
  }
}

/** A server that a killed start left behind, once it is ready; null when there is none, or it was on its way out. */
async function running(data: string): Promise<Server | null> {
  await until(() => serverOf(data)?.ready !== false, 60_000, `The database in ${data} neither starts nor stops.`)
  return serverOf(data)
}

/** Starts the server of a cluster: at a port, if one is named, where it is looked for already; else at one that is free. */
async function launch(
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

/** The roles and the database, once; and the promises without which an acknowledged vote could be lost. */
async function furnish(adminUrl: string, passwords: Record<Role, string>, fast: boolean): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    const [found] = await sql`select
      array(select rolname::text from pg_roles where rolname in ('isnad_app', 'isnad_sealer')) as roles,
      exists (select from pg_database where datname = ${DATABASE}) as database,
      array(select name from pg_settings where setting = 'off'
        and name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')) as off`
    if (!fast && found?.off.length)
      throw new Trouble(`The database runs with ${found.off.join(', ')} off and would lose votes.`)
    for (const role of ['isnad_app', 'isnad_sealer'] as const)
      if (!found?.roles.includes(role)) await sql.unsafe(`create role ${role} login password '${passwords[role]}'`)
    if (!found?.database) await sql`create database ${sql(DATABASE)}`
  } finally {
    await sql.end()
  }
}

/** Between two tries to start a server that does not stay up, in milliseconds. */
const REST = 1_000

/** Watches the server. When it goes, it is started `again`, which gives its new number; without that, listeners are told. */
function watching(pid: number, revival?: { again: () => Promise<number>; say: (trouble: Error) => void }) {
  const listeners: (() => void)[] = []
  let one = { pid, since: born(pid), at: Date.now() }
  let said = ''
  let ended = false
  let reviving: Promise<void> | undefined
  const timer = setInterval(() => {
    if (reviving || born(one.pid) === one.since) return
    if (revival) {
      reviving = revive(revival).finally(() => {
        reviving = undefined
      })
    } else {
      clearInterval(timer)
      for (const each of listeners) each()
    }
  }, 100)
  timer.unref()

  async function revive({ again, say }: NonNullable<typeof revival>): Promise<void> {
    if (Date.now() - one.at < REST) await pause(REST)
    while (!ended) {
      try {
        const next = await again()
        one = { pid: next, since: born(next), at: Date.now() }
        said = ''
        return
      } catch (error) {
        const trouble = error as Error
        if (trouble.message !== said) say(trouble)
        said = trouble.message
        await pause(REST)
      }
    }
  }

  return {
    onExit: (listener: () => void) => void listeners.push(listener),
    /** Watches no more. Resolves when nothing is being started either. */
    end: async () => {
      ended = true
      clearInterval(timer)
      await reviving
    },
  }
}

/** SIGINT ends sessions and writes everything down ("fast"); SIGQUIT, after that, leaves the rest to recovery. */
async function terminate(pid: number): Promise<void> {
  const since = born(pid)
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!since || born(pid) !== since) return
    process.kill(pid, signal)
    for (let waited = 0; born(pid) === since && waited < 20_000; waited += 20) await pause(20)
  }
}

/** A start that is stopping, or notices that its terminal was killed, lets go of the folder within moments. */
async function lockSoon(dir: string): Promise<number | null> {
  for (let waited = 0; waited < 4_000; waited += 200) {
    if (lock(dir) === null) return null
    await pause(200)
  }
  return lock(dir)
}

async function until(holds: () => unknown, ms: number, otherwise: string): Promise<void> {
  for (let waited = 0; !holds(); waited += 100) {
    if (waited >= ms) throw new Trouble(otherwise)
    await pause(100)
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
