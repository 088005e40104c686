import { createHmac, timingSafeEqual } from 'node:crypto'

/** A person's own key to switching letters off and on, which opens nothing else: whose it is, and our word for it. */
export function lettersKey(userId: string, secret: string): string {
  return `${userId}.${seal(userId, secret).toString('base64url')}`
}

/** Whose key it is; null for one that was made up. */
export function ownerOf(key: string, secret: string): string | null {
  const [, userId = '', word = ''] = /^([0-9a-f-]{36})\.([\w-]{43})$/.exec(key) ?? []
  const given = Buffer.from(word, 'base64url')
  const own = seal(userId, secret)
  return given.length === own.length && timingSafeEqual(given, own) ? userId : null
}

function seal(userId: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`letters\0${userId}`).digest()
}
