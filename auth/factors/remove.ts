import { eq } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client'
import { factors, passkeys, recoveryCodes, sessions, users } from '../../db/schema'
import { waysOf } from './factor'
import { tell } from './tell'

/** Without a factor there is nothing to recover: with the last one everything about it goes. */
export async function endIfLast(tx: Tx, userId: string): Promise<void> {
  if ((await waysOf(tx, userId)).length > 0) return
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
  await tx.delete(factors).where(eq(factors.userId, userId))
}

/**
 * Takes every factor of a person away, for the operator, when they lost all of them and their codes too; what their sessions
 * had proven is proven no more. Out: how many there were; null for an address that nobody has.
 */
export async function removeFactors(
  db: Db,
  email: string,
): Promise<{ id: string; app: number; passkeys: number } | null> {
  const removed = await db.transaction(async (tx) => {
    const [person] = await tx.select({ id: users.id }).from(users).where(eq(users.email, email))
    if (!person) return null
    const { id } = person
    const [held] = await tx.select().from(factors).where(eq(factors.userId, id)).for('update')
    const keys = await tx.delete(passkeys).where(eq(passkeys.userId, id)).returning({ id: passkeys.id })
    await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, id))
    await tx.delete(factors).where(eq(factors.userId, id))
    const over = { provenAt: null, challenge: null, challengedAt: null, secret: null, secretAt: null }
    await tx.update(sessions).set(over).where(eq(sessions.userId, id))
    return { id, app: held?.secret ? 1 : 0, passkeys: keys.length }
  })
  if (removed && removed.app + removed.passkeys > 0) await tell(db, removed.id, 'all_removed')
  return removed
}
