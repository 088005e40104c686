import { and, asc, count, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { parseAnswers, scored } from '../../domain/practice'
import type { Db } from '../client'
import { applicationDecisions, applications, interests, practices, users } from '../schema'

/** Undecided, by somebody who can still be accepted. */
const waits = and(
  isNull(applicationDecisions.applicationId),
  eq(users.role, 'reader'),
  eq(users.suspended, false),
  isNotNull(users.handle),
)

/** Applications that wait for a decision, the oldest first, each with what its maker answered in the practice set. */
export async function listApplications(db: Db, limit: number) {
  const rows = await db
    .select({
      id: applications.id,
      personId: applications.personId,
      handle: users.handle,
      statement: applications.statement,
      languages: applications.languages,
      at: applications.at,
      answers: practices.answers,
      // How many, which the log tells anybody; never which.
      ties: db.$count(interests, eq(interests.userId, applications.personId)),
    })
    .from(applications)
    .innerJoin(users, eq(users.id, applications.personId))
    .leftJoin(applicationDecisions, eq(applicationDecisions.applicationId, applications.id))
    .leftJoin(practices, eq(practices.personId, applications.personId))
    .where(waits)
    .orderBy(asc(applications.at), asc(applications.id))
    .limit(limit)
  return rows.map(({ answers, ...row }) => {
    const given = parseAnswers(answers ?? '')
    return { ...row, answers: given, score: scored(given) }
  })
}

export type ApplicationLine = Awaited<ReturnType<typeof listApplications>>[number]

/** How many wait. */
export async function countApplications(db: Db): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(applications)
    .innerJoin(users, eq(users.id, applications.personId))
    .leftJoin(applicationDecisions, eq(applicationDecisions.applicationId, applications.id))
    .where(waits)
  return row?.count ?? 0
}

/** Somebody's own last application, and what became of it; null where they never applied. */
export async function readApplication(db: Db, personId: string) {
  const decider = alias(users, 'decider')
  const [last] = await db
    .select({
      statement: applications.statement,
      languages: applications.languages,
      at: applications.at,
      accepted: applicationDecisions.accepted,
      reason: applicationDecisions.reason,
      decidedAt: applicationDecisions.at,
      decider: decider.handle,
    })
    .from(applications)
    .leftJoin(applicationDecisions, eq(applicationDecisions.applicationId, applications.id))
    .leftJoin(decider, eq(decider.id, applicationDecisions.decidedBy))
    .where(eq(applications.personId, personId))
    .orderBy(desc(applications.at), desc(applications.id))
    .limit(1)
  return last ?? null
}

export type OwnApplication = NonNullable<Awaited<ReturnType<typeof readApplication>>>
