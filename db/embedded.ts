import { join } from 'node:path'
import postgres from 'postgres'
import { accountFor } from './embedded/account'
import { findBinaries } from './embedded/binaries'
import { ensureCluster, makeFolders, type Role } from './embedded/cluster'
import { lock, lockSoon, unlock } from './embedded/lock'
import { until } from './embedded/process'
import { launch, running, serverOf, terminate } from './embedded/server'
import { Trouble } from './embedded/trouble'
import { watching } from './embedded/watch'

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

/** The roles and the database, once; and the promises without which an acknowledged vote could be lost. */
async function furnish(adminUrl: string, passwords: Record<Role, string>, fast: boolean): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    const [found] = await sql`select
      array(select rolname::text from pg_roles where rolname like 'isnad\\_%') as roles,
      exists (select from pg_database where datname = ${DATABASE}) as database,
      array(select name from pg_settings where setting = 'off'
        and name in ('fsync', 'full_page_writes', 'synchronous_commit', 'data_checksums')) as off`
    if (!fast && found?.off.length)
      throw new Trouble(`The database runs with ${found.off.join(', ')} off and would lose votes.`)
    for (const role of ['isnad_app', 'isnad_sealer', 'isnad_worker'] as const)
      if (!found?.roles.includes(role)) await sql.unsafe(`create role ${role} login password '${passwords[role]}'`)
    if (!found?.database) await sql`create database ${sql(DATABASE)}`
  } finally {
    await sql.end()
  }
}
