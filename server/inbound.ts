import type { IncomingMessage } from 'node:http'
import { isPlain, type Part } from './policy'
import type { Settings } from './settings'

export interface Address {
  /** Decoded, so that `/en/%64esk` is the desk. */
  pathname: string
  /** As it came, without `_rsc`, the mark of a request for data in place of a page. */
  url: string
}

/** Reads the address of a request; null when it is none: broken percent-encoding, NUL, a backslash, another host. */
export function addressOf(url: string | undefined): Address | null {
  if (!url?.startsWith('/') || url.startsWith('//') || /\\|%5c|%00|\0/i.test(url)) return null
  const [path = '', ...query] = url.split('?')
  try {
    return { pathname: decodeURIComponent(path), url: [path, ...query].join('?') }
  } catch {
    return null
  }
}

/** Headers that Next would believe and only a front may set. `next-action` and `rsc` are the desk's own and stay there. */
const SPOOFABLE =
  /^(content-security-policy|x-nonce|x-middleware-|x-nextjs-|x-next-|x-invoke-|x-matched-path|x-now-|x-vercel-|x-prerender-|x-forwarded-|x-real-ip|forwarded|x-original-url|x-rewrite-url)/
const PERSONAL = /^(cookie|authorization|rsc|next-)/

/** Leaves in a request only what a reader may say, and says itself who they are and which site they asked. */
export function clean(req: IncomingMessage, part: Part, settings: Pick<Settings, Trusted>): void {
  const client = clientOf(req, settings.trustProxyHops)
  const asked = settings.origins.find((each) => new URL(each).host === req.headers.host) ?? settings.authUrl
  const { host, protocol } = new URL(asked)
  for (const name of Object.keys(req.headers)) {
    if (SPOOFABLE.test(name) || (isPlain(part) && PERSONAL.test(name))) delete req.headers[name]
  }
  Object.assign(req.headers, {
    host,
    'x-forwarded-for': client,
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
  })
  if (isPlain(part) && req.url) req.url = req.url.replace(/([?&])_rsc=[^&]*&?/, '$1').replace(/[?&]$/, '')
}

type Trusted = 'trustProxyHops' | 'origins' | 'authUrl'

/** The address of the client: the socket's, or with N trusted proxies the N-th forwarded one from the right. */
export function clientOf(req: IncomingMessage, hops: number): string {
  const forwarded = String(req.headers['x-forwarded-for'] ?? '').split(',')
  const seen = [...forwarded.map((each) => each.trim()).filter(Boolean), req.socket.remoteAddress ?? '']
  return seen[Math.max(0, seen.length - 1 - hops)] ?? ''
}

/** Whether a form was sent from one of the site's own pages. No `Origin` is no proof, and `null` belongs to nobody. */
export function ownOrigin(req: IncomingMessage, origins: readonly string[]): boolean {
  const site = req.headers['sec-fetch-site']
  return origins.includes(req.headers.origin ?? '') && (site === undefined || site === 'same-origin')
}

/** Whether the site was asked for by one of its own names. */
export function ownHost(req: IncomingMessage, origins: readonly string[]): boolean {
  return origins.some((each) => new URL(each).host === req.headers.host)
}
