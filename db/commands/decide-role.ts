import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { takesAway } from '../../domain/role'
import { append, nextVer } from '../audit'
import type { Db } from '../client'
import { type Actor, admit, deed, permit, personOf } from '../deed'
import { DecidedRole } from '../inputs/people'
import { lockRoleProposal, othersRun, probationAfter, stillAdmin } from '../role'
import { roleDecisions, users } from '../schema'
import { standInCase } from '../suspension'

/**
 * The second hand: another admin approves a role, and it is given with that; or declines it, with a reason. Refused: `own_proposal`,
 * `not_yourself`, `not_found`, `already_decided`, `proposal_expired`, `stale` where their role has changed since, `last_admin`,
 * `admin_left` where who proposed it is no admin any more, `barred_case` where it would take a role from somebody with whom they stand in a
 * case that is not over.
 */
export async function decideRole(db: Db, actor: Actor, asked: z.input<typeof DecidedRole>) {
  return deed(db, actor, DecidedRole, asked, async (tx, by, input) => {
    admit(by, 'decide_role')
    const { proposalId, decision, reason } = input
    const at = new Date()
    const { personId, before, after, proposedBy, role } = await lockRoleProposal(tx, proposalId, at)
    const doer = personOf(by)
    const approved = decision === 'approved'
    const inCase = approved && takesAway(before, after) && (await standInCase(tx, personId, doer.id))
    permit(by, 'decide_role', { self: personId === doer.id, own: proposedBy === doer.id, inCase })
    await tx.insert(roleDecisions).values({ proposalId, personId, approved, reason, decidedBy: doer.id, at })
    if (!approved) {
      const data = { person: personId, after, proposedBy }
      await append(tx, by, { kind: 'role.declined', subject: `proposal:${proposalId}`, at, data, words: { reason } })
      return { approved, personId }
    }
    if (role !== before) throw new Refusal('stale')
    await stillAdmin(tx, proposedBy)
    if (before === 'admin' && !(await othersRun(tx, personId))) throw new Refusal('last_admin')
    const probation = await probationAfter(tx, by, personId, after)
    await tx.update(users).set({ role: after, probation }).where(eq(users.id, personId))
    const subject = `role:${personId}`
    const ver = await nextVer(tx, 'role.given', subject)
    const data = { person: personId, before, after, probation, proposal: proposalId }
    await append(tx, by, { kind: 'role.given', subject, ver, at, data })
    return { approved, personId }
  })
}
