import type { GoldDate } from '../../../domain/article/gold/gold'
import type { DateMention } from '../../../domain/article/reading'
import type { Tally } from './score'

/**
 * A date is right when a mention at its place has its value, or, where it does not resolve, no value and a reason.
 * Mentions that stand at no date's place are found and not right; two mentions at one place count once.
 */
export function tallyDates(
  text: string,
  found: readonly DateMention[],
  wanted: readonly GoldDate[],
): Tally & { misses: string[] } {
  const places = wanted.map((date) => {
    const start = text.indexOf(date.words)
    return { date, at: found.filter((each) => each.start < start + date.words.length && each.end > start) }
  })
  const right = places.filter(({ date, at }) => at.some((each) => isRight(each, date)))
  const stray = found.filter((each) => !places.some(({ at }) => at.includes(each)))
  const misses = places
    .filter((place) => !right.includes(place))
    .map(({ date, at }) => `${at.length > 0 ? '~' : '-'} date ${date.words} is ${date.value ?? date.reason}${read(at)}`)
  return {
    right: right.length,
    found: places.filter(({ at }) => at.length > 0).length + stray.length,
    wanted: wanted.length,
    misses: [...misses, ...stray.map((each) => `+ date ${each.text}: ${each.value ?? each.reason}`)],
  }
}

function isRight({ value, precision, reason }: DateMention, date: GoldDate): boolean {
  const values = [date.value, ...(date.also ?? []).map((other) => other.value)]
  if (!values.some((each) => each === value)) return false
  return value === null ? reason !== null : value !== date.value || precision === date.precision
}

function read(at: readonly DateMention[]): string {
  return at.length === 0 ? '' : ` read as ${at.map(({ value, reason }) => value ?? reason).join(', ')}`
}
