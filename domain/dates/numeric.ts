import type { Token } from '../article/tokens'
import { type FirstNumber, isListed, isWhole, type Page, wordsEnd } from './page'
import { date, type Placed, type SaidDate } from './said'
import { dayOf } from './span'

const JOINTS = './-–\\'

/** A date of three numbers with the same sign between them: `2024-06-11`, `11.06.2024`, `١٤٤٥/١٢/٥ هـ`. */
export function numericDate(page: Page, at: number): Placed<SaidDate> | null {
  const { tokens } = page
  const [one, joint, two, again, three] = tokens.slice(at, at + 5) as (Token | undefined)[]
  if (!isNumber(one) || !isNumber(two) || !isNumber(three)) return null
  if (!joint || joint.text !== again?.text || !JOINTS.includes(joint.text) || two.text.length > 2) return null
  const hijri = wordsEnd(page, at + 5, ['hijriEra'], 1)
  const calendar = hijri ? 'hijri' : 'gregorian'
  const next = hijri ?? wordsEnd(page, at + 5, ['era'], 1) ?? at + 5
  const told = (parts: Partial<SaidDate>) => {
    const { year = null } = parts
    const reason = calendar === 'gregorian' && year !== null && isHijriYear(year) ? 'other_calendar' : null
    return { said: date({ calendar, reason, ...parts }), from: at, next, cut: 0 }
  }
  const [a, b, c] = [Number(one.text), Number(two.text), Number(three.text)]
  if (one.text.length === 4 && three.text.length <= 2) return told({ year: a, month: b, day: c })
  if (one.text.length > 2) return null
  if (three.text.length === 2)
    return joint.text === '/' || one.text.length + two.text.length === 4 ? told({ reason: 'unreadable_date' }) : null
  if (three.text.length !== 4) return null
  const dayFirst = { year: c, month: b, day: a }
  const monthFirst = { year: c, month: a, day: b }
  if (page.first === 'day' || joint.text === '.' || calendar === 'hijri') return told(dayFirst)
  if (page.first === 'month') return told(monthFirst)
  const either = [dayFirst, monthFirst].map(({ year, month, day }) => (month > 12 ? null : dayOf(year, month, day)))
  if (either[0] && either[1] && a !== b) return told({ reason: 'day_or_month_first' })
  return told(either[0] || !either[1] ? dayFirst : monthFirst)
}

/** A month in numbers (`6/2024`, `2024-06`) behind a word that months stand behind, or alone. */
export function numericMonth(page: Page, at: number): Placed<SaidDate> | null {
  const [one, joint, two] = page.tokens.slice(at, at + 3)
  if (!isNumber(one) || !isNumber(two) || !joint || !'/-'.includes(joint.text)) return null
  if (one.text.length + two.text.length > 6 || one.text.length === two.text.length) return null
  if (!isListed(page, at - 1, 'monthCues') && !isWhole(page, at, at + 3)) return null
  const [year, month] = one.text.length === 4 ? [one, two] : [two, one]
  if (year.text.length !== 4 || Number(month.text) > 12 || isHijriYear(Number(year.text))) return null
  return { said: date({ year: Number(year.text), month: Number(month.text) }), from: at, next: at + 3, cut: 0 }
}

/** A year that only another calendar counts today, in a date that does not say which. */
export function isHijriYear(year: number): boolean {
  return year >= 1300 && year < 1500
}

function isNumber(token: Token | undefined): token is Token {
  return token?.kind === 'number' && /^\d{1,4}$/.test(token.text)
}

/** Whether numbers like 13/04/2024 in a text show which number its dates begin with. */
export function firstNumber(tokens: readonly Token[]): FirstNumber {
  const counts = { day: 0, month: 0 }
  tokens.forEach((one, at) => {
    const [joint, two, again, year] = tokens.slice(at + 1, at + 5)
    if (!isNumber(one) || !isNumber(two) || joint?.text !== again?.text || !/^[/-]$/.test(joint?.text ?? '')) return
    if (!isNumber(year) || year.text.length !== 4 || one.text.length > 2 || two.text.length > 2) return
    if (Number(one.text) > 12 && Number(two.text) <= 12) counts.day++
    if (Number(two.text) > 12 && Number(one.text) <= 12) counts.month++
  })
  if (counts.day > 0 === counts.month > 0) return null
  return counts.day > 0 ? 'day' : 'month'
}
