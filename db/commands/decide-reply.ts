import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { lockClaim, partsIn } from '../claim'
import type { Db } from '../client'
import { type Actor, admit, deed, permit, personOf } from '../deed'
import { DecidedReply } from '../inputs/replies'
import { findReply, holdVoice, isDecided } from '../reply'
import { replyDecisions } from '../schema'

/**
 * A moderator with no part in the claim accepts a reply as the agent's own, or refuses it, in writing; one that its address spoke for can
 * only be refused. From then on whoever writes from the host of one that was accepted speaks for the agent, until one from there is
 * refused. Refused: `not_yourself`, `part_in_claim`; `already_decided`, `already_own`; `not_found`.
 */
export async function decideReply(db: Db, actor: Actor, asked: z.input<typeof DecidedReply>) {
  return deed(db, actor, DecidedReply, asked, async (tx, by, input) => {
    admit(by, 'decide_reply')
    const { replyId, decision, reason } = input
    const reply = await findReply(tx, replyId)
    const claim = await lockClaim(tx, reply.claimId)
    await holdVoice(tx, reply.agentId)
    const decidedBy = personOf(by).id
    permit(by, 'decide_reply', { self: reply.userId === decidedBy, parts: await partsIn(tx, claim.id, decidedBy) })
    if (await isDecided(tx, replyId)) throw new Refusal('already_decided')
    const accepted = decision === 'accepted'
    if (accepted && reply.afterId !== null) throw new Refusal('already_own', 'decision')

    const at = new Date()
    await tx.insert(replyDecisions).values({ replyId, accepted, reason, decidedBy, at })
    const place = { at, eventId: claim.eventId, claimId: claim.id }
    const said = { subject: `reply:${replyId}`, ...place, data: { claim: claim.id }, words: { reason } }
    if (accepted) await append(tx, by, { kind: 'reply.accepted', ...said })
    else await append(tx, by, { kind: 'reply.refused', ...said })
    return { accepted }
  })
}
