import { Refusal } from '../refusal'

/** A long newspaper feature has 60,000 characters; six of them in one paste is no article any more. */
export const ARTICLE_CHARACTERS = 400_000

const PDF = [0x25, 0x50, 0x44, 0x46]
const UTF16_MARKS = [
  [0xff, 0xfe],
  [0xfe, 0xff],
]

/**
 * The text of an uploaded or pasted file, without its byte order mark. Refused as `too_large`, `not_text` (a PDF,
 * anything with NUL in it), `not_utf8` or `empty`.
 */
export function decodeText(bytes: Uint8Array): string {
  const begins = (signature: number[]) => signature.every((byte, at) => bytes[at] === byte)
  if (bytes.length > 4 * ARTICLE_CHARACTERS) throw new Refusal('too_large')
  if (begins(PDF)) throw new Refusal('not_text')
  if (UTF16_MARKS.some(begins)) throw new Refusal('not_utf8')
  if (bytes.includes(0)) throw new Refusal('not_text')
  const text = decodeUtf8(bytes)
  if (text.length > ARTICLE_CHARACTERS) throw new Refusal('too_large')
  if (text.trim() === '') throw new Refusal('empty')
  return text
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('not_utf8')
  }
}
