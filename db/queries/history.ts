import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Db } from '../client'
import { claims, entries, entryWords, events, users } from '../schema'
import { changesOf, type Saying } from './before-after'
import { cursorFrom, lineIn } from './cursor'
import { isSlug } from './ids'

export type HistoryLine = NonNullable<Awaited<ReturnType<typeof listEntries>>>['items'][number]

/** The life of an event, oldest first: each entry with what it changed, as far as that is public. Null for no such event. */
export async function listEntries(
  db: Db,
  slug: string,
  { limit = 50, cursor }: { limit?: number; cursor?: string | null },
) {
  if (!isSlug(slug)) return null
  const [event] = await db.select({ id: events.id }).from(events).where(eq(events.slug, slug))
  if (!event) return null
  const rows = await db
    .select({
      id: entries.id,
      at: entries.at,
      kind: entries.kind,
      by: entries.actor,
      handle: users.handle,
      subject: entries.subject,
      ver: entries.ver,
      claim: entries.claimId,
      position: claims.position,
      settled: sql<boolean>`coalesce(${claims.settledAt} is not null, false)`,
      words: entryWords.words,
      envelope: entries.envelope,
      leaf: entries.leaf,
    })
    .from(entries)
    .leftJoin(entryWords, eq(entryWords.entryId, entries.id))
    .leftJoin(claims, eq(claims.id, entries.claimId))
    .leftJoin(users, sql`${users.id}::text = ${entries.actor}`)
    .where(and(eq(entries.eventId, event.id), gt(entries.id, lineIn(cursor) ?? 0)))
    .orderBy(asc(entries.id))
    .limit(limit + 1)

  const shown = rows.slice(0, limit)
  const change = await changesOf(db, event.id)
  return {
    items: shown.map(({ by, handle, words, envelope, leaf, settled, ...row }) => ({
      id: row.id,
      at: row.at,
      kind: row.kind,
      actor: by === 'rule' || by === 'operator' ? by : (handle ?? 'former'),
      claim: row.claim,
      position: row.position,
      ...change({ ...row, settled }, { ...dataOf(envelope), ...(words as Saying | null) }),
      envelope: Buffer.from(envelope).toString('base64'),
      leaf: Buffer.from(leaf).toString('hex'),
    })),
    next: rows.length > limit ? cursorFrom([shown.at(-1)?.id ?? 0]) : null,
  }
}

function dataOf(envelope: Uint8Array): Saying {
  return JSON.parse(Buffer.from(envelope).toString()).data
}
