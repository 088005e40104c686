import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { readBody, replay } from './body'
import { compress, encodingFor, isText, WORTH_IT } from './compress'
import {
  type Asked,
  around,
  dispatch,
  dress,
  type Exchange,
  type House,
  type Known,
  matches,
  open,
  typeOf,
  unchanged,
} from './exchange'
import { hold } from './held'
import { type Address, addressOf, clean, ownHost, ownOrigin } from './inbound'
import { openKept } from './kept'
import { log } from './log'
import { type LogFile, logPath, readLogFile } from './log-files'
import { acceptsPost, isPlain, isProofPage, isPublic, PROOF_SCRIPT, provesItself } from './policy'
import { options, refuse } from './refuse'
import { isKept, overtake, standIn } from './stand-in'
import { withoutScripts } from './strip'
import { openTurns } from './turns'
import { languageOf } from './words'

type Beside = {
  dev?: boolean
  isShut?: () => boolean
  /** Counts a search for whoever is at this address. Out: in how many seconds they may search again; null where they may now. */
  searches?: (client: string) => Promise<number | null>
}

type Inner = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/**
 * More at once than this only wait for each other: whoever comes then is told to come again, or given a copy. Public pages
 * have places of their own, so that no crowd at the desk takes them from readers.
 */
const MOST = { public: 192, private: 96 }
/** So many of those at the desk are with the pages at once: each makes all others slower, and there are ten connections. */
const AT_ONCE = 16

/**
 * A reader waits no longer than this for a page of which there is a copy, in milliseconds: while all is well, and within
 * `TROUBLE` of an answer that could not be made. What is slow is newer than any copy; what is lost in a fault never comes.
 */
const PATIENCE = { well: 8_000, troubled: 1_000 }
const TROUBLE = 10_000
/** So long the desk is waited for in such times, in milliseconds: whoever cannot be served knows it within a second. */
const DESK = 400

/**
 * The one door between the wire and the pages (`inner`): it believes nothing that a client could have made up, refuses what
 * no page should have to, and gives every answer its headers. Public pages leave it without scripts and without cookies.
 * `isShut` tells whether the database refuses everyone just now: then no page of the desk is begun, nor waited for; `searches`, whether
 * somebody searches more often than they may.
 */
export function createFront(
  settings: Known,
  inner: Inner,
  { dev = false, isShut = () => false, searches = async () => null }: Beside = {},
): Server {
  const turns = openTurns(AT_ONCE, () => (isShut() ? 0 : isTroubled(house) ? DESK : Number.POSITIVE_INFINITY))
  const now = { public: 0, private: 0 }
  const house: House = { kept: openKept(settings.data), now, troubledAt: 0, isShut, turns, searches }
  const server = createServer((req, res) => {
    receive(req, res, settings, inner, dev, house).catch((error) => {
      if (res.destroyed) return
      log('front', error)
      if (res.headersSent) res.destroy()
      else refuse(open({ req, res, address: { pathname: '/', url: '/' }, settings, dev, house }), 503, 'unavailable')
    })
  })
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  server.keepAliveTimeout = 10_000
  server.maxConnections = 2_000
  return server
}

async function receive(
  req: IncomingMessage,
  res: ServerResponse,
  settings: Known,
  inner: Inner,
  dev: boolean,
  house: House,
) {
  const address = addressOf(req.url)
  const exchange = open({ req, res, address: address ?? around(req.url), settings, dev, house })
  if (!address) return refuse(exchange, 400, 'bad_address')
  // A page elsewhere whose name was made to lead to this machine (DNS rebinding) must not read the mail of its owner.
  if (exchange.part === 'dev' && !ownHost(req, settings.origins)) return refuse(exchange, 400, 'bad_address')
  if (req.method === 'OPTIONS') return options(exchange)
  if (req.method === 'POST') {
    if (!acceptsPost(exchange.part)) return refuse(exchange, 405, 'not_allowed')
    if (!ownOrigin(req, settings.origins) && !provesItself(address.pathname)) {
      await readBody(req)
      return refuse(exchange, 403, 'forbidden_origin')
    }
    const body = await readBody(req)
    if (!body) return refuse(exchange, 413, 'too_large')
    return pass({ ...exchange, req: replay(req, body), posted: body }, settings, inner)
  }
  if (req.method !== 'GET' && req.method !== 'HEAD') return refuse(exchange, 405, 'not_allowed')
  const path = logPath(address.pathname)
  return path ? hand(exchange, settings.data, path) : pass(exchange, settings, inner)
}

/**
 * Gives out a file of the sealed log. Neither the pages nor the database are asked, so that it is there when they are not; while it is
 * read and packed it has a place like a page.
 */
async function hand(exchange: Exchange, data: string, path: string): Promise<void> {
  const { req, res, house } = exchange
  if (house.now.public >= MOST.public) return refuse(exchange, 503, 'unavailable')
  house.now.public += 1
  const ready = await prepare(exchange, data, path).finally(() => {
    house.now.public -= 1
  })
  if (!ready) return refuse(exchange, 404, 'unavailable')
  const { file, body, encoding } = ready
  dress(exchange)
  res.setHeader('cache-control', file.caching)
  res.setHeader('etag', file.tag)
  if (isKnown(req, file)) return unchanged(res, () => res.end())
  if (encoding) res.setHeader('content-encoding', encoding)
  res.setHeader('content-type', file.type)
  res.setHeader('content-length', Buffer.isBuffer(body) ? body.length : file.length)
  if (req.method === 'HEAD') res.end()
  else if (Buffer.isBuffer(body)) res.end(body)
  // Whoever hangs up in the middle has had enough.
  else await pipeline(body(), res).catch(() => res.destroy())
}

async function prepare({ req }: Exchange, data: string, path: string) {
  const file = await readLogFile(data, path)
  if (!file) return null
  const { body, packs, length } = file
  const packing = packs && length >= WORTH_IT && !isKnown(req, file)
  const encoding = packing ? encodingFor(req.headers['accept-encoding']) : null
  return { file, encoding, body: encoding && Buffer.isBuffer(body) ? await compress(body, encoding) : body }
}

function isKnown(req: IncomingMessage, { tag }: LogFile): boolean {
  return matches(req.headers['if-none-match'], tag)
}

async function pass(exchange: Exchange, settings: Known, inner: Inner): Promise<void> {
  const { req, res, part, address } = exchange
  const asked = { accepts: req.headers['accept-encoding'], knows: req.headers['if-none-match'], method: req.method }
  req.url = address.url
  clean(req, part, settings)
  // Next takes the nonce for its own scripts from here.
  if (!isPlain(part) || exchange.dev)
    req.headers['content-security-policy'] = exchange.headers['content-security-policy']
  // A page asked for its head only is made whole, so that the head is that of the page. Not so what a mailed link leads to:
  // scanners ask for its head, and it can be used but once.
  const once = address.pathname.startsWith('/api/auth/')
  if (part !== 'asset' && !once && req.method === 'HEAD') req.method = 'GET'
  const late = isSearch(exchange) ? await exchange.house.searches(String(req.headers['x-forwarded-for'])) : null
  if (late !== null) {
    res.setHeader('retry-after', String(late))
    return refuse(exchange, 429, 'too_many')
  }
  const lane = part === 'asset' || exchange.missing ? null : isPublic(part) ? 'public' : 'private'
  const { now, isShut, turns } = exchange.house
  if (lane && now[lane] >= MOST[lane]) return standIn(exchange, asked)
  const began = Date.now()
  if (lane) now[lane] += 1
  const atDesk = part === 'desk' && !exchange.missing
  if (atDesk && !(await turns.take())) {
    now.private -= 1
    return standIn(exchange, asked)
  }
  const held = hold(res, {
    decide: () => {
      if (exchange.missing && res.statusCode === 200) res.statusCode = 404
      dress(exchange)
      return res.statusCode !== 206 && !res.hasHeader('content-encoding') && isText(typeOf(res))
    },
    finish: (body, send) => {
      if (body && isBlank(exchange, body)) {
        held.letGo()
        sayMissing(exchange, settings, inner).catch(() => res.destroy())
      } else if (body) deliver(exchange, body, asked, began, send).catch(() => res.destroy())
      else refuse(exchange, 503, 'unavailable', send)
    },
  })
  const patience = isTroubled(exchange.house) ? PATIENCE.troubled : PATIENCE.well
  const waits = isKept(exchange) ? setTimeout(overtake, patience, exchange, asked, held) : undefined
  const giveUp = () => {
    if (Date.now() - began < DESK || !isShut() || !held.isOpen()) return
    standIn(exchange, asked, held.overtake()).catch(() => res.destroy())
  }
  const watching = atDesk ? setInterval(giveUp, 100) : undefined
  await inner(req, res)
    .catch((error) => {
      if (!held.isOpen()) throw error
      log('front', error)
      return standIn(exchange, asked, held.overtake())
    })
    .finally(() => {
      clearTimeout(waits)
      clearInterval(watching)
      if (atDesk) turns.giveBack()
      if (lane) now[lane] -= 1
    })
}

/** Whether a page is asked for that searches the record for words; what programs ask for is counted at their door. */
function isSearch({ part, address, missing }: Exchange): boolean {
  const [, query = ''] = address.url.split('?')
  return part === 'public' && !missing && (new URLSearchParams(query).get('q') ?? '').trim() !== ''
}

function isTroubled({ isShut, troubledAt }: House): boolean {
  return isShut() || Date.now() - troubledAt < TROUBLE
}

/** Next leaves it to scripts to draw the page that says that there is none. */
function isBlank({ res, part, missing }: Exchange, body: Buffer): boolean {
  return (
    (part === 'public' || part === 'form') &&
    !missing &&
    res.statusCode === 404 &&
    body.includes('<html id="__next_error__"')
  )
}

async function sayMissing(exchange: Exchange, settings: Known, inner: Inner): Promise<void> {
  const { req, res, address } = exchange
  for (const name of res.getHeaderNames()) res.removeHeader(name)
  res.statusCode = 200
  const language = languageOf(address.pathname, req.headers['accept-language'])
  const elsewhere = { ...address, url: `/${language}/nothing-here` }
  await pass({ ...exchange, req: replay(req, Buffer.alloc(0)), address: elsewhere, missing: true }, settings, inner)
}

async function deliver(
  exchange: Exchange,
  whole: Buffer,
  asked: Asked,
  began: number,
  send: (body: Buffer) => void,
): Promise<void> {
  const { res, part, address, dev, house } = exchange
  const html = typeOf(res).startsWith('text/html')
  // Without its script Next's own error page is blank; the usual reason is a database that does not answer.
  const isFault = res.statusCode >= 500 && (html || isPublic(part))
  if (isFault && !dev && part !== 'asset' && !isProbe(address)) return standIn(exchange, asked, send)
  if (html && part === 'api') return refuse(exchange, res.statusCode, 'unavailable', send)
  const script = isProofPage(address.pathname) ? PROOF_SCRIPT : undefined
  const body =
    html && (part === 'public' || part === 'form') && !dev
      ? Buffer.from(withoutScripts(whole.toString(), script))
      : whole
  if (res.statusCode === 200 && isKept(exchange)) {
    const link = res.getHeader('link')
    const copy = { type: typeOf(res), link: link ? String(link) : undefined, body, at: began }
    house.kept.keep(address.url, copy).catch((error) => log('front', error))
  }
  await dispatch(exchange, body, asked, send)
}

/** A probe wants to know how it is, not to be consoled. */
function isProbe({ pathname }: Address): boolean {
  return /^\/api\/(health|ready)$/.test(pathname)
}
