import { eq, or } from 'drizzle-orm'
import type { z } from 'zod'
import { INVITATIONS_OPEN } from '../../domain/invitation'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { NewInvitation } from '../inputs/people'
import { countOpen, hashOf } from '../invitation'
import { invitations } from '../schema'

/**
 * Makes an invitation to become a reviewer, for whoever will hold its token. Its id was drawn before, so that a token could be
 * made for it, of which only the SHA-256 is kept. Out: the invitation. Refused: `invitations_open` while too many of one's own
 * are, `already_sent` for an id or a token that was used before.
 */
export async function makeInvitation(db: Db, actor: Actor, asked: z.input<typeof NewInvitation>) {
  return deed(db, actor, NewInvitation, asked, async (tx, by, input) => {
    permit(by, 'make_invitation')
    const madeBy = personOf(by).id
    const at = new Date()
    if ((await countOpen(tx, madeBy, at)) >= INVITATIONS_OPEN) throw new Refusal('invitations_open')
    const { invitationId: id } = input
    const tokenHash = hashOf(input.token)
    const same = or(eq(invitations.id, id), eq(invitations.tokenHash, tokenHash))
    const known = await tx.select({ id: invitations.id }).from(invitations).where(same)
    if (known.length > 0) throw new Refusal('already_sent')

    await tx.insert(invitations).values({ id, tokenHash, madeBy, at })
    await append(tx, by, { kind: 'invitation.made', subject: `invitation:${id}`, at, data: { token: tokenHash } })
    return { id }
  })
}
