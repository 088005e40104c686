import { type Base, isOneDay, none, type Reckoned, reckoned } from './reckoned'
import type { SaidDate } from './said'
import { type Day, dayOf, hijriOf, hijriSpan, monthOf, type Span, yearOf } from './span'

/** A year that is left out is taken from the publication only if the date lies so near: half a year back, a quarter ahead. */
const BACK = 183
const AHEAD = 92

export function reckonDate(said: SaidDate, base: Base | null): Reckoned {
  return said.paired ? paired(said, said.paired, base) : unpaired(said, base)
}

/** Calendars that go by the moon as it is seen differ by a day from the one that is reckoned. */
const SIGHTING = 1

/** A date in both calendars: the Gregorian day, with the year of the other where it gives none. */
function paired(said: SaidDate, hijri: SaidDate, base: Base | null): Reckoned {
  const { span: other } = unpaired({ ...hijri, weekday: null }, base)
  const lacksYear = said.year === null && said.yearShift === null && said.monthShift === null
  const told = unpaired(lacksYear && other ? { ...said, year: other.from.year } : said, base)
  if (!told.span || !other) return told
  const apart = Math.abs(told.span.from.since(other.from).days)
  return apart > SIGHTING ? none('conflicting_dates') : told
}

function unpaired(said: SaidDate, base: Base | null): Reckoned {
  if (said.reason) return none(said.reason)
  if (said.month === null && said.monthShift !== null) return ofMonthShift(said, base)
  if (said.month === null && said.day !== null) return ofNearestMonth(said, base)
  if (said.month !== null && (said.month < 1 || said.month > 12)) return none('no_such_date')
  if (said.year !== null) return inYear(said, said.year)
  if (said.yearShift !== null) {
    const year = base && base.span.from.year === base.span.until.year ? base.span.from.year + said.yearShift : null
    return year === null ? none('relative_time') : inYear(said, year)
  }
  if (!base) return none(said.monthShift === null ? 'no_year' : 'relative_time')
  return withoutYear(said, base)
}

/** `bu ayın 11'i`, `20th of next month` */
function ofMonthShift(said: SaidDate, base: Base | null): Reckoned {
  const { weekday, monthShift, hour } = said
  const { from, until } = base?.span ?? {}
  if (!from || !until || from.year !== until.year || from.month !== until.month) return none('relative_time')
  const { year, month } = from.with({ day: 1 }).add({ months: monthShift ?? 0 })
  return checked(spanIn({ ...said, month }, year), weekday, hour)
}

function inYear(said: SaidDate, year: number): Reckoned {
  if (said.calendar === 'hijri' && year >= 1500) return hijriInGregorian(said, year)
  if (said.calendar === 'hijri' && year < 1300) return none('other_calendar')
  return checked(spanIn(said, year), said.weekday, said.hour)
}

function spanIn({ calendar, month, day, nth, weekday }: SaidDate, year: number): Span | null {
  if (calendar === 'hijri') return hijriSpan(year, month, day)
  if (month === null) return yearOf(year)
  if (nth !== null && weekday !== null) return nthOf(monthOf(year, month), weekday, nth)
  return day === null ? monthOf(year, month) : dayOf(year, month, day)
}

function nthOf({ from, until }: Span, weekday: number, nth: number): Span | null {
  const first = from.add({ days: (weekday - from.dayOfWeek + 7) % 7 })
  const last = until.subtract({ days: (until.dayOfWeek - weekday + 7) % 7 })
  const day = nth < 0 ? last : first.add({ weeks: nth - 1 })
  return day.month === from.month ? { from: day, until: day } : null
}

/** `Thursday the 21st`: the nearest month in which it is one. */
function ofNearestMonth(said: SaidDate, base: Base | null): Reckoned {
  if (!base) return none('relative_time')
  const { from } = base.span
  const days = [-1, 0, 1].flatMap((months) => {
    const { year, month } = from.with({ day: 1 }).add({ months })
    return spanIn({ ...said, month }, year) ?? []
  })
  const fitting = days.filter((span) => span.from.dayOfWeek === said.weekday)
  const far = (span: Span) => Math.abs(span.from.since(from).days)
  fitting.sort((one, other) => far(one) - far(other))
  return fitting[0] ? checked(fitting[0], said.weekday, said.hour, 'month') : none('conflicting_dates')
}

/** `رمضان 2024`: the Ramadan that begins in that year, if only one does. */
function hijriInGregorian(said: SaidDate, year: number): Reckoned {
  const first = hijriOf(yearOf(year).from).year
  const spans = [first, first + 1].map((each) => spanIn(said, each)).filter((span) => span?.from.year === year)
  return spans.length === 1 && spans[0] ? checked(spans[0], said.weekday, said.hour) : none('other_calendar')
}

function checked(
  span: Span | null,
  weekday: number | null,
  hour: string | null,
  inferred: 'year' | 'month' | null = null,
): Reckoned {
  if (!span) return none('no_such_date')
  if (weekday && isOneDay(span) && span.from.dayOfWeek !== weekday) return none('conflicting_dates')
  const told = reckoned(span, inferred, hour)
  return told.value === null ? { ...told, reason: 'other_calendar' } : told
}

function withoutYear(said: SaidDate, base: Base): Reckoned {
  const { from, until } = base.span
  if (said.calendar === 'hijri') {
    const here = hijriOf(from)
    const current = said.monthShift === 0 && here.month === said.month && hijriOf(until).month === here.month
    return current ? checked(hijriSpan(here.year, said.month, said.day), said.weekday, said.hour) : none('no_year')
  }
  const spans = [-1, 0, 1].map((shift) => spanIn(said, from.year + shift))
  // 29 February may be missing near the publication and still exist
  if (spans.every((span) => !span) && (said.month !== 2 || said.day !== 29)) return none('no_such_date')
  const [before, same, after] = spans
  switch (said.monthShift) {
    case 0: {
      if (from.year !== until.year) return none('relative_time')
      const current = from.month === said.month && until.month === said.month
      return said.day !== null && !current ? none('conflicting_dates') : checked(same ?? null, said.weekday, said.hour)
    }
    case -1: {
      const latest = [same, before].find((span) => span && isBefore(span, base.span, said.day))
      return checked(
        latest ?? null,
        said.weekday,
        said.hour,
        said.day !== null && from.month === said.month ? 'year' : null,
      )
    }
    case 1: {
      const earliest = [same, after].find((span) => span && isBefore(base.span, span, said.day))
      return checked(earliest ?? null, said.weekday, said.hour)
    }
    case null:
      return nearPublication(said, spans, base)
  }
}

function isBefore(one: Span, other: Span, day: number | null): boolean {
  if (day !== null) return one.until.since(other.from).sign < 0
  return one.until.year * 12 + one.until.month < other.from.year * 12 + other.from.month
}

function isWithinAYear(day: Day, { from, until }: Span): boolean {
  return Math.max(day.until(from).days, until.until(day).days) < 366
}

function nearPublication(said: SaidDate, spans: readonly (Span | null)[], { span }: Base): Reckoned {
  const near = spans.filter((each): each is Span => each !== null)
  if (said.weekday && said.day !== null && said.nth === null) {
    const fitting = near.filter(({ from }) => from.dayOfWeek === said.weekday && isWithinAYear(from, span))
    if (fitting.length !== 1 || !fitting[0]) return none(fitting.length === 0 ? 'conflicting_dates' : 'no_year')
    return checked(fitting[0], said.weekday, said.hour, 'year')
  }
  const found = near.find((each) => {
    const back = each.until.until(span.from).days
    const ahead = span.until.until(each.from).days
    return back <= BACK && ahead <= AHEAD
  })
  return found ? checked(found, null, said.hour, 'year') : none('no_year')
}
