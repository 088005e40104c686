import { and, eq, max, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { endsProbation } from '../../domain/probation'
import { Refusal } from '../../domain/refusal'
import { append, nextVer } from '../audit'
import { partsIn } from '../claim'
import type { Db } from '../client'
import { type Actor, admit, deed, permit, personOf } from '../deed'
import { holdGraph } from '../graph'
import { VoteMark } from '../inputs/people'
import { hostOf, marksOf } from '../probation'
import { lockVoted, reckonAll } from '../reckon'
import { users, voteMarks, votes } from '../schema'

/**
 * A moderator finds the vote of somebody on probation sound or not, for its reason and its evidence, whatever it decided. With
 * enough of them probation ends, and all they voted on is reckoned anew. Out: whether it ended. Refused: `not_found`, also while
 * the vote is sealed; `not_on_probation`, `not_yourself`, `invited_by_you`, `part_in_claim`, `marked_already`, `stale` once the vote
 * was changed.
 */
export async function markVote(db: Db, actor: Actor, asked: z.input<typeof VoteMark>) {
  return deed(db, actor, VoteMark, asked, async (tx, by, input) => {
    admit(by, 'mark_vote')
    const moderatorId = personOf(by).id
    const { claimId, reviewerId, version } = votes
    await holdGraph(tx)
    const [vote] = await tx
      .select({ claimId, reviewerId, version, castAs: sql<number>`cast_as(${votes})` })
      .from(votes)
      .where(eq(votes.id, input.voteId))
    if (!vote) throw new Refusal('not_found')
    const [person] = await tx
      .select({ probation: users.probation })
      .from(users)
      .where(eq(users.id, vote.reviewerId))
      .for('update')
    const held = await lockVoted(tx, vote.reviewerId)
    const claim = held.find(({ id }) => id === vote.claimId)
    if (!claim?.settledAt) throw new Refusal('not_found')
    const invited = (await hostOf(tx, vote.reviewerId)) === moderatorId
    const parts = await partsIn(tx, claim.id, moderatorId)
    permit(by, 'mark_vote', { self: vote.reviewerId === moderatorId, invited, parts })
    if (!person?.probation) throw new Refusal('not_on_probation')
    const theirs = and(eq(claimId, claim.id), eq(reviewerId, vote.reviewerId))
    const [latest] = await tx
      .select({ version: max(version) })
      .from(votes)
      .where(theirs)
    if (latest?.version !== vote.version) throw new Refusal('stale')

    const at = new Date()
    const sound = input.sound === 'yes'
    const made = await tx
      .insert(voteMarks)
      .values({ ...vote, version: vote.castAs, moderatorId, sound, reason: input.reason, at })
      .onConflictDoNothing()
      .returning({ at: voteMarks.at })
    if (made.length === 0) throw new Refusal('marked_already')
    const subject = `vote:${claim.id}:${vote.reviewerId}`
    await append(tx, by, {
      kind: 'vote.marked',
      subject,
      ver: await nextVer(tx, 'vote.marked', subject),
      at,
      eventId: claim.eventId,
      claimId: claim.id,
      data: { claim: claim.id, person: vote.reviewerId, version: vote.castAs, sound },
      words: { reason: input.reason },
    })
    if (!endsProbation(await marksOf(tx, vote.reviewerId))) return { ended: false }

    await tx.update(users).set({ probation: false }).where(eq(users.id, vote.reviewerId))
    const cause = { kind: 'probation.ended', subject: `probation:${vote.reviewerId}` } as const
    await append(tx, 'rule', { kind: 'probation.ended', subject: cause.subject, at, data: { person: vote.reviewerId } })
    await reckonAll(tx, held, at, cause)
    return { ended: true }
  })
}
