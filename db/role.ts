import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Role } from '../domain/permissions'
import { onProbation } from '../domain/probation'
import { Refusal } from '../domain/refusal'
import { isFresh } from '../domain/role'
import { append, nextVer } from './audit'
import type { Tx } from './client'
import type { Doer } from './deed'
import { entries, roleDecisions, roleProposals, users } from './schema'

/** Gives a role to a person whose row is held, and says so in the log. */
export async function setRole(
  tx: Tx,
  by: Doer | 'rule',
  person: { id: string; role: Role },
  after: Role,
  at: Date,
): Promise<void> {
  const probation = await probationAfter(tx, by, person.id, after)
  await tx.update(users).set({ role: after, probation }).where(eq(users.id, person.id))
  const subject = `role:${person.id}`
  const ver = await nextVer(tx, 'role.given', subject)
  const data = { person: person.id, before: person.role, after, probation }
  await append(tx, by, { kind: 'role.given', subject, ver, at, data })
}

/** Whether somebody was given a role in which they review, or had it taken, at any time before. */
export async function hasReviewed(tx: Tx, personId: string): Promise<boolean> {
  const said = sql`convert_from(${entries.envelope}, 'UTF8')::jsonb -> 'data'`
  const [row] = await tx.execute<{ reviewed: boolean }>(sql`
    select exists (select from ${entries} where ${entries.kind} = 'role.given' and ${entries.subject} = ${`role:${personId}`}
      and not ${entries.lost} and (${said} ->> 'before' in ('reviewer', 'moderator') or ${said} ->> 'after' in ('reviewer', 'moderator'))) as reviewed`)
  return row?.reviewed ?? false
}

/** Whether somebody is on probation once they have a role. */
export async function probationAfter(tx: Tx, by: Doer | 'rule', personId: string, after: Role): Promise<boolean> {
  const [person] = await tx.select({ probation: users.probation }).from(users).where(eq(users.id, personId))
  const reviewed = await hasReviewed(tx, personId)
  return onProbation({ now: person?.probation ?? false, reviewed, after, byOperator: by === 'operator' })
}

/**
 * Whether another admin, not suspended, is there. All of them are held, in one order: two who demote each other at once must
 * not both succeed. Only then: each admin holds their own row while they give roles, and would wait for the others for nothing.
 */
export async function othersRun(tx: Tx, personId: string): Promise<boolean> {
  const admins = await tx
    .select({ id: users.id, suspended: users.suspended })
    .from(users)
    .where(eq(users.role, 'admin'))
    .orderBy(users.id)
    .for('update')
  return admins.some((each) => each.id !== personId && !each.suspended)
}

/** Refuses with `already_proposed` while a proposal about somebody is open; two who make one at once take turns. */
export async function newlyProposedRole(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`role:${personId}`}))`)
  const open = await tx
    .select({ at: roleProposals.at })
    .from(roleProposals)
    .leftJoin(roleDecisions, eq(roleDecisions.proposalId, roleProposals.id))
    .where(and(eq(roleProposals.personId, personId), isNull(roleDecisions.proposalId)))
  if (open.some(({ at }) => isFresh(at, now))) throw new Refusal('already_proposed')
}

/** Takes an open proposal for the second hand, and the person it is about. Refused: `not_found`, `already_decided`, `proposal_expired`. */
export async function lockRoleProposal(tx: Tx, id: string, now: Date) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`role proposal:${id}`}))`)
  const [proposal] = await tx.select().from(roleProposals).where(eq(roleProposals.id, id))
  if (!proposal) throw new Refusal('not_found')
  const decided = await tx.select().from(roleDecisions).where(eq(roleDecisions.proposalId, id))
  if (decided.length > 0) throw new Refusal('already_decided')
  if (!isFresh(proposal.at, now)) throw new Refusal('proposal_expired')
  const [person] = await tx
    .select({ role: users.role })
    .from(users)
    .where(eq(users.id, proposal.personId))
    .for('update')
  return { ...proposal, role: person?.role ?? null }
}

/** Refuses with `admin_left` unless the first hand still is an admin who may act. */
export async function stillAdmin(tx: Tx, id: string): Promise<void> {
  const { role, suspended } = users
  const [person] = await tx.select({ role, suspended }).from(users).where(eq(users.id, id)).for('share')
  if (person?.role !== 'admin' || person.suspended) throw new Refusal('admin_left')
}
