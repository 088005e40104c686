import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, admit, deed, idOf, permit, personOf } from '../deed'
import { Suspension } from '../inputs/people'
import { lockVoted, reckonAll } from '../reckon'
import { suspensions, users } from '../schema'
import { refuseInOwnCause, standInCase } from '../suspension'
import { speaksAsParty } from '../ties'

/**
 * Suspends a person, with a reason: from their next request on they read and do nothing else, and their votes no longer
 * count. Whoever speaks without an account is heard no more. Refused: `not_yourself`, `already_suspended`, `not_found`, `not_joined`
 * for somebody without a handle who does not speak either, and has nothing to lose; `barred_case` where both stand in a case that
 * is not over, `barred_verdict` where a published verdict would change of a claim in which whoever suspends has a part.
 */
export async function suspend(db: Db, actor: Actor, asked: z.input<typeof Suspension>) {
  return deed(db, actor, Suspension, asked, async (tx, by, input) => {
    const { personId, reason } = input
    const self = personId === idOf(by)
    admit(by, 'suspend', { self })
    const [person] = await tx
      .select({ handle: users.handle, suspended: users.suspended, speaks: speaksAsParty(sql`${personId}::uuid`) })
      .from(users)
      .where(eq(users.id, personId))
      .for('update')
    if (!person) throw new Refusal('not_found')
    if (person.suspended) throw new Refusal('already_suspended')
    if (person.handle === null && !person.speaks) throw new Refusal('not_joined')

    const held = await lockVoted(tx, personId)
    permit(by, 'suspend', { self, inCase: await standInCase(tx, personId, personOf(by).id) })
    const at = new Date()
    const values = { userId: personId, reason, suspendedBy: idOf(by), at }
    const [suspension] = await tx.insert(suspensions).values(values).returning({ id: suspensions.id })
    await tx.update(users).set({ suspended: true }).where(eq(users.id, personId))
    const subject = `suspension:${suspension?.id}`
    await append(tx, by, { kind: 'person.suspended', subject, at, data: { person: personId }, words: { reason } })
    const reckoned = await reckonAll(tx, held, at, { kind: 'person.suspended', subject })
    await refuseInOwnCause(tx, personOf(by).id, held, reckoned)
  })
}
