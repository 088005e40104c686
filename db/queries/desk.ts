import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../client'
import {
  claims,
  events,
  eventTexts,
  evidence,
  recusals,
  rulings,
  voteEvidence,
  votes,
  withdrawnEvidence,
} from '../schema'
import { inTurn, type RowPlace } from './in-turn'
import { claimWords } from './wordings'

/** Why a claim waits for this reviewer's vote, the most pressing first. */
export const WAITS = ['another_look', 'new_round', 'under_review'] as const
export type Wait = (typeof WAITS)[number]

const mine = (personId: string) =>
  sql`${votes} where ${votes.claimId} = ${claims.id} and ${votes.reviewerId} = ${personId}`
const mineThisRound = (personId: string) => sql`${mine(personId)} and ${votes.round} = ${claims.round}`
/** A ruling closed the round that the claim is in: no vote is taken. */
const closed = sql`exists (
  select from ${rulings} where ${rulings.claimId} = ${claims.id} and ${rulings.stands} and ${rulings.round} = ${claims.round})`

/** What the event of a row is called, by language. */
const titles = sql<Record<string, string>>`(
  select jsonb_object_agg(told.language, told.title) from (
    select distinct on (language) language, title from ${eventTexts}
    where ${eventTexts.eventId} = ${events.id} order by language, version desc) told)`

/** The same questions that the rule asks of a vote, put to all claims at once. */
const WAITING: Readonly<Record<Wait, (personId: string) => SQL>> = {
  another_look: (personId) => sql`not ${closed} and exists (
    select from ${mineThisRound(personId)}
      and ${votes.version} = (select max(latest.version) from ${votes} latest
        where latest.claim_id = ${claims.id} and latest.reviewer_id = ${personId})
      and exists (select from ${voteEvidence} where ${voteEvidence.voteId} = ${votes.id})
      and not exists (select from ${voteEvidence}
        left join ${withdrawnEvidence} on ${withdrawnEvidence.evidenceId} = ${voteEvidence.evidenceId}
        where ${voteEvidence.voteId} = ${votes.id} and ${withdrawnEvidence.evidenceId} is null))`,
  new_round: (personId) => sql`exists (
      select from ${rulings} where ${rulings.claimId} = ${claims.id} and ${rulings.stands} and ${rulings.round} < ${claims.round})
    and not exists (select from ${mineThisRound(personId)})`,
  under_review: (personId) => sql`${claims.state} = 'under_review' and not exists (select from ${mine(personId)})`,
}

/**
 * The claims that wait for a reviewer's vote: those where their vote lost its evidence, those that a new round asks about
 * again, and those under review that they have not voted on; never one they stood aside on, or that an
 * interest of theirs meets. Within each, the latest first.
 */
export async function listToVote(db: Db, personId: string, page: { limit: number; cursor: string | null }) {
  return inTurn(WAITS, page, (wait, limit, after) => listWaiting(db, WAITING[wait](personId), personId, limit, after))
}

export type ToVote = Awaited<ReturnType<typeof listToVote>>['items'][number]

async function listWaiting(db: Db, waiting: SQL, personId: string, limit: number, after: RowPlace | null) {
  const beyond = after
    ? sql`(${claims.updatedAt}, ${claims.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
    : sql`true`
  const standsAside = sql`exists (
    select from ${recusals} where ${recusals.claimId} = ${claims.id} and ${recusals.userId} = ${personId})`
  const interested = sql`is_interested(${claims.id}, ${personId}::uuid)`
  return db
    .select({
      id: claims.id,
      slug: events.slug,
      position: claims.position,
      texts: claimWords,
      titles,
      cast: claims.cast,
      passages: sql<number>`(
        select count(*)::int from ${evidence} left join ${withdrawnEvidence} on ${withdrawnEvidence.evidenceId} = ${evidence.id}
        where ${evidence.claimId} = ${claims.id} and ${withdrawnEvidence.evidenceId} is null)`,
      at: claims.updatedAt,
    })
    .from(claims)
    .innerJoin(events, sql`${events.id} = ${claims.eventId}`)
    .where(sql`${waiting} and ${claims.mergedInto} is null and not ${standsAside} and not ${interested} and ${beyond}`)
    .orderBy(sql`${claims.updatedAt} desc, ${claims.id} desc`)
    .limit(limit)
}
