import { fromBase64, toBase64 } from './base64'
import { HASH_LENGTH } from './merkle'

/**
 * What a log asks of a witness (C2SP tlog-witness, add-checkpoint): the size that it takes the witness to have seen last, the
 * consistency proof from there, and the checkpoint, a signed note.
 */
export type AddCheckpoint = { old: number; proof: readonly Uint8Array[]; note: string }

/** A tree of 2 ** 63 leaves is 63 high. */
const PROOF_LINES = 63

/** The body of the request: the old size, one hash a line, an empty line, the note. */
export function formatAddCheckpoint({ old, proof, note }: AddCheckpoint): string {
  return [`old ${old}`, ...proof.map(toBase64), '', note].join('\n')
}

/** What a body asks, nothing of it looked at yet; null when it has not the form of a request. */
export function parseAddCheckpoint(body: string): AddCheckpoint | null {
  const end = body.indexOf('\n\n')
  const [first = '', ...lines] = body.slice(0, Math.max(0, end)).split('\n')
  const [, old] = /^old (0|[1-9]\d{0,15})$/.exec(first) ?? []
  const proof = lines.map(fromBase64)
  if (old === undefined || !Number.isSafeInteger(Number(old)) || proof.length > PROOF_LINES) return null
  if (proof.some((hash) => hash?.length !== HASH_LENGTH)) return null
  return { old: Number(old), proof: proof as Uint8Array[], note: body.slice(end + 2) }
}
