import { policyOf } from '../log/witnesses'
import { settings } from '../server/settings'
import { type Beside, startBeside } from './beside'
import { build, buildChecker, buildWorker, isBuilt, WORKER } from './build'
import { startCleaning } from './clean'
import type { Database } from './database'
import { watchLaunchers } from './launcher'
import { type Monitor, startMonitor } from './monitor'
import { ensurePort } from './port'
import { refuseOlder, startSealer } from './seal'
import { keptSecret } from './secret'
import { type Site, startSite } from './site'

/**
 * `npm start`: database, migrations, pages, site; then it says where to go. What ends by itself is started again; when this is
 * stopped, everything is.
 */
const dev = process.argv.includes('--dev')
const stopping = new AbortController()
let opening: Promise<Database> | undefined
let site: Site | undefined
/** A site that has loaded everything and waits: if the other is killed, it serves at once. */
let spare: Site | undefined
/** The first spare lets the first readers go before, in milliseconds; who comes after a death lets nobody. */
const AFTER_YOU = 3_000
let sealer: Beside | undefined
let worker: Beside | undefined
let monitor: Monitor | undefined
let cleaning: ReturnType<typeof startCleaning> | undefined
let shortLives = 0

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))
watchLaunchers(() => stop(1))
await start().catch((error: Error) => stop(1, error.message))

async function start(): Promise<void> {
  const known = settings()
  await ensurePort(known.port, known.host)
  await policyOf(known.data, known.witnesses)
  const built = dev || isBuilt()
  if (dev) await Promise.all([buildChecker(), buildWorker()])
  // Next needs a second to load; the database gets ready meanwhile. A build needs half a minute; likewise.
  if (built) site = startSite(dev)
  else console.log('Isnad builds its pages, once: this takes about half a minute.')
  opening = import('./database').then(({ openDatabase }) => openDatabase(known))
  const [database] = await Promise.all([opening, built ? undefined : build(stopping.signal)])
  await refuseOlder(database.sealerUrl, known.data)
  await serve(database)
  console.log(welcome())
  if (stopping.signal.aborted) return
  sealer = startSealer(known, database.sealerUrl, logOrigin())
  worker = startBeside(WORKER, () => {
    return { ...process.env, ...environmentOn(database), ISNAD_WORKER_URL: database.workerUrl }
  })
  // Trials make people by hand, which no entry accounts for.
  if (process.env.ISNAD_MONITOR !== '0')
    monitor = startMonitor(known, { reading: database.url, stopping: database.sealerUrl })
  cleaning = startCleaning(database.migratingUrl, known)
}

async function serve(database: Database, spareAfter = AFTER_YOU): Promise<void> {
  site ??= startSite(dev)
  await site.open(environmentOn(database))
  const since = Date.now()
  if (!dev) setTimeout(standBy, spareAfter).unref()
  site.onExit(async () => {
    site = spare
    spare = undefined
    if (stopping.signal.aborted) return
    shortLives = Date.now() - since < 2_000 ? shortLives + 1 : 0
    if (shortLives === 5) return stop(1, 'The site keeps stopping by itself; what it said stands above.')
    await serve(database, 0).catch((error: Error) => stop(1, error.message))
  })
}

/** What was found out at this start, for those who work on the database. */
function environmentOn(database: Database): Record<string, string> {
  const known = settings()
  return {
    ISNAD_PG_MAJOR: String(database.major),
    ...(known.embedded && {
      ISNAD_EMBEDDED_URL: database.url,
      AUTH_SECRET: known.authSecret ?? keptSecret(known.data),
    }),
  }
}

function standBy(): void {
  if (spare || stopping.signal.aborted) return
  const one = startSite(dev)
  spare = one
  one.onExit(() => {
    if (spare === one) spare = undefined
  })
}

async function stop(code: number, sentence?: string): Promise<void> {
  if (stopping.signal.aborted) return
  stopping.abort()
  if (sentence) console.error(sentence)
  await Promise.all([site?.close(), spare?.close()])
  await Promise.all([sealer?.close(), worker?.close(), monitor?.close(), cleaning?.close()])
  const database = await opening?.catch(() => undefined)
  await database?.stop()
  process.exit(code)
}

/** The name of the log, if it is made now: where it is served, without the scheme. */
function logOrigin(): string {
  return `${new URL(settings().authUrl).host}/api/v1/log`
}

function welcome(): string {
  const { authUrl, data, demo, embedded, mail, showsMail } = settings()
  const letter = showsMail ? `appears at ${authUrl}/dev/mail` : mail ? 'comes by mail' : `is written to ${data}/mail`
  return [
    `Isnad is at ${authUrl}`,
    `To sign in: ${authUrl}/en/sign-in with any address; the link ${letter}.`,
    ...(demo && embedded
      ? ['As somebody of the demonstration: leyla@isnad.example (reviewer), tarik@ (moderator), mina@ (admin).']
      : []),
    embedded ? `What it keeps is in ${data}. Ctrl-C stops it.` : 'The first admin: npm run -s isnad -- admin EMAIL',
  ].join('\n')
}
