import { firstNumber } from '../dates/numeric'
import type { FirstNumber } from '../dates/page'
import { WEEKDAYS } from '../dates/tongue'
import type { Moment } from '../time'
import { type Line, replaceLine } from './lines'
import type { NullReason } from './reading'
import { type Label, type Stamp, stampsOf } from './stamps'
import { tokensOf } from './tokens'
import { RELATIVE } from './words/lexicon'

/** A time found on a line of the page. */
export type Found = Stamp & { line: Line }

const HEAD = 80
const LONGEST_TIME_LINE = 24

/** Cuts a labelled time off the paragraph it is glued to, at the beginning of a page's lines. */
export function splitTimes(lines: Line[], first: FirstNumber): void {
  for (let at = 0; at < Math.min(lines.length, HEAD); at++) {
    const { text, words } = lines[at] as Line
    if (words < 12) continue
    const { stamps } = stampsOf(text, first)
    const last = stamps.filter(({ label, start }) => label !== null && start < 120).at(-1)
    if (!last || (stamps[0]?.start ?? 99) > 40 || text.length - last.end < 40) continue
    replaceLine(lines, at, [
      { text: text.slice(0, last.end), fate: null },
      { text: text.slice(last.end), fate: null },
    ])
  }
}

/** The times that stand on lines of their own in a stretch of the page; those lines get their fate. */
export function markTimes(lines: readonly Line[], first: FirstNumber, labelledOnly: boolean): Found[] {
  const found: Found[] = []
  let waiting: { label: Label; line: Line } | null = null
  for (const line of lines) {
    if (line.fate !== null || !mayTell(line, waiting !== null)) {
      waiting = null
      continue
    }
    const stamped = stampsOf(line.text, first, waiting?.label ?? null)
    const stamps = stamped.stamps.filter(({ label }) => label !== null || !labelledOnly)
    const labelled = stamps.some(({ label }) => label !== null)
    if (stamps.length > 0 && stamped.strangers <= (labelled ? 8 : 5)) {
      found.push(...stamps.map((stamp) => ({ ...stamp, line })))
      line.fate = 'timestamp'
      if (waiting) waiting.line.fate = 'timestamp'
    }
    waiting = stamped.waiting ? { label: stamped.waiting, line } : null
  }
  return found
}

/** A line with a number, or with so few words that it may be a label: `Updated` alone. */
function mayTell({ text, words, sign }: Line, awaited: boolean): boolean {
  if (words > LONGEST_TIME_LINE || (words > 4 && !/\p{N}/u.test(text))) return false
  return sign === null || sign === 'byline' || sign === 'furniture' || awaited
}

export type Dated = { moment: Moment | null; reason: NullReason | null }

/** The one moment that the stamps of a label agree on, the most exact of them; null and why when they do not. */
export function agreed(stamps: readonly Stamp[]): Dated {
  const moments = stamps.map(({ moment }) => moment).filter((moment): moment is Moment => moment !== null)
  if (moments.length === 0) return { moment: null, reason: stamps[0]?.reason ?? 'not_in_text' }
  const exact = moments.reduce((best, each) => (exactness(each) > exactness(best) ? each : best))
  const agree = moments.every(({ value }) => exact.value.startsWith(value))
  return agree ? { moment: exact, reason: null } : { moment: null, reason: 'conflicting_dates' }
}

function exactness({ value, zone }: Moment): number {
  return value.length + (zone ? 0.5 : 0)
}

/** Whether a paragraph dates itself by `today, Tuesday` alone, which says nothing to who reads it later. */
export function datesItselfByToday(text: string): boolean {
  const tokens = tokensOf(text.slice(0, 300))
  return tokens.some((token, at) => RELATIVE.has(token.text) && WEEKDAYS.has(tokens[at + 1]?.text ?? ''))
}

/** Whether numbers like 13/04/2024 on the page show which number its dates begin with. */
export function firstNumberOf(language: string | null, lines: readonly Line[]): FirstNumber {
  if (language !== 'en' && language !== null) return 'day'
  const short = lines.filter(({ words }) => words <= LONGEST_TIME_LINE)
  return firstNumber(tokensOf(short.map(({ text }) => text).join('\n')))
}
