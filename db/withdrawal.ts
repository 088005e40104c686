import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { HEADLINE } from '../domain/claim'
import { type Foreseen, foreseeWithdrawal } from '../domain/withdrawal'
import { asItStands, type Claim, casesOn, standingRuling } from './claim'
import type { Tx } from './client'
import { evidenceOf } from './evidence'
import { loadGraph } from './graph'
import { claims } from './schema'
import { votesOn } from './votes'

/**
 * What the withdrawal of a piece would make of its claim, which the caller has read in the same transaction, and `seen`: a digest of
 * just that, by which it is known later whether something else would follow now. The digest is of what is shown, so that it says
 * nothing of sealed ballots.
 */
export async function foresee(tx: Tx, claim: Claim, evidenceId: string): Promise<Foreseen & { seen: string }> {
  const [evidence, graph, votes, ruling, cases, headline] = [
    await evidenceOf(tx, claim.id),
    await loadGraph(tx, { claims: [claim.id] }),
    await votesOn(tx, claim.id),
    await standingRuling(tx, claim.id),
    await casesOn(tx, claim.id),
    await headlineOf(tx, claim),
  ]
  const { round, settledAt } = claim
  const foreseen = foreseeWithdrawal(
    {
      settled: settledAt !== null,
      round,
      votes,
      evidence,
      graph,
      ruling: asItStands(claim, ruling),
      cases,
      headline,
    },
    evidenceId,
  )
  return { ...foreseen, seen: createHash('sha256').update(JSON.stringify(foreseen)).digest('hex') }
}

/** What the headline claim beside a claim was found to be; undefined for the headline claim itself. */
export async function headlineOf(tx: Tx, claim: Claim) {
  if (claim.position === HEADLINE) return undefined
  const [headline] = await tx
    .select({
      verdict: sql<Claim['verdict'] | null>`case when ${claims.settledAt} is not null then ${claims.verdict} end`,
    })
    .from(claims)
    .where(and(eq(claims.eventId, claim.eventId), eq(claims.position, HEADLINE)))
  return headline?.verdict ?? null
}
