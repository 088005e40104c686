import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, admit, deed, permit, personOf } from '../deed'
import { ProposedShowing } from '../inputs/removals'
import { holderOf, newlyProposed, whoseIs } from '../removal'
import { removals } from '../schema'

/**
 * Proposes that what a removal withholds be shown again. Not one's own words (`not_yourself`). Out: the proposal. Refused:
 * `not_withheld`, `already_proposed`, `not_found`.
 */
export async function proposeShowing(db: Db, actor: Actor, asked: z.input<typeof ProposedShowing>) {
  return deed(db, actor, ProposedShowing, asked, async (tx, by, input) => {
    admit(by, 'propose_showing')
    const { removalId, reason } = input
    const [withheld] = await tx.select({ about: removals.about }).from(removals).where(eq(removals.id, removalId))
    if (!withheld) throw new Refusal('not_found', 'removalId')
    permit(by, 'propose_showing', { self: (await whoseIs(tx, withheld.about)) === personOf(by).id })
    const about = `removal:${removalId}`
    await newlyProposed(tx, 'show', about)
    if ((await holderOf(tx, withheld.about)) !== removalId) throw new Refusal('not_withheld')

    const at = new Date()
    const proposedBy = personOf(by).id
    const [row] = await tx.insert(removals).values({ kind: 'show', about, reason, proposedBy, at }).returning()
    const { id, number } = row as typeof removals.$inferSelect
    const data = { removal: 'show', number, code: null, about }
    await append(tx, by, { kind: 'removal.proposed', subject: `removal:${id}`, at, data, words: { reason } })
    return { id }
  })
}
