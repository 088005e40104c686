import { asc, eq, sql } from 'drizzle-orm'
import type { Vote } from '../domain/vote'
import type { Tx } from './client'
import { isHeld, isReleased } from './hold'
import { interestsMet, recusals, users, voteEvidence, votes } from './schema'

/** A vote as the rule reads it; `released`, that a moderator has looked at it and let it count. */
export type Cast = Vote & { salt: Uint8Array; castAt: Date; released: boolean }

/**
 * Every version of every vote on a claim, in the order they were cast, with how its author stands now. Of one reviewer's versions
 * the order is their own, whatever the clock did between them.
 */
export async function votesOn(tx: Tx, claimId: string): Promise<Cast[]> {
  return tx
    .select({
      id: votes.id,
      reviewer: votes.reviewerId,
      version: votes.version,
      round: votes.round,
      verdict: votes.verdict,
      castAt: votes.castAt,
      salt: votes.ballotSalt,
      suspended: users.suspended,
      probation: users.probation,
      recused: sql<boolean>`exists (
        select from ${recusals} where ${recusals.claimId} = ${votes.claimId} and ${recusals.userId} = ${votes.reviewerId})`,
      interested: sql<boolean>`exists (
        select from ${interestsMet} where ${interestsMet.claimId} = ${votes.claimId} and ${interestsMet.userId} = ${votes.reviewerId})`,
      held: isHeld(votes),
      released: isReleased(votes),
      evidence: sql<string[]>`array(
        select ${voteEvidence.evidenceId} from ${voteEvidence} where ${voteEvidence.voteId} = ${votes.id} order by 1)`,
    })
    .from(votes)
    .innerJoin(users, eq(users.id, votes.reviewerId))
    .where(eq(votes.claimId, claimId))
    .orderBy(
      sql`max(${votes.castAt}) over (partition by ${votes.reviewerId} order by ${votes.version})`,
      asc(votes.version),
      asc(votes.id),
    )
}

/** By what name and number the log knows the votes on a claim that holds others, by their ids. */
export async function listCastAs(tx: Tx, claimId: string): Promise<Map<string, { subject: string; ver: number }>> {
  const rows = await tx.execute<{ id: string; subject: string; ver: number }>(sql`
    select v.id, 'vote:' || coalesce(v.carried_from, v.claim_id) || ':' || v.reviewer_id as subject, cast_as(v) as ver
    from votes v where v.claim_id = ${claimId} and exists (select from claims m where m.merged_into = ${claimId})`)
  return new Map(rows.map(({ id, ...named }) => [id, named]))
}
