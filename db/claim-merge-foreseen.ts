import { createHash } from 'node:crypto'
import { type Stood, stood } from '../domain/withdrawal'
import { asItStands, casesOn, standingRuling } from './claim'
import type { Pair } from './claim-merge'
import type { Tx } from './client'
import { evidenceOf } from './evidence'
import { loadGraph } from './graph'
import { votesOn } from './votes'
import { headlineOf } from './withdrawal'

/** How the claim that stays stands and would stand, and how many people have voted on either of the two: that much is public. */
export type MergeForeseen = { before: Stood; after: Stood; voters: number; seen: string }

/**
 * What a merge would make of the claim that stays, read in the same transaction, and `seen`: a digest of just that. Of claims that have not
 * settled it tells only what is public; where the one that stays has settled, nobody has voted on the other, or they are not merged.
 */
export async function foreseeMerge(tx: Tx, { goes, stays }: Pair): Promise<MergeForeseen> {
  const [own, coming] = [await evidenceOf(tx, stays.id), await evidenceOf(tx, goes.id)]
  const [votes, others] = [await votesOn(tx, stays.id), await votesOn(tx, goes.id)]
  const { round, settledAt } = stays
  const resting = {
    settled: settledAt !== null,
    round,
    votes,
    evidence: own,
    graph: await loadGraph(tx, { claims: [stays.id, goes.id] }),
    ruling: asItStands(stays, await standingRuling(tx, stays.id)),
    cases: await casesOn(tx, stays.id),
    headline: await headlineOf(tx, stays),
  }
  const voters = new Set([...votes.filter((vote) => vote.round === round), ...others].map(({ reviewer }) => reviewer))
    .size
  const foreseen = { before: stood(resting, own), after: stood(resting, [...own, ...coming]), voters }
  return { ...foreseen, seen: createHash('sha256').update(JSON.stringify(foreseen)).digest('hex') }
}
