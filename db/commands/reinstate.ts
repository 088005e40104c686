import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { Reinstatement } from '../inputs/people'
import { lockVoted, reckonAll } from '../reckon'
import { reinstatements, suspensions, users } from '../schema'

/** Lifts a suspension: the person acts again and their votes count again. Refused: `not_yourself`, `not_suspended`. */
export async function reinstate(db: Db, actor: Actor, asked: z.input<typeof Reinstatement>) {
  return deed(db, actor, Reinstatement, asked, async (tx, by, input) => {
    const { personId } = input
    permit(by, 'reinstate', { self: personId === idOf(by) })
    await tx.select({ id: users.id }).from(users).where(eq(users.id, personId)).for('update')
    const [suspension] = await tx
      .select({ id: suspensions.id })
      .from(suspensions)
      .leftJoin(reinstatements, eq(reinstatements.suspensionId, suspensions.id))
      .where(and(eq(suspensions.userId, personId), isNull(reinstatements.suspensionId)))
    if (!suspension) throw new Refusal('not_suspended')

    const held = await lockVoted(tx, personId)
    const at = new Date()
    await tx.insert(reinstatements).values({ suspensionId: suspension.id, reinstatedBy: idOf(by), at })
    await tx.update(users).set({ suspended: false }).where(eq(users.id, personId))
    const subject = `suspension:${suspension.id}`
    await append(tx, by, { kind: 'person.reinstated', subject, at, data: { person: personId } })
    await reckonAll(tx, held, at, { kind: 'person.reinstated', subject })
  })
}
