import { and, asc, count, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../client'
import { reinstatements, suspensionAppeals, suspensions, upheldSuspensions, users } from '../schema'
import { nameOf } from './parties'

const suspender = alias(users, 'suspender')
const decider = alias(users, 'decider')
/** Whether an admin is there who may decide: not who suspended them, and not themselves. */
const decidable = sql<boolean>`exists (select from users a where a.role = 'admin' and not a.suspended and a.handle is not null
  and a.id <> ${suspensions.userId} and a.id is distinct from ${suspensions.suspendedBy})`

/** Suspensions that hold, with what was written against each and what came of that. */
const holding = (db: Db) =>
  db
    .select({
      id: suspensions.id,
      personId: suspensions.userId,
      name: nameOf(sql`${users}`),
      reason: suspensions.reason,
      since: suspensions.at,
      suspendedBy: suspensions.suspendedBy,
      suspender: suspender.handle,
      statement: suspensionAppeals.statement,
      appealedAt: suspensionAppeals.at,
      upheld: upheldSuspensions.reason,
      upheldAt: upheldSuspensions.at,
      decider: decider.handle,
      decidable,
    })
    .from(suspensions)
    .innerJoin(users, eq(users.id, suspensions.userId))
    .leftJoin(suspender, eq(suspender.id, suspensions.suspendedBy))
    .leftJoin(reinstatements, eq(reinstatements.suspensionId, suspensions.id))
    .leftJoin(suspensionAppeals, eq(suspensionAppeals.suspensionId, suspensions.id))
    .leftJoin(upheldSuspensions, eq(upheldSuspensions.suspensionId, suspensions.id))
    .leftJoin(decider, eq(decider.id, upheldSuspensions.decidedBy))

const holds = isNull(reinstatements.suspensionId)

/** Why, by whom and since when somebody is suspended, and how their appeal stands; null when they are not. */
export async function readSuspension(db: Db, personId: string) {
  const [found] = await holding(db).where(and(eq(suspensions.userId, personId), holds))
  return found ?? null
}

const waits = and(holds, isNotNull(suspensionAppeals.suspensionId), isNull(upheldSuspensions.suspensionId))

/** How many appeals wait, and how many of them this admin may decide: of those whom somebody else suspended. */
export async function countSuspensionAppeals(db: Db, adminId: string): Promise<{ open: number; mine: number }> {
  const [row] = await db
    .select({
      open: count(),
      mine: sql<number>`(count(*) filter (where ${suspensions.suspendedBy} is distinct from ${adminId}::uuid))::int`,
    })
    .from(suspensionAppeals)
    .innerJoin(suspensions, eq(suspensions.id, suspensionAppeals.suspensionId))
    .leftJoin(reinstatements, eq(reinstatements.suspensionId, suspensions.id))
    .leftJoin(upheldSuspensions, eq(upheldSuspensions.suspensionId, suspensions.id))
    .where(waits)
  return { open: row?.open ?? 0, mine: row?.mine ?? 0 }
}

/** The appeals that wait for an admin, the oldest first. */
export async function listSuspensionAppeals(db: Db) {
  return holding(db).where(waits).orderBy(asc(suspensionAppeals.at))
}

export type SuspensionShown = Awaited<ReturnType<typeof listSuspensionAppeals>>[number]
