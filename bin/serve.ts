import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import next from 'next'
import { db, isShut } from '../db/connection'
import { createFront } from '../server/front'
import { guardConsole } from '../server/log'
import { settings } from '../server/settings'
import { warm } from '../server/warm'
import { purgeAfterRemovals } from './purging'
import { searches } from './searches'

/**
 * The site as a process of its own, started by bin/site.ts. It loads Next at once, waits to be told where the database is,
 * says `ready`, and closes when it is told to or when the process that started it is gone.
 */
const dev = process.env.NODE_ENV === 'development'
let front: Server | undefined
if (!dev) guardConsole()
const closing = new AbortController()
// Ctrl-C reaches every process of the terminal; here the parent decides.
process.on('SIGINT', () => {})
process.once('SIGTERM', close)
process.once('disconnect', close)

const { host, port } = settings()
const pages = next({ dev, dir: process.cwd(), hostname: host, port, httpServer: createServer() })
const [environment] = await Promise.all([once(process, 'message'), pages.prepare()])
Object.assign(process.env, environment[0])
const handle = pages.getRequestHandler()

front = createFront(settings({ again: true }), (req, res) => handle(req, res), { dev, isShut, searches: searches() })
if (dev) front.on('upgrade', (req, socket, head) => pages.getUpgradeHandler()(req, socket, head))
front.listen(port, host)
await once(front, 'listening')
process.send?.('ready')
if (!dev) {
  const here = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  warm(port, here, closing.signal).catch(() => {})
  purgeAfterRemovals(db(), settings().data, closing.signal)
}

function close(): void {
  closing.abort()
  if (!front) process.exit(0)
  front.close(() => process.exit(0))
  front.closeIdleConnections()
  setTimeout(() => process.exit(0), 5_000).unref()
}
