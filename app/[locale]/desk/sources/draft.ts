import { createHash } from 'node:crypto'
import type { Values } from '../../../../components/desk/answer'
import type { Db } from '../../../../db/client'
import { findByUrl } from '../../../../db/queries/alike'
import { findCapture } from '../../../../db/queries/desk-sources'
import { agentName, findAgent } from '../../../../domain/agents/agents'
import { decodeText } from '../../../../domain/article/decode'
import { readArticle } from '../../../../domain/article/read'
import { Refusal } from '../../../../domain/refusal'
import { isSourceUrl } from '../../../../domain/source'
import type { Moment } from '../../../../domain/time'
import { bytesFrom, carried } from './carried'

/**
 * What was handed in, read: the fields of the form that saves it, filled in as far as the text says. Or the id of the
 * source that these very bytes are already; `known` the sources that are kept under the same address. Refused at `file` or `pasted`: whatever `decodeText` refuses.
 */
export async function draftOf(db: Db, data: FormData, language: string): Promise<Values | { already: string }> {
  const { bytes, field } = await bytesFrom(data)
  const text = decoded(bytes, field)
  const already = await findCapture(db, createHash('sha256').update(bytes).digest('hex'))
  if (already) return { already }

  const { title, publisher, dropped, reasons, ...read } = readArticle(text)
  const agent = publisher ? findAgent(publisher) : null
  return {
    bytes: carried(bytes),
    dropped: JSON.stringify(dropped),
    reasons: JSON.stringify(reasons),
    known: JSON.stringify(await listKnown(db, String(data.get('url') ?? ''))),
    title: title ?? '',
    publisher: agent ? agentName(agent, language) : '',
    language: read.language ?? '',
    byline: dropped.find((each) => each.reason === 'byline')?.text ?? '',
    url: String(data.get('url') ?? ''),
    ...moment('published', read.published),
    ...moment('updated', read.updated),
    text: read.text || text,
  }
}

/** The sources that are kept under an address already. */
async function listKnown(db: Db, url: string) {
  const found = isSourceUrl(url.trim()) ? await findByUrl(db, url.trim()) : []
  return found.map(({ id, title }) => ({ id, title }))
}

function decoded(bytes: Uint8Array, field: string): string {
  try {
    return decodeText(bytes)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    // The front has already refused what is too large to send; this is a text with too many letters.
    throw new Refusal(error.code === 'too_large' ? 'too_long' : error.code, field)
  }
}

function moment(name: string, read: Moment | null): Values {
  return { [name]: read?.value.replace('T', ' ') ?? '', [`${name}Zone`]: read?.zone ?? '' }
}
