import { asc, desc, eq, inArray, lte, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Part } from '../../domain/permissions'
import { REPLIES_SHOWN, sitesAround } from '../../domain/reply'
import type { Db } from '../client'
import { claims, events, replies, replyDecisions, users } from '../schema'
import { ofClaim, partsOf } from '../ties'
import { listAgents } from './agents'
import { claimWords } from './wordings'

export type Reply = Awaited<ReturnType<typeof listReplies>>[number]
export type ReplyAtDesk = Awaited<ReturnType<typeof listRepliesAtDesk>>['items'][number]

/** So many replies are decided on from one page. */
const LISTED = 20

const agent = sql<string>`survivor_of(${replies.agentId})`
/** Whether a reply is known to be the agent's own; in a query that has looked for the decision on it. */
export const isOwn = sql<boolean>`coalesce(${replyDecisions.accepted}, ${replies.afterId} is not null)`
/** The host of the address that it was written from; null once whoever wrote it has gone. */
const host = sql<string | null>`split_part(${users.email}, '@', 2)`

/**
 * What those whom the provenance of some claims names answered: replies that are known to be the agent's own, by the host of their
 * address (`host`) or by a moderator's word (`decision`), each person's newest version first; the one that came first before others. Of
 * each agent on each claim the newest versions alone, with how many there are beyond them (`more`).
 */
export async function listReplies(db: Db, claimIds: readonly string[]) {
  const by = alias(users, 'decider')
  const each = sql`partition by ${replies.claimId}, ${agent}`
  const known = db
    .select({
      id: replies.id,
      place: sql<number>`row_number() over (${each} order by ${replies.at} desc, ${replies.id})`.as('place'),
      all: sql<number>`count(*) over (${each})::int`.as('all'),
    })
    .from(replies)
    .leftJoin(replyDecisions, eq(replyDecisions.replyId, replies.id))
    .where(sql`${inArray(replies.claimId, [...claimIds])} and ${isOwn}`)
    .as('known')
  const rows = await db
    .select({
      id: replies.id,
      claim: replies.claimId,
      agent,
      userId: replies.userId,
      version: replies.version,
      name: replies.name,
      text: replies.text,
      at: replies.at,
      host,
      by: by.handle,
      reason: replyDecisions.reason,
      decidedAt: replyDecisions.at,
      all: known.all,
    })
    .from(known)
    .innerJoin(replies, eq(replies.id, known.id))
    .innerJoin(users, eq(users.id, replies.userId))
    .leftJoin(replyDecisions, eq(replyDecisions.replyId, replies.id))
    .leftJoin(by, eq(by.id, replyDecisions.decidedBy))
    .where(lte(known.place, REPLIES_SHOWN))
    .orderBy(asc(replies.at), asc(replies.id))
  const whose = (row: (typeof rows)[number]) => `${row.claim} ${row.agent} ${row.userId}`
  return [...new Set(rows.map(whose))].map((one) => {
    const versions = rows.filter((row) => whose(row) === one).toReversed()
    const [{ claim, agent, all }] = versions as [(typeof rows)[number]]
    return { claim, agent, more: Math.max(0, all - REPLIES_SHOWN), versions: versions.map(shown) }
  })
}

type Row = {
  id: string
  version: number
  name: string
  text: string
  at: Date
  host: string | null
  by: string | null
  reason: string | null
  decidedAt: Date | null
}

function shown({ id, version, name, text, at, host, by, reason, decidedAt }: Row) {
  const decision = reason !== null && decidedAt ? { by, reason, at: decidedAt } : null
  return { id, version, name, text, at, host: decision ? null : host, decision }
}

/**
 * Replies that no moderator has decided on: those that wait before those that their address spoke for, the one that came first before
 * others; with the host that each was written from, what was found there of the agent (`found`: how many documents, and who captured
 * them), and what binds the viewer to its claim. Beside them the agents.
 */
export async function listRepliesAtDesk(db: Db, viewer: { id: string }) {
  const items = await db
    .select({
      id: replies.id,
      agent,
      version: replies.version,
      name: replies.name,
      text: replies.text,
      at: replies.at,
      proven: sql<boolean>`${replies.afterId} is not null`,
      from: sql<string>`${host}`,
      self: sql<boolean>`${replies.userId} = ${viewer.id}`,
      parts: sql<Part[]>`${partsOf(ofClaim(sql`${replies.claimId}`), sql`${viewer.id}::uuid`)}`,
      slug: events.slug,
      texts: claimWords,
    })
    .from(replies)
    .innerJoin(users, eq(users.id, replies.userId))
    .innerJoin(claims, eq(claims.id, replies.claimId))
    .innerJoin(events, eq(events.id, claims.eventId))
    .leftJoin(replyDecisions, eq(replyDecisions.replyId, replies.id))
    .where(sql`${replyDecisions.at} is null and ${users.email} is not null`)
    .orderBy(desc(sql`${replies.afterId} is null`), asc(replies.at), asc(replies.id))
    .limit(LISTED)
  const found = await countFound(db, items)
  return {
    items: items.map((item) => ({ ...item, found: found.get(item.id) ?? null })),
    agents: await listAgents(
      db,
      items.map((each) => each.agent),
    ),
  }
}

/** So many are named of those who captured what was found on a host. */
const CAPTURERS = 5

/** The host of a document's address, back to front, as it is indexed. */
const HOST = sql.raw(`(reverse(substring(v.url_key from '^[^/?:]+')) collate "C")`)

/**
 * How many documents of the agent that each reply was given as were found on the host that it came from, or on what that is a part of,
 * and who captured them: a hint and no more, since whoever captures a document says where it was found and whose it is.
 */
async function countFound(db: Db, items: readonly { id: string; agent: string; from: string }[]) {
  const hosts = items.flatMap(({ id, agent, from }) =>
    sitesAround(from).map((site) => ({ id, agent, host: [...site].reverse().join('') })),
  )
  if (hosts.length === 0) return new Map<string, { documents: number; by: (string | null)[] }>()
  const rows = await db.execute<{ id: string; documents: number; by: (string | null)[] }>(sql`
    select n.id, count(distinct v.source_id)::int as documents, (array_agg(distinct u.handle))[:${CAPTURERS}] as by
    from jsonb_to_recordset(${JSON.stringify(hosts)}::jsonb) n(id text, agent text, host text)
    join source_versions v on ${HOST} = n.host and v.publisher = any(selves_of(n.agent)) and not exists (
      select from source_versions l where l.source_id = v.source_id and l.version > v.version)
    join sources s on s.id = v.source_id left join users u on u.id = s.captured_by
    group by n.id`)
  return new Map(rows.map(({ id, ...found }) => [id, found]))
}
