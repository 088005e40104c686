import type { NullReason } from '../article/reading'
import type { Shift, Unit } from './tongue'

/** What words say of a date, before it is reckoned. A number is what stands there, a shift is from the publication. */
export type SaidDate = {
  kind: 'date'
  calendar: 'gregorian' | 'hijri'
  year: number | null
  yearShift: Shift | null
  month: number | null
  monthShift: Shift | null
  day: number | null
  weekday: number | null
  /** The first, second … such weekday of the month; -1: the last. */
  nth: number | null
  hour: string | null
  /** The same day in the other calendar, as it stands beside it. */
  paired: SaidDate | null
  /** Why it can never have a value, whatever the publication. */
  reason: NullReason | null
}

export type Counted = { unit: Unit; least: number; most: number }

/** So many units before (negative) or after the publication, at least and at most, counted after longer ones (`far`). */
export type SaidCount = { kind: 'count'; far: readonly Counted[]; weekday: number | null } & Counted

/** The last, this or the next week, month or year, or so many of them; perhaps a day in it. */
export type SaidPeriod = {
  kind: 'period'
  unit: 'week' | 'month' | 'year'
  shift: Shift
  count: number
  weekday: number | null
}

/** A day of the week: the last, this, the next, or one that is only named. */
export type SaidWeekday = { kind: 'weekday'; weekday: number; shift: Shift | null; future: boolean }

/** Told by another happening: the day after the talks. */
export type SaidEvent = { kind: 'event' }

export type Said = SaidDate | SaidCount | SaidPeriod | SaidWeekday | SaidEvent

/** Where in the tokens it stands: the first, the one behind, and letters written before it that are no part. */
export type Placed<What> = { said: What; from: number; next: number; cut: number }

export function date(parts: Partial<SaidDate>): SaidDate {
  return {
    kind: 'date',
    calendar: 'gregorian',
    year: null,
    yearShift: null,
    month: null,
    monthShift: null,
    day: null,
    weekday: null,
    nth: null,
    hour: null,
    paired: null,
    reason: null,
    ...parts,
  }
}
