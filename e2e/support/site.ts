import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, openDb } from '../../db/client'
import { DATABASE, startPostgres } from '../../db/embedded'

export interface OwnSite {
  url: string
  /** Its data folder. */
  data: string
  /** Its database, as its owner may use it. */
  db: Db
  stop(): Promise<void>
}

/** A port that nobody has at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** A second site with settings of its own: its data folder, its database, the build that is there. */
export async function startOwnSite(port: number, environment: Record<string, string>): Promise<OwnSite> {
  const data = mkdtempSync(join(tmpdir(), 'isnad-site-'))
  const child = spawn(process.execPath, ['--import', 'tsx', 'bin/start.ts'], {
    env: {
      ...unset(process.env),
      PORT: String(port),
      ISNAD_DATA: data,
      ISNAD_DEMO: '0',
      ISNAD_MONITOR: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = once(child, 'exit')
  let said = ''
  const ready = new Promise<true>((resolve) => {
    const listen = (chunk: Buffer) => {
      said += chunk
      if (said.includes('Isnad is at')) resolve(true)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
  })
  if ((await Promise.race([ready, gone])) !== true) throw new Error(`the site did not start: ${said}`)

  const server = await startPostgres({ dir: data, join: true })
  const { db, close } = openDb(server.url(DATABASE, 'postgres'), { max: 2 })
  return {
    url: `http://localhost:${port}`,
    data,
    db,
    stop: async () => {
      await close()
      child.kill('SIGTERM')
      await gone
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** What the tests around it run with is not what this site runs with. */
function unset(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = ['DATABASE_URL', 'ISNAD_EMBEDDED_URL', 'AUTH_URL', 'AUTH_SECRET', 'SMTP_URL', 'MAIL_FROM', 'HOST']
  return { ...environment, ...Object.fromEntries(names.map((name) => [name, ''])) }
}
