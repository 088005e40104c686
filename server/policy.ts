import { LOCALES } from '../domain/locale'

/** The parts of the house as the wire sees them: each has its own headers. */
export type Part = 'public' | 'form' | 'desk' | 'auth' | 'api' | 'dev' | 'asset'

/** How long a shared cache may keep a public answer: votes come by the minute, so five seconds shows nobody old news. */
const PUBLIC = 'public, max-age=0, s-maxage=5'

/**
 * Which part an address belongs to, from its decoded pathname. `auth` is the sign-in page and what it talks to, and what
 * a mailed link leads to. `form` is what anybody may fill in without an account: it runs no script and reads no cookie, as the public
 * pages, and takes posts.
 * Anything that is not known to be private is public, and public answers carry nothing private.
 */
export function part(pathname: string): Part {
  if (/^\/_next\/|^\/[^/]+\.[a-z0-9]+$/.test(pathname)) return 'asset'
  if (/^\/api\/(auth|letters)(\/|$)/.test(pathname)) return 'auth'
  if (/^\/api(\/|$)/.test(pathname)) return 'api'
  if (/^\/dev(\/|$)/.test(pathname)) return 'dev'
  if (/^\/[^/]+\/desk(\/|$)/.test(pathname)) return 'desk'
  if (/^\/[^/]+\/(sign-in|letters)(\/|$)/.test(pathname)) return 'auth'
  if (/^\/[^/]+\/(complaints|replies|party)(\/|$)/.test(pathname)) return 'form'
  return 'public'
}

/** The one script of the reading room, made by `bin/build`; it runs on the proof page of an entry and nowhere else. */
export const PROOF_SCRIPT = '/check-proof.js'

const PROOF_PAGE = new RegExp(`^/(${LOCALES.join('|')})/log/[0-9a-f]{64}$`)

/** Whether an address is the proof page of an entry of the log. */
export function isProofPage(pathname: string): boolean {
  return PROOF_PAGE.test(pathname)
}

/** Public answers are the same bytes for everyone: no cookie is read and none is set. */
export function isPublic(part: Part): boolean {
  return part === 'public' || part === 'api' || part === 'asset'
}

/** Pages that are complete without scripts and run none, and for whom everybody is nobody in particular: no cookie is read or set. */
export function isPlain(part: Part): boolean {
  return part === 'form' || isPublic(part)
}

/** Where a form may be posted at all. Public pages have search forms only, which use GET. */
export function acceptsPost(part: Part): boolean {
  return !isPublic(part)
}

/**
 * Whether a post needs no Origin to be believed: mail programs switch letters off by an address that is itself the proof, and they send
 * none (RFC 8058, section 4).
 */
export function provesItself(pathname: string): boolean {
  return pathname.startsWith('/api/letters/')
}

export interface Circumstances {
  nonce: string
  /** Whether the public origin is https: only then may browsers be told to insist on it. */
  https: boolean
  /** Origin of the OpenID Connect provider: browsers hold form-action against redirects too. */
  issuer?: string | undefined
  /** Whether this is a proof page, which may run the script that checks it and fetch what that reads. */
  proof?: boolean
  /** `next dev` needs eval, inline styles and a socket. */
  dev?: boolean
}

/** The security headers of every answer of a part, lower-case names. Caching is `cacheControl`. */
export function headersFor(part: Part, at: Circumstances): Record<string, string> {
  return {
    'content-security-policy': contentPolicy(part, at),
    'x-content-type-options': 'nosniff',
    // A form on a no-referrer page posts `Origin: null`, which the front refuses; same-origin leaks as little outside.
    'referrer-policy': acceptsPost(part) ? 'same-origin' : 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': part === 'api' ? 'cross-origin' : 'same-origin',
    'origin-agent-cluster': '?1',
    'permissions-policy': POWERS.map((each) => `${each}=()`).join(', '),
    'x-frame-options': 'DENY',
    ...(at.https && { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }),
    ...(part === 'api' && { 'access-control-allow-origin': '*' }),
  }
}

const POWERS = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'serial',
  'usb',
]

function contentPolicy(part: Part, at: Circumstances): string {
  if (part === 'api' || part === 'asset') return "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
  if (at.dev) return developing(at)
  const common = "style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; frame-ancestors 'none'"
  if (part === 'public' || part === 'form') {
    const own = at.proof ? "script-src 'self'; connect-src 'self'" : "script-src 'none'"
    return `default-src 'none'; ${own}; ${common}; form-action 'self'`
  }
  const target = part === 'auth' && at.issuer ? `'self' ${at.issuer}` : "'self'"
  const script = `script-src 'nonce-${at.nonce}' 'strict-dynamic'`
  return `default-src 'none'; ${script}; connect-src 'self'; ${common}; object-src 'none'; form-action ${target}`
}

function developing(at: Circumstances): string {
  const script = `script-src 'nonce-${at.nonce}' 'strict-dynamic' 'unsafe-eval'; connect-src 'self' ws:`
  return `default-src 'self'; ${script}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'`
}

/** The Cache-Control of an answer; null leaves the one it has (the assets' own, immutable). */
export function cacheControl(part: Part, pathname: string, status: number): string | null {
  if (part === 'asset') return status < 400 ? null : 'no-store'
  if (!isPublic(part) || status >= 500) return 'no-store'
  // The front door answers by language, and a probe must never hear yesterday's answer.
  if (pathname === '/' || /^\/api\/(health|ready)$/.test(pathname)) return 'no-store'
  return status < 400 || status === 404 || status === 410 ? PUBLIC : 'no-store'
}
