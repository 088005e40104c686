import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a mailed link is good for: to say that a complaint or a reply is one's own, or to be heard in a case as an affected party. */
export type Errand = 'complaint' | 'reply' | 'party'

/** The key in a mailed link, which opens nothing else: what it is about, and our word for it. The database holds nothing of it. */
export function mailedKey(errand: Errand, ids: readonly string[], secret: string): string {
  return `${ids.join('.')}.${seal(errand, ids, secret).toString('base64url')}`
}

/** What a key is about; null for one that was made up, or for another errand. */
export function idsIn(errand: Errand, key: string, secret: string): readonly string[] | null {
  const parts = /^[0-9a-f-]{36}(?:\.[0-9a-f-]{36})*\.[\w-]{43}$/.test(key) ? key.split('.') : []
  const [ids, word = ''] = [parts.slice(0, -1), parts.at(-1)]
  const given = Buffer.from(word, 'base64url')
  const own = seal(errand, ids, secret)
  return ids.length > 0 && given.length === own.length && timingSafeEqual(given, own) ? ids : null
}

function seal(errand: Errand, ids: readonly string[], secret: string): Buffer {
  return createHmac('sha256', secret)
    .update(`mailed\0${errand}\0${ids.join('\0')}`)
    .digest()
}
