import { DATE_ROLES, type DateRole } from './dates/role'
import { conflictsIn } from './ledger/conflicts'
import { daysLater, intervalOf } from './ledger/interval'
import { inTurnOf } from './ledger/turn'
import type { Moment } from './time'

/** A time that a source gives: outright, or as so many days after another occasion. An occasion of null is the event itself. */
export type DateRow = {
  id: string
  source: string
  role: DateRole
  occasion: string | null
  active: boolean
} & ({ moment: Moment; countedFrom: null } | { moment: null; countedFrom: { occasion: string | null; days: number } })

/** Why a row that counts from another occasion comes to no date. */
export const UNRESOLVED = ['undated', 'loop', 'too_many', 'no_such_day'] as const
export type Unresolved = (typeof UNRESOLVED)[number]

/** From the first to the last day (`2024-06-11`) or minute (`2024-06-24T10:25`) that is meant, both included. */
export type Interval = { from: string; until: string; zone: string | null }

/** One dating of an occasion, and the rows that give it; each with the dating that it counts from, if it counts. */
export type Dating = Interval & { rows: { id: string; ground: Dating | null }[]; disputed: boolean }

/** All times given for one occasion in one role. `disputed` datings cannot be the same time as some other one here. */
export type LedgerEntry<R extends DateRow = DateRow> = {
  occasion: string | null
  role: DateRole
  rows: (R & { unresolved: Unresolved | null })[]
  datings: Dating[]
}

/** An occasion dated in more ways than this is no ground to count from. */
export const GROUNDS = { max: 16 } as const

/**
 * All times that the sources give, by occasion and role, and where they disagree. In: rows in any order, withdrawn ones too,
 * which are kept and date nothing. A row that counts from an occasion is dated once for each way in which that occasion is
 * said to have happened. Out: the event's own times first, then by occasion; in each the earliest dating first.
 */
export function ledger<R extends DateRow>(rows: readonly R[]): LedgerEntry<R>[] {
  const ordered = [...rows].sort((a, b) => compare(a.id, b.id))
  const resolver = new Resolver(ordered)
  const occasions = [...new Set(ordered.map(({ occasion }) => occasion))].sort((a, b) => compare(a ?? '', b ?? ''))
  return occasions.flatMap((occasion) =>
    DATE_ROLES.flatMap((role) => {
      const given = resolver.rowsOf(occasion, role)
      if (given.length === 0) return []
      const datings = resolver.datingsOf(occasion, role)
      const disputed = conflictsIn(datings)
      for (const dating of datings) dating.disputed = disputed.has(dating)
      return [{ occasion, role, rows: given.map((row) => ({ ...row, unresolved: resolver.faultOf(row) })), datings }]
    }),
  )
}

/** Dates occasions one after another: what counts from one waits until that one is dated. */
class Resolver<R extends DateRow> {
  private readonly known = new Map<string, Dating[]>()
  private readonly faults = new Map<string, Unresolved>()
  private readonly given = new Map<string, R[]>()

  constructor(rows: readonly R[]) {
    for (const row of rows) {
      const place = placeOf(row.occasion, row.role)
      const there = this.given.get(place)
      if (there) there.push(row)
      else this.given.set(place, [row])
    }
    const grounds = new Map([...this.given].map(([place, there]) => [place, groundsOf(there, this.given)]))
    const { before, circles, behind } = inTurnOf(grounds)
    for (const place of before) this.known.set(place, this.date(place, this.known))
    const fromOutside = new Map([...circles].map((place) => [place, this.date(place, this.known)]))
    for (const place of circles) this.known.set(place, this.date(place, this.known, fromOutside))
    for (const place of behind) this.known.set(place, this.date(place, this.known))
  }

  rowsOf(occasion: string | null, role: DateRole): readonly R[] {
    return this.given.get(placeOf(occasion, role)) ?? []
  }

  datingsOf(occasion: string | null, role: DateRole): Dating[] {
    return this.known.get(placeOf(occasion, role)) ?? []
  }

  faultOf(row: R): Unresolved | null {
    return this.faults.get(row.id) ?? null
  }

  /**
   * The datings of a place. One in a circle is counted from only as far as something outside the circle dates it: `inCircle`
   * holds those datings, for all of the circle.
   */
  private date(
    place: string,
    known: ReadonlyMap<string, Dating[]>,
    inCircle: ReadonlyMap<string, Dating[]> = new Map(),
  ): Dating[] {
    const found = new Map<string, Dating>()
    const add = (id: string, interval: Interval, ground: Dating | null) => {
      const key = `${interval.from} ${interval.until} ${interval.zone}`
      const dating = found.get(key) ?? { ...interval, rows: [], disputed: false }
      dating.rows.push({ id, ground })
      found.set(key, dating)
    }
    for (const { id, active, moment, countedFrom } of this.given.get(place) ?? []) {
      if (active && moment) add(id, intervalOf(moment), null)
      if (!active || !countedFrom) continue
      const from = placeOf(countedFrom.occasion, 'happened')
      const grounds = inCircle.get(from) ?? known.get(from) ?? []
      this.faults.delete(id)
      if (from === place) this.faults.set(id, 'loop')
      else if (grounds.length === 0) this.faults.set(id, inCircle.has(from) ? 'loop' : 'undated')
      else if (grounds.length > GROUNDS.max) this.faults.set(id, 'too_many')
      else {
        for (const ground of grounds) {
          const interval = daysLater(ground, countedFrom.days)
          if (interval) add(id, interval, ground)
          else this.faults.set(id, 'no_such_day')
        }
      }
    }
    return [...found.values()].sort((a, b) => compare(a.from, b.from) || compare(a.until, b.until))
  }
}

/** The places that some rows count from, as far as any row dates them. */
function groundsOf(rows: readonly DateRow[], given: ReadonlyMap<string, unknown>): string[] {
  const from = rows.flatMap(({ active, countedFrom }) =>
    active && countedFrom ? [placeOf(countedFrom.occasion, 'happened')] : [],
  )
  return [...new Set(from)].filter((place) => given.has(place))
}

function placeOf(occasion: string | null, role: DateRole): string {
  return `${role} ${occasion ?? ''}`
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
