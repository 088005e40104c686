export const PRECISIONS = ['year', 'month', 'day', 'time'] as const
export type Precision = (typeof PRECISIONS)[number]

/** A point in time as exact as it was said: `2024`, `2024-06`, `2024-06-11`, `2024-06-24T10:25`. */
export type Moment = { value: string; precision: Precision; zone: string | null }

const SHAPE = /^([1-9]\d{3})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2}))?)?)?$/

/** Reads a moment back from its value; null when the calendar, the clock or the list of zones has no such thing. */
export function parseMoment(value: string, zone: string | null = null): Moment | null {
  const [, year, month, day, hour, minute] = SHAPE.exec(value) ?? []
  if (!year || (zone !== null && !isZone(zone))) return null
  if (!month) return { value, precision: 'year', zone }
  if (Number(month) < 1 || Number(month) > 12) return null
  if (!day) return { value, precision: 'month', zone }
  if (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) return null
  if (!hour) return { value, precision: 'day', zone }
  if (Number(hour) > 23 || Number(minute) > 59) return null
  return { value, precision: 'time', zone }
}

/** Whether `name` is a time zone that can be reckoned with: an IANA name, `UTC` or `GMT`; never a bare offset. */
export function isZone(name: string): boolean {
  return /^[A-Za-z]/.test(name) && clockOf(name) !== null
}

/**
 * The instant a moment names, if it names one: precision `time` and a zone. An hour that a clock change repeats is its
 * first occurrence; one that a clock change skips is null.
 */
export function instantOf(moment: Moment): Date | null {
  const clock = moment.precision === 'time' && moment.zone ? clockOf(moment.zone) : null
  const wanted = Date.parse(`${moment.value}Z`)
  if (!clock || Number.isNaN(wanted)) return null
  const DAY = 86_400_000
  const offsets = [wanted - DAY, wanted + DAY].map((at) => wallTime(clock, at) - at)
  const instants = offsets.map((offset) => wanted - offset).filter((at) => wallTime(clock, at) === wanted)
  return instants.length > 0 ? new Date(Math.min(...instants)) : null
}

/** The first and the last day a moment may mean, as `YYYY-MM-DD`: for sorting and for intervals. */
export function spanOf({ value, precision }: Moment): { from: string; until: string } {
  if (precision === 'year') return { from: `${value}-01-01`, until: `${value}-12-31` }
  if (precision === 'month') {
    const [year, month] = value.split('-').map(Number)
    return { from: `${value}-01`, until: `${value}-${daysIn(year ?? 0, month ?? 1)}` }
  }
  const day = value.slice(0, 10)
  return { from: day, until: day }
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat | null {
  const known = clocks.get(zone.toLowerCase())
  if (known) return known
  try {
    const clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    clocks.set(zone.toLowerCase(), clock)
    return clock
  } catch {
    return null
  }
}

/** What a clock on that wall shows at an instant, told as if it were UTC. */
function wallTime(clock: Intl.DateTimeFormat, at: number): number {
  const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(parts.year ?? 0, (parts.month ?? 1) - 1, parts.day, parts.hour, parts.minute)
}
