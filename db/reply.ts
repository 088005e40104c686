import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Locale } from '../domain/locale'
import { COMPLAINT_HOURS } from '../domain/party'
import { Refusal } from '../domain/refusal'
import { voiceOf } from '../domain/reply'
import type { Db, Tx } from './client'
import type { AskedReply } from './inputs/replies'
import { askedReplies, replies, replyDecisions, users } from './schema'

const CURRENT = sql.raw(
  'not exists (select from source_versions n where n.source_id = v.source_id and n.version > v.version)',
)

/**
 * Whom a claim's provenance names, by the ids that they go by now: who speaks in its evidence, who publishes the documents of that, and
 * whom these pass on. Citations that were withdrawn, or that a ruling excluded, name nobody.
 */
export async function namedIn(db: Db, claimId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    with read as (select distinct source_id as id from evidence where claim_id = ${claimId}),
      passed as (
        select c.id, c.agent from citations c join read on read.id = c.source_id
        where not exists (select from withdrawn_citations w where w.citation_id = c.id))
    select distinct survivor_of(named.id) as id from (
      select speaker as id from evidence where claim_id = ${claimId}
      union select v.publisher from source_versions v join read on read.id = v.source_id where ${CURRENT}
      union select agent from passed
      union select v.agent from citation_via v join passed p on p.id = v.citation_id) named
    where named.id is not null order by 1`)
  return rows.map(({ id }) => id)
}

const hostOf = (email: SQL) => sql`split_part(${email}, '@', 2)`

/** Takes what is answered as an agent: whether an address speaks for them follows from all of it. Whoever gives or decides next waits. */
export async function holdVoice(tx: Tx, agentId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('voice:' || survivor_of(${agentId})))`)
}

/**
 * The reply by which an address speaks for an agent: the newest from its very host that a moderator found to be theirs, with none from
 * there refused since; null for none. For whoever holds the agent's voice.
 */
export async function spokenForBy(tx: Tx, agentId: string, address: string): Promise<string | null> {
  const host = voiceOf(address)
  if (host === null) return null
  const [found] = await tx.execute<{ id: string }>(sql`
    with said as (
      select r.id, r.after_id, d.accepted, d.at, ${hostOf(sql`u.email`)} as host
      from replies r join reply_decisions d on d.reply_id = r.id join users u on u.id = r.user_id
      where r.agent_id = any(selves_of(${agentId})))
    select own.id from said own where own.accepted and own.host = ${host} and not exists (
      select from said since where not since.accepted
        and (since.after_id = own.id or (since.host = ${host} and since.at >= own.at)))
    order by own.at desc, own.id limit 1`)
  return found?.id ?? null
}

/** The address of somebody who acts. */
export async function addressOf(tx: Tx, userId: string): Promise<string> {
  const [known] = await tx.select({ email: users.email }).from(users).where(eq(users.id, userId))
  return known?.email ?? ''
}

/** How many versions of a reply somebody has given as an agent. For whoever holds the claim. */
export async function countReplies(
  tx: Tx,
  { claimId, agentId, userId }: Record<'claimId' | 'agentId' | 'userId', string>,
): Promise<number> {
  const own = and(eq(replies.claimId, claimId), eq(replies.agentId, agentId), eq(replies.userId, userId))
  return tx.$count(replies, own)
}

/** A reply that is to be decided on, for whoever then takes its claim. Refused: `not_found`. */
export async function findReply(tx: Tx, id: string) {
  const [reply] = await tx
    .select({
      id: replies.id,
      claimId: replies.claimId,
      agentId: replies.agentId,
      userId: replies.userId,
      afterId: replies.afterId,
    })
    .from(replies)
    .where(eq(replies.id, id))
  if (!reply) throw new Refusal('not_found')
  return reply
}

/** Whether a reply was decided on. For whoever holds its claim. */
export async function isDecided(tx: Tx, id: string): Promise<boolean> {
  return (await tx.$count(replyDecisions, eq(replyDecisions.replyId, id))) > 0
}

const fresh = sql`${askedReplies.at} > now() - make_interval(hours => ${COMPLAINT_HOURS})`

/** Refused: `agent_not_named` (field `agentId`) for whoever nothing that belongs to a claim names. */
export async function refuseUnnamed(db: Db, { claimId, agentId }: { claimId: string; agentId: string }): Promise<void> {
  if (!(await namedIn(db, claimId)).includes(agentId)) throw new Refusal('agent_not_named', 'agentId')
}

/** Keeps what somebody typed until their address answers. Out: its id. */
export async function keepReply(db: Db, reply: z.output<typeof AskedReply> & { language: Locale }): Promise<string> {
  const [kept] = await db.insert(askedReplies).values(reply).returning({ id: askedReplies.id })
  return kept?.id as string
}

/** What somebody typed, while its link can be used; null after. */
export async function readAskedReply(db: Db, id: string) {
  const [found] = await db.select().from(askedReplies).where(sql`${askedReplies.id} = ${id} and ${fresh}`)
  return found ?? null
}

/** Forgets what no address has answered for, and what has been answered for long enough. */
export async function forgetReplies(db: Db): Promise<void> {
  await db.delete(askedReplies).where(sql`not (${fresh})`)
}
