import type { Interval } from '../ledger'
import { type Moment, spanOf } from '../time'

const DAY = 86_400_000

/** From the first to the last day a moment may mean; a time of day is one minute, in its zone. */
export function intervalOf(moment: Moment): Interval {
  if (moment.precision === 'time') return { from: moment.value, until: moment.value, zone: moment.zone }
  return { ...spanOf(moment), zone: null }
}

/** The days so many days later, or earlier; null where four figures do not tell the year. */
export function daysLater({ from, until }: Interval, days: number): Interval | null {
  const [first, last] = [from, until].map((day) => {
    const at = new Date(Date.parse(`${day.slice(0, 10)}T00:00Z`) + days * DAY)
    return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 10)
  })
  const isDay = (day: string | undefined): day is string => /^[1-9]\d{3}-\d{2}-\d{2}$/.test(day ?? '')
  return isDay(first) && isDay(last) ? { from: first, until: last, zone: null } : null
}
