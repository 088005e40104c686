import { reckonDate } from './reckon-date'
import { type Base, isOneDay, none, oneDay, type Reckoned, reckoned } from './reckoned'
import type { Counted, Said, SaidCount, SaidPeriod, SaidWeekday } from './said'
import { across, type Length, periodOf, shifted } from './span'
import type { Unit } from './tongue'

/** The value of what was said, as exact as the words and the time they start from allow; never more. */
export function reckon(said: Said, base: Base | null): Reckoned {
  switch (said.kind) {
    case 'event':
      return none('relative_event')
    case 'date':
      return reckonDate(said, base)
    case 'count':
      return base ? reckonCount(said, base) : none('relative_time')
    case 'period':
      return base ? reckonPeriod(said, base) : none('relative_time')
    case 'weekday':
      return base ? reckonWeekday(said, base) : none('relative_time')
  }
}

function lengthOf({ unit, least }: Counted): Length {
  switch (unit) {
    case 'hour':
      return { days: Math.trunc(least / 24) }
    case 'fortnight':
      return { weeks: 2 * least }
    case 'decade':
      return { years: 10 * least }
    case 'day':
    case 'week':
    case 'month':
    case 'year':
      return { [`${unit}s`]: least }
  }
}

/** Whoever says `three weeks ago` means about so many days more or less. */
const SLACK = 3

/** Above so many of a unit a count is a round number, true to a tenth. */
const ROUND: Readonly<Partial<Record<Unit, number>>> = { day: 30, month: 12, year: 10 }

function roughly(unit: Unit, { least, most }: { least: number; most: number }): { least: number; most: number } {
  const from = ROUND[unit]
  const slack = from && Math.abs(most) >= from ? Math.floor(Math.abs(most) / 10) : 0
  return { least: least + slack, most: most - slack }
}

/** As exact as the unit: three days ago is a day, three weeks ago a week, more or less. */
function reckonCount({ far, unit, weekday, ...counted }: SaidCount, { span: today, hour }: Base): Reckoned {
  const span = far.reduce((days, each) => shifted(days, lengthOf(each)), today)
  const { least, most } = roughly(unit, counted)
  const [first, last] = [Math.min(least, most), Math.max(least, most)]
  switch (unit) {
    case 'hour': {
      const days = (hours: number, unknown: number) => Math.floor(((hour ?? unknown) + hours) / 24)
      return reckoned({
        from: span.from.add({ days: days(first, 0) }),
        until: span.until.add({ days: days(last, 23) }),
      })
    }
    case 'day': {
      const days = { from: span.from.add({ days: first }), until: span.until.add({ days: last }) }
      if (weekday && isOneDay(days) && days.from.dayOfWeek !== weekday) return none('conflicting_dates')
      return reckoned(days)
    }
    case 'week':
    case 'fortnight': {
      const week = unit === 'week' ? 7 : 14
      const from = span.from.add({ days: first * week - SLACK })
      return reckoned({ from, until: span.until.add({ days: last * week + SLACK }) })
    }
    case 'month': {
      const months = { from: span.from.add({ months: first }), until: span.until.add({ months: last }) }
      return reckoned(across(periodOf(months.from, 'month'), periodOf(months.until, 'month')))
    }
    case 'year':
    case 'decade': {
      const years = unit === 'decade' ? 10 : 1
      const far = { from: span.from.add({ years: first * years }), until: span.until.add({ years: last * years }) }
      return reckoned(across(periodOf(far.from, 'year'), periodOf(far.until, 'year')))
    }
  }
}

function reckonPeriod({ unit, shift, count, weekday }: SaidPeriod, { span }: Base): Reckoned {
  const length = (times: number) => ({ [`${unit}s`]: times })
  const here = across(periodOf(span.from, unit), periodOf(span.until, unit))
  const first = shift < 0 ? -count : shift
  const last = shift < 0 ? -1 : shift * count
  const start = periodOf(span.from.add(length(first)), unit)
  const end = periodOf(span.until.add(length(last)), unit)
  const days = shift === 0 ? here : across(start, end)
  if (weekday === null) return reckoned(days)
  if (unit !== 'week' || count !== 1 || !isOneDay(span)) return none('relative_time')
  const day = days.from.add({ days: weekday - 1 })
  return reckoned(oneDay(day))
}

/** A day that is only named is the last such day in an article: what it tells has happened. */
function reckonWeekday({ weekday, shift, future }: SaidWeekday, { span }: Base): Reckoned {
  if (!isOneDay(span)) return none('relative_time')
  const today = span.from
  const back = (today.dayOfWeek - weekday + 7) % 7
  const last = today.subtract({ days: back === 0 ? 7 : back })
  const next = today.add({ days: back === 0 ? 7 : 7 - back })
  if (shift === -1) return reckoned(oneDay(last))
  if (shift === 1) return reckoned(oneDay(next))
  if (shift === 0)
    return back === 0 || next.dayOfWeek > today.dayOfWeek
      ? reckoned(oneDay(back === 0 ? today : next))
      : none('relative_time')
  return future ? none('relative_time') : reckoned(oneDay(back === 0 ? today : last), 'week')
}
