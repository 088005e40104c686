import * as crypto from 'node:crypto'

/** SHA-256 of some bytes; in one call where Node has it (20.12 and later). */
export const sha256 = crypto.hash
  ? (/** @type {Uint8Array} */ bytes) => /** @type {Buffer} */ (crypto.hash('sha256', bytes, 'buffer'))
  : (/** @type {Uint8Array} */ bytes) => crypto.createHash('sha256').update(bytes).digest()

const leafInput = Buffer.alloc(1 + 65_535)
const nodeInput = Buffer.alloc(65)
nodeInput[0] = 1

/**
 * SHA-256(0x00 ‖ entry) (RFC 6962, section 2.1).
 * @param {Buffer} entry at most 65,535 bytes
 */
export function leafHash(entry) {
  entry.copy(leafInput, 1)
  return sha256(leafInput.subarray(0, 1 + entry.length))
}

/**
 * SHA-256(0x01 ‖ left ‖ right).
 * @param {Buffer} left
 * @param {Buffer} right
 */
export function nodeHash(left, right) {
  left.copy(nodeInput, 1)
  right.copy(nodeInput, 33)
  return sha256(nodeInput)
}

/** The root of a tree without leaves. */
export const EMPTY_ROOT = sha256(Buffer.alloc(0))
