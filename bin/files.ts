import { readFile, stat } from 'node:fs/promises'
import { ARTICLE_CHARACTERS, decodeText } from '../domain/article/decode'
import { Refusal } from '../domain/refusal'

/** The exact bytes of a text file and the text they are; refused when it is no readable text file. */
export async function readTextFile(path: string): Promise<{ bytes: Uint8Array; text: string }> {
  const file = await stat(path).catch(() => null)
  if (!file) throw new Refusal('no_such_file')
  if (!file.isFile()) throw new Refusal('not_a_file')
  if (file.size > 4 * ARTICLE_CHARACTERS) throw new Refusal('too_large')
  const bytes = await readFile(path).catch(() => {
    throw new Refusal('file_not_readable')
  })
  return { bytes, text: decodeText(bytes) }
}
