import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append, nextVer } from '../audit'
import type { Db, Tx } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { GivenRole } from '../inputs/people'
import { users } from '../schema'

/**
 * Gives a person their one role, from their next request on. Nobody gives themselves one (`not_yourself`); the place always
 * has an admin who is not suspended (`last_admin`). The same role again changes nothing. Refused: `not_found`.
 */
export async function giveRole(db: Db, actor: Actor, asked: z.input<typeof GivenRole>) {
  return deed(db, actor, GivenRole, asked, async (tx, by, input) => {
    const { personId, role } = input
    permit(by, 'give_role', { self: personId === idOf(by) })
    const [person] = await tx.select({ role: users.role }).from(users).where(eq(users.id, personId)).for('update')
    if (!person) throw new Refusal('not_found')
    if (person.role === role) return { role }
    if (person.role === 'admin' && !(await othersRun(tx, personId))) throw new Refusal('last_admin')

    await tx.update(users).set({ role }).where(eq(users.id, personId))
    const subject = `role:${personId}`
    const ver = await nextVer(tx, 'role.given', subject)
    const data = { person: personId, before: person.role, after: role }
    await append(tx, by, { kind: 'role.given', subject, ver, at: new Date(), data })
    return { role }
  })
}

/**
 * Whether another admin, not suspended, is there. All of them are held, in one order: two who demote each other at once must
 * not both succeed. Only then: each admin holds their own row while they give roles, and would wait for the others for nothing.
 */
async function othersRun(tx: Tx, personId: string): Promise<boolean> {
  const admins = await tx
    .select({ id: users.id, suspended: users.suspended })
    .from(users)
    .where(eq(users.role, 'admin'))
    .orderBy(users.id)
    .for('update')
  return admins.some((each) => each.id !== personId && !each.suspended)
}
