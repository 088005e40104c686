import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, admit, deed, permit, personOf } from '../deed'
import { ProposedWithholding } from '../inputs/removals'
import { authorOf, holderOf, newlyProposed } from '../removal'
import { removals } from '../schema'

/**
 * Proposes that a text be withheld. Not one's own words (`not_yourself`), nor what is sealed or is not there (`not_found`).
 * Out: the proposal. Refused: `already_withheld`, `already_proposed`.
 */
export async function proposeWithholding(db: Db, actor: Actor, asked: z.input<typeof ProposedWithholding>) {
  return deed(db, actor, ProposedWithholding, asked, async (tx, by, input) => {
    admit(by, 'propose_withholding')
    const { about, code, reason } = input
    const proposedBy = personOf(by).id
    permit(by, 'propose_withholding', { self: (await authorOf(tx, about)) === proposedBy })
    await newlyProposed(tx, 'withhold', about)
    if (await holderOf(tx, about)) throw new Refusal('already_withheld')

    const at = new Date()
    const [row] = await tx
      .insert(removals)
      .values({ kind: 'withhold', about, code, reason, proposedBy, at })
      .returning()
    const { id, number } = row as typeof removals.$inferSelect
    const data = { removal: 'withhold', number, code, about }
    await append(tx, by, { kind: 'removal.proposed', subject: `removal:${id}`, at, data, words: { reason } })
    return { id }
  })
}
