import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import canonicalize from 'canonicalize'
import type { Envelope, Json } from './entry'
import { isWellFormed } from './text'
import type { Verdict } from './verdict'

/** A tile entry may be 65,535 bytes long (C2SP tlog-tiles); ours stay far below, so that a page can show them whole. */
const ENVELOPE_LIMIT = 8192
export const SALT_LENGTH = 32

/**
 * The canonical bytes of a value (RFC 8785, JSON Canonicalization Scheme, UTF-8). Throws a TypeError on what the scheme
 * cannot carry: lone surrogates, numbers that are no safe integers, undefined.
 */
export function canonical(value: Json): Uint8Array {
  assertCanonical(value)
  return utf8ToBytes(canonicalize(value) as string)
}

/** The bytes of an entry, as they are stored, hashed and later sealed. Throws a RangeError above 8 KiB. */
export function envelopeBytes(envelope: Envelope): Uint8Array {
  const bytes = canonical(envelope)
  if (bytes.length > ENVELOPE_LIMIT) throw new RangeError(`an entry of ${bytes.length} bytes`)
  return bytes
}

/** What a sealed vote says, without saying it: SHA-256("isnad/ballot/v1" ‖ salt ‖ JCS({evidence, verdict})). */
export function ballotCommitment(
  salt: Uint8Array,
  ballot: { verdict: Verdict; evidence: readonly string[] },
): Uint8Array {
  return commitment('isnad/ballot/v1', salt, { verdict: ballot.verdict, evidence: ballot.evidence })
}

/** The same for the reason of a vote, never opened in the log: SHA-256("isnad/text/v1" ‖ salt ‖ JCS({reason})). */
export function textCommitment(salt: Uint8Array, reason: string): Uint8Array {
  return commitment('isnad/text/v1', salt, { reason })
}

/** The same for every other entry's words and personal data: SHA-256("isnad/private/v1" ‖ salt ‖ JCS(words)). */
export function wordsCommitment(salt: Uint8Array, words: Json): Uint8Array {
  return commitment('isnad/private/v1', salt, words)
}

function commitment(label: string, salt: Uint8Array, value: Json): Uint8Array {
  if (salt.length !== SALT_LENGTH) throw new RangeError(`a salt of ${salt.length} bytes`)
  return sha256(concatBytes(utf8ToBytes(label), salt, canonical(value)))
}

function assertCanonical(value: unknown): void {
  if (value === null || typeof value === 'boolean') return
  if (typeof value === 'string') {
    if (!isWellFormed(value)) throw new TypeError('a lone surrogate')
  } else if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${value} is no safe integer`)
  } else if (Array.isArray(value)) {
    // Not forEach: it passes over holes, and a hole has no form in JSON.
    for (const each of value) assertCanonical(each)
  } else if (typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
    for (const [key, each] of Object.entries(value)) {
      assertCanonical(key)
      assertCanonical(each)
    }
  } else {
    throw new TypeError(`${typeof value} has no canonical form`)
  }
}
