import type { DateMention } from '../article/reading'
import { type Token, tokensOf } from '../article/tokens'
import type { Moment } from '../time'
import { expressionAt } from './expression'
import { matchesOf } from './known'
import { firstNumber } from './numeric'
import { isListed, type Page } from './page'
import { merged } from './pairs'
import { reckon } from './reckon'
import type { Base } from './reckoned'
import { roleAt } from './roles'
import type { Placed, Said } from './said'
import { inherited, joint } from './series'
import { momentSpan } from './span'
import { ARABIC, ENGLISH, TONGUES, type Tongue, TURKISH } from './tongue'

/**
 * Every expression of the calendar in a text, in order: the words, and the year, month, day or minute they mean, as exact
 * as they and the time of publication say, never more; without a value, why. `language` decides whose grammar is read
 * (null: any that fits the script; another than Arabic, English and Turkish: numbers alone). Words are looked at beside
 * words, so the time it takes grows with the text and no faster.
 */
export function datesIn(text: string, about: { language: string | null; published: Moment | null }): DateMention[] {
  const page = pageOf(text, about.language)
  const base = about.published && baseOf(about.published)
  const isAddress = addresses(text)
  const found: Placed<Said>[] = []
  for (let at = 0, afterYear = -1; at < page.tokens.length; ) {
    const token = page.tokens[at] as Token
    const expression = isAddress(token.start) ? null : expressionAt(page, at, at === afterYear)
    const last = expression?.at(-1)
    if (expression && last) found.push(...expression)
    if (last?.said.kind === 'date' && last.said.month === null) afterYear = joint(page, last.next) || -1
    at = last?.next ?? at + 1
  }
  return merged(page, inherited(page, found)).map((placed) => mention(page, placed, base))
}

const GRAMMARS: Record<string, readonly Tongue[]> = {
  ar: [ARABIC, ENGLISH],
  tr: [TURKISH, ARABIC],
  en: [ENGLISH, ARABIC],
}

function pageOf(text: string, language: string | null): Page {
  const tokens = tokensOf(text)
  const tongues = language === null ? TONGUES : (GRAMMARS[language] ?? [])
  const first = language === null || language === 'en' ? firstNumber(tokens) : 'day'
  return { text, tokens, matches: matchesOf(tokens), tongues, first }
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

const SENTENCE = 30

/** Whether the sentence speaks of what is to come. */
function isFuture(page: Page, { from, next }: Placed<Said>): boolean {
  const ends = (at: number) => /^[.!?؟…]$/.test(page.tokens[at]?.text ?? '.')
  for (let at = from - 1; at > from - SENTENCE && !ends(at); at--) if (tellsFuture(page, at)) return true
  for (let at = next; at < next + SENTENCE && !ends(at); at++) if (tellsFuture(page, at)) return true
  return false
}

/** A word that says so, or a verb by its form: `سيعقد`, `yapılacak`. */
function tellsFuture(page: Page, at: number): boolean {
  if (isListed(page, at, 'future')) return true
  const word = page.tokens[at]?.text ?? ''
  if (/^[وف]?س[يتن]\p{L}{3,}$/u.test(word)) return !isListed(page, at, 'notFuture', true)
  return page.tongues.includes(TURKISH) && /[ea]c[ea][kg]/.test(word)
}

const ADDRESS = /^(?:[^\s/]{1,40}:\/\/|www\.|[@#])|[\p{L}\d-]\.[a-z]{2,10}\/|\w@\w/iu

/** Whether a place in the text is inside an address of the web or a handle; asked in order of the text. */
function addresses(text: string): (at: number) => boolean {
  const spans = Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({ word, index })).filter(({ word }) =>
    ADDRESS.test(word.slice(0, 200)),
  )
  let next = 0
  return (at) => {
    while (spans[next] && (spans[next]?.index ?? 0) + (spans[next]?.word.length ?? 0) <= at) next++
    return at >= (spans[next]?.index ?? Number.POSITIVE_INFINITY)
  }
}
