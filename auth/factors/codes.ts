import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { CODE } from '../../domain/factor'

/** RFC 4226 asks for 160 bits. */
const SECRET_BYTES = 20
/** Crockford's letters: none that is read as another. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export function newSecret(): Uint8Array {
  return randomBytes(SECRET_BYTES)
}

/** What an app is shown: the address that its picture holds, and the secret for typing, in groups of four. */
export function enrolmentOf(secret: Uint8Array, label: string): { address: string; text: string } {
  const totp = new TOTP({ issuer: 'Isnad', label, secret: new Secret({ buffer: bufferOf(secret) }) })
  return { address: totp.toString(), text: totp.secret.base32.replace(/.{4}(?=.)/g, '$& ') }
}

/**
 * The time step (RFC 6238, 30 seconds each) whose code this is: that of `at`, the one before or the one after; null when it
 * is the code of none of them. Whether it was used before is for the caller.
 */
export function stepOf(secret: Uint8Array, code: string, at: Date): number | null {
  const timestamp = at.getTime()
  const moved = TOTP.validate({ token: code, secret: new Secret({ buffer: bufferOf(secret) }), timestamp, window: 1 })
  return moved === null ? null : TOTP.counter({ period: CODE.seconds, timestamp }) + moved
}

/** Eighty random bits, as sixteen letters. */
export function newRecoveryCode(): string {
  return [...randomBytes(16)].map((byte) => LETTERS[byte & 31]).join('')
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
