import { randomUUID } from 'node:crypto'
import { and, eq, max } from 'drizzle-orm'
import type { z } from 'zod'
import { ballotCommitment, textCommitment } from '../../domain/audit'
import { Refusal } from '../../domain/refusal'
import { append, newSalt } from '../audit'
import { lockClaim, partsIn, standingRuling } from '../claim'
import type { Db, Tx } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { refuseUnlessBorne } from '../evidence'
import { NewVote } from '../inputs/votes'
import { meet } from '../interest'
import { reckon } from '../reckon'
import { voteEvidence, votes } from '../schema'

/**
 * A reviewer's verdict on a claim, with its reason and the evidence it rests on; a changed vote is the next version. The
 * vote, the verdict recomputed from it and their entries commit together. Out: the vote's id and version,
 * and the receipt: its entry in the log.
 * Refused: `recused`; `ruling_stands` until there is new evidence; `vote_moved` when another tab was faster;
 * `evidence_missing` for confirmed or denied without an active piece; `evidence_elsewhere` for another claim's piece, `evidence_withdrawn`
 * for one taken back (all three of field `evidence`).
 */
export async function castVote(db: Db, actor: Actor, asked: z.input<typeof NewVote>) {
  return deed(db, actor, NewVote, asked, async (tx, by, input) => {
    const reviewer = personOf(by).id
    const locked = await lockClaim(tx, input.claimId)
    const [parts, ruling, latest] = await Promise.all([
      partsIn(tx, locked.id, reviewer),
      standingRuling(tx, locked.id),
      latestVersion(tx, locked.id, reviewer),
    ])
    permit(by, 'cast_vote', { parts })
    if (ruling?.round === locked.round) throw new Refusal('ruling_stands')
    // Two tabs cannot lose a vote: the form says which version it was drawn from, and that must still be the latest.
    if (latest !== input.base) throw new Refusal('vote_moved')
    await refuseUnlessBorne(tx, locked.id, input)

    const at = new Date()
    const claim = await meet(tx, locked, [reviewer], at)
    const [ballotSalt, textSalt] = [newSalt(), newSalt()]
    const { verdict, reason, evidence: cites } = input
    const blind = claim.settledAt === null
    const id = randomUUID()
    const version = latest + 1
    const values = { id, claimId: claim.id, reviewerId: reviewer, version, round: claim.round, verdict, reason, blind }
    await tx.insert(votes).values({ ...values, castAt: at, ballotSalt, textSalt })
    if (cites.length > 0) {
      await tx.insert(voteEvidence).values(cites.map((evidenceId) => ({ voteId: id, evidenceId, claimId: claim.id })))
    }

    const text = base64(textCommitment(textSalt, reason))
    const ballot = { verdict, evidence: cites }
    const said = blind ? { ballot: base64(ballotCommitment(ballotSalt, ballot)) } : ballot
    const entry = await append(tx, by, {
      kind: 'vote.cast',
      subject: `vote:${claim.id}:${reviewer}`,
      ver: version,
      at,
      eventId: claim.eventId,
      claimId: claim.id,
      data: { claim: claim.id, round: claim.round, blind, text, ...said },
    })
    const { settledAt } = await reckon(tx, claim, at)
    return { id, version, settled: settledAt !== null, entry }
  })
}

async function latestVersion(tx: Tx, claimId: string, reviewerId: string): Promise<number> {
  const own = and(eq(votes.claimId, claimId), eq(votes.reviewerId, reviewerId))
  const [latest] = await tx
    .select({ version: max(votes.version) })
    .from(votes)
    .where(own)
  return latest?.version ?? 0
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
