import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { Reinstatement } from '../inputs/people'
import { reckonAll } from '../reckon'
import { reinstatements, users } from '../schema'
import { lift, suspensionOf } from '../suspension'
import { holdBench } from '../ties'

/**
 * Lifts a suspension: the person acts again and their votes count again; who suspended them may do so too. An appeal that waits is
 * decided by it. Refused: `not_yourself`, `not_suspended`.
 */
export async function reinstate(db: Db, actor: Actor, asked: z.input<typeof Reinstatement>) {
  return deed(db, actor, Reinstatement, asked, async (tx, by, input) => {
    const { personId } = input
    permit(by, 'reinstate', { self: personId === idOf(by) })
    await holdBench(tx)
    await tx.select({ id: users.id }).from(users).where(eq(users.id, personId)).for('update')
    const suspension = await suspensionOf(tx, personId)
    if (!suspension) throw new Refusal('not_suspended')

    const at = new Date()
    await tx.insert(reinstatements).values({ suspensionId: suspension.id, reinstatedBy: idOf(by), at })
    const { held, cause, data } = await lift(tx, suspension)
    await append(tx, by, { ...cause, at, data })
    await reckonAll(tx, held, at, cause)
  })
}
