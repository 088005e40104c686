import { and, eq, gt, sql } from 'drizzle-orm'
import type { Person } from '../../domain/permissions'
import type { Db } from '../client'
import { sessions, users } from '../schema'

/** Who holds a live session, as they are at this moment; null for a session that is unknown, closed or expired. */
export async function readPersonBySession(db: Db, key: string): Promise<Person | null> {
  const [person] = await db
    .select({ id: users.id, handle: users.handle, role: users.role, suspended: users.suspended })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.sessionToken, key), gt(sessions.expires, sql`now()`)))
  return person ?? null
}
