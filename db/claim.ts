import { and, eq, sql } from 'drizzle-orm'
import type { Part } from '../domain/permissions'
import { Refusal } from '../domain/refusal'
import type { Tx } from './client'
import { graphHeld } from './graph'
import { claims, disputes, evidence, recusals, rulings, votes } from './schema'

export type Claim = typeof claims.$inferSelect

/**
 * Takes a claim for a deed that may change its verdict: whoever comes next waits, and reads what this deed left.
 * `FOR NO KEY UPDATE` lets rows that only point at the claim pass. Several claims are taken in the order of their ids. The
 * graph of citations is held still first, so that nothing the verdict goes back to changes under it.
 */
export async function lockClaim(tx: Tx, id: string): Promise<Claim> {
  const [claim] = await tx
    .select()
    .from(claims)
    .where(and(eq(claims.id, id), graphHeld))
    .for('no key update')
  if (!claim) throw new Refusal('not_found')
  return claim
}

/** What binds a person to a claim: voted on it, attached to it, opened a case on it, or stood aside. */
export async function partsIn(tx: Tx, claimId: string, personId: string): Promise<Part[]> {
  const rows = await tx.execute<{ part: Part }>(sql`
    select 'voted' as part where exists (select from ${votes} where ${votes.claimId} = ${claimId} and ${votes.reviewerId} = ${personId})
    union all
    select 'attached' where exists (select from ${evidence} where ${evidence.claimId} = ${claimId} and ${evidence.attachedBy} = ${personId})
    union all
    select 'opened' where exists (select from ${disputes} where ${disputes.claimId} = ${claimId} and ${disputes.openedBy} = ${personId})
    union all
    select 'recused' where exists (select from ${recusals} where ${recusals.claimId} = ${claimId} and ${recusals.userId} = ${personId})`)
  return rows.map((row) => row.part)
}

export type Ruling = {
  disputeId: string
  verdict: NonNullable<(typeof rulings.$inferSelect)['verdict']>
  round: number
}

/** The ruling that stands on a claim, if one does. */
export async function standingRuling(tx: Tx, claimId: string): Promise<Ruling | null> {
  const { disputeId, verdict, round } = rulings
  const [ruling] = await tx
    .select({ disputeId, verdict, round })
    .from(rulings)
    .where(and(eq(rulings.claimId, claimId), rulings.stands))
  return ruling?.verdict ? { ...ruling, verdict: ruling.verdict } : null
}

/** Whether a case is open on a claim, and when one was last ruled on, in milliseconds. */
export async function casesOn(tx: Tx, claimId: string): Promise<{ disputed: boolean; ruledAt: number | null }> {
  const rows = await tx
    .select({ open: disputes.open, ruledAt: rulings.at })
    .from(disputes)
    .leftJoin(rulings, eq(rulings.disputeId, disputes.id))
    .where(eq(disputes.claimId, claimId))
  const ruled = rows.flatMap((row) => row.ruledAt?.getTime() ?? [])
  return { disputed: rows.some((row) => row.open), ruledAt: ruled.length > 0 ? Math.max(...ruled) : null }
}
