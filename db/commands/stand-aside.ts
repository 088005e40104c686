import type { z } from 'zod'
import { append } from '../audit'
import { lockOpenClaim } from '../claim'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { StandingAside } from '../inputs/votes'
import { reckon } from '../reckon'
import { recusals } from '../schema'

/**
 * A reviewer declares a tie and stands aside on a claim, for good: their votes on it stay and no longer count, and they
 * neither vote, dispute nor rule on it. Doing it twice changes nothing. Refused: only what permission refuses.
 */
export async function standAside(db: Db, actor: Actor, asked: z.input<typeof StandingAside>) {
  return deed(db, actor, StandingAside, asked, async (tx, by, input) => {
    const claim = await lockOpenClaim(tx, input.claimId)
    permit(by, 'stand_aside')

    const at = new Date()
    const recused = await tx
      .insert(recusals)
      .values({ claimId: claim.id, userId: personOf(by).id, at })
      .onConflictDoNothing()
      .returning({ at: recusals.at })
    if (recused.length === 0) return
    await append(tx, by, {
      kind: 'reviewer.recused',
      subject: `recusal:${claim.id}:${personOf(by).id}`,
      at,
      eventId: claim.eventId,
      claimId: claim.id,
      data: { claim: claim.id },
    })
    await reckon(tx, claim, at)
  })
}
