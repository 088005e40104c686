import { createHash, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { compress, compressible, encodingFor } from './compress'
import type { Address } from './inbound'
import type { Kept } from './kept'
import { cacheControl, headersFor, isPlain, isProofPage, type Part, part } from './policy'
import type { Settings } from './settings'
import { withoutScriptLinks } from './strip'
import type { Turns } from './turns'

export type Known = Pick<Settings, 'authUrl' | 'data' | 'origins' | 'oidc' | 'trustProxyHops'>

/** One exchange: who asks for what, and which headers its answer carries whatever the answer is. */
export interface Exchange {
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
export interface House {
  kept: Kept
  now: { public: number; private: number }
  /** When an answer last could not be made. */
  troubledAt: number
  /** Whether the database refuses everyone just now. */
  isShut: () => boolean
  /** Turns of the desk at the pages. */
  turns: Turns
  /** In how many seconds whoever is at this address may search again; null where they may now. */
  searches: (client: string) => Promise<number | null>
}

/** What whoever asks can read, and what they have already. */
export type Asked = { accepts: string | undefined; knows: string | undefined; method: string | undefined }

/** Of an address that cannot be read as much as can: its first part, by which its language and its kind are known. */
export function around(url = '/'): Address {
  const pathname = /^\/\w+\//.exec(url)?.[0] ?? '/'
  return { pathname, url: '/' }
}

/** Begins an exchange: what is asked for, and what every answer to it wears. */
export function open({
  settings,
  ...met
}: Pick<Exchange, 'req' | 'res' | 'address' | 'dev' | 'house'> & { settings: Known }): Exchange {
  const { address, dev } = met
  const which = part(address.pathname)
  const nonce = randomBytes(16).toString('base64')
  const https = settings.authUrl.startsWith('https:')
  const issuer = settings.oidc ? new URL(settings.oidc.issuer).origin : undefined
  const proof = isProofPage(address.pathname)
  return {
    ...met,
    part: which,
    headers: headersFor(which, { nonce, https, issuer, proof, dev }),
  }
}

/** Gives an answer the headers of its part, and takes from a public one what would make it personal. */
export function dress({ res, part, headers, address, dev }: Exchange): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  const caching = cacheControl(part, address.pathname, res.statusCode)
  if (caching) res.setHeader('cache-control', caching)
  if (!isPlain(part)) return void res.appendHeader('vary', 'Accept-Encoding')
  res.removeHeader('set-cookie')
  res.setHeader('vary', 'Accept-Encoding')
  const links = res.getHeader('link')
  if ((part !== 'public' && part !== 'form') || dev || !links) return
  const left = withoutScriptLinks([links].flat().join(', '))
  if (left) res.setHeader('link', left)
  else res.removeHeader('link')
}

/** Sends a body that is whole: tagged, packed, or not at all to whoever has it. */
export async function dispatch(
  exchange: Exchange,
  body: Buffer,
  asked: Asked,
  send: (body: Buffer) => void,
): Promise<void> {
  const { res, part, address } = exchange
  if (res.statusCode === 200 && (part === 'public' || part === 'api')) {
    const tag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
    res.setHeader('etag', tag)
    if (matches(asked.knows, tag)) return unchanged(res, send)
  }
  const encoding = encodingFor(asked.accepts)
  const small = encoding && compressible(typeOf(res), body.length) ? encoding : null
  if (small) res.setHeader('content-encoding', small)
  const [status, headers] = [res.statusCode, { ...res.getHeaders() }]
  const bytes = small ? await compress(body, small, lasting(res) ? address.pathname : undefined) : body
  // A handler that was overtaken may have gone on writing into this answer.
  res.statusCode = status
  for (const name of res.getHeaderNames()) if (!Object.hasOwn(headers, name)) res.removeHeader(name)
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) res.setHeader(name, value)
  res.removeHeader('transfer-encoding')
  if (res.statusCode !== 304 && res.statusCode !== 204) res.setHeader('content-length', bytes.length)
  send(bytes)
}

export function unchanged(res: ServerResponse, send: (body: Buffer) => void): void {
  res.statusCode = 304
  for (const name of ['content-type', 'content-length', 'transfer-encoding']) res.removeHeader(name)
  send(Buffer.alloc(0))
}

export function matches(known: string | undefined, tag: string): boolean {
  return known?.split(',').some((each) => each.trim() === tag || each.trim() === '*') ?? false
}

function lasting(res: ServerResponse): boolean {
  return String(res.getHeader('cache-control')).includes('immutable')
}

export function typeOf(res: ServerResponse): string {
  return String(res.getHeader('content-type') ?? 'text/plain')
}
