import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { refuseWhileOpen } from '../case'
import { activeCitation } from '../citation'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { claimsTouched, lockGraph } from '../graph'
import { CitationWithdrawal } from '../inputs/citations'
import { reckonTouched } from '../reckon'
import { citationWithdrawals } from '../schema'

/**
 * Takes a citation back, with a reason; it stays visible as withdrawn, and evidence that spoke through it speaks for itself.
 * For whoever recorded it, or a moderator (`not_yours`). Refused: `already_withdrawn`, `not_found`; `dispute_open` to a
 * moderator while a case about it is open, which decides that.
 */
export async function withdrawCitation(db: Db, actor: Actor, asked: z.input<typeof CitationWithdrawal>) {
  return deed(db, actor, CitationWithdrawal, asked, async (tx, by, input) => {
    await lockGraph(tx)
    const citation = await activeCitation(tx, input.citationId)
    const own = citation.recordedBy === idOf(by)
    permit(by, 'withdraw_citation', { own })
    if (!own) await refuseWhileOpen(tx, `citation:${citation.id}`)

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
      subject: `citation:${citationId}`,
      at,
      eventId: citation.eventId,
      data: { source: citation.sourceId },
      words: { reason },
    })
    await reckonTouched(tx, await claimsTouched(tx, { citations: [citationId] }), at, {
      kind: 'citation.withdrawn',
      subject: `citation:${citationId}`,
    })
  })
}
