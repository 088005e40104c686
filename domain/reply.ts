import { EDITION } from './source'

/** What somebody who is named in a claim's provenance answers beside its verdict. */
export const REPLY_LENGTH = { min: 20, max: 3_000 } as const

/** Where a reply stands: the agent's own by the address it came from or by a moderator's word, not decided yet, or found not to be. */
export const REPLY_STANDS = ['address', 'moderator', 'waits', 'refused'] as const
export type ReplyStand = (typeof REPLY_STANDS)[number]

/** Where a reply stands. In: whether its address spoke for it, and what a moderator decided, null for nothing yet. */
export function standOf(reply: { proven: boolean; accepted: boolean | null }): ReplyStand {
  if (reply.accepted === false) return 'refused'
  if (reply.proven) return 'address'
  return reply.accepted ? 'moderator' : 'waits'
}

/** Hosts where anybody gets an address: none of them tells that somebody speaks for whoever publishes there. */
const MAILBOXES = new Set(
  [
    'gmail.com googlemail.com yahoo.com ymail.com aol.com outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com',
    'proton.me protonmail.com pm.me tuta.com tutanota.com gmx.net gmx.com gmx.de web.de t-online.de freenet.de mail.com zoho.com',
    'fastmail.com hey.com mail.ru bk.ru inbox.ru list.ru rambler.ru yandex.ru yandex.com yandex.com.tr ya.ru qq.com 163.com',
    '126.com sina.com naver.com daum.net rediffmail.com mynet.com maktoob.com',
  ].flatMap((line) => line.split(' ')),
)

/**
 * The host of a web address as it is compared with that of a mail address: in ASCII, without the `www.`, `m.`, `mobile.` or `amp.` of
 * an edition; null for no address of the web.
 */
export function siteOf(url: string): string | null {
  if (!URL.canParse(url)) return null
  const { protocol, hostname } = new URL(url)
  const host = hostname.replace(/\.$/, '').replace(EDITION, '')
  return /^https?:$/.test(protocol) && host.includes('.') ? host : null
}

/** What a host is a part of, from itself to the last two names of it. In ASCII. */
export function sitesAround(host: string): string[] {
  const names = host.split('.')
  return names.slice(0, -1).map((_, at) => names.slice(at).join('.'))
}

/** Whether a host is another, or a part of it (`desk.example.org` of `example.org`). Both in ASCII. */
export function isWithin(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`)
}

/**
 * Whether a mail address speaks for whoever published a document: it is on the host of the document, or on a part of that host, and
 * nobody else is known to publish there, and it is none where anybody gets an address. In: the address as it is kept; where the
 * document was found; where captured documents of others were found.
 */
export function speaksFor(address: string, url: string, others: readonly string[]): boolean {
  const host = address.slice(address.lastIndexOf('@') + 1)
  const site = siteOf(url)
  if (site === null || MAILBOXES.has(site) || !isWithin(host, site)) return false
  return !others.some((each) => {
    const other = siteOf(each)
    return other !== null && (isWithin(other, site) || isWithin(site, other))
  })
}
