import { and, count, eq, type SQL, sql } from 'drizzle-orm'
import type { Part } from '../../domain/permissions'
import type { Db } from '../client'
import { claims, disputes, events, evidence, recusals, users, votes } from '../schema'
import { someoneMayRule } from './disputes'
import { inTurn, type RowPlace } from './in-turn'
import { claimWords } from './wordings'

/** How an open case stands to a moderator: theirs to rule; somebody else's; or nobody's yet, and it waits. */
export const CASE_KINDS = ['mine', 'barred', 'waiting'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** The same four ties as `partsIn` finds for one person, asked of the claim `claims.id` for the person `who`. */
const TIES: Readonly<Record<Part, (who: SQL) => SQL>> = {
  voted: (who) => sql`exists (
    select from ${votes} where ${votes.claimId} = ${claims.id} and ${votes.reviewerId} = ${who})`,
  attached: (who) => sql`exists (
    select from ${evidence} where ${evidence.claimId} = ${claims.id} and ${evidence.attachedBy} = ${who})`,
  opened: (who) => sql`exists (
    select from ${disputes} argued where argued.claim_id = ${claims.id} and argued.opened_by = ${who})`,
  recused: (who) => sql`exists (
    select from ${recusals} where ${recusals.claimId} = ${claims.id} and ${recusals.userId} = ${who})`,
}

const tied = (who: SQL) =>
  sql`(${sql.join(
    Object.values(TIES).map((tie) => tie(who)),
    sql` or `,
  )})`

const partsOf = (who: SQL): SQL<Part[]> =>
  sql`array_remove(array[${sql.join(
    Object.entries(TIES).map(([part, tie]) => sql`case when ${tie(who)} then ${part} end`),
    sql`, `,
  )}], null)`

/** How many cases are open, and how many of them this person could rule on. */
export async function countCases(db: Db, personId: string): Promise<{ open: number; mine: number }> {
  const [row] = await db
    .select({ open: count(), mine: sql<number>`count(*) filter (where not ${tied(sql`${personId}::uuid`)})::int` })
    .from(disputes)
    .innerJoin(claims, eq(claims.id, disputes.claimId))
    .where(eq(disputes.open, true))
  return row ?? { open: 0, mine: 0 }
}

/** The open cases as they stand to one moderator: theirs first; of each kind those that have waited longest. */
export async function listCases(db: Db, personId: string, page: { limit: number; cursor: string | null }) {
  return inTurn(CASE_KINDS, page, (kind, limit, after) => listKind(db, personId, kind, limit, after))
}

export type CaseRow = Awaited<ReturnType<typeof listCases>>['items'][number]

async function listKind(db: Db, personId: string, kind: CaseKind, limit: number, after: RowPlace | null) {
  const who = sql`${personId}::uuid`
  const HOW: Readonly<Record<CaseKind, SQL>> = {
    mine: sql`not ${tied(who)}`,
    barred: sql`${tied(who)} and ${someoneMayRule}`,
    waiting: sql`${tied(who)} and not ${someoneMayRule}`,
  }
  const beyond = after
    ? sql`(${disputes.openedAt}, ${disputes.id}) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    : sql`true`
  return db
    .select({
      id: disputes.id,
      ground: disputes.ground,
      at: disputes.openedAt,
      openedBy: sql<string | null>`(select handle from ${users} where ${users.id} = ${disputes.openedBy})`,
      byRule: sql<boolean>`${disputes.openedBy} is null`,
      slug: events.slug,
      texts: claimWords,
      verdict: claims.verdict,
      parts: partsOf(who),
    })
    .from(disputes)
    .innerJoin(claims, eq(claims.id, disputes.claimId))
    .innerJoin(events, eq(events.id, claims.eventId))
    .where(and(eq(disputes.open, true), HOW[kind], beyond))
    .orderBy(disputes.openedAt, disputes.id)
    .limit(limit)
}
