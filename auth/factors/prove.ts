import { and, eq } from 'drizzle-orm'
import type { Db, Tx } from '../../db/client'
import { PROOF } from '../../db/deed'
import { factors, recoveryCodes } from '../../db/schema'
import { codeIn, isOver, WRONG_CODES } from '../../domain/factor'
import { Refusal } from '../../domain/refusal'
import { stepOf } from './codes'
import { type Factor, type Holder, lockFactor, noteProof, waysOf } from './factor'
import { provePasskey } from './passkeys'
import { hashOf, unseal } from './sealed'
import { tell } from './tell'

/**
 * Proves in this session what was typed or signed: a code of the app, a recovery code, or a passkey's answer to the challenge
 * of the session (as JSON). Out: since when it is proven. Throws, all at `proof`: `code_form`, `code_wrong`, `code_spent` for
 * one that came before, `too_many_codes`, `app_unreadable` where the site's secret has changed, `no_factor`,
 * `passkey_failed`.
 */
export async function prove(db: Db, who: Holder, typed: string): Promise<Date> {
  if (typed.startsWith('{')) return provePasskey(db, who, typed)
  const read = codeIn(typed)
  if (!read) throw new Refusal('code_form', PROOF)
  const at = new Date()
  // A wrong code is counted for good: refusing waits until that has been written.
  const end = await db.transaction(async (tx) => {
    const held = await lockFactor(tx, who.id)
    if ((await waysOf(tx, who.id)).length === 0) return 'no_factor'
    const wrong = isOver(held.wrongSince, WRONG_CODES.minutes, at) ? 0 : held.wrong
    if (wrong >= WRONG_CODES.times) return 'too_many_codes'
    const end = read.kind === 'app' ? await spend(tx, held, read.code, at) : await useUp(tx, held, read.code)
    if (end === 'code_wrong') {
      const wrongSince = wrong === 0 ? at : held.wrongSince
      await tx
        .update(factors)
        .set({ wrong: wrong + 1, wrongSince })
        .where(eq(factors.userId, who.id))
    }
    if (end === 'proven') await noteProof(tx, who, at)
    return end
  })
  if (end !== 'proven') throw new Refusal(end, PROOF)
  if (read.kind === 'recovery') await tell(db, who.id, 'recovery_used')
  return at
}

type End = 'proven' | 'code_wrong' | 'code_spent' | 'app_unreadable'

/** A code is good for once, and none older than it afterwards (RFC 6238, section 5.2). */
async function spend(tx: Tx, held: Factor, code: string, at: Date): Promise<End> {
  if (!held.secret) return 'code_wrong'
  const secret = unseal(held.secret, held.userId)
  if (!secret) return 'app_unreadable'
  const step = stepOf(secret, code, at)
  if (step === null) return 'code_wrong'
  if (step <= held.step) return 'code_spent'
  await tx.update(factors).set({ step, wrong: 0, wrongSince: null }).where(eq(factors.userId, held.userId))
  return 'proven'
}

async function useUp(tx: Tx, held: Factor, code: string): Promise<End> {
  const { userId } = held
  const own = and(eq(recoveryCodes.userId, userId), eq(recoveryCodes.hash, hashOf(code, userId)))
  const used = await tx.delete(recoveryCodes).where(own).returning({ hash: recoveryCodes.hash })
  if (used.length === 0) return 'code_wrong'
  await tx.update(factors).set({ wrong: 0, wrongSince: null }).where(eq(factors.userId, userId))
  return 'proven'
}
