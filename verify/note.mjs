import { createPublicKey, verify } from 'node:crypto'
import { sha256 } from './hashes.mjs'

const ED25519 = 1
/** The type of a witness's key (C2SP tlog-cosignature). */
export const COSIGNATURE = 4
/** Verifiers must take 16 (C2SP signed-note). */
const SIGNATURES = 32

/** @typedef {{ name: string, id: number, type: number, key: import('node:crypto').KeyObject, text: string }} Vkey */

/**
 * A verifier key as C2SP signed-note writes it: `name+id+base64(type ‖ public key)`, Ed25519 of a log (1) or a witness (4).
 * Throws an Error for what is none, and where the id is not the one that name and key have.
 * @param {string} text
 * @returns {Vkey}
 */
export function parseVkey(text) {
  const [, name, hex, base64] = /^([^\p{White_Space}\0-\x1f+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text) ?? []
  const encoded = strictBase64(base64 ?? '')
  if (!name || !encoded || encoded.length !== 33) throw new Error('it is no verifier key')
  const type = encoded[0]
  if (type !== ED25519 && type !== COSIGNATURE) throw new Error(`its keys are of type ${type}, which is not known here`)
  const id = sha256(Buffer.concat([Buffer.from(`${name}\n`), encoded])).readUInt32BE(0)
  if (id !== Number.parseInt(hex, 16)) throw new Error('its id is not that of its name and key')
  const x = encoded.subarray(1).toString('base64url')
  return { name, id, type, key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), text }
}

/**
 * A signed note: the text, and who of the known signed it. Throws an Error where it is no note, where a signature of a known key
 * is false, and where no known log key signed at all.
 * @param {string} note
 * @param {readonly Vkey[]} keys
 * @returns {{ text: string, by: Vkey[], strangers: number }}
 */
export function openNote(note, keys) {
  if (!note.isWellFormed() || /[\0-\x09\x0b-\x1f]/.test(note)) throw new Error('it holds what no note may hold')
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) throw new Error('it is no signed note')
  const text = note.slice(0, split + 1)
  const by = []
  let strangers = 0
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > SIGNATURES) throw new Error('it bears too many signatures')
  for (const line of lines) {
    const [, name, base64] = /^— ([^\p{White_Space}+]+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? []
    const signature = strictBase64(base64 ?? '')
    if (!name || !signature || signature.length < 5) throw new Error('one of its signature lines is malformed')
    const id = signature.readUInt32BE(0)
    const known = keys.find((key) => key.name === name && key.id === id)
    if (!known) strangers += 1
    else if (!isSigned(text, signature.subarray(4), known)) throw new Error(`the signature of ${name} is false`)
    else if (!by.includes(known)) by.push(known)
  }
  if (!by.some(({ type }) => type === ED25519)) throw new Error('no known key of the log signed it')
  return { text, by, strangers }
}

/** A cosignature carries the time, which is signed with the text (C2SP tlog-cosignature). */
function isSigned(text, signature, { type, key }) {
  if (type === ED25519) return signature.length === 64 && verify(null, Buffer.from(text), key, signature)
  if (signature.length !== 72) return false
  const time = signature.readBigUInt64BE(0)
  if (time >= 2n ** 63n) return false
  const message = `cosignature/v1\ntime ${time}\n${text}`
  return verify(null, Buffer.from(message), key, signature.subarray(8))
}

/** The bytes, or null for any but the one way to write them. */
export function strictBase64(text) {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}
