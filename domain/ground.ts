import type { ThingKind } from './thing'

/** On what grounds a person disputes a thing of each kind. */
export const GROUNDS_OF = {
  claim: ['misread', 'overlooked', 'wrong_speaker', 'not_the_claim', 'conduct'],
  evidence: ['wrong_quotation', 'wrong_source', 'wrong_speaker', 'wrong_stance', 'not_the_claim'],
  citation: ['not_cited', 'wrong_chain', 'wrong_quotation'],
  date: ['wrong_date', 'wrong_calendar', 'wrong_happening'],
  regrouping: ['two_events', 'one_event', 'wrong_claims'],
} as const satisfies Record<ThingKind, readonly string[]>

/** What a person's dispute is about, whatever it is of. */
export const PERSONS_GROUNDS = [
  ...GROUNDS_OF.claim,
  ...(['wrong_quotation', 'wrong_source', 'wrong_stance', 'not_cited', 'wrong_chain'] as const),
  ...(['wrong_date', 'wrong_calendar', 'wrong_happening'] as const),
  ...GROUNDS_OF.regrouping,
] as const
/** What the rule opens a case on: a divided tally, and votes that are held. */
export const RULES_GROUNDS = ['contested', 'held'] as const
export const GROUNDS = [...PERSONS_GROUNDS, ...RULES_GROUNDS] as const
export type Ground = (typeof GROUNDS)[number]

/** Whether a thing of a kind can be disputed on a ground. */
export function fits(ground: Ground, kind: ThingKind): boolean {
  return (GROUNDS_OF[kind] as readonly Ground[]).includes(ground)
}

/**
 * Whether a ground has had its ruling: nobody disputes on it again until there is evidence that the ruling could not read. In: when
 * it was last ruled on, and when the newest evidence was attached, in milliseconds, null for never.
 */
export function isUsed(ground: { ruledAt: number | null; newestEvidenceAt: number | null }): boolean {
  return ground.ruledAt !== null && (ground.newestEvidenceAt ?? 0) <= ground.ruledAt
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
  return !isUsed(claim)
}
