import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { type Fault, type Graph, traced } from '../../domain/provenance'
import type { Db } from '../client'
import { loadGraph } from '../graph'
import { isHeld } from '../hold'
import { claims, recusals, rulings, users, voteEvidence, votes, withdrawnEvidence } from '../schema'
import type { Citation } from './citations'
import { readEvent } from './event'
import { listMerged } from './regroupings'

export type DeskEvent = NonNullable<Awaited<ReturnType<typeof readDeskEvent>>>
export type DeskClaim = DeskEvent['claims'][number]

/**
 * An event as one reviewer sees it at the desk: what the public may know, and of each claim their own latest vote in full,
 * whether they stood aside, whether an interest of theirs meets it, and whether a ruling keeps votes from being taken; and what was merged into it. Nobody else's vote comes by this way.
 */
export async function readDeskEvent(db: Db, slug: string, viewerId: string) {
  const event = await readEvent(db, slug)
  if (!event) return null
  const ids = event.claims.map((claim) => claim.id)
  const [own, aside, interested, closed] = [
    await listOwnVotes(db, ids, viewerId),
    await listAside(db, ids, viewerId),
    await listInterested(db, ids, viewerId),
    await listClosed(db, ids),
  ]
  return {
    ...event,
    merged: await listMerged(db, event.id),
    faults: faultsOf(event.citations, await loadGraph(db, { sources: event.sources.map((source) => source.id) })),
    claims: event.claims.map((claim) => ({
      ...claim,
      own: own.find((vote) => vote.claim === claim.id) ?? null,
      aside: aside.includes(claim.id),
      interested: interested.includes(claim.id),
      closed: closed.includes(claim.id),
    })),
  }
}

/** The citations whose way cannot be followed to its end as it was recorded, and why. */
function faultsOf(citations: readonly Citation[], graph: Graph): Readonly<Record<string, Fault>> {
  const standing = citations.filter(({ active }) => active)
  const pieces = standing.map(({ id, source, agent, unnamed, active }) => ({
    id,
    source,
    citation: id,
    speaker: { agent: agent ?? '', unnamed },
    stance: 'mentions' as const,
    standing: 'third_party' as const,
    active,
  }))
  return Object.fromEntries(traced(pieces, graph).flatMap(({ id, fault }) => (fault ? [[id, fault]] : [])))
}

/**
 * A person's latest vote on each of some claims, whole, and whether it does not count yet; `cites` are the pieces that are still
 * active.
 */
async function listOwnVotes(db: Db, claimIds: string[], reviewerId: string) {
  return db
    .selectDistinctOn([votes.claimId], {
      claim: votes.claimId,
      version: votes.version,
      round: votes.round,
      verdict: votes.verdict,
      reason: votes.reason,
      castAt: votes.castAt,
      held: isHeld(votes),
      probation: users.probation,
      cites: sql<string[]>`array(
        select c.evidence_id from ${voteEvidence} c
        where c.vote_id = ${votes.id} and not exists (select from ${withdrawnEvidence} w where w.evidence_id = c.evidence_id))`,
      cited: sql<number>`(select count(*)::int from ${voteEvidence} c where c.vote_id = ${votes.id})`,
    })
    .from(votes)
    .innerJoin(users, eq(users.id, votes.reviewerId))
    .where(and(inArray(votes.claimId, claimIds), eq(votes.reviewerId, reviewerId)))
    .orderBy(votes.claimId, desc(votes.version))
}

async function listAside(db: Db, claimIds: string[], userId: string): Promise<string[]> {
  const of = and(inArray(recusals.claimId, claimIds), eq(recusals.userId, userId))
  return (await db.select({ claim: recusals.claimId }).from(recusals).where(of)).map((row) => row.claim)
}

/** The claims that an interest of somebody meets. */
async function listInterested(db: Db, claimIds: string[], userId: string): Promise<string[]> {
  const of = and(inArray(claims.id, claimIds), sql`is_interested(${claims.id}, ${userId}::uuid)`)
  return (await db.select({ claim: claims.id }).from(claims).where(of)).map((row) => row.claim)
}

/** The claims on which no vote is taken: a ruling stands and nothing has been attached since it closed the round. */
async function listClosed(db: Db, claimIds: string[]): Promise<string[]> {
  const rows = await db
    .select({ claim: claims.id })
    .from(rulings)
    .innerJoin(claims, and(eq(claims.id, rulings.claimId), eq(claims.round, rulings.round)))
    .where(and(inArray(rulings.claimId, claimIds), rulings.stands))
  return rows.map((row) => row.claim)
}
