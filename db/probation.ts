import { eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Mark } from '../domain/probation'
import type { Db } from './client'
import { voteMarks } from './schema'

/** What moderators found of somebody's votes. */
export async function marksOf(db: Db, reviewerId: string): Promise<Mark[]> {
  const { claimId, moderatorId, sound } = voteMarks
  return db
    .select({ claim: claimId, moderator: moderatorId, sound })
    .from(voteMarks)
    .where(eq(voteMarks.reviewerId, reviewerId))
}

/**
 * Who let somebody in to review: whose invitation they took, or who accepted their application; null where nobody did, and an
 * administrator or the operator gave them their role. Nobody comes in twice.
 */
export function letInBy(person: SQLWrapper): SQL<string | null> {
  return sql<string | null>`coalesce(
    (select i.made_by from invitation_ends t join invitations i on i.id = t.invitation_id
      where t.ended_by = ${person} and t.end = 'taken' limit 1),
    (select d.decided_by from application_decisions d where d.person_id = ${person} and d.accepted limit 1))`
}

/** The same of one person. */
export async function hostOf(db: Db, personId: string): Promise<string | null> {
  const [row] = await db.execute<{ by: string | null }>(sql`select ${letInBy(sql`${personId}::uuid`)} as by`)
  return row?.by ?? null
}
