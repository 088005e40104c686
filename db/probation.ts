import { and, eq } from 'drizzle-orm'
import type { Mark } from '../domain/probation'
import type { Db } from './client'
import { invitationEnds, invitations, voteMarks } from './schema'

/** What moderators found of somebody's votes. */
export async function marksOf(db: Db, reviewerId: string): Promise<Mark[]> {
  const { claimId, moderatorId, sound } = voteMarks
  return db
    .select({ claim: claimId, moderator: moderatorId, sound })
    .from(voteMarks)
    .where(eq(voteMarks.reviewerId, reviewerId))
}

/** Who invited somebody; null for whom nobody did. */
export async function inviterOf(db: Db, personId: string): Promise<string | null> {
  const [taken] = await db
    .select({ by: invitations.madeBy })
    .from(invitationEnds)
    .innerJoin(invitations, eq(invitations.id, invitationEnds.invitationId))
    .where(and(eq(invitationEnds.endedBy, personId), eq(invitationEnds.end, 'taken')))
  return taken?.by ?? null
}
