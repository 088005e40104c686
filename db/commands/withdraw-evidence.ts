import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { partsInThing, refuseWhileDisputed, refuseWhileOpen } from '../case'
import { lockClaim } from '../claim'
import type { Db } from '../client'
import { type Actor, deed, forbiddenTurn, idOf, permit, personOf } from '../deed'
import { holdGraph } from '../graph'
import { Withdrawal } from '../inputs/evidence'
import { reckon } from '../reckon'
import { evidence, withdrawals, withdrawnEvidence } from '../schema'
import { foresee } from '../withdrawal'

/**
 * Takes a piece of evidence back, with a reason; it stays visible as withdrawn, and votes that rest on nothing else need
 * another look. For whoever attached it, or a moderator (`not_yours`) with no part in the claim (`barred_…`). Refused:
 * `already_withdrawn`, `not_found`; `dispute_open` to a moderator while a case about it is open, which decides that; `disputed` while one
 * on the verdict is; `moved` when it would not do any more what whoever confirms it was shown; `needs_case` where a published verdict
 * would become another: a case about the piece decides that.
 */
export async function withdrawEvidence(db: Db, actor: Actor, asked: z.input<typeof Withdrawal>) {
  return deed(db, actor, Withdrawal, asked, async (tx, by, input) => {
    const { claimId, attachedBy } = evidence
    await holdGraph(tx)
    const [piece] = await tx.select({ claimId, attachedBy }).from(evidence).where(eq(evidence.id, input.evidenceId))
    if (!piece) throw new Refusal('not_found')
    const claim = await lockClaim(tx, piece.claimId)
    const own = piece.attachedBy === idOf(by)
    const about = `evidence:${input.evidenceId}`
    const parts = own ? [] : await partsInThing(tx, { about, claims: [claim] }, personOf(by).id)
    permit(by, 'withdraw_evidence', { own, parts })

    const at = new Date()
    const { evidenceId, reason, seen } = input
    const gone = await tx.select().from(withdrawnEvidence).where(eq(withdrawnEvidence.evidenceId, evidenceId))
    if (gone.length > 0) throw new Refusal('already_withdrawn')
    if (!own) await refuseWhileOpen(tx, about)
    await refuseWhileDisputed(tx, [claim.id])
    if (seen !== null && seen !== (await foresee(tx, claim, evidenceId)).seen) throw new Refusal('moved')
    await tx.insert(withdrawals).values({ evidenceId, reason, withdrawnBy: idOf(by), at })
    await append(tx, by, {
      kind: 'evidence.withdrawn',
      subject: about,
      at,
      eventId: claim.eventId,
      claimId: claim.id,
      data: { claim: claim.id },
      words: { reason },
    })
    await reckon(tx, claim, at, { unturned: forbiddenTurn(by, 'withdraw_evidence') })
  })
}
