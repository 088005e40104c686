import { and, asc, eq, gt, inArray, not, or, type SQL, sql } from 'drizzle-orm'
import { UNTOLD_KINDS } from '../../domain/moderation'
import type { Db } from '../client'
import {
  claimMoves,
  claims,
  entries,
  entryWords,
  events,
  leaves,
  regroupings,
  replies,
  replyDecisions,
  users,
} from '../schema'
import { changesOf, type Saying } from './before-after'
import { cursorFrom, lineIn } from './cursor'
import { isSlug } from './ids'
import { doer, sealedIn } from './log'
import { mentionedIn } from './mentioned'
import { doerName } from './parties'
import { familyOf } from './regroupings'
import { isOwn } from './replies'

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
  const life = await lifeOf(db, event.id)
  const where = and(life, gt(entries.id, lineIn(cursor) ?? 0))
  const { items, ...beside } = await readLines(db, where, { order: asc(entries.id), limit: limit + 1 })
  const shown = items.slice(0, limit)
  return { ...beside, items: shown, next: items.length > limit ? cursorFrom([shown.at(-1)?.id ?? 0]) : null }
}

/** The reply that an entry says was given; null for every other entry. */
const given = sql`case when ${entries.kind} = 'reply.given' then substring(${entries.subject} from 7)::uuid end`

/**
 * Entries as a reader is told them, whichever life they belong to; nothing of a vote on a claim that has not settled, and of a reply its
 * words only while it is known to be the agent's own.
 */
export async function readLines(db: Db, where: SQL | undefined, { order, limit }: { order: SQL; limit: number }) {
  const rows = await db
    .select({
      id: entries.id,
      at: entries.at,
      kind: entries.kind,
      by: doerName,
      subject: entries.subject,
      ver: entries.ver,
      claim: entries.claimId,
      position: claims.position,
      // What was cast on a claim that leads on to another is opened with that.
      settled: sql<boolean>`coalesce(
        ${claims.settledAt} is not null or (select s.settled_at from claims s where s.id = ${claims.mergedInto}) is not null, false)`,
      words: entryWords.words,
      own: sql<boolean>`${replies.id} is not null and ${isOwn}`,
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
    .leftJoin(users, doer)
    .leftJoin(replies, eq(replies.id, given))
    .leftJoin(replyDecisions, eq(replyDecisions.replyId, replies.id))
    .where(where)
    .orderBy(order)
    .limit(limit)

  const lines = rows.map((row) => {
    const { data, commit } = envelopeOf(row.envelope)
    const isTold = row.own || !UNTOLD_KINDS.some((kind) => kind === row.kind)
    const words = isTold ? (row.words as Saying | null) : null
    // A commitment without words: they were forgotten, or are withheld.
    return { ...row, gone: commit !== null && row.words === null, said: { ...data, ...words } }
  })
  const change = await changesOf(db, lines)
  const { about, ...beside } = await mentionedIn(db, lines)
  return {
    ...beside,
    items: lines.map(({ by, words: _, own: __, envelope, leaf, settled, said, ...row }) => ({
      id: row.id,
      at: row.at,
      kind: row.kind,
      actor: by ?? 'former',
      claim: row.claim,
      position: row.position,
      ...change({ ...row, settled }, said),
      about: about({ ...row, said }),
      dispute: caseOf({ ...row, said }),
      gone: row.gone && !row.lost,
      lost: row.lost,
      envelope: Buffer.from(envelope).toString('base64'),
      leaf: Buffer.from(leaf).toString('hex'),
      index: row.index,
      sealedIn: row.sealedIn,
    })),
  }
}

/** The case that an entry tells of: it is about it, or about something said in it. */
function caseOf({ subject, said }: { subject: string; said: Saying }): string | null {
  if (subject.startsWith('dispute:')) return subject.slice('dispute:'.length)
  return typeof said.dispute === 'string' ? said.dispute : null
}

/**
 * What belongs to the life of an event: its own entries, those of the events that lead on to it, those of claims that came to stand
 * under it wherever they stood then, and what put claims under it or took them away.
 */
async function lifeOf(db: Db, id: string): Promise<SQL | undefined> {
  const { kind, subject, lost, eventId, claimId } = entries
  const came = await db
    .selectDistinct({ id: claims.id })
    .from(claims)
    .innerJoin(claimMoves, eq(claimMoves.claimId, claims.id))
    .where(eq(claims.eventId, id))
  const regrouped = await db
    .select({ id: regroupings.id })
    .from(regroupings)
    .where(or(eq(regroupings.fromEvent, id), eq(regroupings.toEvent, id)))
  const own = inArray(eventId, await familyOf(db, id))
  if (regrouped.length === 0) return own
  const names = regrouped.map((each) => `regrouping:${each.id}`)
  const those = and(inArray(kind, ['event.merged', 'event.parted', 'event.split']), inArray(subject, names), not(lost))
  const claimIds = came.map((each) => each.id)
  return or(own, those, claimIds.length > 0 ? inArray(claimId, claimIds) : undefined)
}

function envelopeOf(envelope: Uint8Array): { data: Saying; commit: string | null } {
  return JSON.parse(Buffer.from(envelope).toString())
}
