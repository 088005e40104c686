import { and, eq, not, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Capacity } from '../../domain/party'
import type { Db } from '../client'
import { entries, parties, users } from '../schema'
import { speaksAsParty } from '../ties'

/** An affected party as everybody reads of it: the name that they gave, and as whom they speak. */
export type Party = { name: string; capacity: Capacity }

/** Who somebody is in a case, where they are an affected party in it; null for everybody else. */
export const partyIn = (dispute: SQLWrapper, person: SQLWrapper) =>
  sql<Party | null>`(
  select jsonb_build_object('name', p.name, 'capacity', p.capacity) from ${parties} p
  where p.dispute_id = ${dispute} and p.user_id = ${person})`

/** Who somebody is to everybody (`u` is their row): their handle, `party` for who speaks without one; null for who is gone. */
export const nameOf = (u: SQL) => sql<string | null>`case
  when ${u}.handle is null and ${u}.email is not null and ${speaksAsParty(sql`${u}.id`)} then 'party' else ${u}.handle end`

/** Whose deed an entry records: `rule`, `operator`, or a name as above. */
export const doerName = sql<string | null>`case
  when ${entries.actor} in ('rule', 'operator') then ${entries.actor} else ${nameOf(sql`${users}`)} end`

/** When a case became final; null while it is not. */
export async function readCaseEnd(db: Db, disputeId: string): Promise<Date | null> {
  const { at, kind, subject, lost } = entries
  const ended = and(eq(kind, 'dispute.ended'), eq(subject, `dispute:${disputeId}`), not(lost))
  const [entry] = await db.select({ at }).from(entries).where(ended)
  return entry?.at ?? null
}
