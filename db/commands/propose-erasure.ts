import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit, personOf } from '../deed'
import { ProposedErasure } from '../inputs/removals'
import { newlyProposed } from '../removal'
import { removals, users } from '../schema'

/**
 * Proposes that a person be forgotten: a moderator for somebody else, anybody for themselves; an admin, somebody else again,
 * decides. Out: the proposal. Refused: `not_found`, `already_proposed`, `not_your_role`.
 */
export async function proposeErasure(db: Db, actor: Actor, asked: z.input<typeof ProposedErasure>) {
  return deed(db, actor, ProposedErasure, asked, async (tx, by, input) => {
    const { personId, code, reason } = input
    const self = personId === idOf(by)
    if (self) permit(by, 'ask_erasure', { self })
    else permit(by, 'propose_erasure')
    const [person] = await tx.select({ email: users.email }).from(users).where(eq(users.id, personId))
    if (!person?.email) throw new Refusal('not_found', 'personId')
    const about = `person:${personId}`
    await newlyProposed(tx, 'erase', about)

    const at = new Date()
    const proposedBy = personOf(by).id
    const [row] = await tx.insert(removals).values({ kind: 'erase', about, code, reason, proposedBy, at }).returning()
    const { id, number } = row as typeof removals.$inferSelect
    const data = { removal: 'erase', number, code, about }
    await append(tx, by, { kind: 'removal.proposed', subject: `removal:${id}`, at, data, words: { reason } })
    return { id }
  })
}
