import { and, asc, eq, gt, sql } from 'drizzle-orm'
import type { Db } from '../client'
import { claims, entries, entryWords, events, leaves, users } from '../schema'
import { changesOf, type Saying } from './before-after'
import { cursorFrom, lineIn } from './cursor'
import { isSlug } from './ids'
import { sealedIn } from './log'
import { mentionedIn } from './mentioned'

export type HistoryPage = NonNullable<Awaited<ReturnType<typeof listEntries>>>
export type HistoryLine = HistoryPage['items'][number]

/**
 * The life of an event, oldest first: each entry with what it changed, as far as that is public, and what it was about where
 * the change does not say so itself, and where it stands in the sealed log; beside them whom and what they name. Null for no
 * such event.
 */
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
      lost: entries.lost,
      index: leaves.index,
      sealedIn,
    })
    .from(entries)
    .leftJoin(entryWords, eq(entryWords.entryId, entries.id))
    .leftJoin(claims, eq(claims.id, entries.claimId))
    .leftJoin(leaves, eq(leaves.entryId, entries.id))
    .leftJoin(users, sql`${users.id}::text = ${entries.actor}`)
    .where(and(eq(entries.eventId, event.id), gt(entries.id, lineIn(cursor) ?? 0)))
    .orderBy(asc(entries.id))
    .limit(limit + 1)

  const shown = rows.slice(0, limit)
  const lines = shown.map((row) => {
    const { data, commit } = envelopeOf(row.envelope)
    // A commitment without words: they were forgotten, or are withheld.
    return { ...row, gone: commit !== null && row.words === null, said: { ...data, ...(row.words as Saying | null) } }
  })
  const change = await changesOf(db, event.id, lines)
  const { about, ...beside } = await mentionedIn(db, lines)
  return {
    ...beside,
    items: lines.map(({ by, handle, words: _, envelope, leaf, settled, said, ...row }) => ({
      id: row.id,
      at: row.at,
      kind: row.kind,
      actor: by === 'rule' || by === 'operator' ? by : (handle ?? 'former'),
      claim: row.claim,
      position: row.position,
      ...change({ ...row, settled }, said),
      about: about({ ...row, said }),
      gone: row.gone && !row.lost,
      lost: row.lost,
      envelope: Buffer.from(envelope).toString('base64'),
      leaf: Buffer.from(leaf).toString('hex'),
      index: row.index,
      sealedIn: row.sealedIn,
    })),
    next: rows.length > limit ? cursorFrom([shown.at(-1)?.id ?? 0]) : null,
  }
}

function envelopeOf(envelope: Uint8Array): { data: Saying; commit: string | null } {
  return JSON.parse(Buffer.from(envelope).toString())
}
