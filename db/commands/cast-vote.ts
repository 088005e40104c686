import { and, eq, inArray, max } from 'drizzle-orm'
import type { z } from 'zod'
import { ballotCommitment, textCommitment } from '../../domain/audit'
import { Refusal } from '../../domain/refusal'
import { append, newSalt } from '../audit'
import { lockClaim, partsIn, standingRuling } from '../claim'
import type { Db, Tx } from '../client'
import { type Actor, deed, permit } from '../deed'
import { NewVote } from '../inputs/votes'
import { reckon } from '../reckon'
import { evidence, voteEvidence, votes, withdrawals } from '../schema'

/**
 * A reviewer's verdict on a claim, with its reason and the evidence it rests on; a changed vote is the next version. The
 * vote, the verdict recomputed from it and their entries commit together. Out: the vote's id and version.
 * Refused: `recused`; `ruling_stands` until there is new evidence; `vote_moved` when another tab was faster;
 * `evidence_missing` for confirmed or denied without an active piece; `evidence_elsewhere` for another claim's piece.
 */
export async function castVote(db: Db, actor: Actor, asked: z.input<typeof NewVote>) {
  return deed(db, actor, NewVote, asked, async (tx, by, input) => {
    const claim = await lockClaim(tx, input.claimId)
    const reviewer = by === 'operator' ? '' : by.id
    permit(by, 'cast_vote', by === 'operator' ? {} : { parts: await partsIn(tx, claim.id, by.id) })

    const ruling = await standingRuling(tx, claim.id)
    if (ruling?.round === claim.round) throw new Refusal('ruling_stands')
    const version = await nextVersion(tx, claim.id, reviewer, input.base)
    await refuseUnlessBorne(tx, claim.id, input)

    const at = new Date()
    const [ballotSalt, textSalt] = [newSalt(), newSalt()]
    const { verdict, reason, evidence: cites } = input
    const blind = claim.settledAt === null
    const values = { claimId: claim.id, reviewerId: reviewer, version, round: claim.round, verdict, reason, blind }
    const [vote] = await tx
      .insert(votes)
      .values({ ...values, castAt: at, ballotSalt, textSalt })
      .returning({ id: votes.id })
    const id = vote?.id as string
    if (cites.length > 0) {
      await tx.insert(voteEvidence).values(cites.map((evidenceId) => ({ voteId: id, evidenceId, claimId: claim.id })))
    }

    const text = base64(textCommitment(textSalt, reason))
    const ballot = { verdict, evidence: cites }
    const said = blind ? { ballot: base64(ballotCommitment(ballotSalt, ballot)) } : ballot
    await append(tx, by, {
      kind: 'vote.cast',
      subject: `vote:${claim.id}:${reviewer}`,
      ver: version,
      at,
      eventId: claim.eventId,
      claimId: claim.id,
      data: { claim: claim.id, round: claim.round, blind, text, ...said },
    })
    const { settledAt } = await reckon(tx, claim, at)
    return { id, version, settled: settledAt !== null }
  })
}

/** Two tabs cannot lose a vote: the form says which version it was drawn from, and that must still be the latest. */
async function nextVersion(tx: Tx, claimId: string, reviewerId: string, base: number): Promise<number> {
  const own = and(eq(votes.claimId, claimId), eq(votes.reviewerId, reviewerId))
  const [latest] = await tx
    .select({ version: max(votes.version) })
    .from(votes)
    .where(own)
  if ((latest?.version ?? 0) !== base) throw new Refusal('vote_moved')
  return base + 1
}

/** `confirmed` and `denied` rest on at least one active piece; every piece cited is one of this claim, not withdrawn. */
async function refuseUnlessBorne(
  tx: Tx,
  claimId: string,
  vote: { verdict: string; evidence: string[] },
): Promise<void> {
  if (vote.evidence.length === 0) {
    if (vote.verdict !== 'unverified') throw new Refusal('evidence_missing', 'evidence')
    return
  }
  const of = and(eq(evidence.claimId, claimId), inArray(evidence.id, vote.evidence))
  const found = await tx
    .select({ withdrawn: withdrawals.at })
    .from(evidence)
    .leftJoin(withdrawals, eq(withdrawals.evidenceId, evidence.id))
    .where(of)
  if (found.length !== vote.evidence.length) throw new Refusal('evidence_elsewhere', 'evidence')
  if (found.some((piece) => piece.withdrawn !== null)) throw new Refusal('evidence_withdrawn', 'evidence')
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
