import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../domain/refusal'
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
  if (
    published &&
    updated &&
    updated.value.localeCompare(published.value) < 0 &&
    !published.value.startsWith(updated.value)
  ) {
    throw new Refusal('date_order', 'updated')
  }
  return {
    publisher,
    url,
    title,
    byline,
    language,
    published: published?.value ?? null,
    publishedPrecision: published?.precision ?? null,
    publishedZone: published ? times.publishedZone : null,
    updated: updated?.value ?? null,
    updatedPrecision: updated?.precision ?? null,
    updatedZone: updated ? times.updatedZone : null,
  }
}
