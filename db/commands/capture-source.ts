import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { decodeText } from '../../domain/article/decode'
import { Refusal } from '../../domain/refusal'
import { goneIn } from '../../domain/removal'
import { isTakenFrom, SOURCE_TEXT_LENGTH } from '../../domain/source'
import { isWellFormed } from '../../domain/text'
import { append } from '../audit'
import { keepBands } from '../bands'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { NewSource } from '../inputs/sources'
import { sources, sourceVersions } from '../schema'
import { describedAs } from '../source'

/**
 * Keeps a document: its bytes exactly, the clean text taken from them, and what is said about it. Out: its id, and `already`
 * when the same bytes were kept before: then it is that source, unchanged. Refused: `not_text`, `not_utf8`, `too_large`,
 * `empty` (field `file`); `text_not_in_capture`, `too_short`, `too_long`, `mark` (field `text`); `agent_unknown` (field `publisher`).
 */
export async function captureSource(db: Db, actor: Actor, asked: z.input<typeof NewSource>) {
  return deed(db, actor, NewSource, asked, async (tx, by, input) => {
    permit(by, 'capture_source')
    const { bytes } = input
    const captured = textIn(bytes)
    const text = input.text.replace(/\r\n?/g, '\n').trim()
    if (text.length < SOURCE_TEXT_LENGTH.min) throw new Refusal('too_short', 'text')
    if (text.length > SOURCE_TEXT_LENGTH.max) throw new Refusal('too_long', 'text')
    // Half of a surrogate pair stands in the capture too, as far as the search for it knows.
    if (!isWellFormed(text) || !isTakenFrom(text, captured)) throw new Refusal('text_not_in_capture', 'text')
    if (goneIn(text)) throw new Refusal('mark', 'text')
    const description = await describedAs(tx, input)

    const at = new Date()
    const bytesSha256 = sha256(bytes)
    const textSha256 = sha256(Buffer.from(text))
    const [kept] = await tx
      .insert(sources)
      .values({ bytes, bytesSha256, text, textSha256, capturedBy: idOf(by), capturedAt: at })
      .onConflictDoNothing({ target: sources.bytesSha256 })
      .returning({ id: sources.id })
    if (!kept) {
      const [known] = await tx.select({ id: sources.id }).from(sources).where(eq(sources.bytesSha256, bytesSha256))
      return { id: known?.id as string, already: true }
    }
    await tx.insert(sourceVersions).values({ ...description, sourceId: kept.id, version: 1, writtenBy: idOf(by), at })
    await keepBands(tx, kept.id, text)
    await append(tx, by, {
      kind: 'source.captured',
      subject: `source:${kept.id}`,
      at,
      data: { bytes: bytesSha256, text: textSha256, publisher: description.publisher },
      words: description,
    })
    return { id: kept.id, already: false }
  })
}

function textIn(bytes: Uint8Array): string {
  try {
    return decodeText(bytes)
  } catch (error) {
    throw error instanceof Refusal ? new Refusal(error.code, 'file') : error
  }
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
