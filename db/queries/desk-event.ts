import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { type Fault, type Graph, traced } from '../../domain/provenance'
import type { Db } from '../client'
import { loadGraph } from '../graph'
import { claims, recusals, rulings, voteEvidence, votes, withdrawals } from '../schema'
import type { Citation } from './citations'
import { readEvent } from './event'

export type DeskEvent = NonNullable<Awaited<ReturnType<typeof readDeskEvent>>>
export type DeskClaim = DeskEvent['claims'][number]

/**
 * An event as one reviewer sees it at the desk: what the public may know, and of each claim their own latest vote in full,
 * whether they stood aside, and whether a ruling keeps votes from being taken. Nobody else's vote comes by this way.
 */
export async function readDeskEvent(db: Db, slug: string, viewerId: string) {
  const event = await readEvent(db, slug)
  if (!event) return null
  const ids = event.claims.map((claim) => claim.id)
  const [own, aside, closed] = [
    await listOwnVotes(db, ids, viewerId),
    await listAside(db, ids, viewerId),
    await listClosed(db, ids),
  ]
  return {
    ...event,
    faults: faultsOf(event.citations, await loadGraph(db, { sources: event.sources.map((source) => source.id) })),
    claims: event.claims.map((claim) => ({
      ...claim,
      own: own.find((vote) => vote.claim === claim.id) ?? null,
      aside: aside.includes(claim.id),
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

/** A person's latest vote on each of some claims, whole; `cites` are the pieces that are still active. */
async function listOwnVotes(db: Db, claimIds: string[], reviewerId: string) {
  return db
    .selectDistinctOn([votes.claimId], {
      claim: votes.claimId,
      version: votes.version,
      round: votes.round,
      verdict: votes.verdict,
      reason: votes.reason,
      castAt: votes.castAt,
      cites: sql<string[]>`array(
        select c.evidence_id from ${voteEvidence} c
        where c.vote_id = ${votes.id} and not exists (select from ${withdrawals} w where w.evidence_id = c.evidence_id))`,
      cited: sql<number>`(select count(*)::int from ${voteEvidence} c where c.vote_id = ${votes.id})`,
    })
    .from(votes)
    .where(and(inArray(votes.claimId, claimIds), eq(votes.reviewerId, reviewerId)))
    .orderBy(votes.claimId, desc(votes.version))
}

async function listAside(db: Db, claimIds: string[], userId: string): Promise<string[]> {
  const of = and(inArray(recusals.claimId, claimIds), eq(recusals.userId, userId))
  return (await db.select({ claim: recusals.claimId }).from(recusals).where(of)).map((row) => row.claim)
}

/** The claims on which no vote is taken: a ruling stands and nothing has been attached since it closed the round. */
async function listClosed(db: Db, claimIds: string[]): Promise<string[]> {
  const rows = await db
    .select({ claim: rulings.claimId })
    .from(rulings)
    .innerJoin(claims, and(eq(claims.id, rulings.claimId), eq(claims.round, rulings.round)))
    .where(and(inArray(rulings.claimId, claimIds), rulings.stands))
  return rows.map((row) => row.claim)
}
