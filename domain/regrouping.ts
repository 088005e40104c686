import { HEADLINE } from './claim'
import { Refusal } from './refusal'

/** How claims come to stand under another event: two events that are one, the undoing of that, one event that is two. */
export const REGROUPINGS = ['merged', 'parted', 'split'] as const
export type Regrouping = (typeof REGROUPINGS)[number]

/** The most claims that one split takes out of an event: as many as a form can hold. */
export const CLAIMS_SPLIT = { max: 200 } as const

/** A claim where it stands. `disputed`: a case is open on it. */
export type Placed = { id: string; position: number; disputed: boolean }

/**
 * An event as housekeeping sees it: whether it was merged into another, which its address then leads to; the claims that stand
 * under it; how many places it ever gave, which are never given twice.
 */
export type Grouped = { id: string; merged: boolean; claims: readonly Placed[]; places: number }

/** Where a claim goes, and from where. */
export type Move = { claim: string; from: string; to: string; left: number; position: number }

/**
 * Every claim of an event goes under another, after that one's own, in their order; the other's headline claim stays its headline.
 * Refused: `same_event` (field `into`); `event_merged` (`eventId` for one that was merged already, `into` for one that leads on
 * itself, so that there are no circles); `disputed` while a case is open on a claim that would go.
 */
export function mergeOf(event: Grouped, into: Grouped): Move[] {
  if (event.id === into.id) throw new Refusal('same_event', 'into')
  if (event.merged) throw new Refusal('event_merged', 'eventId')
  if (into.merged) throw new Refusal('event_merged', 'into')
  const going = inOrder(event.claims)
  refuseDisputed(going)
  return going.map((claim, at) => moved(claim, event, into, into.places + at))
}

/**
 * The undoing of a merge: exactly the claims that it took go back to the places they had. `merge` is what it moved. Refused: `event_merged`
 * while the event they stand under was itself merged into another; `moved_on` where one of them does not stand there any more;
 * `disputed` while a case is open on one of them.
 */
export function partingOf(merge: readonly Move[], into: Grouped): Move[] {
  if (into.merged) throw new Refusal('event_merged')
  const there = new Map(into.claims.map((claim) => [claim.id, claim]))
  const back = merge.map((move) => ({ move, claim: there.get(move.claim) }))
  const going = back.flatMap(({ claim }) => claim ?? [])
  if (going.length < merge.length) throw new Refusal('moved_on')
  refuseDisputed(going)
  return back.map(({ move, claim }) => ({
    claim: move.claim,
    from: move.to,
    to: move.from,
    left: (claim as Placed).position,
    position: move.left,
  }))
}

/**
 * Some claims of an event go under a new one, the first of them as its headline claim. Refused: `event_merged` (`eventId`);
 * `required` (`claims`) without any; `not_found` (`claims`) for one that stands elsewhere; `headline_stays` (`claims`);
 * `disputed` while a case is open on one of them.
 */
export function splitOf(event: Grouped, ids: readonly string[], newId: string): Move[] {
  if (event.merged) throw new Refusal('event_merged', 'eventId')
  const going = inOrder(event.claims).filter(({ id }) => ids.includes(id))
  if (ids.length === 0) throw new Refusal('required', 'claims')
  if (going.length < new Set(ids).size) throw new Refusal('not_found', 'claims')
  if (going.some(({ position }) => position === HEADLINE)) throw new Refusal('headline_stays', 'claims')
  refuseDisputed(going)
  return going.map((claim, at) => moved(claim, event, { id: newId }, at))
}

function moved(claim: Placed, from: { id: string }, to: { id: string }, position: number): Move {
  return { claim: claim.id, from: from.id, to: to.id, left: claim.position, position }
}

function refuseDisputed(claims: readonly Placed[]): void {
  if (claims.some(({ disputed }) => disputed)) throw new Refusal('disputed')
}

function inOrder(claims: readonly Placed[]): Placed[] {
  return claims.toSorted((a, b) => a.position - b.position)
}
