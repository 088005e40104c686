import type { Dating } from '../ledger'
import { instantOf } from '../time'

/** A dating on one scale: as it is written, to the minute, or in instants where its zone is known. */
type Placed = { dating: Dating; first: number; last: number }

/**
 * The datings that cannot be the same time as some other one. Two times of day in known zones are held against each other as
 * instants, all else as it is written, so that a day without a zone is nobody's midnight. Datings that come of one row alone,
 * because what it counts from is dated twice, are no disagreement of theirs. Sorted once each way, not pair by pair.
 */
export function conflictsIn(datings: readonly Dating[]): Set<Dating> {
  const isZoned = (dating: Dating) => instant(dating) !== null
  const written = datings.map((dating) => ({ dating, ...writtenSpan(dating) }))
  const zoned = datings.filter(isZoned).map((dating) => {
    const at = instant(dating) ?? 0
    return { dating, first: at, last: at }
  })
  const isDay = ({ dating }: Placed) => !isZoned(dating)
  return new Set([
    ...apart(zoned, zoned),
    ...apart(written.filter(isDay), written),
    ...apart(written, written.filter(isDay)),
  ])
}

/** Those of `some` that do not touch one or another of `others`. */
function* apart(some: readonly Placed[], others: readonly Placed[]): Generator<Dating> {
  const byLast = [...others].sort((a, b) => a.last - b.last)
  const byFirst = [...others].sort((a, b) => b.first - a.first)
  for (const one of some) {
    const isOther = ({ dating }: Placed) => dating !== one.dating && !ofOneRow(dating, one.dating)
    const soonest = byLast.find(isOther)
    const latest = byFirst.find(isOther)
    if ((soonest && soonest.last < one.first) || (latest && latest.first > one.last)) yield one.dating
  }
}

function ofOneRow(one: Dating, other: Dating): boolean {
  const [row, ...more] = one.rows
  return more.length === 0 && other.rows.length === 1 && other.rows[0]?.id === row?.id
}

function writtenSpan({ from, until }: Dating): { first: number; last: number } {
  const minute = (text: string, clock: string) => Date.parse(`${text.length > 10 ? text : `${text}T${clock}`}Z`)
  return { first: minute(from, '00:00'), last: minute(until, '23:59') }
}

function instant({ from, zone }: Dating): number | null {
  if (from.length <= 10) return null
  return instantOf({ value: from, precision: 'time', zone })?.getTime() ?? null
}
