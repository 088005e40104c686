import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { partsInThing, refuseWhileDisputed, refuseWhileOpen } from '../case'
import { activeCitation } from '../citation'
import type { Db } from '../client'
import { type Actor, deed, forbiddenTurn, idOf, permit, personOf } from '../deed'
import { claimsTouched, lockGraph } from '../graph'
import { CitationWithdrawal } from '../inputs/citations'
import { reckonTouched } from '../reckon'
import { citationWithdrawals } from '../schema'
import { claimsBorne } from '../thing'

/**
 * Takes a citation back, with a reason; it stays visible as withdrawn, and evidence that spoke through it speaks for itself.
 * For whoever recorded it, or a moderator (`not_yours`) with no part in a claim that it bears on (`barred_…`). Refused:
 * `already_withdrawn`, `not_found`; `dispute_open` to a moderator while a case about it is open, which decides that; `disputed` while
 * one is on a verdict that rests on it; `needs_case` where a published verdict would become another: a case about it decides that.
 */
export async function withdrawCitation(db: Db, actor: Actor, asked: z.input<typeof CitationWithdrawal>) {
  return deed(db, actor, CitationWithdrawal, asked, async (tx, by, input) => {
    await lockGraph(tx)
    const citation = await activeCitation(tx, input.citationId)
    const own = citation.recordedBy === idOf(by)
    const about = `citation:${citation.id}`
    const claims = await claimsBorne(tx, citation.id)
    const parts = own ? [] : await partsInThing(tx, { about, claims }, personOf(by).id)
    permit(by, 'withdraw_citation', { own, parts })
    if (!own) await refuseWhileOpen(tx, about)
    const touched = await claimsTouched(tx, { citations: [citation.id] })
    await refuseWhileDisputed(tx, touched)

    const at = new Date()
    const { citationId, reason } = input
    const withdrawn = await tx
      .insert(citationWithdrawals)
      .values({ citationId, reason, withdrawnBy: idOf(by), at })
      .onConflictDoNothing()
      .returning({ at: citationWithdrawals.at })
    if (withdrawn.length === 0) throw new Refusal('already_withdrawn')
    await append(tx, by, {
      kind: 'citation.withdrawn',
      subject: about,
      at,
      eventId: citation.eventId,
      data: { source: citation.sourceId },
      words: { reason },
    })
    const cause = { kind: 'citation.withdrawn', subject: about } as const
    await reckonTouched(tx, touched, at, cause, forbiddenTurn(by, 'withdraw_citation'))
  })
}
