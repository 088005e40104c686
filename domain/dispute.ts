import type { Traced } from './evidence'
import { type Verdict, verdictsAllowed } from './verdict'

/** What a person's dispute is about. */
export const PERSONS_GROUNDS = ['misread', 'overlooked', 'wrong_speaker', 'not_the_claim', 'conduct'] as const
/** `contested` is opened by the rule. */
export const GROUNDS = [...PERSONS_GROUNDS, 'contested'] as const
export type Ground = (typeof GROUNDS)[number]

/** `upheld` fixes the verdict as it stands, `overturned` fixes another, `dismissed` fixes nothing. */
export const OUTCOMES = ['upheld', 'overturned', 'dismissed'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const STATEMENT_LENGTH = { min: 20, max: 5000 } as const
export const RULING_LENGTH = { min: 40, max: 10000 } as const

/** The verdicts that overturn this one on this evidence: never the same, and only what the rule could have found. */
export function verdictsThatOverturn(verdict: Verdict, evidence: readonly Traced[]): Verdict[] {
  return verdictsAllowed(evidence).filter((each) => each !== verdict)
}

/**
 * Whether a divided tally opens a dispute by itself: not while one is open, and not again on the evidence that a moderator
 * has already ruled on. `ruledAt` and `newestEvidenceAt` are instants in milliseconds, null when there is none.
 */
export function opensByItself(claim: {
  contested: boolean
  disputed: boolean
  ruledAt: number | null
  newestEvidenceAt: number | null
}): boolean {
  if (!claim.contested || claim.disputed) return false
  return claim.ruledAt === null || (claim.newestEvidenceAt ?? 0) > claim.ruledAt
}
