import { HEADLINE } from './claim'
import { Refusal } from './refusal'

/** How claims come to stand under another event: two events that are one, the undoing of that, one event that is two. */
export const REGROUPINGS = ['merged', 'parted', 'split'] as const
export type Regrouping = (typeof REGROUPINGS)[number]

/** The most claims that one split takes out of an event: as many as a form can hold. */
export const CLAIMS_SPLIT = { max: 200 } as const

/**
 * A claim where it stands. `disputed`: a case is open on it. `merged`: it leads on to another; `joined`: the claims that lead on to it, or
 * the one that it leads on to, which stand under one event.
 */
export type Placed = { id: string; position: number; disputed: boolean; merged: boolean; joined: readonly string[] }

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
 * `claims_joined` where one of them was merged since with one that stays, or, being the headline claim there, with any; `disputed` while a
 * case is open on one of them.
 */
export function partingOf(merge: readonly Move[], into: Grouped): Move[] {
  return these(merge.map(reversed), into)
}

/** A regrouping as a ruling finds it: what it was, what it moved, and the two events as they stand, the one that it moved claims from first. */
export type Regrouped = { kind: Regrouping; moves: readonly Move[]; from: Grouped; to: Grouped }

/**
 * What undoes a regrouping by a ruling: each claim that it moved goes back to the place that it had. An event that has none left by
 * that leads on again, so what has come to it since goes along, after the others. Refused: `moved_on` where a claim that it moved does not
 * stand there any more; `event_merged` while an event that would have claims or give them leads on to another; `claims_joined` where
 * claims that were merged would be torn apart; `disputed` while a case is open on a claim that would go.
 */
export function undoingOf({ kind, moves, from, to }: Regrouped): Move[] {
  const back = moves.map(reversed)
  return kind === 'merged' ? these(back, to) : allOf(back, to, from)
}

/** What does a regrouping again that a ruling had undone: as it was done first, refused as its undoing is. */
export function redoingOf({ kind, moves, from, to }: Regrouped): Move[] {
  return kind === 'merged' ? allOf(moves, from, to) : these(moves, from)
}

/** A move of a claim: by which regrouping, and whether it was that, or a ruling that undid it. */
export type Moved = { regrouping: string; undone: boolean }

/** By which regrouping a claim stands where it does: the last that moved it and that no ruling undid. In: its moves, the first of them first. */
export function standsBy(moves: readonly Moved[]): string | null {
  const line: string[] = []
  for (const { regrouping, undone } of moves) {
    const at = line.lastIndexOf(regrouping)
    if (!undone) line.push(regrouping)
    else if (at >= 0) line.splice(at, 1)
  }
  return line.at(-1) ?? null
}

/** Exactly these moves, from where the claims stand now. */
function these(moves: readonly Move[], source: Grouped): Move[] {
  if (source.merged) throw new Refusal('event_merged')
  const going = stillThere(moves, source)
  refuseTorn(moves, going)
  refuseDisputed([...going.values()])
  return moves.map((move) => ({ ...move, left: (going.get(move.claim) as Placed).position }))
}

/** These moves, and after them whatever else stands there. */
function allOf(moves: readonly Move[], source: Grouped, target: Grouped): Move[] {
  if (source.merged || target.merged) throw new Refusal('event_merged')
  stillThere(moves, source)
  refuseDisputed(source.claims)
  const known = new Map(moves.map((move) => [move.claim, move.position]))
  let places = target.places
  return inOrder(source.claims).map((claim) => {
    const place = known.get(claim.id)
    return moved(claim, source, target, place ?? places++)
  })
}

function stillThere(moves: readonly Move[], source: Grouped): ReadonlyMap<string, Placed> {
  const ids = new Set(moves.map(({ claim }) => claim))
  const going = source.claims.filter(({ id }) => ids.has(id))
  if (going.length < ids.size) throw new Refusal('moved_on')
  return new Map(going.map((claim) => [claim.id, claim]))
}

/** Claims that are one stand under one event, and the headline claim of an event leads on to no other. */
function refuseTorn(moves: readonly Move[], going: ReadonlyMap<string, Placed>): void {
  const torn = moves.some(({ claim, position }) => {
    const { merged, joined } = going.get(claim) as Placed
    return joined.some((other) => !going.has(other)) || (merged && position === HEADLINE)
  })
  if (torn) throw new Refusal('claims_joined')
}

function reversed({ claim, from, to, left, position }: Move): Move {
  return { claim, from: to, to: from, left: position, position: left }
}

/**
 * Some claims of an event go under a new one, the first of them as its headline claim. Refused: `event_merged` (`eventId`);
 * `required` (`claims`) without any; `not_found` (`claims`) for one that stands elsewhere; `headline_stays` (`claims`);
 * `claims_joined` (`claims`) for one that was merged with another;
 * `disputed` while a case is open on one of them.
 */
export function splitOf(event: Grouped, ids: readonly string[], newId: string): Move[] {
  if (event.merged) throw new Refusal('event_merged', 'eventId')
  const going = inOrder(event.claims).filter(({ id }) => ids.includes(id))
  if (ids.length === 0) throw new Refusal('required', 'claims')
  if (going.length < new Set(ids).size) throw new Refusal('not_found', 'claims')
  if (going.some(({ position }) => position === HEADLINE)) throw new Refusal('headline_stays', 'claims')
  if (going.some(({ joined }) => joined.length > 0)) throw new Refusal('claims_joined', 'claims')
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
