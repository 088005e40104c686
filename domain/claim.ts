/** The states of a claim, as readers see them; the first that holds. */
export const STATES = ['disputed', 'ruled', 'settled', 'under_review'] as const
export type State = (typeof STATES)[number]

/** The headline claim's place; aspects follow from 1. */
export const HEADLINE = 0

export const CLAIM_LENGTH = { min: 10, max: 500 } as const
export const TITLE_LENGTH = { min: 5, max: 200 } as const
export const SUMMARY_LENGTH = { min: 0, max: 2000 } as const
export const PLACE_LENGTH = { min: 0, max: 120 } as const

/** Where a claim stands: a case is open; else a ruling stands; else it once had its quorum; else it is under review. */
export function stateOf(claim: { disputed: boolean; ruled: boolean; settled: boolean }): State {
  if (claim.disputed) return 'disputed'
  if (claim.ruled) return 'ruled'
  return claim.settled ? 'settled' : 'under_review'
}
