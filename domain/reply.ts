/** What somebody who is named in a claim's provenance answers beside its verdict. */
export const REPLY_LENGTH = { min: 20, max: 3_000 } as const

/** So many versions, the newest, stand beside a verdict for one agent; the others are in the history. */
export const REPLIES_SHOWN = 5

/** Hosts where anybody gets an address: none of them tells that somebody speaks for whoever publishes there. */
const MAILBOXES = new Set(
  [
    'gmail.com googlemail.com yahoo.com ymail.com aol.com outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com',
    'proton.me protonmail.com pm.me tuta.com tutanota.com gmx.net gmx.com gmx.de web.de t-online.de freenet.de mail.com zoho.com',
    'fastmail.com hey.com mail.ru bk.ru inbox.ru list.ru rambler.ru yandex.ru yandex.com yandex.com.tr ya.ru qq.com 163.com',
    '126.com sina.com naver.com daum.net rediffmail.com mynet.com maktoob.com',
  ].flatMap((line) => line.split(' ')),
)

/** What a host is a part of, from itself to the last two names of it. In ASCII. */
export function sitesAround(host: string): string[] {
  const names = host.split('.')
  return names.slice(0, -1).map((_, at) => names.slice(at).join('.'))
}

/**
 * The host of a mail address, where it can come to speak for an agent once a moderator has found a reply from there to be theirs; null
 * where anybody gets an address. In: the address as it is kept.
 */
export function voiceOf(address: string): string | null {
  const host = address.slice(address.lastIndexOf('@') + 1)
  return sitesAround(host).length === 0 || sitesAround(host).some((site) => MAILBOXES.has(site)) ? null : host
}
