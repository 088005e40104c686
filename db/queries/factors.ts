import { asc, count, eq } from 'drizzle-orm'
import type { Db } from '../client'
import { factors, passkeys, recoveryCodes } from '../schema'

/** What somebody has set up, for their own page: since when, when last used, and how many recovery codes are left. */
export async function readFactors(db: Db, userId: string) {
  const { id, name, addedAt, usedAt } = passkeys
  const [factor] = await db.select({ since: factors.secretAt }).from(factors).where(eq(factors.userId, userId))
  const keys = await db
    .select({ id, name, addedAt, usedAt })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(addedAt), asc(id))
  const [codes] = await db.select({ left: count() }).from(recoveryCodes).where(eq(recoveryCodes.userId, userId))
  return { app: factor?.since ?? null, passkeys: keys, codesLeft: codes?.left ?? 0 }
}

export type Factors = Awaited<ReturnType<typeof readFactors>>
