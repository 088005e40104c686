import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { verdictsThatOverturn } from '../../domain/dispute'
import { Refusal } from '../../domain/refusal'
import type { Verdict } from '../../domain/verdict'
import { append } from '../audit'
import { type Claim, lockClaim, partsIn, standingRuling } from '../claim'
import type { Db, Tx } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { evidenceOf } from '../evidence'
import { NewRuling } from '../inputs/votes'
import { reckon } from '../reckon'
import { disputes, rulings } from '../schema'

/**
 * A moderator with no part in the claim decides a case in writing. `upheld` fixes the verdict as it stands, `overturned`
 * another; both close the round. `dismissed` fixes nothing. Refused: `barred_…` to whoever has a part; `case_closed`;
 * `verdict_moved` when it is no longer the verdict that was read; `same_verdict`, `verdict_not_allowed` (field `verdict`).
 */
export async function rule(db: Db, actor: Actor, asked: z.input<typeof NewRuling>) {
  return deed(db, actor, NewRuling, asked, async (tx, by, input) => {
    const { disputeId, verdictVersion, outcome, reason } = input
    const [found] = await tx.select({ claimId: disputes.claimId }).from(disputes).where(eq(disputes.id, disputeId))
    if (!found) throw new Refusal('not_found')
    const claim = await lockClaim(tx, found.claimId)
    permit(by, 'rule', { parts: await partsIn(tx, claim.id, personOf(by).id) })

    const still = and(eq(disputes.id, disputeId), disputes.open)
    const closed = await tx.update(disputes).set({ open: false }).where(still).returning({ id: disputes.id })
    if (closed.length === 0) throw new Refusal('case_closed')
    if (claim.verdictVersion !== verdictVersion) throw new Refusal('verdict_moved')
    const verdict = await verdictFixed(tx, claim, input)

    const at = new Date()
    const before = await standingRuling(tx, claim.id)
    if (verdict && before)
      await tx.update(rulings).set({ stands: false }).where(eq(rulings.disputeId, before.disputeId))
    const { round } = claim
    const moderatorId = personOf(by).id
    const decision = { disputeId, claimId: claim.id, outcome, verdict, reason, moderatorId, verdictVersion, round }
    await tx.insert(rulings).values({ ...decision, at, stands: verdict !== null })
    await append(tx, by, {
      kind: 'dispute.ruled',
      subject: `dispute:${disputeId}`,
      at,
      eventId: claim.eventId,
      claimId: claim.id,
      data: { claim: claim.id, outcome, verdict, verdictVersion, round },
      words: { reason },
    })
    await reckon(tx, claim, at)
    return { outcome }
  })
}

/** The verdict that a ruling fixes, or null where it fixes none. */
async function verdictFixed(
  tx: Tx,
  claim: Claim,
  ruling: { outcome: string; verdict: Verdict | null },
): Promise<Verdict | null> {
  if (ruling.outcome === 'dismissed') return null
  if (ruling.outcome === 'upheld') return claim.verdict
  if (!ruling.verdict) throw new Refusal('required', 'verdict')
  if (ruling.verdict === claim.verdict) throw new Refusal('same_verdict', 'verdict')
  const allowed = verdictsThatOverturn(claim.verdict, await evidenceOf(tx, claim.id))
  if (!allowed.includes(ruling.verdict)) throw new Refusal('verdict_not_allowed', 'verdict')
  return ruling.verdict
}
