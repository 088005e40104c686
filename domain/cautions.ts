import { originsOf, SIDES, type Side, type Traced } from './evidence'
import type { Verdict } from './verdict'

export const CAUTIONS = ['single_origin', 'unnamed_origin', 'headline_not_confirmed'] as const
export type Caution = { side: Side | null; code: (typeof CAUTIONS)[number] }

/**
 * What a reader must be told beside the verdict, whatever the verdict or the state: from the claim's evidence, per side; and
 * for an aspect that is found confirmed while the headline claim is not, with no side.
 * `verdict` and `headline` are null while the claim, or the headline claim, is under review.
 */
export function cautionsOf(
  evidence: readonly Traced[],
  aspect?: { verdict: Verdict | null; headline: Verdict | null },
): Caution[] {
  const cautions: Caution[] = SIDES.flatMap((side) => {
    const origins = originsOf(evidence, side)
    if (origins.length === 0) return []
    const found: Caution[] = []
    if (origins.length === 1) found.push({ side, code: 'single_origin' })
    if (origins.every((origin) => origin.unnamed)) found.push({ side, code: 'unnamed_origin' })
    return found
  })
  const bolder = aspect?.verdict === 'confirmed' && aspect.headline !== 'confirmed'
  return bolder ? [...cautions, { side: null, code: 'headline_not_confirmed' }] : cautions
}
