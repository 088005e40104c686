import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readBody, replay } from './body'
import { compress, compressible, encodingFor, isText, WORTH_IT } from './compress'
import { type Held, hold } from './held'
import { type Address, addressOf, clean, ownHost, ownOrigin } from './inbound'
import { type Copy, type Kept, openKept } from './kept'
import { log } from './log'
import { logPath, readLogFile } from './log-files'
import { acceptsPost, cacheControl, headersFor, isProofPage, isPublic, type Part, PROOF_SCRIPT, part } from './policy'
import type { Settings } from './settings'
import { withoutScriptLinks, withoutScripts } from './strip'
import { languageOf, type Said, saying, sendingAgain } from './words'

type Inner = (req: IncomingMessage, res: ServerResponse) => Promise<void>
type Known = Pick<Settings, 'authUrl' | 'data' | 'origins' | 'oidc' | 'trustProxyHops'>

/** One exchange: who asks for what, and which headers its answer carries whatever the answer is. */
interface Exchange {
  req: IncomingMessage
  res: ServerResponse
  address: Address
  part: Part
  headers: Record<string, string>
  dev: boolean
  house: House
  /** What was posted: a form that gets no answer goes back to be sent again. */
  posted?: Buffer
  /** The page asked for does not exist, and this is the asking for the page that says so. */
  missing?: boolean
}

/** What exchanges share: the copies of public pages, and how many are with the pages now, in public and behind the desk. */
interface House {
  kept: Kept
  now: { public: number; private: number }
  /** When an answer last could not be made. */
  troubledAt: number
}

/**
 * More at once than this only wait for each other: whoever comes then is told to come again, or given a copy. Public pages
 * have places of their own, so that no crowd at the desk takes them from readers.
 */
const MOST = { public: 192, private: 96 }

/**
 * A reader waits no longer than this for a page of which there is a copy, in milliseconds: while all is well, and within
 * `TROUBLE` of an answer that could not be made. What is slow is newer than any copy; what is lost in a fault never comes.
 */
const PATIENCE = { well: 8_000, troubled: 1_000 }
const TROUBLE = 10_000

/**
 * The one door between the wire and the pages (`inner`): it believes nothing that a client could have made up, refuses what
 * no page should have to, and gives every answer its headers. Public pages leave it without scripts and without cookies.
 */
export function createFront(settings: Known, inner: Inner, { dev = false } = {}): Server {
  const house = { kept: openKept(settings.data), now: { public: 0, private: 0 }, troubledAt: 0 }
  const server = createServer((req, res) => {
    receive(req, res, settings, inner, dev, house).catch((error) => {
      if (res.destroyed) return
      log('front', error)
      if (res.headersSent) res.destroy()
      else refuse(open(req, res, { pathname: '/', url: '/' }, settings, dev, house), 503, 'unavailable')
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
  const exchange = open(req, res, address ?? around(req.url), settings, dev, house)
  if (!address) return refuse(exchange, 400, 'bad_address')
  // A page elsewhere whose name was made to lead to this machine (DNS rebinding) must not read the mail of its owner.
  if (exchange.part === 'dev' && !ownHost(req, settings.origins)) return refuse(exchange, 400, 'bad_address')
  if (req.method === 'OPTIONS') return options(exchange)
  if (req.method === 'POST') {
    if (!acceptsPost(exchange.part)) return refuse(exchange, 405, 'not_allowed')
    if (!ownOrigin(req, settings.origins)) {
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

/** Gives out a file of the sealed log. Neither the pages nor the database are asked, so that it is there when they are not. */
async function hand(exchange: Exchange, data: string, path: string): Promise<void> {
  const { req, res } = exchange
  const file = await readLogFile(data, path)
  if (!file) return refuse(exchange, 404, 'unavailable')
  dress(exchange)
  res.setHeader('cache-control', file.caching)
  res.setHeader('etag', file.tag)
  if (matches(req.headers['if-none-match'], file.tag)) return unchanged(res, () => res.end())
  const encoding = file.packs && file.bytes.length >= WORTH_IT ? encodingFor(req.headers['accept-encoding']) : null
  const body = encoding ? await compress(file.bytes, encoding) : file.bytes
  if (encoding) res.setHeader('content-encoding', encoding)
  res.setHeader('content-type', file.type)
  res.setHeader('content-length', body.length)
  res.end(req.method === 'HEAD' ? undefined : body)
}

/** Of an address that cannot be read as much as can: its first part, by which its language and its kind are known. */
function around(url = '/'): Address {
  const pathname = /^\/\w+\//.exec(url)?.[0] ?? '/'
  return { pathname, url: '/' }
}

function open(
  req: IncomingMessage,
  res: ServerResponse,
  address: Address,
  settings: Known,
  dev: boolean,
  house: House,
): Exchange {
  const which = part(address.pathname)
  const nonce = randomBytes(16).toString('base64')
  const https = settings.authUrl.startsWith('https:')
  const issuer = settings.oidc ? new URL(settings.oidc.issuer).origin : undefined
  const proof = isProofPage(address.pathname)
  return {
    req,
    res,
    address,
    part: which,
    headers: headersFor(which, { nonce, https, issuer, proof, dev }),
    dev,
    house,
  }
}

async function pass(exchange: Exchange, settings: Known, inner: Inner): Promise<void> {
  const { req, res, part, address } = exchange
  const asked = { accepts: req.headers['accept-encoding'], knows: req.headers['if-none-match'], method: req.method }
  req.url = address.url
  clean(req, part, settings)
  // Next takes the nonce for its own scripts from here.
  if (!isPublic(part) || exchange.dev)
    req.headers['content-security-policy'] = exchange.headers['content-security-policy']
  // A page asked for its head only is made whole, so that the head is that of the page. Not so what a mailed link leads to:
  // scanners ask for its head, and it can be used but once.
  const once = address.pathname.startsWith('/api/auth/')
  if (part !== 'asset' && !once && req.method === 'HEAD') req.method = 'GET'
  const lane = part === 'asset' || exchange.missing ? null : isPublic(part) ? 'public' : 'private'
  const { now } = exchange.house
  if (lane && now[lane] >= MOST[lane]) return standIn(exchange, asked)
  const began = Date.now()
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
  const patience = began - exchange.house.troubledAt < TROUBLE ? PATIENCE.troubled : PATIENCE.well
  const late = isKept(exchange) ? setTimeout(overtake, patience, exchange, asked, held) : undefined
  if (lane) now[lane] += 1
  await inner(req, res)
    .catch((error) => {
      if (!held.isOpen()) throw error
      log('front', error)
      return standIn(exchange, asked, held.overtake())
    })
    .finally(() => {
      clearTimeout(late)
      if (lane) now[lane] -= 1
    })
}

/** Which answers are kept: the public pages and data that have an address of their own. Searches have none, and there is no end of proofs. */
function isKept({ part, address, dev, missing }: Exchange): boolean {
  if (dev || missing || address.url.includes('?') || isProofPage(address.pathname)) return false
  return (part === 'public' && address.pathname !== '/') || (part === 'api' && /^\/api\/v1\//.test(address.pathname))
}

/** Gives the kept copy of a page that is late, if there is one; else it is waited for. */
async function overtake(exchange: Exchange, asked: Asked, held: Held): Promise<void> {
  const copy = await exchange.house.kept.find(exchange.address.url).catch(() => null)
  if (copy && held.isOpen()) await giveCopy(exchange, copy, asked, held.overtake()).catch(() => exchange.res.destroy())
}

/** Answers in place of pages that cannot: with the kept copy, with the form to be sent again, else with a sentence. All but the copy are 503. */
async function standIn(exchange: Exchange, asked: Asked, send?: (body: Buffer) => void): Promise<void> {
  const { req, res, address, house, posted } = exchange
  house.troubledAt = Date.now()
  const copy = isKept(exchange) ? await house.kept.find(address.url).catch(() => null) : null
  if (copy) return giveCopy(exchange, copy, asked, send)
  const language = languageOf(address.pathname, req.headers['accept-language'])
  const isForm = posted && !req.headers['next-action'] && !address.pathname.startsWith('/api/')
  const type = req.headers['content-type'] ?? ''
  const form = isForm ? await sendingAgain(address.url, type, posted, language) : null
  for (const name of res.getHeaderNames()) res.removeHeader(name)
  refuse(exchange, 503, form ? 'unanswered' : 'unavailable', send, form ?? '')
}

async function giveCopy(exchange: Exchange, copy: Copy, asked: Asked, send?: (body: Buffer) => void): Promise<void> {
  const { res } = exchange
  for (const name of res.getHeaderNames()) res.removeHeader(name)
  res.statusCode = 200
  res.setHeader('content-type', copy.type)
  if (copy.link) res.setHeader('link', copy.link)
  dress(exchange)
  // RFC 9111, section 5.1, and RFC 9211: how old it is, and that it was kept.
  res.setHeader('age', Math.max(0, Math.round((Date.now() - copy.at) / 1_000)))
  res.setHeader('cache-status', 'isnad; hit; detail=kept')
  await dispatch(exchange, copy.body, asked, send ?? ((body) => res.end(body)))
}

/** Next leaves it to scripts to draw the page that says that there is none. */
function isBlank({ res, part, missing }: Exchange, body: Buffer): boolean {
  return part === 'public' && !missing && res.statusCode === 404 && body.includes('<html id="__next_error__"')
}

async function sayMissing(exchange: Exchange, settings: Known, inner: Inner): Promise<void> {
  const { req, res, address } = exchange
  for (const name of res.getHeaderNames()) res.removeHeader(name)
  res.statusCode = 200
  const language = languageOf(address.pathname, req.headers['accept-language'])
  const elsewhere = { ...address, url: `/${language}/nothing-here` }
  await pass({ ...exchange, req: replay(req, Buffer.alloc(0)), address: elsewhere, missing: true }, settings, inner)
}

/** Gives an answer the headers of its part, and takes from a public one what would make it personal. */
function dress({ res, part, headers, address, dev }: Exchange): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  const caching = cacheControl(part, address.pathname, res.statusCode)
  if (caching) res.setHeader('cache-control', caching)
  if (!isPublic(part)) return void res.appendHeader('vary', 'Accept-Encoding')
  res.removeHeader('set-cookie')
  res.setHeader('vary', 'Accept-Encoding')
  const links = res.getHeader('link')
  if (part !== 'public' || dev || !links) return
  const left = withoutScriptLinks([links].flat().join(', '))
  if (left) res.setHeader('link', left)
  else res.removeHeader('link')
}

type Asked = { accepts: string | undefined; knows: string | undefined; method: string | undefined }

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
  const body = html && part === 'public' && !dev ? Buffer.from(withoutScripts(whole.toString(), script)) : whole
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

async function dispatch(exchange: Exchange, body: Buffer, asked: Asked, send: (body: Buffer) => void): Promise<void> {
  const { res, part, address } = exchange
  if (res.statusCode === 200 && (part === 'public' || part === 'api')) {
    const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
    res.setHeader('etag', tag)
    if (matches(asked.knows, tag)) return unchanged(res, send)
  }
  const encoding = encodingFor(asked.accepts)
  const small = encoding && compressible(typeOf(res), body.length) ? encoding : null
  if (small) res.setHeader('content-encoding', small)
  const bytes = small ? await compress(body, small, lasting(res) ? address.pathname : undefined) : body
  res.removeHeader('transfer-encoding')
  if (res.statusCode !== 304 && res.statusCode !== 204) res.setHeader('content-length', bytes.length)
  send(bytes)
}

function unchanged(res: ServerResponse, send: (body: Buffer) => void): void {
  res.statusCode = 304
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) res.removeHeader(name)
  send(Buffer.alloc(0))
}

function matches(known: string | undefined, tag: string): boolean {
  return known?.split(',').some((each) => each.trim() === tag || each.trim() === '*') ?? false
}

function lasting(res: ServerResponse): boolean {
  return String(res.getHeader('cache-control')).includes('immutable')
}

function typeOf(res: ServerResponse): string {
  return String(res.getHeader('content-type') ?? 'text/plain')
}

/** The API may be read from any page; everything else is for its own pages. */
function options({ res, part, headers }: Exchange): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  res.setHeader('allow', acceptsPost(part) ? 'GET, HEAD, OPTIONS, POST' : 'GET, HEAD, OPTIONS')
  if (part === 'api') {
    res.setHeader('access-control-allow-methods', 'GET, HEAD, OPTIONS')
    res.setHeader('access-control-allow-headers', '*')
    res.setHeader('access-control-max-age', '86400')
  }
  res.writeHead(204).end()
}

const TITLES: Record<number, string> = {
  400: 'The address cannot be read',
  403: 'The request does not come from this site',
  404: 'There is nothing here',
  405: 'This can only be read',
  413: 'The request is too large',
  503: 'Not available just now',
}

/** Answers in place of the pages: one sentence in the reader's language, or a problem document (RFC 9457) under /api. */
function refuse(exchange: Exchange, status: number, said: Said, send?: (body: Buffer) => void, more = ''): void {
  const { req, res, part, address } = exchange
  const api = address.pathname.startsWith('/api/')
  res.statusCode = status
  dress(exchange)
  if (status !== 404) res.setHeader('cache-control', 'no-store')
  if (status === 405) res.setHeader('allow', acceptsPost(part) ? 'GET, HEAD, OPTIONS, POST' : 'GET, HEAD, OPTIONS')
  if (status === 503) res.setHeader('retry-after', '10')
  if (!req.complete) res.setHeader('connection', 'close')
  const problem = { type: 'about:blank', title: TITLES[status] ?? TITLES[503], status }
  const page = () => saying(said, languageOf(address.pathname, req.headers['accept-language']), more)
  const body = Buffer.from(api ? JSON.stringify(problem) : page())
  res.setHeader('content-type', api ? 'application/problem+json' : 'text/html; charset=utf-8')
  res.setHeader('content-length', body.length)
  for (const name of ['content-encoding', 'transfer-encoding', 'etag', 'link']) res.removeHeader(name)
  if (send) send(body)
  else res.end(body)
}
