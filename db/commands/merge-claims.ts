import type { z } from 'zod'
import { refuseMerge } from '../../domain/claim-merge'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { carry, lockPair, meetCarried, mergeable, partsInBoth, reckonPair } from '../claim-merge'
import { foreseeMerge } from '../claim-merge-foreseen'
import type { Db } from '../client'
import { type Actor, deed, forbiddenTurn, permit, personOf } from '../deed'
import { ClaimMerge } from '../inputs/events'
import { claimMerges } from '../schema'

/**
 * Finds two claims of an event to say the same: what was said of the one bears on the other from now on, each reviewer's latest vote
 * on either once, and its address leads on. The verdict of the one that stays is reckoned anew. Out: its id.
 * Refused: `barred_…` for a moderator
 * with a part in either; `not_found`, `same_claim`, `claim_elsewhere`, `claim_merged` (field `into`); `headline_stays`, `claim_merged`,
 * `holds_claims`, `disputed`, `votes_held`, `claim_settled`, `claim_ruled`, `votes_settled`, of which domain/claim-merge.ts says why;
 * `on_probation` where the published verdict of the one that stays would become another; `moved`, also when it would not do any more what whoever confirms it was shown.
 */
export async function mergeClaims(db: Db, actor: Actor, asked: z.input<typeof ClaimMerge>) {
  return deed(db, actor, ClaimMerge, asked, async (tx, by, input) => {
    const pair = await lockPair(tx, input.claimId, input.into)
    permit(by, 'merge_claims', { parts: await partsInBoth(tx, by, pair) })
    const { goes, stays } = pair
    refuseMerge(await mergeable(tx, goes), await mergeable(tx, stays))
    if (input.seen !== null && input.seen !== (await foreseeMerge(tx, pair)).seen) throw new Refusal('moved')

    const at = new Date()
    const now = await meetCarried(tx, stays, pair, at)
    const { eventId } = goes
    const [row] = await tx
      .insert(claimMerges)
      .values({ claimId: goes.id, intoId: stays.id, reason: input.reason, mergedBy: personOf(by).id, at })
      .returning({ id: claimMerges.id })
    const cause = { kind: 'claim.merged', subject: `claim_merge:${row?.id}` } as const
    await append(tx, by, {
      kind: 'claim.merged',
      subject: cause.subject,
      at,
      eventId,
      claimId: goes.id,
      data: { claim: goes.id, into: stays.id },
      words: { reason: input.reason },
    })
    await carry(tx, goes.id, stays.id, stays.id)
    await reckonPair(tx, { goes, stays: now }, at, { cause, unturned: forbiddenTurn(by, 'merge_claims') })
    return { into: stays.id }
  })
}
