import { createHash } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { type InvitationEnd, isOpenInvitation } from '../domain/invitation'
import type { Db, Tx } from './client'
import { invitationEnds, invitations } from './schema'

export type Invitation = { id: string; madeBy: string; madeAt: Date; end: InvitationEnd | null }

/** What is kept of a token. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

const chosen = (db: Db) =>
  db
    .select({ id: invitations.id, madeBy: invitations.madeBy, madeAt: invitations.at, end: invitationEnds.end })
    .from(invitations)
    .leftJoin(invitationEnds, eq(invitationEnds.invitationId, invitations.id))

/** The invitation that a token opens; null for none. */
export async function invitationBy(db: Db, token: string): Promise<Invitation | null> {
  const [found] = await chosen(db).where(eq(invitations.tokenHash, hashOf(token)))
  return found ?? null
}

export async function invitationOf(db: Db, id: string): Promise<Invitation | null> {
  const [found] = await chosen(db).where(eq(invitations.id, id))
  return found ?? null
}

/** Those who end one invitation take turns: a row that is never written cannot be locked; its name can. */
export async function lockInvitation(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`invitation:${id}`}))`)
}

/** How many invitations of a person can still be taken; whoever counts them to make one more takes turns. */
export async function countOpen(tx: Tx, madeBy: string, now: Date): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`inviting:${madeBy}`}))`)
  const made = await chosen(tx).where(eq(invitations.madeBy, madeBy))
  return made.filter((each) => isOpenInvitation(each, now)).length
}
