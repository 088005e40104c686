import { dress, type Exchange } from './exchange'
import { acceptsPost } from './policy'
import { allowingStyle, languageOf, type Said, saying } from './words'

/** The API may be read from any page; everything else is for its own pages. */
export function options({ res, part, headers }: Exchange): void {
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
  429: 'Too many requests',
  503: 'Not available just now',
}

/** Answers in place of the pages: one sentence in the reader's language, or a problem document (RFC 9457) under /api. */
export function refuse(exchange: Exchange, status: number, said: Said, send?: (body: Buffer) => void, more = ''): void {
  const { req, res, part, address } = exchange
  const api = address.pathname.startsWith('/api/')
  res.statusCode = status
  dress(exchange)
  if (!api) res.setHeader('content-security-policy', allowingStyle(exchange.headers['content-security-policy'] ?? ''))
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
