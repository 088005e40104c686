import type { Token } from '../article/tokens'
import { type Known, known, type Matches, pastEnding, stands } from './known'
import { type ListName, TONGUES, type Tongue, TURKISH } from './tongue'

/** Which number a date like 03/04/2024 begins with where the text is known to be consistent; null: nothing decides. */
export type FirstNumber = 'day' | 'month' | null

/** The tokens of a text and the tongues whose grammar is read in it; the names of months are known in all of them. */
export type Page = {
  text: string
  tokens: readonly Token[]
  matches: Matches
  tongues: readonly Tongue[]
  first: FirstNumber
}

export type WrittenMonth = Known<number> & {
  calendar: 'gregorian' | 'hijri'
  /** No other word is spelled like it. */
  sure: boolean
  /** A second name beside it means another month. */
  unclear: boolean
}

/** A month by name, in either calendar; a pair (حزيران/يونيو) is one month when both names mean the same. */
export function monthAt(page: Page, at: number): WrittenMonth | null {
  const found = oneMonthAt(page, at)
  if (!found) return null
  const joint = page.tokens[found.next]
  const pair = joint && /^[/(\\]$/.test(joint.text) ? oneMonthAt(page, found.next + 1) : null
  if (!pair || pair.calendar !== found.calendar) return found
  const next = page.tokens[pair.next]?.text === ')' ? pair.next + 1 : pair.next
  return { ...found, next, sure: true, unclear: pair.value !== found.value }
}

function oneMonthAt(page: Page, at: number): WrittenMonth | null {
  let best = null as WrittenMonth | null
  for (const tongue of TONGUES)
    for (const [list, calendar, sure] of MONTH_LISTS) {
      if (list === 'declinedMonths' && page.tongues[0] !== TURKISH) continue
      const found = known(page, at, tongue, list)
      if (found && found.next > (best?.next ?? 0)) best = { ...found, calendar, sure, unclear: false }
    }
  return best
}

const MONTH_LISTS = [
  ['months', 'gregorian', true],
  ['declinedMonths', 'gregorian', true],
  ['hijriMonths', 'hijri', false],
  ['shortMonths', 'gregorian', false],
  ['unsureMonths', 'gregorian', false],
] as const

/** A day of the week; an abbreviation, or one without its article, only where asked. */
export function weekdayAt(page: Page, at: number, unsure = false): Known<number> | null {
  for (const tongue of page.tongues) {
    const found =
      known(page, at, tongue, 'weekdays') ??
      known(page, at, tongue, 'declinedWeekdays') ??
      (unsure ? known(page, at, tongue, 'shortWeekdays') : null)
    if (found) return found
  }
  return null
}

/** Behind one of the signs, if one stands there. */
export function pastSign(tokens: readonly Token[], at: number, signs: string): number {
  const token = tokens[at]
  return token?.kind === 'sign' && signs.includes(token.text) ? at + 1 : at
}

/** Behind all the words of some lists that stand at `at`, in any order; behind the ending before them, if there is one. */
export function pastWords(page: Page, at: number, names: readonly ListName[], most = 3): number {
  return wordsEnd(page, at, names, most) ?? pastEnding(page.tokens, at)
}

/** The same, but null when none of the words stands there. */
export function wordsEnd(page: Page, at: number, names: readonly ListName[], most = 3): number | null {
  let end: number | null = null
  for (let taken = 0, next = pastEnding(page.tokens, at); taken < most; taken++) {
    let further = 0
    for (const tongue of page.tongues)
      for (const name of names) further = Math.max(further, stands(page, next, tongue, name)?.next ?? 0)
    if (further === 0) break
    end = further
    next = further
  }
  return end
}

/** Whether a word is in a list of any of the languages. */
export function isListed(page: Page, at: number, name: ListName, article = false): boolean {
  return page.tongues.some((tongue) => stands(page, at, tongue, name, article) !== null)
}

/** The text is nothing but these tokens, words that dates stand behind and a full stop aside. */
export function isWhole(page: Page, from: number, next: number): boolean {
  const first = wordsEnd(page, 0, ['dayWords', 'articles', 'monthCues', 'of'], 2) ?? 0
  return from <= first && pastSign(page.tokens, next, '.') === page.tokens.length
}
