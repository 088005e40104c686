import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { ballotCommitment, textCommitment } from '../../domain/audit'
import { Refusal } from '../../domain/refusal'
import { append, newSalt } from '../audit'
import { lockOpenClaim, partsIn, standingRuling } from '../claim'
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
 * Refused: `recused`; `claim_merged`; `ruling_stands` until there is new evidence; `vote_moved` when another tab was faster;
 * `evidence_missing` for confirmed or denied without an active piece; `evidence_elsewhere` for another claim's piece, `evidence_withdrawn`
 * for one taken back (all three of field `evidence`).
 */
export async function castVote(db: Db, actor: Actor, asked: z.input<typeof NewVote>) {
  return deed(db, actor, NewVote, asked, async (tx, by, input) => {
    const reviewer = personOf(by).id
    const locked = await lockOpenClaim(tx, input.claimId)
    const [parts, ruling, latest] = await Promise.all([
      partsIn(tx, locked.id, reviewer),
      standingRuling(tx, locked.id),
      latestOf(tx, locked.id, reviewer),
    ])
    permit(by, 'cast_vote', { parts })
    if (ruling?.round === locked.round) throw new Refusal('ruling_stands')
    // Two tabs cannot lose a vote: the form says which version it was drawn from, and that must still be the latest.
    if (latest.version !== input.base) throw new Refusal('vote_moved')
    await refuseUnlessBorne(tx, locked.id, input)

    // Of votes on two claims that were merged since, the one cast last counts.
    const at = new Date(Math.max(Date.now(), latest.after))
    const claim = await meet(tx, locked, [reviewer], at)
    const [ballotSalt, textSalt] = [newSalt(), newSalt()]
    const { verdict, reason, evidence: cites } = input
    const blind = claim.settledAt === null
    const id = randomUUID()
    const version = latest.version + 1
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
      ver: latest.own + 1,
      at,
      eventId: claim.eventId,
      claimId: claim.id,
      data: { claim: claim.id, round: claim.round, blind, text, ...said },
    })
    const { settledAt } = await reckon(tx, claim, at)
    return { id, version, settled: settledAt !== null, entry }
  })
}

/** How far somebody has come on a claim: the version that they cast last, how many of them on the claim itself, and when the next can be. */
async function latestOf(tx: Tx, claimId: string, reviewerId: string) {
  const [latest] = await tx
    .select({
      version: sql<number>`coalesce(max(${votes.version}), 0)`,
      own: sql<number>`(count(*) filter (where ${votes.carriedFrom} is null))::int`,
      after: sql<number>`coalesce((extract(epoch from max(${votes.castAt}) filter (where ${votes.carriedFrom} is not null)) * 1000)::float8 + 1, 0)`,
    })
    .from(votes)
    .where(and(eq(votes.claimId, claimId), eq(votes.reviewerId, reviewerId)))
  return latest ?? { version: 0, own: 0, after: 0 }
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
