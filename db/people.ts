import { eq } from 'drizzle-orm'
import type { Db } from './client'
import { users } from './schema'

/**
 * The person with this address; made when nobody has signed in with it yet, for the operator names the first people before
 * they come. That is no part of the record: they join it when they sign in and choose a handle.
 */
export async function expectPerson(db: Db, email: string): Promise<{ id: string; isNew: boolean }> {
  const [made] = await db.insert(users).values({ email }).onConflictDoNothing().returning({ id: users.id })
  if (made) return { id: made.id, isNew: true }
  const [known] = await db.select({ id: users.id }).from(users).where(eq(users.email, email))
  return { id: known?.id as string, isNew: false }
}
