import { asc, inArray, sql } from 'drizzle-orm'
import type { Vote } from '../../domain/vote'
import type { Db } from '../client'
import { isHeld } from '../hold'
import { interestsMet, recusals, users, voteEvidence, votes } from '../schema'

export type VoteRow = Vote & {
  claim: string
  handle: string | null
  castAt: Date
  blind: boolean
  reason: string
  textSalt: Uint8Array | null
}

/** Every version of every vote on some claims, whole: for the rule, and for `disclose` before anybody sees it. */
export async function listVotes(db: Db, claimIds: readonly string[]): Promise<VoteRow[]> {
  return db
    .select({
      id: votes.id,
      claim: votes.claimId,
      reviewer: votes.reviewerId,
      handle: users.handle,
      version: votes.version,
      round: votes.round,
      castAt: votes.castAt,
      blind: votes.blind,
      verdict: votes.verdict,
      reason: votes.reason,
      textSalt: votes.textSalt,
      suspended: users.suspended,
      probation: users.probation,
      recused: sql<boolean>`exists (
        select from ${recusals} where ${recusals.claimId} = ${votes.claimId} and ${recusals.userId} = ${votes.reviewerId})`,
      interested: sql<boolean>`exists (
        select from ${interestsMet} where ${interestsMet.claimId} = ${votes.claimId} and ${interestsMet.userId} = ${votes.reviewerId})`,
      held: isHeld(votes),
      evidence: sql<string[]>`array(
        select ${voteEvidence.evidenceId} from ${voteEvidence} where ${voteEvidence.voteId} = ${votes.id} order by 1)`,
    })
    .from(votes)
    .innerJoin(users, sql`${users.id} = ${votes.reviewerId}`)
    .where(inArray(votes.claimId, [...claimIds]))
    .orderBy(asc(votes.castAt), asc(votes.id))
}
