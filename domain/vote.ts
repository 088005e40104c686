import type { Traced } from './evidence'
import { type Because, type CountedVote, contested, decide, QUORUM, type Tally, tallyOf, type Verdict } from './verdict'

/**
 * Why a vote that was cast is not counted. `superseded` is a vote its author changed; `held`, one that a moderator looks at
 * first.
 */
export const UNCOUNTED = [
  'superseded',
  'earlier_round',
  'suspended',
  'probation',
  'recused',
  'interested',
  'held',
  'needs_another_look',
] as const
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
  probation: boolean
  recused: boolean
  /** A declared interest of its author meets the claim. */
  interested: boolean
  held: boolean
}

/**
 * A ruling that still stands: with the verdict that it fixed, or, where it sent the claim back to the reviewers, with the verdict
 * and the reason as they were then. `closed`: it closed the round the claim is in, and no vote is taken until new evidence.
 */
export type StandingRuling = { verdict: Verdict; because?: Because; closed: boolean }

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
  const counted = countedVotes(votes, evidence, round)
  const tally = tallyOf(counted)
  if (ruling && (ruling.closed || counted.length < QUORUM)) {
    const { verdict, because = 'ruled' } = ruling
    return { verdict, because, tally, contested: contested(tally), counted: counted.length, lapsed: false }
  }
  const decision = decide(counted, evidence)
  return { ...decision, tally, contested: contested(tally), counted: counted.length, lapsed: ruling !== null }
}

/** The votes that count in this round, each with the active pieces it cites. */
export function countedVotes<V extends Vote>(
  votes: readonly V[],
  evidence: readonly Traced[],
  round: number,
): (V & CountedVote)[] {
  const active = new Map(evidence.filter((piece) => piece.active).map((piece) => [piece.id, piece]))
  const latest = latestVersions(votes)
  return votes
    .filter((vote) => uncounted(vote, latest, active, round) === null)
    .map((vote) => ({ ...vote, cites: vote.evidence.flatMap((id) => active.get(id) ?? []) }))
}

/** How many hold a verdict with the last vote they cast, in whichever round. */
export function holdersOf(verdict: Verdict, votes: readonly Vote[]): number {
  const latest = latestVersions(votes)
  return votes.filter(
    (vote) =>
      vote.verdict === verdict &&
      vote.version === latest.get(vote.reviewer) &&
      !vote.suspended &&
      !vote.recused &&
      !vote.interested,
  ).length
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
  if (vote.probation) return 'probation'
  if (vote.recused) return 'recused'
  if (vote.interested) return 'interested'
  if (vote.held) return 'held'
  return vote.evidence.length > 0 && !vote.evidence.some((id) => active.has(id)) ? 'needs_another_look' : null
}
