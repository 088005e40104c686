import { and, eq, gt, sql } from 'drizzle-orm'
import type { Person } from '../../domain/permissions'
import type { Db } from '../client'
import { sessions, users } from '../schema'

/** A person in their session: since when it is open, and when a second factor was last proven in it. */
export type SignedIn = Person & { openedAt: Date; provenAt: Date | null }

/** Who holds a live session, as they are at this moment; null for a session that is unknown, closed or expired. */
export async function readPersonBySession(db: Db, key: string): Promise<SignedIn | null> {
  const { id, handle, role, suspended } = users
  const [person] = await db
    .select({ id, handle, role, suspended, openedAt: sessions.openedAt, provenAt: sessions.provenAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.sessionToken, key), gt(sessions.expires, sql`now()`)))
  return person ?? null
}
