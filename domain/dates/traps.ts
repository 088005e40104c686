import { namedDate } from './named'
import { isListed, isWhole, monthAt, type Page, pastSign, weekdayAt } from './page'
import type { Placed, SaidDate } from './said'
import { ENGLISH, TURKISH } from './tongue'
import { portionAfter } from './years'

/** Whether numbers that look like a date are part of something else: an article, a version, an address, a phone. */
export function isOther(page: Page, from: number, next: number): boolean {
  const { tokens } = page
  const [before, first, last, behind] = [tokens[from - 1], tokens[from], tokens[next - 1], tokens[next]]
  if (isListed(page, from - 1, 'others.before', true) || isListed(page, next, 'others.after')) return true
  if (before && first && before.end === first.start && /^[-./:#$€£+_=\p{L}]/u.test(before.text)) {
    const further = tokens[from - 2]
    if (before.kind === 'sign' && further?.kind === 'number' && further.end === before.start) return true
    if (/^[#$€£+_=]/.test(before.text)) return true
  }
  if (!behind || !last || last.end !== behind.start || behind.kind !== 'sign') return false
  const further = tokens[next + 1]
  return /^[-./:]$/.test(behind.text) && further?.kind === 'number' && further.start === behind.end
}

/**
 * Whether the words around a date by the name of its month leave no doubt that it is one; `cued` when words before it say
 * so already. Else it may be `In March 11 people`, `ثورة 25 يناير`, `may` the verb, `Eylül` the name.
 */
export function isMarked(page: Page, placed: Placed<SaidDate>, cued: boolean): boolean {
  const { said, from, next } = placed
  if (said.year !== null) return !isOther(page, from, next) && isSpelledAsMonth(page, placed)
  if (isNamed(page, from, next)) return false
  if (said.monthShift !== null && said.month === null) return true
  if (said.calendar === 'hijri' && said.day === null) return isListed(page, from - 1, 'monthWords')
  if (!isSpelledAsMonth(page, placed)) return false
  if (said.yearShift !== null || said.monthShift !== null) return true
  return said.day === null ? cued || standsAlone(page, placed) : !isCounted(page, placed)
}

/** `أحداث 11 سبتمبر`, `6 Şubat depremleri`: a day by which something is remembered, of whatever year. */
export function isRemembered(page: Page, { said, from, next }: Placed<SaidDate>): boolean {
  if (said.day === null || said.year !== null || said.yearShift !== null || said.monthShift !== null) return false
  return isListed(page, from - 1, 'remembered', true) || isListed(page, next, 'remembered')
}

/** Behind a date that is a name (`ثورة 25 يناير`), so that no part of it is read as one. */
export function pastName(page: Page, at: number): number {
  const may = page.tokens[at]?.kind === 'number' || isListed(page, at - 1, 'names.before', true)
  const named = may ? namedDate(page, at) : null
  return named && named.said.day !== null && isNamed(page, at, named.next) ? named.next : at + 1
}

/** Behind `street` or before `movement` a date is a name. */
function isNamed(page: Page, from: number, next: number): boolean {
  if (isListed(page, from - 1, 'names.before', true) || isListed(page, next, 'names.after')) return true
  const token = page.tokens[next]
  const behind = token ? page.text.slice(token.start, token.end) : ''
  const turkish = page.tongues[0]?.language === 'tr'
  // 15 Temmuz Otogarı: what is of a date is named after it
  return turkish && /^\p{Lu}.{3,}[ıiuü]$/u.test(behind) && weekdayAt(page, next) === null
}

/** In Latin script a month has its capital, unless it is no other word or nothing else stands there. */
function isSpelledAsMonth(page: Page, { said, from, next }: Placed<SaidDate>): boolean {
  const { text, tokens, tongues } = page
  if (said.month === null || tongues[0]?.language === 'tr' || isWhole(page, from, next)) return true
  if (said.year !== null && said.day !== null) return true
  for (let at = from; at < next; at++)
    if (/^\p{Ll}/u.test(text.slice(tokens[at]?.start, tokens[at]?.end)) && monthAt(page, at) !== null)
      return said.day !== null && tokens[from]?.kind === 'number' && !isListed(page, at, 'shyMonths')
  return true
}

/** A month before a number: with no year, the number may count people. */
function isCounted(page: Page, { from, next }: Placed<SaidDate>): boolean {
  const { tokens, tongues, text } = page
  if (tokens[from]?.kind === 'number' || tokens[next - 1]?.kind !== 'number') return false
  if (isListed(page, from - 1, 'articles')) return false
  const behind = tokens[next]
  if (!behind || behind.kind === 'sign') return false
  if (behind.kind === 'number') return true
  if (weekdayAt(page, next) !== null) return false
  if (isListed(page, next, 'and') || isListed(page, next, 'behindYear')) return false
  const english = tongues.some(({ language }) => language === 'en')
  return !(english && /^\p{Lu}/u.test(text.slice(behind.start, behind.end)) && tokens[from - 1]?.text !== 'in')
}

/**
 * A month alone: by both its names, behind a word that months stand behind, with an ending or a word that only months
 * take; in Arabic also where its name is no other word.
 */
function standsAlone(page: Page, { from, next }: Placed<SaidDate>): boolean {
  const { text, tokens, tongues } = page
  if (portionAfter(page, next) > next || isWhole(page, from, next) || isListed(page, next, 'monthWords')) return true
  if (tokens.slice(from, next).some(({ text }) => /^[/(]$/.test(text))) return true
  if (isListed(page, from - 1, 'monthWords')) return true
  const shy = isListed(page, from, 'shyMonths') || monthAt(page, from)?.sure === false
  const cue = tokens[from - 1]
  if (isListed(page, from - 1, 'monthCues')) return monthAt(page, from)?.sure !== false || tongues[0] === ENGLISH
  if (
    !shy &&
    (isListed(page, from - 1, 'articles') ||
      /^\p{Script=Arabic}/u.test(text.slice(tokens[from]?.start, tokens[from]?.end)))
  )
    return cue?.text !== 'ال'
  if (tongues[0] !== TURKISH) return false
  const ending = pastSign(tokens, next, "'’")
  const suffix = ending > next ? (tokens[ending]?.text ?? '') : (tokens[from]?.text.slice(-3) ?? '')
  return /(?:^|[^d])(?:d[ae]|t[ae]|d[ae]n|t[ae]n)$/.test(suffix)
}
