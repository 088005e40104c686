import { asc, eq, inArray, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../client'
import { disputes, evidence, recusals, rulings, users, verdicts, votes } from '../schema'

export type Dispute = Awaited<ReturnType<typeof listDisputes>>[number]

/** The cases on some claims, oldest first, with their rulings and how the votes stood when they were ruled. */
export async function listDisputes(db: Db, claimIds: readonly string[]) {
  const [opener, moderator] = [alias(users, 'opener'), alias(users, 'moderator')]
  const rows = await db
    .select({
      id: disputes.id,
      claim: disputes.claimId,
      ground: disputes.ground,
      statement: disputes.statement,
      openedBy: opener.handle,
      byRule: sql<boolean>`${disputes.openedBy} is null`,
      openedAt: disputes.openedAt,
      open: disputes.open,
      waiting: sql<boolean>`${disputes.open} and not ${someoneMayRule}`,
      outcome: rulings.outcome,
      verdict: rulings.verdict,
      reason: rulings.reason,
      moderator: moderator.handle,
      at: rulings.at,
      stands: rulings.stands,
      tally: talliedAtRuling,
    })
    .from(disputes)
    .leftJoin(opener, eq(opener.id, disputes.openedBy))
    .leftJoin(rulings, eq(rulings.disputeId, disputes.id))
    .leftJoin(moderator, eq(moderator.id, rulings.moderatorId))
    .where(inArray(disputes.claimId, [...claimIds]))
    .orderBy(asc(disputes.openedAt), asc(disputes.id))

  return rows.map(({ outcome, verdict, reason, moderator, at, stands, tally, open, ...dispute }) => ({
    ...dispute,
    state: open ? ('open' as const) : ('ruled' as const),
    ruling:
      outcome && reason && at && stands !== null ? { outcome, verdict, reason, moderator, at, stands, tally } : null,
  }))
}

/** A moderator with no part in the claim: the same four parts that bar from ruling. */
export const someoneMayRule = sql`exists (
  select from ${users} m
  where m.role = 'moderator' and not m.suspended and m.handle is not null
    and not exists (select from ${votes} v where v.claim_id = ${disputes.claimId} and v.reviewer_id = m.id)
    and not exists (select from ${evidence} e where e.claim_id = ${disputes.claimId} and e.attached_by = m.id)
    and not exists (select from ${disputes} d where d.claim_id = ${disputes.claimId} and d.opened_by = m.id)
    and not exists (select from ${recusals} r where r.claim_id = ${disputes.claimId} and r.user_id = m.id))`

/** A ruling that changes the verdict keeps the tally it found; one that changes nothing read the one before it. */
const talliedAtRuling = sql<{ confirmed: number; denied: number; unverified: number } | null>`(
  select jsonb_build_object('confirmed', t.confirmed, 'denied', t.denied, 'unverified', t.unverified)
  from ${verdicts} t
  where t.claim_id = ${rulings.claimId} and (t.at = ${rulings.at} or t.version = ${rulings.verdictVersion})
  order by t.version desc limit 1)`
