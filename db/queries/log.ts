import { and, asc, desc, eq, getTableColumns, gt, isNull, lt, sql } from 'drizzle-orm'
import type { Db } from '../client'
import { checkpoints, claims, entries, events, leaves, stops, users } from '../schema'
import { cursorFrom, lineIn } from './cursor'
import { doerName } from './parties'

export type LogPage = Awaited<ReturnType<typeof listLog>>
export type LogLine = LogPage['items'][number]
export type LogEntry = NonNullable<Awaited<ReturnType<typeof readLogEntry>>>
export type CheckpointLine = Awaited<ReturnType<typeof listSigned>>['items'][number]
export type Stop = NonNullable<Awaited<ReturnType<typeof readStop>>>

type Paging = { limit?: number; cursor?: string | null }

/** The size of the first tree that was signed with an entry in it; null while there is none. For queries that join `leaves`. */
export const sealedIn = sql<number | null>`(
  select min(${checkpoints.size})::int8 from ${checkpoints} where ${checkpoints.size} > ${leaves.index})`.mapWith(
  (size: string | null) => (size === null ? null : Number(size)),
)

/** An event's latest title in each language. For queries that join `events`. */
export const titles = sql<Record<string, string> | null>`(
  select jsonb_object_agg(t.language, t.title) from (
    select distinct on (language) language, title from event_texts
    where event_texts.event_id = ${events.id} order by language, version desc) t)`

const LINE = {
  id: entries.id,
  index: leaves.index,
  kind: entries.kind,
  at: entries.at,
  by: doerName,
  subject: entries.subject,
  leaf: entries.leaf,
  lost: entries.lost,
  slug: events.slug,
  demonstration: sql<boolean>`coalesce(${events.demonstration}, false)`,
  titles,
  position: claims.position,
}

/** Whoever did it, if it was a person: found by their key, however many there are. For queries of `entries` that join `users`. */
export const doer = sql`${users.id} = case when ${entries.actor} in ('rule', 'operator') then null else ${entries.actor}::uuid end`

/** The entries of the signed log, the newest first, from an index down; `tree` is how many there are in all. */
export async function listLog(db: Db, { limit = 25, cursor }: Paging = {}) {
  const tree = (await readLatest(db))?.size ?? 0
  const below = Math.min(lineIn(cursor) ?? tree, tree)
  const rows = await db
    .select(LINE)
    .from(leaves)
    .innerJoin(entries, eq(entries.id, leaves.entryId))
    .leftJoin(users, doer)
    .leftJoin(events, eq(events.id, entries.eventId))
    .leftJoin(claims, eq(claims.id, entries.claimId))
    .where(lt(leaves.index, below))
    .orderBy(desc(leaves.index))
    .limit(limit + 1)
  const items = rows.slice(0, limit).map(lineFrom)
  return { tree, items, next: rows.length > limit ? cursorFrom([items.at(-1)?.index ?? 0]) : null }
}

/**
 * One entry by its leaf, lower-case hexadecimal: what stands in a line, its envelope, and the first checkpoint that was
 * signed over it; `index` and `sealed` are null as long as they are not there. Null for no such entry.
 */
export async function readLogEntry(db: Db, leaf: string) {
  if (!isLeaf(leaf)) return null
  const [row] = await db
    .select({ ...LINE, envelope: entries.envelope })
    .from(entries)
    .leftJoin(leaves, eq(leaves.entryId, entries.id))
    .leftJoin(users, doer)
    .leftJoin(events, eq(events.id, entries.eventId))
    .leftJoin(claims, eq(claims.id, entries.claimId))
    .where(eq(entries.leaf, Buffer.from(leaf, 'hex')))
    .orderBy(asc(leaves.index))
    .limit(1)
  if (!row) return null
  const { size, at } = checkpoints
  const [sealed = null] =
    row.index === null
      ? []
      : await db.select({ size, at }).from(checkpoints).where(gt(size, row.index)).orderBy(asc(size)).limit(1)
  const { envelope, ...line } = row
  return { ...lineFrom(line), envelope: Buffer.from(envelope).toString(), sealed }
}

/** The leaf and the index of an entry by its number in the database, its leaf, or its index in the log; null for none. */
export async function findEntry(db: Db, by: { id: number } | { leaf: string } | { index: number }) {
  const where =
    'id' in by
      ? eq(entries.id, by.id)
      : 'index' in by
        ? eq(leaves.index, by.index)
        : eq(entries.leaf, Buffer.from(by.leaf, 'hex'))
  const [row] = await db
    .select({ leaf: entries.leaf, index: leaves.index })
    .from(entries)
    .leftJoin(leaves, eq(leaves.entryId, entries.id))
    .where(where)
    .orderBy(asc(leaves.index))
    .limit(1)
  return row ? { index: row.index, leaf: hexOf(row.leaf) } : null
}

/** The latest signed checkpoint; null before the first. */
export async function readLatest(db: Db) {
  const [row] = await db.select().from(checkpoints).orderBy(desc(checkpoints.size)).limit(1)
  return row ? { ...row, root: hexOf(row.root) } : null
}

/** Signed checkpoints, the newest first. */
export async function listSigned(db: Db, { limit = 10, cursor }: Paging = {}) {
  const { size, root, at } = getTableColumns(checkpoints)
  const rows = await db
    .select({ size, root, at })
    .from(checkpoints)
    .where(lt(size, lineIn(cursor) ?? Number.MAX_SAFE_INTEGER))
    .orderBy(desc(size))
    .limit(limit + 1)
  const items = rows.slice(0, limit).map((row) => ({ ...row, root: hexOf(row.root) }))
  return { items, next: rows.length > limit ? cursorFrom([items.at(-1)?.size ?? 0]) : null }
}

/** Why nothing can be recorded, and since when; null when everything can. */
export async function readStop(db: Db) {
  const { code, at, liftedAt } = stops
  const [stop] = await db.select({ code, at }).from(stops).where(isNull(liftedAt)).orderBy(asc(at)).limit(1)
  return stop ?? null
}

/** Whether an entry is the vote of this person: what a receipt is shown for. */
export async function isOwnVote(db: Db, leaf: string, personId: string): Promise<boolean> {
  if (!isLeaf(leaf)) return false
  const own = and(eq(entries.kind, 'vote.cast'), eq(entries.actor, personId))
  const [row] = await db
    .select({ id: entries.id })
    .from(entries)
    .where(and(eq(entries.leaf, Buffer.from(leaf, 'hex')), own))
    .limit(1)
  return row !== undefined
}

/** Whether a text can be the leaf of an entry, as it stands in addresses. */
export function isLeaf(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

type Row<I> = { index: I; by: string | null; leaf: Uint8Array; slug: string | null; subject: string }

function lineFrom<I, R extends Row<I>>({ by, leaf, ...row }: R) {
  const [kind = '', id = ''] = row.subject.split(':')
  return {
    ...row,
    actor: by ?? 'former',
    leaf: hexOf(leaf),
    /** What an entry of no event is about, where that has a page of its own. */
    about: row.slug === null && (kind === 'source' || kind === 'agent') ? ({ kind, id } as const) : null,
  }
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
