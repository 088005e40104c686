import { and, asc, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Removal } from '../../domain/removal'
import type { Db } from '../client'
import { eventOf, thingOf, whoseIs } from '../removal'
import { events, removalDecisions, removals, users } from '../schema'
import { textsOf } from './withholdable'

export type WithheldLine = Awaited<ReturnType<typeof listWithheld>>[number]
export type ProposalLine = Awaited<ReturnType<typeof listProposals>>[number]
export type RemovalCounts = Awaited<ReturnType<typeof countRemovals>>

/** More than one page shows; the newest of them. */
const LISTED = 500

/** When a withholding was lifted, if it was. */
const shownAt =
  sql<Date | null>`(select d.at from ${removals} s join ${removalDecisions} d on d.removal_id = s.id and d.approved
  where s.kind = 'show' and s.about = 'removal:' || ${removals.id})`.mapWith((at: string | null) =>
    at ? new Date(at) : null,
  )

/** What was ever withheld, the newest first: why, since when, by whose two hands; of certain numbers, where they are named. */
export async function listWithheld(db: Db, numbers?: readonly number[]) {
  if (numbers?.length === 0) return []
  const [proposer, approver] = [alias(users, 'proposer'), alias(users, 'approver')]
  const { id, number, code, about, kind } = removals
  return db
    .select({
      id,
      number,
      code: sql<NonNullable<(typeof removals.$inferSelect)['code']>>`${code}`,
      about,
      proposedBy: proposer.handle,
      approvedBy: approver.handle,
      since: removalDecisions.at,
      shownAt,
    })
    .from(removals)
    .innerJoin(removalDecisions, eq(removalDecisions.removalId, id))
    .leftJoin(proposer, eq(proposer.id, removals.proposedBy))
    .leftJoin(approver, eq(approver.id, removalDecisions.decidedBy))
    .where(
      and(
        eq(kind, 'withhold'),
        eq(removalDecisions.approved, true),
        numbers ? inArray(number, [...numbers]) : undefined,
      ),
    )
    .orderBy(desc(number))
    .limit(LISTED)
}

/** The numbers of the withholdings whose marks stand in something that was read for a page. */
export function numbersIn(read: unknown): number[] {
  const found = JSON.stringify(read)?.matchAll(/"▇▇▇ (\d+)[a-z](?:\.[0-9a-f]+)?"/g) ?? []
  return [...new Set([...found].map(([, number]) => Number(number)))]
}

/** For each reason, how many texts are withheld now and how many were shown again; how many people were forgotten. */
export async function countRemovals(db: Db) {
  const rows = await db
    .select({ kind: removals.kind, code: removals.code, lifted: sql<boolean>`${shownAt} is not null`, many: count() })
    .from(removals)
    .innerJoin(removalDecisions, and(eq(removalDecisions.removalId, removals.id), eq(removalDecisions.approved, true)))
    .where(sql`${removals.kind} <> 'show'`)
    .groupBy(sql`1, 2, 3`)
    .orderBy(sql`1, 2, 3`)
  return rows.flatMap(({ code, ...row }) => (code === null ? [] : [{ ...row, code }]))
}

/**
 * What is proposed and not decided, the oldest first, with what it is about, and what binds the viewer to it. What somebody
 * wrote of themselves is for those who decide.
 */
export async function listProposals(db: Db, viewer: { id: string; decides: boolean }) {
  const [proposer, subject] = [alias(users, 'proposer'), alias(users, 'subject')]
  const { id, number, kind, about, code, reason, at } = removals
  const rows = await db
    .select({
      id,
      number,
      kind,
      about,
      code,
      reason,
      at,
      by: proposer.handle,
      own: sql<boolean>`${removals.proposedBy} = ${viewer.id}`,
      whom: subject.handle,
    })
    .from(removals)
    .leftJoin(removalDecisions, eq(removalDecisions.removalId, id))
    .leftJoin(proposer, eq(proposer.id, removals.proposedBy))
    .leftJoin(subject, sql`'person:' || ${subject.id} = ${about}`)
    .where(
      and(
        isNull(removalDecisions.removalId),
        viewer.decides ? undefined : sql`${about} <> 'person:' || ${removals.proposedBy}`,
      ),
    )
    .orderBy(asc(at), asc(id))
    .limit(LISTED)
  return Promise.all(
    rows.map(async (row) => {
      const thing = await thingOf(db, row)
      return { ...row, thing, self: (await whoseIs(db, thing)) === viewer.id, ...(await wordsOf(db, row, thing)) }
    }),
  )
}

/** The words that a proposal is about, and the event they belong to; of a person there are none to show. */
async function wordsOf(db: Db, { kind, about }: { kind: Removal; about: string }, thing: string) {
  if (kind === 'erase') return { texts: [], slug: null }
  const eventId = await eventOf(db, thing)
  const [event] = eventId ? await db.select({ slug: events.slug }).from(events).where(eq(events.id, eventId)) : []
  const texts = kind === 'show' ? await heldBy(db, about.slice('removal:'.length)) : await textsOf(db, thing)
  return { texts, slug: event?.slug ?? null }
}

/** What a removal holds, as it was: shown to the two hands alone. */
async function heldBy(db: Db, removalId: string): Promise<string[]> {
  const rows = await db.execute<{ text: string }>(sql`
    select distinct left(convert_from(value, 'UTF8'), 600) as text from withheld_texts
    where removal_id = ${removalId} and place <> 'entry_words' and word in ('exact', 'reason', 'text', 'statement', 'title', 'summary', 'name', 'note')
    order by 1 limit 8`)
  return rows.map(({ text }) => text)
}
