import { and, eq, isNull, sql } from 'drizzle-orm'
import { Refusal } from '../domain/refusal'
import { partsInThing } from './case'
import type { Claim } from './claim'
import type { Tx } from './client'
import { lockVoted } from './reckon'
import { disputes, reinstatements, suspensionAppeals, suspensions, upheldSuspensions, users } from './schema'
import { isHeard } from './ties'

/** Of somebody's suspension: who did it and when, and whether an appeal waits. */
type Standing = {
  id: string
  personId: string
  suspendedBy: string | null
  at: Date
  appealed: boolean
  waits: boolean
}

/** The suspension that holds somebody now; null where none does. */
export async function suspensionOf(tx: Tx, personId: string): Promise<Standing | null> {
  const [found] = await tx
    .select({
      id: suspensions.id,
      personId: suspensions.userId,
      suspendedBy: suspensions.suspendedBy,
      at: suspensions.at,
      appeal: suspensionAppeals.suspensionId,
      upheld: upheldSuspensions.suspensionId,
    })
    .from(suspensions)
    .leftJoin(reinstatements, eq(reinstatements.suspensionId, suspensions.id))
    .leftJoin(suspensionAppeals, eq(suspensionAppeals.suspensionId, suspensions.id))
    .leftJoin(upheldSuspensions, eq(upheldSuspensions.suspensionId, suspensions.id))
    .where(and(eq(suspensions.userId, personId), isNull(reinstatements.suspensionId)))
  if (!found) return null
  const { appeal, upheld, ...suspension } = found
  return { ...suspension, appealed: appeal !== null, waits: appeal !== null && upheld === null }
}

/** Takes an appeal for whoever decides it, and the person whose it is. Refused: `not_found`, `appeal_decided`. */
export async function lockSuspensionAppeal(tx: Tx, suspensionId: string): Promise<Standing> {
  const appeals = eq(suspensionAppeals.suspensionId, suspensionId)
  const [appeal] = await tx.select({ personId: suspensionAppeals.personId }).from(suspensionAppeals).where(appeals)
  if (!appeal) throw new Refusal('not_found')
  await tx.select({ id: users.id }).from(users).where(eq(users.id, appeal.personId)).for('update')
  const standing = await suspensionOf(tx, appeal.personId)
  if (standing?.id !== suspensionId || !standing.waits) throw new Refusal('appeal_decided')
  return standing
}

/**
 * Lets somebody act and their votes count again, for whoever holds the person and has written that they are reinstated. Out: the claims
 * that they voted on, held, and the entry to append before those are reckoned; an appeal that waits is decided with it.
 */
export async function lift(tx: Tx, { id, personId, waits }: Standing) {
  const held = await lockVoted(tx, personId)
  await tx.update(users).set({ suspended: false }).where(eq(users.id, personId))
  const cause = { kind: 'person.reinstated' as const, subject: `suspension:${id}` }
  return { held, cause, data: { person: personId, ...(waits && { appealed: true }) } }
}

/**
 * Whether somebody opened, or put a case in, a case that is not over and in which another spoke, wrote or has it in hand; once it is ruled
 * on, whether they are heard in it at all, since each of these may appeal. The cases are held until this is done.
 */
export async function standInCase(tx: Tx, personId: string, other: string): Promise<boolean> {
  const heard = sql`(${disputes.state} = 'ruled' and ${isHeard(sql`${disputes}`, sql`${personId}::uuid`)})`
  const speaks = sql`(${disputes.openedBy} = ${personId} or ${heard} or exists (
    select from statements s where s.dispute_id = ${disputes.id} and s.user_id = ${personId}))`
  const current = await tx
    .select({ id: disputes.id })
    .from(disputes)
    .where(and(sql`${disputes.state} not in ('ruled_on_appeal', 'final')`, speaks))
    .orderBy(disputes.id)
    .for('update')
  if (current.length === 0) return false
  const [row] = await tx.execute<{ found: boolean }>(sql`
    select exists (select from disputes d where d.id in ${current.map(({ id }) => id)} and (
      d.holder_id = ${other} or d.opened_by = ${other}
      or exists (select from statements s where s.dispute_id = d.id and s.user_id = ${other})
      or exists (select from opinions o where o.dispute_id = d.id and o.moderator_id = ${other})
      or exists (select from rulings r where r.dispute_id = d.id and r.moderator_id = ${other}))) as found`)
  return row?.found ?? false
}

/**
 * Refuses with `barred_verdict` what has changed a published verdict of a claim in which its doer has a part. In: the claims that it bears
 * on, before and after, in the same order.
 */
export async function refuseInOwnCause(
  tx: Tx,
  doer: string,
  before: readonly Claim[],
  after: readonly Claim[],
): Promise<void> {
  const turned = before.filter(({ settledAt, verdictVersion }, at) => {
    return settledAt !== null && after[at]?.verdictVersion !== verdictVersion
  })
  for (const claim of turned) {
    const parts = await partsInThing(tx, { about: `claim:${claim.id}`, claims: [claim] }, doer)
    if (parts.length > 0) throw new Refusal('barred_verdict')
  }
}
