import type { DateMention } from '../article/reading'
import type { Moment } from '../time'
import { expressionsIn, pageOf } from './find'
import { isFuture } from './future'
import type { Page } from './page'
import { reckon } from './reckon'
import type { Base } from './reckoned'
import { roleAt } from './roles'
import type { Placed, Said } from './said'
import { momentSpan } from './span'

/**
 * Every expression of the calendar in a text, in order: the words, and the year, month, day or minute they mean, as exact
 * as they and the time of publication say, never more; without a value, why. `language` decides whose grammar is read
 * (null: any that fits the script; none for another than Arabic, English and Turkish, so numbers and months with a year). Words are looked at beside
 * words, so the time it takes grows with the text and no faster.
 */
export function datesIn(text: string, about: { language: string | null; published: Moment | null }): DateMention[] {
  const page = pageOf(text, about.language)
  const base = about.published && baseOf(about.published)
  return expressionsIn(page).map((placed) => mention(page, placed, base))
}

function baseOf(published: Moment): Base {
  return {
    span: momentSpan(published),
    hour: published.precision === 'time' ? Number(published.value.slice(11, 13)) : null,
  }
}

function mention(page: Page, placed: Placed<Said>, base: Base | null): DateMention {
  const { text, tokens } = page
  const start = behindLetters(text, tokens[placed.from]?.start ?? 0, placed.cut)
  const end = tokens[placed.next - 1]?.end ?? start
  const said = placed.said.kind === 'weekday' ? { ...placed.said, future: isFuture(page, placed) } : placed.said
  const { value, precision, reason, inferred } = reckon(said, base)
  return {
    text: text.slice(start, end),
    value,
    precision,
    role: roleAt(page, placed.from),
    start,
    end,
    reason,
    inferred,
  }
}

/** Behind so many letters, marks and tatweel aside. */
function behindLetters(text: string, from: number, letters: number): number {
  let at = from
  for (let left = letters; left > 0 && at < text.length; at++) if (/\p{Lo}/u.test(text[at] ?? '')) left--
  while (letters > 0 && /[\p{M}\p{Cf}ـ]/u.test(text[at] ?? '')) at++
  return at
}
