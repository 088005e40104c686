import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readBody, replay } from './body'
import { compress, compressible, encodingFor, isText, WORTH_IT } from './compress'
import { hold } from './held'
import { type Address, addressOf, clean, ownHost, ownOrigin } from './inbound'
import { log } from './log'
import { logPath, readLogFile } from './log-files'
import { acceptsPost, cacheControl, headersFor, isProofPage, isPublic, type Part, PROOF_SCRIPT, part } from './policy'
import type { Settings } from './settings'
import { withoutScriptLinks, withoutScripts } from './strip'
import { languageOf, type Said, saying } from './words'

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
  /** The page asked for does not exist, and this is the asking for the page that says so. */
  missing?: boolean
}

/**
 * The one door between the wire and the pages (`inner`): it believes nothing that a client could have made up, refuses what
 * no page should have to, and gives every answer its headers. Public pages leave it without scripts and without cookies.
 */
export function createFront(settings: Known, inner: Inner, { dev = false } = {}): Server {
  const server = createServer((req, res) => {
    receive(req, res, settings, inner, dev).catch((error) => {
      if (res.destroyed) return
      log('front', error)
      if (res.headersSent) res.destroy()
      else refuse(open(req, res, { pathname: '/', url: '/' }, settings, dev), 503, 'unavailable')
    })
  })
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  server.keepAliveTimeout = 10_000
  server.maxConnections = 2_000
  return server
}

async function receive(req: IncomingMessage, res: ServerResponse, settings: Known, inner: Inner, dev: boolean) {
  const address = addressOf(req.url)
  const exchange = open(req, res, address ?? around(req.url), settings, dev)
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
    return pass({ ...exchange, req: replay(req, body) }, settings, inner)
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

function open(req: IncomingMessage, res: ServerResponse, address: Address, settings: Known, dev: boolean): Exchange {
  const which = part(address.pathname)
  const nonce = randomBytes(16).toString('base64')
  const https = settings.authUrl.startsWith('https:')
  const issuer = settings.oidc ? new URL(settings.oidc.issuer).origin : undefined
  const proof = isProofPage(address.pathname)
  return { req, res, address, part: which, headers: headersFor(which, { nonce, https, issuer, proof, dev }), dev }
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
  const letGo = hold(res, {
    decide: () => {
      if (exchange.missing && res.statusCode === 200) res.statusCode = 404
      dress(exchange)
      return res.statusCode !== 206 && !res.hasHeader('content-encoding') && isText(typeOf(res))
    },
    finish: (body, send) => {
      if (body && isBlank(exchange, body)) {
        letGo()
        sayMissing(exchange, settings, inner).catch(() => res.destroy())
      } else if (body) deliver(exchange, body, asked, send).catch(() => res.destroy())
      else refuse(exchange, 503, 'unavailable', send)
    },
  })
  await inner(req, res).catch((error) => {
    letGo()
    throw error
  })
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

async function deliver(exchange: Exchange, whole: Buffer, asked: Asked, send: (body: Buffer) => void): Promise<void> {
  const { res, part, address, dev } = exchange
  const html = typeOf(res).startsWith('text/html')
  if (html && part === 'api') return refuse(exchange, res.statusCode, 'unavailable', send)
  // Without its script Next's own error page is blank; the usual reason is a database that does not answer.
  if (html && part === 'public' && res.statusCode >= 500) return refuse(exchange, 503, 'unavailable', send)
  const kept = isProofPage(address.pathname) ? PROOF_SCRIPT : undefined
  const body = html && part === 'public' && !dev ? Buffer.from(withoutScripts(whole.toString(), kept)) : whole
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
function refuse(exchange: Exchange, status: number, said: Said, send?: (body: Buffer) => void): void {
  const { req, res, part, address } = exchange
  const api = address.pathname.startsWith('/api/')
  res.statusCode = status
  dress(exchange)
  if (status !== 404) res.setHeader('cache-control', 'no-store')
  if (status === 405) res.setHeader('allow', acceptsPost(part) ? 'GET, HEAD, OPTIONS, POST' : 'GET, HEAD, OPTIONS')
  if (status === 503) res.setHeader('retry-after', '10')
  if (!req.complete) res.setHeader('connection', 'close')
  const problem = { type: 'about:blank', title: TITLES[status] ?? TITLES[503], status }
  const page = () => saying(said, languageOf(address.pathname, req.headers['accept-language']))
  const body = Buffer.from(api ? JSON.stringify(problem) : page())
  res.setHeader('content-type', api ? 'application/problem+json' : 'text/html; charset=utf-8')
  res.setHeader('content-length', body.length)
  for (const name of ['content-encoding', 'transfer-encoding', 'etag', 'link']) res.removeHeader(name)
  if (send) send(body)
  else res.end(body)
}
