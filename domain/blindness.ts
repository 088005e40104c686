import type { Verdict } from './verdict'
import type { Uncounted } from './vote'

/** A vote with all that is in it. */
type Whole = {
  verdict: Verdict
  reason: string
  textSalt: Uint8Array | null
  evidence: readonly string[]
  uncounted: Uncounted | null
}

/** A vote as the public may read it. */
export type Disclosed<V extends Whole> = Omit<V, keyof Whole> & {
  [Part in keyof Whole]: Whole[Part] | null
}

/**
 * What the public may know of a vote: everything once the claim has settled, before that who cast it and when. The one
 * place that decides it: no page, feed or answer shows a vote that did not pass through here.
 */
export function disclose<V extends Whole>(vote: V, settled: boolean): Disclosed<V> {
  return settled ? vote : { ...vote, verdict: null, reason: null, textSalt: null, evidence: null, uncounted: null }
}

/** The same for what the rule makes of a claim: nothing of it is public before the claim has settled. */
export function discloseFinding<F extends object>(finding: F, settled: boolean): { [Part in keyof F]: F[Part] | null } {
  if (settled) return finding
  return Object.fromEntries(Object.keys(finding).map((part) => [part, null])) as { [Part in keyof F]: null }
}
