import { desc, eq, sql } from 'drizzle-orm'
import { Refusal } from '../domain/refusal'
import type { Db, Tx } from './client'
import { applicationDecisions, applications, practices, users } from './schema'

/** Somebody's last application and what became of it; null where they never applied. */
export async function lastApplication(db: Db, personId: string) {
  const [last] = await db
    .select({ id: applications.id, accepted: applicationDecisions.accepted, decidedAt: applicationDecisions.at })
    .from(applications)
    .leftJoin(applicationDecisions, eq(applicationDecisions.applicationId, applications.id))
    .where(eq(applications.personId, personId))
    .orderBy(desc(applications.at), desc(applications.id))
    .limit(1)
  return last ?? null
}

/** What bears on applying, of somebody whose applications take turns from here on. */
export async function lockApplying(tx: Tx, personId: string) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`applying:${personId}`}))`)
  const last = await lastApplication(tx, personId)
  const practised = await tx.select({ at: practices.at }).from(practices).where(eq(practices.personId, personId))
  const refusedAt = last?.accepted === false ? last.decidedAt : null
  return { practised: practised.length > 0, waits: last !== null && last.accepted === null, refusedAt }
}

/**
 * Takes an application for whoever decides it, and the applicant. Out: whose it is, and whether they are still a reader who can be
 * accepted. Refused: `not_found`, `already_decided`.
 */
export async function lockApplication(tx: Tx, id: string): Promise<{ personId: string; isLeft: boolean }> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`application:${id}`}))`)
  const [application] = await tx
    .select({ personId: applications.personId })
    .from(applications)
    .where(eq(applications.id, id))
  if (!application) throw new Refusal('not_found')
  const ofIt = eq(applicationDecisions.applicationId, id)
  const decided = await tx.select({ at: applicationDecisions.at }).from(applicationDecisions).where(ofIt)
  if (decided.length > 0) throw new Refusal('already_decided')
  const { role, suspended, handle } = users
  const themselves = eq(users.id, application.personId)
  const [person] = await tx.select({ role, suspended, handle }).from(users).where(themselves).for('update')
  const isLeft = person?.role !== 'reader' || person.suspended || person.handle === null
  return { ...application, isLeft }
}
