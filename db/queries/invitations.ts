import { desc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { expiryOf, isOpenInvitation, objectsToTaking } from '../../domain/invitation'
import { forbids } from '../../domain/permissions'
import type { Db } from '../client'
import { invitationBy } from '../invitation'
import { invitationEnds, invitations, users } from '../schema'

/** The newest invitations: who made them, until when they hold, and who took them. Never a token. */
export async function listInvitations(db: Db, limit: number, now = new Date()) {
  const taker = alias(users, 'taker')
  const rows = await db
    .select({
      id: invitations.id,
      madeBy: invitations.madeBy,
      maker: users.handle,
      madeAt: invitations.at,
      end: invitationEnds.end,
      endedAt: invitationEnds.at,
      taker: taker.handle,
    })
    .from(invitations)
    .innerJoin(users, eq(users.id, invitations.madeBy))
    .leftJoin(invitationEnds, eq(invitationEnds.invitationId, invitations.id))
    .leftJoin(taker, eq(taker.id, invitationEnds.endedBy))
    .orderBy(desc(invitations.at), desc(invitations.id))
    .limit(limit)
  return rows.map((row) => ({ ...row, expiresAt: expiryOf(row.madeAt), isOpen: isOpenInvitation(row, now) }))
}

export type InvitationLine = Awaited<ReturnType<typeof listInvitations>>[number]

/** The invitation of a token, for whoever opened it: by whom, until when, and why it cannot be taken; null for none. */
export async function readInvitation(db: Db, token: string, reader: string | null, now = new Date()) {
  const found = await invitationBy(db, token)
  if (!found) return null
  const { id, handle, role, suspended } = users
  const [maker] = await db.select({ id, handle, role, suspended }).from(users).where(eq(id, found.madeBy))
  if (!maker) return null
  const able = forbids(maker, 'make_invitation') === null
  const objection = objectsToTaking({ ...found, maker: { able, self: maker.id === reader } }, now)
  return { maker: maker.handle, expiresAt: expiryOf(found.madeAt), objection }
}
