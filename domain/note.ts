import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64 } from './base64'
import { isWellFormed } from './text'

/**
 * Signed notes (C2SP signed-note): a text that ends in a newline, an empty line, then one line for each signature. Keys have
 * a name and a 32-bit id; here an id is eight lower-case hexadecimal letters, as in the textual forms of keys.
 */
const ED25519 = 0x01
const KEY_LENGTH = 32
/** Verifiers must take 16 signatures; whoever sends more wants something else. */
const SIGNATURES = 32

export type Signature = { name: string; id: string; bytes: Uint8Array }
/** Whoever can say whether a signature is theirs and true. `vkey` is the textual form. */
export type Verifier = { name: string; id: string; vkey: string; verify(text: string, signature: Uint8Array): boolean }
/** Whoever can sign. `skey` is the textual form, which is secret. */
export type Signer = { name: string; id: string; vkey: string; skey: string; sign(text: string): Uint8Array }

/** The parts of a key's textual form `name+id+base64(type ‖ key)`; null when it is none, or its id is not its own. */
export function parseVkey(vkey: string): { name: string; id: string; type: number; key: Uint8Array } | null {
  const [name = '', id = '', ...rest] = vkey.split('+')
  const bytes = fromBase64(rest.join('+'))
  if (!isKeyName(name) || !bytes || bytes.length !== 1 + KEY_LENGTH) return null
  const [type, key] = [bytes[0] as number, bytes.subarray(1)]
  return keyId(name, type, key) === id ? { name, id, type, key } : null
}

/** The textual form of a verifier key of this name. Throws a RangeError for a name that notes cannot carry. */
export function formatVkey(name: string, type: number, key: Uint8Array): string {
  if (!isKeyName(name)) throw new RangeError(`no name for a key: ${name}`)
  return `${name}+${keyId(name, type, key)}+${toBase64(concatBytes(Uint8Array.of(type), key))}`
}

/** A verifier of plain Ed25519 signatures (type 0x01); null for anything else. */
export function ed25519Verifier(vkey: string): Verifier | null {
  const parsed = parseVkey(vkey)
  if (parsed?.type !== ED25519) return null
  const { name, id, key } = parsed
  return { name, id, vkey, verify: (text, signature) => holds(signature, utf8ToBytes(text), key) }
}

/** A signer of plain Ed25519 signatures of this name, by its 32-byte seed. */
export function ed25519Signer(name: string, seed: Uint8Array): Signer {
  const key = ed25519.getPublicKey(seed)
  const id = keyId(name, ED25519, key)
  const skey = `PRIVATE+KEY+${name}+${id}+${toBase64(concatBytes(Uint8Array.of(ED25519), seed))}`
  const vkey = formatVkey(name, ED25519, key)
  return { name, id, vkey, skey, sign: (text) => ed25519.sign(utf8ToBytes(text), seed) }
}

/** The signer of a textual form `PRIVATE+KEY+name+id+base64(type ‖ seed)`; null when it is none. */
export function parseSkey(skey: string): Signer | null {
  const found = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(skey.trim())
  const bytes = fromBase64(found?.[3] ?? '')
  if (!found || !bytes || bytes.length !== 1 + KEY_LENGTH || bytes[0] !== ED25519) return null
  const signer = ed25519Signer(found[1] as string, bytes.subarray(1))
  return signer.id === found[2] ? signer : null
}

/** Whether an Ed25519 signature (RFC 8032) of a message is that of a key. */
export function holds(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
  if (signature.length !== 64) return false
  try {
    return ed25519.verify(signature, message, key, { zip215: false })
  } catch {
    // The library throws on points that are none.
    return false
  }
}

/** A note of a text, with the signatures of these. Throws a RangeError for a text that no note can carry. */
export function signNote(text: string, signers: readonly Signer[]): string {
  if (!isText(text) || !text.endsWith('\n')) throw new RangeError('no text for a note')
  return withSignatures(
    `${text}\n`,
    signers.map((signer) => ({ name: signer.name, id: signer.id, bytes: signer.sign(text) })),
  )
}

/** The same note with more signature lines. */
export function withSignatures(note: string, signatures: readonly Signature[]): string {
  const line = ({ name, id, bytes }: Signature) => `— ${name} ${toBase64(concatBytes(idBytes(id), bytes))}\n`
  return note + signatures.map(line).join('')
}

/** The text and the signatures of a note, none of them looked at yet; null when it has not the form of one. */
export function parseNote(note: string): { text: string; signatures: Signature[] } | null {
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n') || !isText(note)) return null
  const text = note.slice(0, split + 1)
  const signatures = note
    .slice(split + 2, -1)
    .split('\n')
    .map(parseSignature)
  if (signatures.length > SIGNATURES || signatures.some((each) => each === null)) return null
  return { text, signatures: signatures as Signature[] }
}

/**
 * The text of a note that at least one of these has signed, and who did; null when none did, when one of them did wrongly, or
 * when it is no note. Signatures of others are passed over.
 */
export function openNote(note: string, verifiers: readonly Verifier[]): { text: string; by: Verifier[] } | null {
  const parsed = parseNote(note)
  if (!parsed) return null
  const by = new Set<Verifier>()
  for (const { name, id, bytes } of parsed.signatures) {
    const verifier = verifiers.find((each) => each.name === name && each.id === id)
    if (!verifier) continue
    if (!verifier.verify(parsed.text, bytes)) return null
    by.add(verifier)
  }
  return by.size > 0 ? { text: parsed.text, by: [...by] } : null
}

function parseSignature(line: string): Signature | null {
  const [dash, name = '', base64 = '', ...more] = line.split(' ')
  const bytes = fromBase64(base64)
  if (dash !== '—' || more.length > 0 || !isKeyName(name) || !bytes || bytes.length < 5) return null
  return { name, id: hex(bytes.subarray(0, 4)), bytes: bytes.subarray(4) }
}

/** The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key). */
function keyId(name: string, type: number, key: Uint8Array): string {
  return hex(sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(type), key)).subarray(0, 4))
}

function isKeyName(name: string): boolean {
  return name !== '' && isText(name) && !/[\p{White_Space}+]/u.test(name)
}

/** Well-formed Unicode without control characters, newlines excepted. */
function isText(text: string): boolean {
  return isWellFormed(text) && !/[\u0000-\u0009\u000b-\u001f]/.test(text)
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function idBytes(id: string): Uint8Array {
  return Uint8Array.from({ length: 4 }, (_, at) => Number.parseInt(id.slice(2 * at, 2 * at + 2), 16))
}
