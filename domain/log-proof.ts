import { fromBase64, toBase64 } from './base64'
import { HASH_LENGTH } from './merkle'

/** That an entry is in the log, to be checked without asking anybody (C2SP tlog-proof). `checkpoint` is a signed note. */
export type LogProof = { index: number; hashes: readonly Uint8Array[]; checkpoint: string }

const FIRST_LINE = 'c2sp.org/tlog-proof@v1'

/** The proof as text: the index, one hash a line from the leaf's sibling up, an empty line, the checkpoint as it was signed. */
export function formatLogProof({ index, hashes, checkpoint }: LogProof): string {
  return [FIRST_LINE, `index ${index}`, ...hashes.map(toBase64), '', checkpoint].join('\n')
}

/** What a text proves, unchecked; extra data is passed over. Null when it has not the form of a proof. */
export function parseLogProof(text: string): LogProof | null {
  const end = text.indexOf('\n\n')
  if (end < 0) return null
  const [first, ...lines] = text.slice(0, end).split('\n')
  if (lines[0]?.startsWith('extra ')) lines.shift()
  const [, index] = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '') ?? []
  const hashes = lines.map(fromBase64)
  if (first !== FIRST_LINE || index === undefined || !Number.isSafeInteger(Number(index))) return null
  // A tree of 2 ** 63 leaves is 63 high.
  if (hashes.length > 63 || hashes.some((hash) => hash?.length !== HASH_LENGTH)) return null
  return { index: Number(index), hashes: hashes as Uint8Array[], checkpoint: text.slice(end + 2) }
}
