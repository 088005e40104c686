import { and, eq, isNotNull } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { needsTwoHands, takesAway } from '../../domain/role'
import { append, nextVer } from '../audit'
import type { Db } from '../client'
import { type Actor, admit, deed, idOf, permit } from '../deed'
import { GivenRole } from '../inputs/people'
import { othersRun, probationAfter } from '../role'
import { users } from '../schema'
import { standInCase } from '../suspension'
import { holdBench } from '../ties'

/**
 * Gives a person their one role, from their next request on. Nobody gives themselves one (`not_yourself`); the place always
 * has an admin who is not suspended (`last_admin`). The same role again changes nothing. To or from moderator and admin it takes two
 * hands (`needs_two_hands`), or the operator. Who takes a role away says why (`required`, field `reason`), and takes none from somebody
 * with whom they stand in a case that is not over (`barred_case`). Refused: `not_found`.
 */
export async function giveRole(db: Db, actor: Actor, asked: z.input<typeof GivenRole>) {
  return deed(db, actor, GivenRole, asked, async (tx, by, input) => {
    const { personId, role, reason } = input
    const self = personId === idOf(by)
    admit(by, 'give_role', { self })
    await holdBench(tx)
    const [person] = await tx
      .select({ role: users.role })
      .from(users)
      .where(and(eq(users.id, personId), isNotNull(users.email)))
      .for('update')
    if (!person) throw new Refusal('not_found')
    const taken = takesAway(person.role, role)
    permit(by, 'give_role', { self, inCase: by !== 'operator' && taken && (await standInCase(tx, personId, by.id)) })
    if (person.role === role) return { role }
    if (by !== 'operator' && needsTwoHands(person.role, role)) throw new Refusal('needs_two_hands', 'role')
    if (by !== 'operator' && taken && reason === null) throw new Refusal('required', 'reason')
    if (person.role === 'admin' && !(await othersRun(tx, personId))) throw new Refusal('last_admin')

    const probation = await probationAfter(tx, by, personId, role)
    await tx.update(users).set({ role, probation }).where(eq(users.id, personId))
    const subject = `role:${personId}`
    const ver = await nextVer(tx, 'role.given', subject)
    const data = { person: personId, before: person.role, after: role, probation }
    const words = reason === null ? undefined : { reason }
    await append(tx, by, { kind: 'role.given', subject, ver, at: new Date(), data, words })
    return { role }
  })
}
