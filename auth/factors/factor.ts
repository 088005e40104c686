import { count, eq } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client'
import { PROOF } from '../../db/deed'
import { factors, passkeys, recoveryCodes, sessions } from '../../db/schema'
import { forbidsEnrolment, RECOVERY_CODES } from '../../domain/factor'
import { isProven, type ProvenAt } from '../../domain/permissions'
import { Refusal } from '../../domain/refusal'
import { newRecoveryCode } from './codes'
import { hashOf } from './sealed'

/** Whoever proves or sets up a factor, in the session in which they do. */
export type Holder = {
  id: string
  handle: string | null
  /** By what the database knows it. */
  session: string
  openedAt: Date
  provenAt: ProvenAt
}

export type Factor = typeof factors.$inferSelect

/** The factor of a person, held until the transaction ends: everything that is done with it happens one after the other. */
export async function lockFactor(tx: Tx, userId: string): Promise<Factor> {
  await tx.insert(factors).values({ userId }).onConflictDoNothing()
  const [factor] = await tx.select().from(factors).where(eq(factors.userId, userId)).for('update')
  return factor as Factor
}

/** By what somebody can prove themselves: nothing while they have set up nothing. */
export async function waysOf(db: Db | Tx, userId: string): Promise<('app' | 'passkey')[]> {
  const [factor] = await db.select({ secret: factors.secret }).from(factors).where(eq(factors.userId, userId))
  const [keys] = await db.select({ many: count() }).from(passkeys).where(eq(passkeys.userId, userId))
  return [...(factor?.secret ? ['app' as const] : []), ...(keys && keys.many > 0 ? ['passkey' as const] : [])]
}

/** Refuses to set up a factor but in a fresh sign-in or after the proof of another. Out: whether this is the first. */
export async function permitEnrolment(tx: Tx, who: Holder, at: Date): Promise<boolean> {
  const has = (await waysOf(tx, who.id)).length > 0
  const code = forbidsEnrolment(who, has, at)
  if (code) throw new Refusal(code, code === 'step_up_needed' ? PROOF : undefined)
  return !has
}

/** Refuses what only a proven factor may do. */
export function permitProven(who: Holder, at: Date): void {
  if (!isProven(who.provenAt, at)) throw new Refusal('step_up_needed', PROOF)
}

/** Notes in the session that its holder has just proven themselves. */
export async function noteProof(tx: Tx, who: Holder, provenAt: Date): Promise<void> {
  await tx.update(sessions).set({ provenAt }).where(eq(sessions.sessionToken, who.session))
}

/** New recovery codes in place of those before: told this once, kept as hashes. */
export async function drawRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, hash: hashOf(code, userId) })))
  return codes.map((code) => code.replace(/.{4}(?=.)/g, '$&-'))
}
