import type { Traced } from './evidence'
import { type Because, type CountedVote, contested, decide, QUORUM, type Tally, tallyOf, type Verdict } from './verdict'

/** Why a vote that was cast is not counted. `superseded` is a vote its author changed. */
export const UNCOUNTED = ['superseded', 'earlier_round', 'suspended', 'recused', 'needs_another_look'] as const
export type Uncounted = (typeof UNCOUNTED)[number]

/** How many pieces one vote may cite: the entry that names them all stays below the limit of an entry. */
export const EVIDENCE_CITED = { max: 150 } as const

export const REASON_LENGTH = { min: 10, max: 5000 } as const

/** One version of one reviewer's vote, as it was cast, and how its author stands now. */
export type Vote = {
  id: string
  reviewer: string
  version: number
  round: number
  verdict: Verdict
  evidence: readonly string[]
  suspended: boolean
  recused: boolean
}

/** A ruling that still stands. `closed`: it closed the round the claim is in, and no vote is taken until new evidence. */
export type StandingRuling = { verdict: Verdict; closed: boolean }

export type Judgement = {
  verdict: Verdict
  because: Because
  tally: Tally
  contested: boolean
  counted: number
  /** The ruling that stood has given way: the round after it has its own quorum. */
  lapsed: boolean
}

/**
 * Everything the rule makes of a claim as it stands: which votes count, what they decide, whether a ruling still stands.
 * In: all versions of all votes, in any order; all evidence of the claim, as a version of the rule reads it; the current
 * round; the ruling that stood, if any.
 */
export function judge(
  votes: readonly Vote[],
  evidence: readonly Traced[],
  round: number,
  ruling: StandingRuling | null,
): Judgement {
  const active = new Map(evidence.filter((piece) => piece.active).map((piece) => [piece.id, piece]))
  const latest = latestVersions(votes)
  const counted: CountedVote[] = votes
    .filter((vote) => uncounted(vote, latest, active, round) === null)
    .map((vote) => ({ verdict: vote.verdict, cites: vote.evidence.flatMap((id) => active.get(id) ?? []) }))

  const tally = tallyOf(counted)
  if (ruling && (ruling.closed || counted.length < QUORUM)) {
    const { verdict } = ruling
    return { verdict, because: 'ruled', tally, contested: contested(tally), counted: counted.length, lapsed: false }
  }
  const decision = decide(counted, evidence)
  return { ...decision, tally, contested: contested(tally), counted: counted.length, lapsed: ruling !== null }
}

/** The number of each reviewer's latest version. */
export function latestVersions(votes: readonly Vote[]): Map<string, number> {
  const latest = new Map<string, number>()
  for (const { reviewer, version } of votes) latest.set(reviewer, Math.max(version, latest.get(reviewer) ?? 0))
  return latest
}

/** Why this vote is not counted in this round, or null when it is. `active` holds the claim's active evidence by id. */
export function uncounted(
  vote: Vote,
  latest: ReadonlyMap<string, number>,
  active: ReadonlyMap<string, unknown>,
  round: number,
): Uncounted | null {
  if (vote.round < round) return 'earlier_round'
  if (vote.version < (latest.get(vote.reviewer) ?? 0)) return 'superseded'
  if (vote.suspended) return 'suspended'
  if (vote.recused) return 'recused'
  return vote.evidence.length > 0 && !vote.evidence.some((id) => active.has(id)) ? 'needs_another_look' : null
}
