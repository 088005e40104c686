import type { z } from 'zod'
import { isOpenInvitation } from '../../domain/invitation'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, admit, deed, permit, personOf } from '../deed'
import { RevokedInvitation } from '../inputs/people'
import { invitationOf, lockInvitation } from '../invitation'
import { invitationEnds } from '../schema'

/**
 * Takes back an invitation that nobody has taken: one's own, or as an admin anybody's. Refused: `not_found`,
 * `not_your_invitation`, `invitation_closed` once it was taken, revoked or has expired.
 */
export async function revokeInvitation(db: Db, actor: Actor, asked: z.input<typeof RevokedInvitation>) {
  return deed(db, actor, RevokedInvitation, asked, async (tx, by, input) => {
    const { invitationId } = input
    admit(by, 'revoke_invitation', { own: true })
    await lockInvitation(tx, invitationId)
    const invitation = await invitationOf(tx, invitationId)
    if (!invitation) throw new Refusal('not_found')
    const endedBy = personOf(by).id
    permit(by, 'revoke_invitation', { own: invitation.madeBy === endedBy })
    const at = new Date()
    if (!isOpenInvitation(invitation, at)) throw new Refusal('invitation_closed')

    await tx.insert(invitationEnds).values({ invitationId, end: 'revoked', endedBy, at })
    await append(tx, by, { kind: 'invitation.revoked', subject: `invitation:${invitationId}`, at, data: {} })
  })
}
