import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { lockClaim, partsIn, standingRuling } from '../claim'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { NewDispute } from '../inputs/votes'
import { reckon } from '../reckon'
import { disputes } from '../schema'

/**
 * A reviewer contests a verdict: a case is opened with a ground and a statement, and waits for a moderator with no part in
 * it. Out: its id. Refused: `not_settled` while there is no verdict to contest; `dispute_open` while another case is open;
 * `ruling_stands` until there is new evidence; `recused`.
 */
export async function openDispute(db: Db, actor: Actor, asked: z.input<typeof NewDispute>) {
  return deed(db, actor, NewDispute, asked, async (tx, by, input) => {
    const claim = await lockClaim(tx, input.claimId)
    permit(by, 'open_dispute', { parts: await partsIn(tx, claim.id, personOf(by).id) })

    if (claim.settledAt === null) throw new Refusal('not_settled')
    const ruling = await standingRuling(tx, claim.id)
    if (ruling?.round === claim.round) throw new Refusal('ruling_stands')
    const open = and(eq(disputes.claimId, claim.id), disputes.open)
    if ((await tx.select({ id: disputes.id }).from(disputes).where(open)).length > 0) throw new Refusal('dispute_open')

    const at = new Date()
    const { ground, statement } = input
    const { verdictVersion } = claim
    const [dispute] = await tx
      .insert(disputes)
      .values({ claimId: claim.id, ground, statement, openedBy: personOf(by).id, openedAt: at, verdictVersion })
      .returning({ id: disputes.id })
    const id = dispute?.id as string
    await append(tx, by, {
      kind: 'dispute.opened',
      subject: `dispute:${id}`,
      at,
      eventId: claim.eventId,
      claimId: claim.id,
      data: { claim: claim.id, ground, verdictVersion },
      words: { statement },
    })
    await reckon(tx, claim, at)
    return { id }
  })
}
