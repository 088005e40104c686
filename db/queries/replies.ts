import { asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Part } from '../../domain/permissions'
import { siteOf } from '../../domain/reply'
import type { Db } from '../client'
import { claims, events, replies, replyDecisions, users } from '../schema'
import { ofClaim, partsOf } from '../ties'
import { listAgents } from './agents'
import { claimWords } from './wordings'

export type Reply = Awaited<ReturnType<typeof listReplies>>[number]
export type ReplyAtDesk = Awaited<ReturnType<typeof listRepliesAtDesk>>['items'][number]

/** So many replies are decided on from one page. */
const LISTED = 20

/** Where the document was found by whose host an address spoke for an agent. */
const foundAt = sql<string | null>`(
  select v.url from source_versions v where v.source_id = ${replies.sourceId} order by v.version desc limit 1)`
const agent = sql<string>`survivor_of(${replies.agentId})`

/**
 * What those whom the provenance of some claims names answered: replies that are known to be the agent's own, by the host of their
 * address (`host`) or by a moderator's word (`decision`), each person's newest version first; the one that came first before others.
 */
export async function listReplies(db: Db, claimIds: readonly string[]) {
  const own = sql`coalesce(${replyDecisions.accepted}, ${replies.sourceId} is not null)`
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
      url: foundAt,
      by: users.handle,
      reason: replyDecisions.reason,
      decidedAt: replyDecisions.at,
    })
    .from(replies)
    .leftJoin(replyDecisions, eq(replyDecisions.replyId, replies.id))
    .leftJoin(users, eq(users.id, replyDecisions.decidedBy))
    .where(sql`${inArray(replies.claimId, [...claimIds])} and ${own}`)
    .orderBy(asc(replies.at), asc(replies.id))
  const whose = (row: (typeof rows)[number]) => `${row.claim} ${row.agent} ${row.userId}`
  return [...new Set(rows.map(whose))].map((one) => {
    const versions = rows.filter((row) => whose(row) === one).toReversed()
    const [{ claim, agent }] = versions as [(typeof rows)[number]]
    return { claim, agent, versions: versions.map(shown) }
  })
}

type Row = {
  id: string
  version: number
  name: string
  text: string
  at: Date
  url: string | null
  by: string | null
  reason: string | null
  decidedAt: Date | null
}

function shown({ id, version, name, text, at, url, by, reason, decidedAt }: Row) {
  const decision = reason !== null && decidedAt ? { by, reason, at: decidedAt } : null
  return { id, version, name, text, at, host: decision || !url ? null : siteOf(url), decision }
}

/**
 * Replies that no moderator has decided on: those that wait before those that their address spoke for, the one that came first before
 * others; with the host that each was written from, and what binds the viewer to its claim. Beside them the agents.
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
      proven: sql<boolean>`${replies.sourceId} is not null`,
      from: sql<string>`split_part(${users.email}, '@', 2)`,
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
    .orderBy(desc(sql`${replies.sourceId} is null`), asc(replies.at), asc(replies.id))
    .limit(LISTED)
  return {
    items,
    agents: await listAgents(
      db,
      items.map((each) => each.agent),
    ),
  }
}
