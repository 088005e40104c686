import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { ARTICLE_CHARACTERS } from '../../../../domain/article/decode'
import { Refusal } from '../../../../domain/refusal'

/** A document's bytes as a field of the form between reading and saving: exactly they come back, in a third of the room. */
export function carried(bytes: Uint8Array): string {
  return deflateRawSync(bytes).toString('base64')
}

/** The bytes again. Refused as `stale` when the field was touched on the way. */
export function bytesOf(carried: string): Uint8Array {
  try {
    return inflateRawSync(Buffer.from(carried, 'base64'), { maxOutputLength: 4 * ARTICLE_CHARACTERS + 1 })
  } catch {
    throw new Refusal('stale')
  }
}

/** What was handed in, as bytes: the file as it is, or the pasted text in UTF-8 with its lines ended by LF. */
export async function bytesFrom(data: FormData): Promise<{ bytes: Uint8Array; field: 'file' | 'pasted' }> {
  const file = data.get('file')
  if (file instanceof File && file.size > 0) return { bytes: new Uint8Array(await file.arrayBuffer()), field: 'file' }
  const pasted = data.get('pasted')
  if (typeof pasted !== 'string' || pasted.trim() === '') throw new Refusal('required', 'pasted')
  return { bytes: Buffer.from(pasted.replace(/\r\n?/g, '\n')), field: 'pasted' }
}
