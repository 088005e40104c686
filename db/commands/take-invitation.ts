import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { objectsToTaking } from '../../domain/invitation'
import { forbids } from '../../domain/permissions'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { TakenInvitation } from '../inputs/people'
import { invitationBy, lockInvitation } from '../invitation'
import { hasReviewed, setRole } from '../role'
import { invitationEnds, users } from '../schema'

/**
 * A reader takes an invitation and is a reviewer from their next request on. Refused: `not_found`, `already_reviewing`,
 * `own_invitation`, `invitation_taken` (of two at once, one is), `invitation_revoked`, `invitation_expired`, `inviter_left` where
 * whoever made it may not invite any more, `was_reviewer` for somebody whose role was taken: that is for an admin to give back.
 */
export async function takeInvitation(db: Db, actor: Actor, asked: z.input<typeof TakenInvitation>) {
  return deed(db, actor, TakenInvitation, asked, async (tx, by, input) => {
    permit(by, 'take_invitation')
    const taker = personOf(by)
    const found = await invitationBy(tx, input.token)
    if (!found) throw new Refusal('not_found')
    await lockInvitation(tx, found.id)
    const { handle, id, role, suspended } = users
    const held = await tx.select({ handle, id, role, suspended }).from(users).where(eq(id, found.madeBy)).for('share')
    const invitation = await invitationBy(tx, input.token)
    const maker = held[0]
    if (!invitation || !maker) throw new Refusal('not_found')

    const at = new Date()
    const able = forbids(maker, 'make_invitation') === null
    const objection = objectsToTaking({ ...invitation, maker: { able, self: maker.id === taker.id } }, at)
    if (objection) throw new Refusal(objection)
    if (await hasReviewed(tx, taker.id)) throw new Refusal('was_reviewer')

    await tx.insert(invitationEnds).values({ invitationId: invitation.id, end: 'taken', endedBy: taker.id, at })
    const subject = `invitation:${invitation.id}`
    await append(tx, by, { kind: 'invitation.taken', subject, at, data: { madeBy: maker.id } })
    await setRole(tx, 'rule', taker, 'reviewer', at)
    return { role: 'reviewer' as const }
  })
}
