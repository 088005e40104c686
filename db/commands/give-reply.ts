import type { z } from 'zod'
import { VERSIONS } from '../../domain/limits'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { lockOpenClaim } from '../claim'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { NewReply } from '../inputs/replies'
import { knownAgents } from '../known'
import { addressOf, countReplies, holdVoice, refuseUnnamed, spokenForBy } from '../reply'
import { replies } from '../schema'

/**
 * Somebody who is named in a claim's provenance, or speaks for them, answers beside its verdict: known by an address that has answered,
 * without an account. Where a moderator found a reply from the same host to be theirs, and refused none from there since, it is theirs at
 * once; else it waits for a moderator. Said once more, it is a new version. Out: its id, and whether the address spoke for it. Refused:
 * `agent_unknown`, `agent_not_named` (field `agentId`); `too_many_versions` (field `text`); `not_found`.
 */
export async function giveReply(db: Db, actor: Actor, asked: z.input<typeof NewReply>) {
  return deed(db, actor, NewReply, asked, async (tx, by, input) => {
    permit(by, 'give_reply')
    const claim = await lockOpenClaim(tx, input.claimId)
    const userId = personOf(by).id
    const { agentId, name, text } = input
    await knownAgents(tx, [agentId], 'agentId')
    await refuseUnnamed(tx, { claimId: claim.id, agentId })

    const at = new Date()
    const whose = { claimId: claim.id, agentId, userId }
    const version = (await countReplies(tx, whose)) + 1
    if (version > VERSIONS) throw new Refusal('too_many_versions', 'text')
    await holdVoice(tx, agentId)
    const afterId = await spokenForBy(tx, agentId, await addressOf(tx, userId))
    const [reply] = await tx
      .insert(replies)
      .values({ ...whose, version, afterId, name, text, at })
      .returning({ id: replies.id })
    const id = reply?.id as string
    await append(tx, by, {
      kind: 'reply.given',
      subject: `reply:${id}`,
      at,
      eventId: claim.eventId,
      claimId: claim.id,
      data: { claim: claim.id, agent: agentId, version, after: afterId },
      words: { name, text },
    })
    return { id, proven: afterId !== null }
  })
}
