import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { type Db, openDb } from '../../db/client'
import { DATABASE, type Postgres, startPostgres } from '../../db/embedded'
import { freePort } from '../support/site'

export interface FaultSite {
  url: string
  data: string
  /** Its database as its owner, beside the site; asked anew after it was killed. */
  db: Db
  databaseUrl: string
  /** The process of `npm start`, and those it has now. */
  start: ChildProcess
  /** The process that serves; younger ones stand by. */
  app(): number | undefined
  sealer(): number | undefined
  worker(): number | undefined
  /** The database server and all its own processes, the server first. */
  postgres(): number[]
  said(): string
  stop(): Promise<void>
}

type Options = {
  /** Where its data is; else a new folder that is gone afterwards. */
  data?: string
  environment?: Record<string, string>
}

/** Starts a real site (`bin/start.ts`) on a folder and a port of its own, without the demonstration. */
export async function startFaultSite({ data: given, environment = {} }: Options = {}): Promise<FaultSite> {
  const data = given ?? mkdtempSync(join(tmpdir(), 'isnad-faults-'))
  const port = environment.PORT ? Number(environment.PORT) : await freePort()
  const start = spawn(process.execPath, ['--import', 'tsx', 'bin/start.ts'], {
    env: {
      ...own(process.env),
      PORT: String(port),
      ISNAD_DATA: data,
      ISNAD_DEMO: '0',
      ISNAD_FAULTS: '1',
      ISNAD_MONITOR: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ready = new Promise<true>((resolve) => {
    const listen = (chunk: Buffer) => {
      said += chunk
      if (said.includes('Isnad is at')) resolve(true)
    }
    start.stdout.on('data', listen)
    start.stderr.on('data', listen)
  })
  const gone = once(start, 'exit')
  if ((await Promise.race([ready, gone])) !== true) throw new Error(`the site did not start: ${said}`)

  const server: Postgres | null = environment.DATABASE_URL ? null : await startPostgres({ dir: data, join: true })
  const databaseUrl = environment.OWNER_URL ?? (server as Postgres).url(DATABASE, 'postgres')
  const { db, close } = openDb(databaseUrl, { max: 4, statement: 60_000 })
  const counted = forgetCounted(db)
  const child = (script: string) => childrenOf(start.pid as number).find((pid) => lineOf(pid).includes(script))
  return {
    url: `http://localhost:${port}`,
    data,
    db,
    databaseUrl,
    start,
    app: () => child('bin/serve.mjs'),
    sealer: () => child('bin/sealer.mjs'),
    worker: () => child('worker.mjs'),
    postgres: () => familyOf(data),
    said: () => said,
    stop: async () => {
      clearInterval(counted)
      await close()
      await server?.stop()
      start.kill('SIGTERM')
      await gone
      if (!given) rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Votes come faster here than anybody would cast them: what is counted against that is forgotten, again and again. */
function forgetCounted(db: Db): NodeJS.Timeout {
  return setInterval(() => void db.execute(sql`delete from counts`).catch(() => {}), 300)
}

/** The Postgres of a data folder: the server, then its children. */
export function familyOf(data: string): number[] {
  const file = readFileSync(join(data, 'postgres', 'data', 'postmaster.pid'), 'utf8')
  const pid = Number(file.split('\n')[0])
  return [pid, ...childrenOf(pid)]
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((one, other) => one - other)
    .filter((pid) => new RegExp(`^PPid:\\s+${parent}$`, 'm').test(read(`/proc/${pid}/status`)))
}

function lineOf(pid: number): string {
  return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** What the trial runs with is not what the site runs with. */
function own(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const settings =
    /^(DATABASE_URL|PORT|HOST|AUTH_|SMTP_URL|MAIL_FROM|ISNAD_|TRUST_PROXY_HOPS|NODE_ENV|NODE_OPTIONS|VITEST)/
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !settings.test(name))) as NodeJS.ProcessEnv
}
