import type { Db } from '../db/client'
import { db } from '../db/connection'
import { PROOF } from '../db/deed'
import { isProven, type ProvenAt } from '../domain/permissions'
import { Refusal } from '../domain/refusal'
import { type Holder, waysOf } from './factors/factor'
import { prove } from './factors/prove'
import { currentPerson, sessionKey } from './person'

/** Whoever makes this request, with the session in which they do; null when nobody is signed in. */
export async function currentHolder(): Promise<Holder | null> {
  const [person, session] = [await currentPerson(), await sessionKey()]
  return person && session ? { ...person, session } : null
}

/**
 * Does a deed with the proof that came with it. `typed` is a code or a passkey's answer, of no matter while an earlier proof
 * still holds, and proven before the deed is asked. Where a proof is missing or wrong, the refusal says by what it could be
 * given (`among`: app, passkey), or `no_factor`.
 */
export async function withProof<T>(
  holder: Holder,
  typed: string,
  work: (provenAt: ProvenAt) => Promise<T>,
): Promise<T> {
  try {
    const needed = typed.trim() !== '' && !isProven(holder.provenAt, new Date())
    return await work(needed ? await prove(db(), holder, typed.trim()) : holder.provenAt)
  } catch (error) {
    throw error instanceof Refusal && error.faults[0].field === PROOF ? await withWays(db(), holder.id, error) : error
  }
}

async function withWays(from: Db, id: string, { code }: Refusal): Promise<Refusal> {
  const among = await waysOf(from, id)
  return among.length === 0 ? new Refusal('no_factor', PROOF) : Refusal.of([{ code, field: PROOF, among }])
}
