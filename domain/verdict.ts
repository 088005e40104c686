import { distinct, originsOf, pieces, type Side, type Traced } from './evidence'

export const VERDICTS = ['confirmed', 'denied', 'unverified'] as const
export type Verdict = (typeof VERDICTS)[number]

/** Why the rule says what it says. `ruled` is the one that the rule does not find itself: a moderator wrote it. */
export const BECAUSE = [
  'no_votes',
  'no_quorum',
  'no_majority',
  'no_evidence',
  'one_unnamed_origin',
  'party_denial_only',
  'majority',
  'ruled',
] as const
export type Because = (typeof BECAUSE)[number]

/**
 * Stored with each verdict, so that an old verdict is recomputed by the rule of its day. What changed is where a word is
 * taken to end (`asOfRule` in provenance): 1, with the speaker that a reviewer named; 2, where the citations lead.
 */
export const RULE_VERSIONS = [1, 2] as const
export type RuleVersion = (typeof RULE_VERSIONS)[number]
export const RULE_VERSION = 2 satisfies RuleVersion

/** Fewer independent reviewers than this and nothing is decided, however one-sided. */
export const QUORUM = 3

/** A verdict needs two thirds of the counted votes, in whole numbers: 3 · votes ≥ 2 · all. */
export const MAJORITY = { part: 2, whole: 3 } as const

/** A quarter of the votes on the lesser side is a disagreement that somebody should look into: 4 · lesser ≥ all. */
export const CONTEST = { part: 1, whole: 4 } as const

/** A vote that counts, with the active evidence it cites. */
export type CountedVote = { verdict: Verdict; cites: readonly Traced[] }
export type Tally = Record<Verdict, number>
export type Decision = { verdict: Verdict; because: Because }

/**
 * The rule. In: the counted votes of the current round, in any order, and the claim's evidence as a version of the rule reads
 * it, of which only active pieces matter. Out: the verdict and the reason code. It refuses nothing.
 */
export function decide(votes: readonly CountedVote[], evidence: readonly Traced[]): Decision {
  if (votes.length === 0) return unverified('no_votes')
  if (votes.length < QUORUM) return unverified('no_quorum')

  const tally = tallyOf(votes)
  const verdict = VERDICTS.find((each) => MAJORITY.whole * tally[each] >= MAJORITY.part * votes.length)
  if (!verdict) return unverified('no_majority')

  const cited = votes.filter((vote) => vote.verdict === verdict).flatMap((vote) => vote.cites)
  const objection = objectionTo(verdict, cited, evidence)
  return objection ? unverified(objection) : { verdict, because: 'majority' }
}

/**
 * What stands against a verdict that has its majority: `null` when the cited evidence bears it. Whether an origin is
 * unnamed is read from all active pieces of its side, cited or not: a newspaper that repeats what unnamed people told it
 * is no second voice.
 */
export function objectionTo(verdict: Verdict, cited: readonly Traced[], all: readonly Traced[]): Because | null {
  if (verdict === 'unverified') return null
  const side = SIDE_OF[verdict]
  const bearing = pieces(cited, side)
  if (bearing.length === 0) return 'no_evidence'
  if (verdict === 'denied' && bearing.every((piece) => piece.standing === 'party')) return 'party_denial_only'

  const [origin, ...others] = distinct(bearing.map((piece) => piece.ends))
  const named = originsOf(all, side).some(({ agent, unnamed }) => agent === origin?.agent && !unnamed)
  return others.length === 0 && !named ? 'one_unnamed_origin' : null
}

/** Whether a tally is divided enough that a dispute opens by itself. */
export function contested(tally: Tally): boolean {
  const all = tally.confirmed + tally.denied + tally.unverified
  return all >= QUORUM && CONTEST.whole * Math.min(tally.confirmed, tally.denied) >= CONTEST.part * all
}

export function tallyOf(votes: readonly { verdict: Verdict }[]): Tally {
  const tally = { confirmed: 0, denied: 0, unverified: 0 }
  for (const vote of votes) tally[vote.verdict] += 1
  return tally
}

/** The verdicts a moderator may fix on this evidence: `unverified` always, another only where the rule would allow it. */
export function verdictsAllowed(evidence: readonly Traced[]): Verdict[] {
  return VERDICTS.filter((verdict) => objectionTo(verdict, evidence, evidence) === null)
}

const SIDE_OF = { confirmed: 'supports', denied: 'denies' } as const satisfies Record<
  Exclude<Verdict, 'unverified'>,
  Side
>

function unverified(because: Because): Decision {
  return { verdict: 'unverified', because }
}
