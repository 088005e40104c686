import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Part } from '../domain/permissions'
import type { Tx } from './client'
import { LOCKS } from './locks'

/** What somebody can be bound to: the claims that a thing bears on, as a list for `in`, and the name of the thing itself. */
export type Scope = { claims: SQLWrapper; about: SQLWrapper }

/** A claim, which is a thing by itself; whoever is bound to one that is merged with it is bound to it. */
export const ofClaim = (claim: SQLWrapper): Scope => ({
  claims: sql`(select f.id from claims m join claims f
    on f.id = coalesce(m.merged_into, m.id) or f.merged_into = coalesce(m.merged_into, m.id) where m.id = ${claim})`,
  about: sql`'claim:' || ${claim}`,
})

/**
 * What a case is about: `d` is its row. Of a regrouping the claims that it moved, and those that they lead on to; of what is of an event, every
 * claim that stands there.
 */
export const ofCase = (d: SQL): Scope => ({
  claims: sql`(select ${d}.claim_id where ${d}.claim_id is not null
    union all select m.id from claims m where m.merged_into = ${d}.claim_id
    union all select x.id from claim_moves m join claims g on g.id = m.claim_id
      cross join lateral (values (g.id), (g.merged_into)) x(id)
      where x.id is not null and ${d}.about like 'regrouping:%' and m.regrouping_id = split_part(${d}.about, ':', 2)::uuid
    union all select c.id from claims c
      where ${d}.claim_id is null and ${d}.about not like 'regrouping:%' and c.event_id = event_of(${d}.about))`,
  about: sql`${d}.about`,
})

/**
 * The ids of those who are heard in a case (`d` is its row): who opened it, whose doing the thing is, who gave their name in it, put a
 * side in it, or voted in the round on a claim that it bears on. Once it is ruled on, who had voted by then in the round that was read:
 * nobody becomes a party to a ruling by voting after it.
 */
export function heardOf(d: SQL): SQL {
  return sql`select h.id from (
    select ${d}.opened_by as id
    union select doer_of(${d}.about)
    union select p.user_id from parties p where p.dispute_id = ${d}.id
    union select s.user_id from statements s where s.dispute_id = ${d}.id
    union select v.reviewer_id from votes v join claims c on c.id = v.claim_id
      left join rulings r on r.dispute_id = ${d}.id and r.stage = 'first'
      where v.claim_id in ${ofCase(d).claims} and case when r.at is null then v.round = c.round
        else v.cast_at <= r.at and v.round = coalesce(r.round, ${roundThen}) end) h
    where h.id is not null`
}

/** The round of a claim (`c`) when a case about something else was ruled on (`r`), which names none. */
const roundThen = sql`(select 1 + count(*) from entries e
  where e.kind = 'round.opened' and e.subject = 'claim:' || c.id and e.at <= r.at and not e.lost)`

/** Whether somebody is heard in a case (`d` is its row). */
export function isHeard(d: SQL, who: SQLWrapper): SQL<boolean> {
  return sql<boolean>`exists (select from (${heardOf(d)}) heard where heard.id = ${who})`
}

/** Whether somebody speaks without an account: heard in a case as an affected party, or with a reply beside a verdict. */
export function speaksAsParty(who: SQLWrapper): SQL<boolean> {
  return sql<boolean>`(exists (select from parties p where p.user_id = ${who})
    or exists (select from replies r where r.user_id = ${who}))`
}

/** What binds a person (`who`) to a thing and its claims, each tie as a condition; whoever asks for one asks here. */
function ties({ claims, about }: Scope, who: SQLWrapper): Record<Part, SQL> {
  // Two questions, of which each has its index; one with an or between them goes over all cases there ever were.
  const bears = (asked: (its: SQL) => SQL) =>
    sql`(${asked(sql`claim_id in ${claims}`)} or ${asked(sql`about = ${about}`)})`
  return {
    voted: sql`exists (select from votes t where t.claim_id in ${claims} and t.reviewer_id = ${who})`,
    attached: sql`exists (select from evidence t where t.claim_id in ${claims} and t.attached_by = ${who})`,
    recorded: sql`recorded(${about}, ${who})`,
    opened: bears((its) => sql`exists (select from disputes t where t.opened_by = ${who} and t.${its})`),
    stated: sql`(${bears(
      (its) => sql`exists (
      select from disputes heard join statements t on t.dispute_id = heard.id where t.user_id = ${who} and heard.${its})`,
    )}
      or exists (select from replies t where t.claim_id in ${claims} and t.user_id = ${who}))`,
    recused: sql`exists (select from recusals t where t.claim_id in ${claims} and t.user_id = ${who})`,
    interested: sql`exists (select from claims i where i.id in ${claims} and is_interested(i.id, ${who}))`,
  }
}

/** The ids of those who are kept from the bench by an interest alone: told in the log, so that anybody can count the bench. */
export async function interestedOnBench(tx: Tx, claimId: string, seats: SQL): Promise<string[]> {
  const { interested, ...others } = ties(ofClaim(sql`${claimId}::uuid`), sql`m.id`)
  const rows = await tx.execute<{ id: string }>(sql`
    select m.id from users m where ${seats} and ${interested} and not (${sql.join(Object.values(others), sql` or `)})`)
  return rows.map(({ id }) => id)
}

/** Whether anything binds a person to a thing. */
export function tied(scope: Scope, who: SQLWrapper): SQL<boolean> {
  return sql<boolean>`(${sql.join(Object.values(ties(scope, who)), sql` or `)})`
}

/** What binds a person to a thing, as an array. */
export function partsOf(scope: Scope, who: SQLWrapper): SQL<Part[]> {
  const each = Object.entries(ties(scope, who)).map(([part, tie]) => sql`case when ${tie} then ${part} end`)
  return sql<Part[]>`array_remove(array[${sql.join(each, sql`, `)}], null)`
}

/** Who let a case lapse at this stage, by its id: whoever had taken it last before the rule released it. */
export function lapsedBy(disputeId: SQLWrapper): SQL {
  return sql`select distinct (
      select t.actor from entries t where t.kind = 'dispute.taken' and t.subject = r.subject and not t.lost and t.id < r.id
      order by t.id desc limit 1) as by
    from entries r where r.kind = 'dispute.released' and r.subject = 'dispute:' || ${disputeId} and r.actor = 'rule' and not r.lost
      and not exists (select from entries a where a.kind = 'dispute.appealed' and a.subject = r.subject and not a.lost and a.id > r.id)`
}

/** Held while somebody may come to the bench, so that nobody relies meanwhile on its being short. */
export async function holdBench(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${sql.raw(String(LOCKS.bench))})`)
}

/** Waits for whoever is about to come to the bench, and lets nobody come until this is done. */
export async function closeBench(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(LOCKS.bench))})`)
}

/** Who may act as a moderator (`m` is a person). */
export const MODERATORS = sql`(m.role = 'moderator' and not m.suspended and m.handle is not null)`

export const ADMINS = sql`(m.role = 'admin' and not m.suspended and m.handle is not null)`

/**
 * The same as an administrator must count who would stand in: with those whom they suspended, or whose role they had a hand in taking,
 * since a moment. Nobody empties the bench to sit on it.
 */
export function moderatorsBut(admin: SQLWrapper, since: SQLWrapper): SQL {
  return sql`(m.handle is not null
    and (m.role = 'moderator' or exists (
      select from role_proposals p join role_decisions x on x.proposal_id = p.id and x.approved
      where p.person_id = m.id and p.before = 'moderator' and ${admin} in (p.proposed_by, x.decided_by) and x.at >= ${since}))
    and (not m.suspended or exists (
      select from suspensions s where s.user_id = m.id and s.suspended_by = ${admin} and s.at >= ${since}
        and not exists (select from reinstatements b where b.suspension_id = s.id))))`
}

/** The ids of those in their seats, the moderators who may act unless others are said, who have no part in a thing. */
export function benchOf(scope: Scope, seats: SQL = MODERATORS): SQL {
  return sql`select m.id from users m where ${seats} and not ${tied(scope, sql`m.id`)}`
}
