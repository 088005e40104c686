import type { NullReason } from '../article/reading'
import { type Moment, type Precision, parseMoment } from '../time'
import { type Day, type Span, valueOf } from './span'

/** What a date was taken to mean beyond its words: the year, or which week's Tuesday, which month's 21st. */
export const INFERRED = ['year', 'month', 'week'] as const
export type Inferred = (typeof INFERRED)[number]

export type Reckoned = {
  value: string | null
  precision: Precision | null
  reason: NullReason | null
  inferred: Inferred | null
  /** The days it may mean; wider or narrower than the value can tell. */
  span: Span | null
}

/** The publication, which relative words start from: the days it may mean, and its hour where that is known. */
export type Base = { span: Span; hour: number | null }

export function none(reason: NullReason): Reckoned {
  return { value: null, precision: null, reason, inferred: null, span: null }
}

export function reckoned(span: Span | null, inferred: Inferred | null = null, hour: string | null = null): Reckoned {
  const told = span && valueOf(span)
  if (!told) return { ...none('relative_time'), span }
  const moment = parseMoment(hour && told.length === 10 ? `${told}T${hour}` : told) as Moment
  return { value: moment.value, precision: moment.precision, reason: null, inferred, span }
}

export function isOneDay({ from, until }: Span): boolean {
  return from.equals(until)
}

export function oneDay(day: Day): Span {
  return { from: day, until: day }
}
