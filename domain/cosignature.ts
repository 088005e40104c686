import { ed25519 } from '@noble/curves/ed25519.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { formatVkey, holds, parseVkey, type Signature, type Verifier } from './note'

/**
 * What a witness adds to a checkpoint (C2SP tlog-cosignature, Ed25519, type 0x04): that at a time, in seconds since 1970, it was the
 * largest consistent tree it had seen of that log.
 */
const COSIGNATURE = 0x04
const TIME_LENGTH = 8

/** The verifier key of a witness, by its 32-byte seed. */
export function witnessVkey(name: string, seed: Uint8Array): string {
  return formatVkey(name, COSIGNATURE, ed25519.getPublicKey(seed))
}

/** A witness's signature of a checkpoint's text. */
export function cosign(text: string, name: string, seed: Uint8Array, time: number): Signature {
  const { id } = parseVkey(witnessVkey(name, seed)) as { id: string }
  const stamp = new Uint8Array(TIME_LENGTH)
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time))
  return { name, id, bytes: concatBytes(stamp, ed25519.sign(message(text, time), seed)) }
}

/** A verifier of one witness's cosignatures; null for a key of another type. */
export function cosignatureVerifier(vkey: string): Verifier | null {
  const parsed = parseVkey(vkey)
  if (parsed?.type !== COSIGNATURE) return null
  const { name, id, key } = parsed
  const verify = (text: string, signature: Uint8Array) => {
    const time = cosignedAt(signature)
    return time !== null && holds(signature.subarray(TIME_LENGTH), message(text, time), key)
  }
  return { name, id, vkey, verify }
}

/** When a witness says that it signed; null when the bytes are no cosignature. */
export function cosignedAt(signature: Uint8Array): number | null {
  if (signature.length !== TIME_LENGTH + 64) return null
  const time = new DataView(signature.buffer, signature.byteOffset, TIME_LENGTH).getBigUint64(0)
  return time <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(time) : null
}

function message(text: string, time: number): Uint8Array {
  return utf8ToBytes(`cosignature/v1\ntime ${time}\n${text}`)
}
