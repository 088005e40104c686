import { fromBase64, toBase64 } from './base64'
import { HASH_LENGTH } from './merkle'

/** What a log says about itself at a moment (C2SP tlog-checkpoint): who it is, how many leaves, under which root. */
export type Checkpoint = { origin: string; size: number; root: Uint8Array }

/** The text that is signed: three lines, none added. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** What a signed text says; lines after the third are others' extensions and passed over. Null when it is no checkpoint. */
export function parseCheckpoint(text: string): Checkpoint | null {
  const [origin = '', size = '', base64 = '', ...rest] = text.split('\n')
  const root = fromBase64(base64)
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || root?.length !== HASH_LENGTH) return null
  if (!Number.isSafeInteger(Number(size)) || rest.pop() !== '' || rest.includes('')) return null
  return { origin, size: Number(size), root }
}
