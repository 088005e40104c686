import { asc, eq, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { isFresh } from '../../domain/role'
import type { Db } from '../client'
import { roleDecisions, roleProposals, users } from '../schema'

/** The roles that were proposed and wait for another admin, the oldest first. */
export async function listRoleProposals(db: Db, now = new Date()) {
  const proposer = alias(users, 'proposer')
  const { id, personId, before, after, reason, proposedBy, at } = roleProposals
  const rows = await db
    .select({ id, personId, before, after, reason, proposedBy, at, handle: users.handle, proposer: proposer.handle })
    .from(roleProposals)
    .innerJoin(users, eq(users.id, personId))
    .innerJoin(proposer, eq(proposer.id, proposedBy))
    .leftJoin(roleDecisions, eq(roleDecisions.proposalId, id))
    .where(isNull(roleDecisions.proposalId))
    .orderBy(asc(at))
  return rows.filter((row) => isFresh(row.at, now))
}

export type RoleProposalLine = Awaited<ReturnType<typeof listRoleProposals>>[number]
