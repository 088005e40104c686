import type { NullReason } from '../article/reading'
import type { Token } from '../article/tokens'
import { matchesOf } from './known'
import { namedDate } from './named'
import { numericDate } from './numeric'
import type { FirstNumber, Page } from './page'
import { merged } from './pairs'
import { reckonDate } from './reckon-date'
import type { Placed, SaidDate } from './said'
import { TONGUES } from './tongue'

/** A date as a page writes it: its value, or why it has none; `next` is the token behind it. */
export type PlainDate = { value: string | null; reason: NullReason | null; next: number }

const SIGNS = 4

/**
 * The dates of a line that is told apart from running text, such as the one that says when a page was published: numbers
 * with signs between them, or a month by its name, in any language. Of a day in both calendars the Gregorian one counts;
 * papers print the other from tables of their own.
 */
export function plainDates(tokens: readonly Token[], first: FirstNumber): (at: number) => PlainDate | null {
  const page: Page = { text: '', tokens, matches: matchesOf(tokens), tongues: TONGUES, first }
  return (at) => {
    const found = plainDate(page, at)
    if (!found) return null
    const [date = found] = merged(page, [found, ...besideIt(page, found.next)])
    const { value, reason } = reckonDate({ ...(date.said as SaidDate), paired: null }, null)
    return { value, reason, next: date.next }
  }
}

function plainDate(page: Page, at: number): Placed<SaidDate> | null {
  const numeric = numericDate(page, at)
  if (numeric) return numeric
  const named = namedDate(page, at)
  if (!named || (named.said.day === null && named.said.year === null)) return null
  return named
}

function besideIt(page: Page, next: number): Placed<SaidDate>[] {
  for (let at = next; at <= next + SIGNS; at++) {
    const found = plainDate(page, at)
    if (found) return [found]
  }
  return []
}
