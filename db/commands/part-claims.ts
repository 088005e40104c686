import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { refuseClaimParting, settlesByParting } from '../../domain/claim-merge'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import {
  carry,
  claimMergeOn,
  lockPair,
  meetCarried,
  mergeable,
  partsInBoth,
  reckonPair,
  settleParted,
} from '../claim-merge'
import type { Db } from '../client'
import { type Actor, admit, deed, forbiddenTurn, permit, personOf } from '../deed'
import { ClaimParting } from '../inputs/events'
import { claimMerges, claims } from '../schema'

/**
 * Undoes the merge of a claim: exactly what was carried bears on it again, and what was said since stays with the one that stayed. Both
 * are reckoned anew. Out: its id. Where the other has settled meanwhile, and the ballots were opened with it, the claim has settled too. Refused:
 * `barred_…` for a moderator with a part in either; `claim_not_merged`; `disputed`, `votes_held`; `parting_turns` where the published verdict
 * of the one that stayed would become another, which a case on it decides; `moved`; `not_found`.
 */
export async function partClaims(db: Db, actor: Actor, asked: z.input<typeof ClaimParting>) {
  return deed(db, actor, ClaimParting, asked, async (tx, by, input) => {
    admit(by, 'part_claims')
    const { claimId, reason } = input
    const [found] = await tx.select({ into: claims.mergedInto }).from(claims).where(eq(claims.id, claimId))
    if (!found) throw new Refusal('not_found', 'claimId')
    if (found.into === null) throw new Refusal('claim_not_merged')
    const pair = await lockPair(tx, claimId, found.into)
    permit(by, 'part_claims', { parts: await partsInBoth(tx, by, pair) })
    const { goes, stays } = pair
    const [going, staying] = [await mergeable(tx, goes), await mergeable(tx, stays)]
    refuseClaimParting(going, staying)
    const merge = await claimMergeOn(tx, claimId)
    if (!merge) throw new Refusal('claim_not_merged')

    const at = new Date()
    const met = await meetCarried(tx, goes, pair, at)
    const { eventId } = goes
    const [row] = await tx
      .insert(claimMerges)
      .values({ claimId: goes.id, intoId: stays.id, undoes: merge.id, reason, mergedBy: personOf(by).id, at })
      .returning({ id: claimMerges.id })
    const cause = { kind: 'claim.parted', subject: `claim_merge:${row?.id}` } as const
    await append(tx, by, {
      kind: 'claim.parted',
      subject: cause.subject,
      at,
      eventId,
      claimId,
      data: { claim: claimId, from: stays.id, undoes: merge.id },
      words: { reason },
    })
    await carry(tx, goes.id, null, stays.id)
    const back = { ...met, mergedInto: null }
    const now = settlesByParting(going, staying) ? await settleParted(tx, back, at) : back
    await reckonPair(tx, { goes: now, stays }, at, { cause, unturned: forbiddenTurn(by, 'part_claims') })
    return { claimId }
  })
}
