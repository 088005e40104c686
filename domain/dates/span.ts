import { Temporal } from 'temporal-polyfill/full'
import { type Moment, spanOf } from '../time'

/** The days a time may mean, the first and the last. */
export type Span = { from: Temporal.PlainDate; until: Temporal.PlainDate }
export type Length = { days?: number; weeks?: number; months?: number; years?: number }

export type Day = Temporal.PlainDate

export function dayOf(year: number, month: number, day: number): Span | null {
  try {
    const from = Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
    return { from, until: from }
  } catch {
    return null
  }
}

export function monthOf(year: number, month: number): Span {
  const from = Temporal.PlainDate.from({ year, month, day: 1 })
  return { from, until: from.add({ months: 1 }).subtract({ days: 1 }) }
}

export function yearOf(year: number): Span {
  return {
    from: Temporal.PlainDate.from({ year, month: 1, day: 1 }),
    until: Temporal.PlainDate.from({ year, month: 12, day: 31 }),
  }
}

/** The days of a Hijri day, month or year by the calendar of Umm al-Qura; null when it has no such day. */
export function hijriSpan(year: number, month: number | null, day: number | null): Span | null {
  const calendar = 'islamic-umalqura'
  try {
    const from = Temporal.PlainDate.from({ calendar, year, month: month ?? 1, day: day ?? 1 }, { overflow: 'reject' })
    const until = day ? from : from.add(month ? { months: 1 } : { years: 1 }).subtract({ days: 1 })
    return { from: from.withCalendar('iso8601'), until: until.withCalendar('iso8601') }
  } catch {
    return null
  }
}

/** The Hijri year and month of a day. */
export function hijriOf(day: Day): { year: number; month: number } {
  const { year, month } = day.withCalendar('islamic-umalqura')
  return { year, month }
}

export function momentSpan(moment: Moment): Span {
  const { from, until } = spanOf(moment)
  return { from: Temporal.PlainDate.from(from), until: Temporal.PlainDate.from(until) }
}

export function shifted({ from, until }: Span, length: Length): Span {
  return { from: from.add(length), until: until.add(length) }
}

/** The week, from Monday, or the month or the year that holds a day. */
export function periodOf(day: Day, unit: 'week' | 'month' | 'year'): Span {
  if (unit === 'year') return yearOf(day.year)
  if (unit === 'month') return monthOf(day.year, day.month)
  const from = day.subtract({ days: day.dayOfWeek - 1 })
  return { from, until: from.add({ days: 6 }) }
}

/** All the days from the first of one span to the last of another. */
export function across(first: Span, last: Span): Span {
  return { from: first.from, until: last.until }
}

/** A span as exactly as a year, a month or a day can tell it; null when it lies in two years. */
export function valueOf({ from, until }: Span): string | null {
  if (from.year !== until.year) return null
  const year = String(from.year).padStart(4, '0')
  if (from.month !== until.month) return year
  const month = `${year}-${String(from.month).padStart(2, '0')}`
  return from.day === until.day ? `${month}-${String(from.day).padStart(2, '0')}` : month
}
