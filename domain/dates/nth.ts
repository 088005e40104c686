import { stands } from './known'
import { monthAlone } from './named'
import { dayAt, numberAt } from './numbers'
import { isListed, type Page, pastWords, weekdayAt, wordsEnd } from './page'
import { periodAt } from './periods'
import { date, type Placed, type SaidDate } from './said'
import type { Tongue } from './tongue'

/** `the first Friday of July`, `ثالث ثلاثاء في أيلول 2014`, `bu ayın ilk cuma günü`; -1 is the last. */
export function nthWeekday(page: Page, at: number): Placed<SaidDate> | null {
  const day = ordinalDay(page, at)
  if (day) {
    const month = monthPart(page, pastWords(page, day.next, ['of', 'articles', 'monthWords'], 4))
    return month && { ...month, said: { ...month.said, nth: day.nth, weekday: day.weekday }, from: at, cut: 0 }
  }
  const month = page.tongues.some(({ language }) => language === 'tr') ? monthPart(page, at) : null
  const behind = month && ordinalDay(page, pastWords(page, month.next, ['monthWords']))
  if (!month || !behind || behind.next === month.next) return null
  return { ...month, said: { ...month.said, nth: behind.nth, weekday: behind.weekday }, next: behind.next }
}

function monthPart(page: Page, at: number): Placed<SaidDate> | null {
  const period = periodAt(page, at)
  if (period?.unit === 'month' && period.count === 1)
    return { said: date({ monthShift: period.shift }), from: at, next: period.next, cut: period.cut }
  return monthAlone(page, at)
}

/** An ordinal with a day of the week: before it, or in Arabic behind. */
function ordinalDay(page: Page, at: number): { nth: number; weekday: number; next: number } | null {
  for (const tongue of page.tongues) {
    const nth = ordinalAt(page, at, tongue)
    const day = nth && weekdayAt(page, pastWords(page, nth.next, ['weekdayMarks'], 1), true)
    if (nth && day) return { nth: nth.value, weekday: day.value, next: pastWords(page, day.next, ['weekdayMarks'], 1) }
    if (tongue.language !== 'ar') continue
    const named = weekdayAt(page, at)
    const after = named && ordinalAt(page, named.next, tongue)
    if (named && after) return { nth: after.value, weekday: named.value, next: after.next }
  }
  return null
}

function ordinalAt(page: Page, at: number, tongue: Tongue): { value: number; next: number } | null {
  const last = stands(page, at, tongue, 'last', true)
  if (last) return { value: -1, next: last.next }
  const number = page.tokens[at]?.kind === 'word' ? numberAt(page, at, tongue) : null
  return number && number.value <= 5 ? number : null
}

/** `Thursday the 21st`, `الخميس 21`, `Cuma 22'si`: a day of the week with its number in the month. */
export function weekdayWithDay(page: Page, at: number): Placed<SaidDate> | null {
  const weekday = weekdayAt(page, at, true)
  if (!weekday) return null
  const articles = wordsEnd(page, weekday.next, ['articles', 'dayWords'], 2)
  const from = articles ?? weekday.next
  for (const tongue of page.tongues) {
    const day = dayAt(page, from, tongue)
    if (!day || !isDay(page, from, day.next, tongue)) continue
    const said = date({ weekday: weekday.value, day: day.value })
    return { said, from: at, next: day.next, cut: weekday.cut }
  }
  return null
}

/** What shows the number to be a day's: its form, or that nothing follows that it could count. */
function isDay(page: Page, at: number, next: number, { language }: Tongue): boolean {
  const { tokens } = page
  if (language === 'en') return next > at + 1 || tokens[at]?.kind === 'word'
  if (language === 'tr') return /^['’]$/.test(tokens[next]?.text ?? '') || tokens[at]?.kind === 'word'
  const behind = tokens[next]
  return !behind || /^[.،,؛)]$/.test(behind.text) || isListed(page, next, 'behindYear')
}
