import type { Stance } from '../../domain/evidence'
import type { Verdict } from '../../domain/verdict'

/** A vote that rests on passages of which none says what it says. */
export type Contradiction = 'confirmed_without_support' | 'denied_without_denial'

/** Whether the passages ticked contradict the verdict chosen: a reason to look again, never to refuse. */
export function contradiction(verdict: Verdict | null, ticked: readonly Stance[]): Contradiction | null {
  if (ticked.length === 0) return null
  if (verdict === 'confirmed' && !ticked.includes('supports')) return 'confirmed_without_support'
  return verdict === 'denied' && !ticked.includes('denies') ? 'denied_without_denial' : null
}
