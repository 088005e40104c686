import { asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Db } from '../client'
import { disputes, rulings, users, verdicts } from '../schema'
import { benchOf, ofCase } from '../ties'
import { partyIn } from './parties'

export type Dispute = Awaited<ReturnType<typeof listDisputes>>[number]

/**
 * The cases on some claims and on what is of them, and those about other things by their names, oldest first; with where they stand,
 * their rulings and how the votes stood when they were ruled.
 */
export async function listDisputes(db: Db, claimIds: readonly string[], abouts: readonly string[] = []) {
  const those = or(inArray(disputes.claimId, [...claimIds]), inArray(disputes.about, [...abouts]))
  const cases = await db
    .select({
      id: disputes.id,
      claim: disputes.claimId,
      about: disputes.about,
      ground: disputes.ground,
      statement: disputes.statement,
      openedBy: users.handle,
      party: partyIn(disputes.id, disputes.openedBy),
      byRule: sql<boolean>`${disputes.openedBy} is null`,
      openedAt: disputes.openedAt,
      open: disputes.open,
      stands: disputes.state,
      dueAt: disputes.dueAt,
      waiting: sql<boolean>`${disputes.open} and not ${someoneMayRule}`,
    })
    .from(disputes)
    .leftJoin(users, eq(users.id, disputes.openedBy))
    .where(those)
    .orderBy(asc(disputes.openedAt), asc(disputes.id))
  const ruled = await listRulings(
    db,
    cases.map(({ id }) => id),
  )
  return cases.map(({ open, ...dispute }) => {
    const own = ruled.filter((each) => each.dispute === dispute.id).map(({ dispute: _, ...ruling }) => ruling)
    return {
      ...dispute,
      state: open ? ('open' as const) : ('ruled' as const),
      rulings: own,
      ruling: own.at(-1) ?? null,
    }
  })
}

/** The rulings of some cases, the first of a case before the one on appeal. */
async function listRulings(db: Db, disputeIds: readonly string[]) {
  const { disputeId, stage, outcome, verdict, reason, at, stands } = rulings
  return db
    .select({
      dispute: disputeId,
      stage,
      outcome,
      verdict,
      reason,
      moderator: users.handle,
      at,
      stands,
      tally: talliedAtRuling,
    })
    .from(rulings)
    .leftJoin(users, eq(users.id, rulings.moderatorId))
    .where(inArray(disputeId, [...disputeIds]))
    .orderBy(asc(stage))
}

/** Whether there is a moderator with no part in the claim of a case. */
export const someoneMayRule = sql`exists (${benchOf(ofCase(sql`${disputes}`))})`

/** A ruling that changes the verdict keeps the tally it found; one that changes nothing read the one before it. */
const talliedAtRuling = sql<{ confirmed: number; denied: number; unverified: number } | null>`(
  select jsonb_build_object('confirmed', t.confirmed, 'denied', t.denied, 'unverified', t.unverified)
  from ${verdicts} t
  where t.claim_id = ${rulings.claimId} and ${rulings.verdictVersion} is not null and (t.at = ${rulings.at} or t.version = ${rulings.verdictVersion})
  order by t.version desc limit 1)`
