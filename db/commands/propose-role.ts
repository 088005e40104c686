import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { needsTwoHands, takesAway } from '../../domain/role'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, admit, deed, idOf, permit, personOf } from '../deed'
import { ProposedRole } from '../inputs/people'
import { newlyProposedRole } from '../role'
import { roleProposals, users } from '../schema'
import { standInCase } from '../suspension'

/**
 * The first hand: an admin proposes that somebody become a moderator or an admin, or be so no longer, and why. Out: the proposal.
 * Refused: `not_yourself`, `barred_case` where it takes a role from somebody with whom they stand in a case that is not over, `not_found`, `already_so`, `one_hand_suffices` (field `role`), `already_proposed`.
 */
export async function proposeRole(db: Db, actor: Actor, asked: z.input<typeof ProposedRole>) {
  return deed(db, actor, ProposedRole, asked, async (tx, by, input) => {
    const { personId, role, reason } = input
    const self = personId === idOf(by)
    admit(by, 'propose_role', { self })
    const [person] = await tx.select({ role: users.role }).from(users).where(eq(users.id, personId)).for('share')
    if (!person) throw new Refusal('not_found')
    const inCase = takesAway(person.role, role) && (await standInCase(tx, personId, personOf(by).id))
    permit(by, 'propose_role', { self, inCase })
    if (person.role === role) throw new Refusal('already_so', 'role')
    if (!needsTwoHands(person.role, role)) throw new Refusal('one_hand_suffices', 'role')
    const at = new Date()
    await newlyProposedRole(tx, personId, at)

    const said = { personId, before: person.role, after: role }
    const values = { ...said, reason, proposedBy: personOf(by).id, at }
    const [row] = await tx.insert(roleProposals).values(values).returning({ id: roleProposals.id })
    const id = row?.id as string
    const data = { person: personId, before: person.role, after: role }
    await append(tx, by, { kind: 'role.proposed', subject: `proposal:${id}`, at, data, words: { reason } })
    return { id }
  })
}
