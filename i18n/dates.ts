import type { Locale } from '../domain/locale'
import { instantOf, type Moment, spanOf } from '../domain/time'
import { WRITING } from './languages'

type Parts = Intl.DateTimeFormatOptions

const BY_PRECISION: Readonly<Record<Moment['precision'], Parts>> = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  time: { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
}

/** A moment as a person would write it, no more exact than it was said. */
export function momentIn(language: Locale, moment: Moment): string {
  const shown = formatter(language, BY_PRECISION[moment.precision]).format(clock(moment.value))
  const zone = moment.precision === 'time' ? zoneName(language, moment) : null
  return zone ? `${shown} (${zone})` : shown
}

/** A stretch of time from one moment up to another of the same precision. */
export function stretchIn(language: Locale, from: Moment, until: string | null): string {
  if (!until || until === from.value) return momentIn(language, from)
  return formatter(language, BY_PRECISION[from.precision]).formatRange(clock(from.value), clock(until))
}

/**
 * From the first to the last day or minute that is meant, both included, as a person would write it: a whole month or year is
 * named as such.
 */
export function spanIn(
  language: Locale,
  { from, until, zone }: { from: string; until: string; zone: string | null },
): string {
  if (from === until) return momentIn(language, { value: from, precision: from.length > 10 ? 'time' : 'day', zone })
  for (const precision of ['year', 'month'] as const) {
    const value = from.slice(0, precision === 'year' ? 4 : 7)
    const span = spanOf({ value, precision, zone: null })
    if (span.from === from && span.until === until) return momentIn(language, { value, precision, zone: null })
  }
  return stretchIn(language, { value: from, precision: from.length > 10 ? 'time' : 'day', zone }, until)
}

/** The day of an instant, by the clock of UTC. */
export function dayIn(language: Locale, at: Date): string {
  return formatter(language, BY_PRECISION.day).format(at)
}

/** An instant to the minute, by the clock of UTC, which is said. */
export function instantIn(language: Locale, at: Date): string {
  return `${formatter(language, BY_PRECISION.time).format(at)} UTC`
}

/** The wall time of a moment, told as if it were UTC, so that no zone moves it. */
function clock(value: string): Date {
  const full = value.length === 4 ? `${value}-01-01` : value.length === 7 ? `${value}-01` : value
  return new Date(full.length > 10 ? `${full}Z` : `${full}T00:00Z`)
}

function zoneName(language: Locale, moment: Moment): string | null {
  const at = instantOf(moment)
  if (!at || !moment.zone) return null
  const parts = formatter(language, { timeZone: moment.zone, timeZoneName: 'longGeneric' }).formatToParts(at)
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? null
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(language: Locale, parts: Parts): Intl.DateTimeFormat {
  const key = language + JSON.stringify(parts)
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(WRITING[language], { timeZone: 'UTC', ...parts })
  formatters.set(key, known)
  return known
}
