import { strictBase64 } from './note.mjs'

/**
 * The text of a checkpoint (C2SP tlog-checkpoint): origin, size, root. Throws an Error for what is none.
 * @param {string} text the text of a note, which ends with a line feed
 * @returns {{ origin: string, size: number, root: Buffer }}
 */
export function parseCheckpoint(text) {
  const [origin, size, root64, ...rest] = text.split('\n')
  const root = strictBase64(root64 ?? '')
  const isSize = /^(?:0|[1-9]\d{0,15})$/.test(size ?? '') && Number.isSafeInteger(Number(size))
  if (!origin || !isSize || root?.length !== 32 || rest.pop() !== '') throw new Error('it is no checkpoint')
  if (rest.includes('')) throw new Error('one of its lines is empty')
  return { origin, size: Number(size), root }
}
