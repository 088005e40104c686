import type { Traced } from './evidence'
import { type Verdict, verdictsAllowed } from './verdict'

/**
 * What a ruling does to the thing that is disputed: `upheld` lets it stand as it is, `overturned` puts another in its place
 * (of a verdict) or takes it back (of anything else), `remanded` sends it back to the reviewers in a new round, `dismissed`
 * leaves everything as it was.
 */
export const OUTCOMES = ['upheld', 'overturned', 'remanded', 'dismissed'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** A case is ruled on once, and once more if somebody appeals. */
export const STAGES = ['first', 'appeal'] as const
export type Stage = (typeof STAGES)[number]

export const RULING_LENGTH = { min: 40, max: 10000 } as const

/** The verdicts that overturn this one on this evidence: never the same, and only what the rule could have found. */
export function verdictsThatOverturn(verdict: Verdict, evidence: readonly Traced[]): Verdict[] {
  return verdictsAllowed(evidence).filter((each) => each !== verdict)
}
