import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../domain/refusal'
import { urlKey } from '../domain/source'
import { instantOf, type Moment } from '../domain/time'
import type { Tx } from './client'
import type { SourceCorrection } from './inputs/sources'
import { agents } from './schema'

type Description = Omit<z.output<typeof SourceCorrection>, 'key' | 'sourceId' | 'version'>

/** What is said about a source, as a version of it is stored; times taken apart, `date_order` if it was updated before it was published. */
export async function describedAs(tx: Tx, { publisher, url, title, byline, language, ...times }: Description) {
  if (publisher !== null) {
    const known = await tx.select({ id: agents.id }).from(agents).where(eq(agents.id, publisher))
    if (known.length === 0) throw new Refusal('agent_unknown', 'publisher')
  }
  const { published, updated } = times
  const { publishedZone, updatedZone } = times
  if (published && updated && isBefore({ ...updated, zone: updatedZone }, { ...published, zone: publishedZone })) {
    throw new Refusal('date_order', 'updated')
  }
  return {
    publisher,
    url,
    urlKey: url && urlKey(url),
    title,
    byline,
    language,
    published: published?.value ?? null,
    publishedPrecision: published?.precision ?? null,
    publishedZone: published ? publishedZone : null,
    updated: updated?.value ?? null,
    updatedPrecision: updated?.precision ?? null,
    updatedZone: updated ? updatedZone : null,
  }
}

/** By the instants where both are known, since two zones may write them the other way round; else by what is written. */
function isBefore(one: Moment, other: Moment): boolean {
  const [first, second] = [instantOf(one), instantOf(other)]
  if (first && second) return first < second
  return one.value < other.value && !other.value.startsWith(one.value)
}
