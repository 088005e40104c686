import { faultOf } from './text'

export const SOURCE_TITLE_LENGTH = { min: 1, max: 500 } as const
export const BYLINE_LENGTH = { min: 1, max: 300 } as const
export const URL_LENGTH = { min: 8, max: 2000 } as const

const WRITTEN_OUT = /^https?:\/\/[^\s/\\][^\s\\]*$/i

/**
 * Whether an address can be given as where a source stood: http or https, with a host, without a name or password in it,
 * and written out whole. `https:example.com` has a host for a parser, but as a link leads into the page that holds it.
 */
export function isSourceUrl(text: string): boolean {
  if (faultOf(text, URL_LENGTH) || !WRITTEN_OUT.test(text) || !URL.canParse(text)) return false
  const { username, password } = new URL(text)
  return username === '' && password === ''
}

/** How the host of one edition of a site begins. */
const EDITION = /^(?:www|m|mobile|amp)\./

/** What an address carries that only tells where a reader came from. */
const CAMPAIGN = /^(?:utm_\w+|fbclid|gclid|igshid|ref|ref_src|spm)$/

/**
 * An address without what does not tell one page from another: scheme, `www.` and `m.`, the case of the host, a slash at the
 * end, the fragment, parameters of campaigns, the order of the others. In: an address that `isSourceUrl` accepts.
 */
export function urlKey(address: string): string {
  const url = new URL(address)
  const query = [...url.searchParams]
    .filter(([name]) => !CAMPAIGN.test(name))
    .map(([name, value]) => `${name}=${value}`)
  const host = url.host.replace(EDITION, '')
  return `${host}${url.pathname.replace(/\/+$/, '')}${query.length > 0 ? `?${query.sort().join('&')}` : ''}`
}

/** Clean text, in UTF-16 units: shorter is no article, longer is a book. */
export const SOURCE_TEXT_LENGTH = { min: 20, max: 400_000 } as const

/**
 * Whether a clean text is taken from a captured one and nothing else: each of its paragraphs (parted by blank lines) stands
 * in the capture, in their order, white space aside. Words may be left out between paragraphs, never put in, and none is
 * cut in two.
 */
export function isTakenFrom(text: string, captured: string): boolean {
  const words = captured.split(/\s+/).filter(Boolean)
  const whole = words.join('')
  const gaps = new Set([0])
  let length = 0
  for (const word of words) gaps.add((length += word.length))
  const isEdge = (at: number) => gaps.has(at) || !/[\p{L}\p{N}\p{M}]{2}/u.test(whole.slice(at - 1, at + 1))

  let from = 0
  for (const paragraph of text.split(/\n\s*\n/)) {
    const wanted = paragraph.replace(/\s+/g, '')
    let at = whole.indexOf(wanted, from)
    while (at >= 0 && !(isEdge(at) && isEdge(at + wanted.length))) at = whole.indexOf(wanted, at + 1)
    if (at < 0) return false
    from = at + wanted.length
  }
  return true
}
