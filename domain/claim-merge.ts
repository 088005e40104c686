import { HEADLINE } from './claim'
import { Refusal } from './refusal'

/**
 * A claim as a merge sees it. `mergedInto`: the claim it leads on to; `holds`: those that lead on to it. `disputed`: a case is open on
 * it or on anything of it; `pending`: one is, or can still be appealed; `regrouped`: one on what moved it here is, or can be. `ruled`:
 * a ruling stands on it; `held`: votes on it are held; `voters`: how many have voted on what bears on it.
 */
export type Mergeable = {
  id: string
  eventId: string
  position: number
  mergedInto: string | null
  holds: readonly string[]
  settled: boolean
  disputed: boolean
  pending: boolean
  regrouped: boolean
  ruled: boolean
  held: boolean
  voters: number
}

/**
 * Whether two claims that say the same can be one: what was said of `goes` bears on `stays` from then on. Refused, of field `into`:
 * `same_claim`, `claim_elsewhere` under another event, `claim_merged` where `stays` leads on itself. Refused besides: `headline_stays`;
 * `claim_merged` where `goes` leads on; `holds_claims` where others lead on to it, so that there are neither circles nor chains;
 * `disputed`, also by a case on what moved one of them; `votes_held`; `claim_settled` where `goes` has settled, for then two findings would
 * be published; `claim_ruled` where a ruling stands on `stays`, which read only its own evidence; `votes_settled` where `stays` has settled
 * and somebody voted on `goes`: only a quorum opens a ballot.
 */
export function refuseMerge(goes: Mergeable, stays: Mergeable): void {
  if (goes.id === stays.id) throw new Refusal('same_claim', 'into')
  if (goes.eventId !== stays.eventId) throw new Refusal('claim_elsewhere', 'into')
  if (goes.position === HEADLINE) throw new Refusal('headline_stays')
  if (goes.mergedInto !== null) throw new Refusal('claim_merged')
  if (stays.mergedInto !== null) throw new Refusal('claim_merged', 'into')
  if (goes.holds.length > 0) throw new Refusal('holds_claims')
  refuseUnsettledMatters(goes, stays)
  // Merged, the two would be torn apart by a ruling that undoes what moved one of them, which is refused.
  if (goes.regrouped || stays.regrouped) throw new Refusal('disputed')
  if (goes.settled) throw new Refusal('claim_settled')
  if (stays.ruled) throw new Refusal('claim_ruled')
  if (stays.settled && goes.voters > 0) throw new Refusal('votes_settled')
}

/** Whether a merge can be undone. Refused: `claim_not_merged`; `disputed`; `votes_held`. */
export function refuseClaimParting(goes: Mergeable, stays: Mergeable): void {
  if (goes.mergedInto !== stays.id) throw new Refusal('claim_not_merged')
  refuseUnsettledMatters(goes, stays)
}

/**
 * Whether the claim that goes back has settled by that: its ballots were opened when the one that they bore on had its quorum, and
 * what was opened is sealed no more.
 */
export function settlesByParting(goes: { settled: boolean; voters: number }, stays: { settled: boolean }): boolean {
  return !goes.settled && stays.settled && goes.voters > 0
}

/** Where a case is open nothing is moved from under it; what can be appealed names the claim it was about. */
function refuseUnsettledMatters(goes: Mergeable, stays: Mergeable): void {
  if (goes.pending || stays.disputed) throw new Refusal('disputed')
  if (goes.held || stays.held) throw new Refusal('votes_held')
}
