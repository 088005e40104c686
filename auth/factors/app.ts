import { eq } from 'drizzle-orm'
import type { Db } from '../../db/client'
import { PROOF } from '../../db/deed'
import { factors, sessions } from '../../db/schema'
import { codeIn, FRESH_MINUTES, isOver } from '../../domain/factor'
import { Refusal } from '../../domain/refusal'
import { newSecret, stepOf } from './codes'
import { drawRecoveryCodes, type Holder, lockFactor, noteProof, permitEnrolment, permitProven } from './factor'
import { endIfLast } from './remove'
import { seal, unseal } from './sealed'
import { tell } from './tell'

/**
 * Draws the secret that an app is to make codes of; it waits in the session until a first code shows that the app has it.
 * Throws `sign_in_anew` or `step_up_needed` (proof).
 */
export async function beginApp(db: Db, who: Holder): Promise<void> {
  const at = new Date()
  await db.transaction(async (tx) => {
    await lockFactor(tx, who.id)
    await permitEnrolment(tx, who, at)
    const secret = seal(newSecret(), who.id)
    await tx.update(sessions).set({ secret, secretAt: at }).where(eq(sessions.sessionToken, who.session))
  })
}

/** The secret that waits in this session, for its page alone; null when none does. */
export async function waitingSecret(db: Db, who: Holder): Promise<Uint8Array | null> {
  const { secret, secretAt } = sessions
  const [row] = await db.select({ secret, secretAt }).from(sessions).where(eq(sessions.sessionToken, who.session))
  return row?.secret && !isOver(row.secretAt, FRESH_MINUTES, new Date()) ? unseal(row.secret, who.id) : null
}

/**
 * Sets up the app with its first code, in place of the one before. Out: recovery codes, where this is the first factor.
 * Throws `setup_over` when no secret waits any more, `code_form` or `code_wrong`, and as `beginApp`.
 */
export async function confirmApp(db: Db, who: Holder, typed: string): Promise<string[]> {
  const at = new Date()
  const codes = await db.transaction(async (tx) => {
    await lockFactor(tx, who.id)
    const isFirst = await permitEnrolment(tx, who, at)
    const secret = await waitingSecret(tx, who)
    if (!secret) throw new Refusal('setup_over')
    const read = codeIn(typed)
    if (read?.kind !== 'app') throw new Refusal('code_form', PROOF)
    const step = stepOf(secret, read.code, at)
    if (step === null) throw new Refusal('code_wrong', PROOF)
    await tx
      .update(factors)
      .set({ secret: seal(secret, who.id), secretAt: at, step, wrong: 0, wrongSince: null })
      .where(eq(factors.userId, who.id))
    await tx.update(sessions).set({ secret: null, secretAt: null }).where(eq(sessions.sessionToken, who.session))
    await noteProof(tx, who, at)
    return isFirst ? drawRecoveryCodes(tx, who.id) : []
  })
  await tell(db, who.id, 'app_added')
  return codes
}

/** Takes the app away. Throws `step_up_needed` (proof). */
export async function removeApp(db: Db, who: Holder): Promise<void> {
  permitProven(who, new Date())
  await db.transaction(async (tx) => {
    const { secret } = await lockFactor(tx, who.id)
    if (!secret) throw new Refusal('no_factor')
    await tx.update(factors).set({ secret: null, secretAt: null }).where(eq(factors.userId, who.id))
    await endIfLast(tx, who.id)
  })
  await tell(db, who.id, 'app_removed')
}
