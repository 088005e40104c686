import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { handleKey } from '../../domain/handle'
import type { Db } from '../client'
import { reinstatements, suspensions, users } from '../schema'
import { speaksAsParty } from '../ties'
import { cursorFrom, placeIn } from './cursor'

/** The suspension that holds now, beside each person. */
const holding = (db: Db) =>
  db
    .select({ userId: suspensions.userId, reason: suspensions.reason, since: suspensions.at })
    .from(suspensions)
    .leftJoin(reinstatements, eq(reinstatements.suspensionId, suspensions.id))
    .where(isNull(reinstatements.suspensionId))
    .as('holding')

/**
 * Everybody who has signed in and was not forgotten, the newest first, for the admin alone: addresses stand in it. `search` finds part of an
 * address or of a handle, in any of the spellings that one handle can have.
 */
export async function listPeople(db: Db, search: string, { limit, cursor }: { limit: number; cursor: string | null }) {
  const after = placeIn(cursor)
  const suspension = holding(db)
  const asked = search.trim().replace(/^@/, '').toLowerCase()
  const found = sql`(strpos(${users.email}, ${asked}) > 0 or strpos(${users.handleKey}, ${handleKey(asked) || asked}) > 0)`
  const beyond = sql`(${users.joinedAt}, ${users.id}) < (${after?.at.toISOString()}::timestamptz, ${after?.id}::uuid)`
  const rows = await db
    .select({
      id: users.id,
      email: sql<string>`${users.email}`,
      handle: users.handle,
      role: users.role,
      joinedAt: users.joinedAt,
      suspended: users.suspended,
      speaks: speaksAsParty(users.id),
      reason: suspension.reason,
      since: suspension.since,
    })
    .from(users)
    .leftJoin(suspension, eq(suspension.userId, users.id))
    .where(and(isNotNull(users.email), asked ? found : undefined, after ? beyond : undefined))
    .orderBy(desc(users.joinedAt), desc(users.id))
    .limit(limit + 1)
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, next: last ? cursorFrom([last.joinedAt.getTime(), last.id]) : null }
}

export type PersonRow = Awaited<ReturnType<typeof listPeople>>['items'][number]

/** The person of a handle, in any spelling of it; null for nobody. */
export async function findPerson(db: Db, handle: string): Promise<string | null> {
  const key = handleKey(handle.trim().replace(/^@/, '').toLowerCase())
  const [found] = await db.select({ id: users.id }).from(users).where(eq(users.handleKey, key))
  return found?.id ?? null
}
