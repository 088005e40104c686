import { parseMoment } from '../time'
import type { NullReason } from './reading'
import { longestKnown, type Token } from './tokens'
import { MONTHS, OTHER_MONTHS } from './words/lexicon'

/** A date as it was written: its value, or why it has none; `next` is the token behind it. */
export type WrittenDate = { value: string | null; reason: NullReason | null; next: number }

/** Which number a date like 03/04/2024 begins with where the page is known to be consistent; null: nothing decides. */
export type FirstNumber = 'day' | 'month' | null

const JOINTS = new Set(['.', '/', '-', '–', '—', ',', '،', '(', ')', '|', '\\'])
const ORDINALS = new Set(['st', 'nd', 'rd', 'th', 'of', 'من', 'شهر', 'inci', 'nci'])
const ERA = new Set(['م', 'ميلادي', 'ميلاديه'])

/** The date that begins at a token, if one does: numbers with signs between them, or a month by its name. */
export function dateAt(tokens: readonly Token[], at: number, first: FirstNumber): WrittenDate | null {
  return numericDate(tokens, at, first) ?? namedDate(tokens, at)
}

function numericDate(tokens: readonly Token[], at: number, first: FirstNumber): WrittenDate | null {
  const [one, joint, two, again, three] = tokens.slice(at, at + 5)
  if (one?.kind !== 'number' || two?.kind !== 'number' || three?.kind !== 'number') return null
  if (!joint || joint.text !== again?.text || !['.', '/', '-', '–', '\\'].includes(joint.text)) return null
  if (two.text.length > 2) return null
  const next = skip(tokens, at + 5, ERA)
  if (one.text.length === 4 && three.text.length <= 2) return written(one.text, two.text, three.text, next)
  if (one.text.length > 2) return null
  if (three.text.length === 2) return { value: null, reason: 'unreadable_date', next }
  if (three.text.length !== 4) return null
  const dayFirst = written(three.text, two.text, one.text, next)
  if (first === 'day' || joint.text === '.') return dayFirst
  const monthFirst = written(three.text, one.text, two.text, next)
  if (first === 'month') return monthFirst
  if (dayFirst.value && monthFirst.value && dayFirst.value !== monthFirst.value)
    return { value: null, reason: 'day_or_month_first', next }
  return dayFirst.value ? dayFirst : monthFirst
}

function namedDate(tokens: readonly Token[], at: number): WrittenDate | null {
  const token = tokens[at]
  if (token?.kind === 'number') {
    if (token.text.length > 2) return null
    const month = monthAt(tokens, skipOrdinal(tokens, at + 1))
    return month && withYear(tokens, month, token.text)
  }
  const month = token?.kind === 'word' ? monthAt(tokens, at) : null
  if (!month) return null
  const day = skipSigns(tokens, month.next)
  const behind = tokens[day]
  if (behind?.kind !== 'number') return null
  if (behind.text.length === 4) return written(behind.text, month.value, null, skip(tokens, day + 1, ERA))
  if (behind.text.length > 2 || tokens[day + 1]?.text === ':') return null
  return withYear(tokens, { ...month, next: skipOrdinal(tokens, day + 1) }, behind.text)
}

type WrittenMonth = { value: number | 'other' | 'unclear'; next: number }

function withYear(tokens: readonly Token[], month: WrittenMonth, day: string): WrittenDate {
  const at = skipSigns(tokens, month.next)
  const year = tokens[at]
  if (year?.kind === 'number' && year.text.length === 4 && tokens[at + 1]?.text !== ':')
    return written(year.text, month.value, day, skip(tokens, at + 1, ERA))
  return { value: null, reason: month.value === 'other' ? 'other_calendar' : 'no_year', next: month.next }
}

/** A month by name; a pair (حزيران/يونيو) is one month when both names mean the same. */
function monthAt(tokens: readonly Token[], at: number): WrittenMonth | null {
  const found = longestKnown(tokens, at, (words) => (OTHER_MONTHS.has(words) ? 'other' : MONTHS.get(words)))
  if (!found) return null
  const joint = tokens[found.next]
  const pair = joint && ['/', '(', '-', '\\'].includes(joint.text) ? monthAt(tokens, found.next + 1) : null
  if (!pair) return found
  const value = pair.value === found.value ? found.value : 'unclear'
  return { value, next: tokens[pair.next]?.text === ')' ? pair.next + 1 : pair.next }
}

function written(year: string, month: string | number, day: string | null, next: number): WrittenDate {
  if (month === 'other' || /^1[34]\d\d$/.test(year)) return { value: null, reason: 'other_calendar', next }
  if (month === 'unclear') return { value: null, reason: 'conflicting_dates', next }
  const value = [year, month, ...(day === null ? [] : [day])].map((part) => String(part).padStart(2, '0')).join('-')
  return parseMoment(value) ? { value, reason: null, next } : { value: null, reason: 'no_such_date', next }
}

function skipOrdinal(tokens: readonly Token[], at: number): number {
  return skip(tokens, skipSigns(tokens, skip(tokens, at, ORDINALS)), ORDINALS)
}

function skipSigns(tokens: readonly Token[], at: number): number {
  return skip(tokens, skip(tokens, at, JOINTS), JOINTS)
}

function skip(tokens: readonly Token[], at: number, which: ReadonlySet<string>): number {
  return which.has(tokens[at]?.text ?? '') ? at + 1 : at
}
