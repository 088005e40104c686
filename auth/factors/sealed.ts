import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { secret } from '../secret'

/** Binds what is sealed or hashed to what it is for (and to whom, by their id). */
const USE = 'isnad/second-factor/v1'
const [IV, TAG] = [12, 16]

/** What an app makes codes of, as it may be kept: AES-256-GCM under a key drawn from AUTH_SECRET, for this person alone. */
export function seal(secret: Uint8Array, personId: string): Uint8Array {
  const iv = randomBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', key(), iv).setAAD(aadOf(personId))
  const text = Buffer.concat([cipher.update(secret), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), text])
}

/** The same opened; null where it was sealed for another person, under another secret, or not at all. */
export function unseal(sealed: Uint8Array, personId: string): Uint8Array | null {
  const [iv, tag, text] = [sealed.slice(0, IV), sealed.slice(IV, IV + TAG), sealed.slice(IV + TAG)]
  try {
    const opening = createDecipheriv('aes-256-gcm', key(), iv, { authTagLength: TAG })
    opening.setAAD(aadOf(personId)).setAuthTag(tag)
    return Buffer.concat([opening.update(text), opening.final()])
  } catch {
    return null
  }
}

/** What is kept of a recovery code; its eighty random bits leave nothing to guess. */
export function hashOf(code: string, personId: string): string {
  return createHash('sha256').update(`${USE}\0${personId}\0${code}`).digest('hex')
}

function key(): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret(), '', USE, 32))
}

function aadOf(personId: string): Buffer {
  return Buffer.from(`${USE}\0${personId}`)
}
