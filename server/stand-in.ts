import { type Asked, dispatch, dress, type Exchange } from './exchange'
import type { Held } from './held'
import type { Copy } from './kept'
import { isProofPage } from './policy'
import { refuse } from './refuse'
import { languageOf, sendingAgain } from './words'

/** Which answers are kept: the public pages and data that have an address of their own. Searches have none, and there is no end of proofs. */
export function isKept({ part, address, dev, missing }: Exchange): boolean {
  if (dev || missing || address.url.includes('?') || isProofPage(address.pathname)) return false
  return (part === 'public' && address.pathname !== '/') || (part === 'api' && /^\/api\/v1\//.test(address.pathname))
}

/** Gives the kept copy of a page that is late, if there is one; else it is waited for. */
export async function overtake(exchange: Exchange, asked: Asked, held: Held): Promise<void> {
  const copy = await exchange.house.kept.find(exchange.address.url).catch(() => null)
  if (copy && held.isOpen()) await giveCopy(exchange, copy, asked, held.overtake()).catch(() => exchange.res.destroy())
}

/** Answers in place of pages that cannot: with the kept copy, with the form to be sent again, else with a sentence. All but the copy are 503. */
export async function standIn(exchange: Exchange, asked: Asked, send?: (body: Buffer) => void): Promise<void> {
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
