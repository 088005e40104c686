import { known, pastEnding } from './known'
import { dayAt, fourDigits } from './numbers'
import { yearInWords } from './numerals'
import { monthAt, type Page, pastSign, pastWords, type WrittenMonth, wordsEnd } from './page'
import { periodAt, shiftAfter } from './periods'
import { date, type Placed, type SaidDate } from './said'
import type { Shift } from './tongue'

type Year = { year: number | null; yearShift: Shift | null; hijri: boolean; next: number }

/** A date with the name of its month, or a day of this or another month: `11 حزيران الجاري`, `bu ayın 11'i`. */
export function namedDate(page: Page, at: number): Placed<SaidDate> | null {
  return dayFirst(page, at) ?? monthFirst(page, at) ?? yearFirst(page, at) ?? dayOfMonthShift(page, at)
}

function dayFirst(page: Page, at: number): Placed<SaidDate> | null {
  const { tokens } = page
  for (const tongue of page.tongues) {
    const day = dayAt(page, at, tongue)
    if (!day) continue
    const digits = tokens[at]?.kind === 'number'
    const of = pastWords(page, digits ? signs(page, day.next) : day.next, ['dayOf', 'ordinalSigns', 'monthWords'])
    if (!digits && tongue.language === 'en' && of === day.next) continue
    const month = monthAt(page, digits ? signs(page, of) : of)
    if (month) return withYear(page, at, day.cut, day.value, month, tokens[day.next]?.text === ',')
    const period = periodAt(page, of)
    const open = pastSign(tokens, pastWords(page, day.next, ['dayOf'], 1), '(')
    const shift = period?.unit === 'month' && period.count === 1 ? period : null
    if (shift) return placed(at, shift.next, day.cut, { day: day.value, monthShift: shift.shift })
    const current = digits ? known(page, open, tongue, 'after') : null
    if (current?.value === 0) return placed(at, current.next, day.cut, { day: day.value, monthShift: 0 })
  }
  return null
}

/** A month with its year; a number behind it is not looked at. */
export function monthAlone(page: Page, at: number): Placed<SaidDate> | null {
  const month = monthAt(page, at)
  return month && withYear(page, at, month.cut, null, month, false)
}

/** `haziranın ikinci haftası`: Turkish numbers its days as `ikisi`. */
const ORDINAL = /^ilk$|[iu]nc[iu]$/

function monthFirst(page: Page, at: number): Placed<SaidDate> | null {
  const { tokens } = page
  const shift = shiftBefore(page, at)
  const month = monthAt(page, shift?.next ?? at)
  if (!month) return null
  const cut = shift ? 0 : month.cut
  const behind = pastWords(page, month.next, ['monthWords', 'of'])
  for (const tongue of page.tongues) {
    const day = dayAt(page, signs(page, behind), tongue)
    if (!day || tokens[day.next]?.text === ':' || ORDINAL.test(tokens[day.next - 1]?.text ?? '')) continue
    // ten, twelve and half of all times are written with a colon or a dot
    return withYear(page, at, cut, day.value, { ...month, next: day.next }, false, shift?.value)
  }
  return withYear(page, at, cut, null, month, false, shift?.value)
}

/** `2024 yılının Haziran ayı`, `2019-Sep-1`. */
function yearFirst(page: Page, at: number): Placed<SaidDate> | null {
  const { tokens } = page
  const shift = page.tongues.some(({ language }) => language === 'tr') ? periodAt(page, at) : null
  const year = shift?.unit === 'year' && shift.count === 1 ? null : fourDigits(tokens[at])
  if (!year && shift?.unit !== 'year') return null
  const behind = pastWords(page, year ? at + 1 : (shift?.next ?? at), ['yearWords'])
  const said = year ? { year } : { yearShift: shift?.shift ?? 0 }
  const day = page.tongues.map((tongue) => dayAt(page, behind, tongue)).find(Boolean)
  const dayMonth = day ? monthAt(page, day.next) : null
  if (day && dayMonth?.sure) return placed(at, dayMonth.next, 0, { ...said, ...monthParts(dayMonth), day: day.value })
  const joint = pastSign(tokens, behind, '-/')
  const month = monthAt(page, joint)
  if (!month || (!month.sure && joint === behind)) return null
  const last = pastWords(page, pastSign(tokens, month.next, '-/'), ['monthWords'])
  const number = page.tongues.map((tongue) => dayAt(page, last, tongue)).find(Boolean)
  const ended =
    number && (joint > behind || pastEnding(tokens, number.next) > number.next || tokens[last]?.kind === 'word')
  if (number && ended) return placed(at, number.next, 0, { ...said, ...monthParts(month), day: number.value })
  return placed(at, month.next, 0, { ...said, ...monthParts(month) })
}

/** `bu ayın 11'i`, `geçen ayın yirmisinde` */
function dayOfMonthShift(page: Page, at: number): Placed<SaidDate> | null {
  const month = periodAt(page, at)
  if (month?.unit !== 'month' || month.count !== 1) return null
  const turkish = page.tongues.find(({ language }) => language === 'tr')
  const day = turkish && dayAt(page, month.next, turkish)
  const ended = day && (pastEnding(page.tokens, day.next) > day.next || page.tokens[month.next]?.kind === 'word')
  return ended ? placed(at, day.next, month.cut, { day: day.value, monthShift: month.shift }) : null
}

function monthParts({ value, calendar, unclear }: WrittenMonth): Partial<SaidDate> {
  return { month: value, calendar, reason: unclear ? 'conflicting_dates' : null }
}

function withYear(
  page: Page,
  at: number,
  cut: number,
  day: number | null,
  month: WrittenMonth,
  needsYear: boolean,
  before: Shift | null = null,
): Placed<SaidDate> | null {
  const shift = before === null ? shiftAfter(page, month.next) : null
  const year = yearAt(page, shift?.next ?? month.next)
  if (needsYear && !year) return null
  const calendar = month.calendar
  const said: Partial<SaidDate> = {
    ...monthParts(month),
    day,
    monthShift: before ?? shift?.value ?? null,
    year: year?.year ?? null,
    yearShift: year?.yearShift ?? null,
    reason: month.unclear || (year?.hijri && calendar === 'gregorian') ? 'conflicting_dates' : null,
    calendar,
  }
  return placed(at, year?.next ?? shift?.next ?? month.next, cut, said)
}

/** A year behind a month: `, 2024`, `من عام 2024 م`, `of last year`. */
function yearAt(page: Page, at: number): Year | null {
  const { tokens } = page
  const of = pastWords(page, signs(page, pastEnding(tokens, at)), ['of', 'yearWords'])
  const year = fourDigits(tokens[of])
  if (year && tokens[of + 1]?.text !== ':') {
    const hijri = wordsEnd(page, of + 1, ['hijriEra'], 1)
    const next = hijri ?? wordsEnd(page, of + 1, ['era'], 1) ?? of + 1
    return { year, yearShift: null, hijri: hijri !== null, next }
  }
  const words = yearInWords(page, of)
  if (words) return { year: words.value, yearShift: null, hijri: false, next: words.next }
  const period = periodAt(page, at) ?? periodAt(page, pastWords(page, at, ['of'], 1))
  if (period?.unit !== 'year' || period.count !== 1) return null
  return { year: null, yearShift: period.shift, hijri: false, next: period.next }
}

/** `last June`, `geçen haziran`. */
function shiftBefore(page: Page, at: number): { value: Shift; next: number } | null {
  for (const tongue of page.tongues) {
    const found = known(page, at, tongue, 'before')
    if (found) return found
  }
  return null
}

function signs(page: Page, at: number): number {
  return pastSign(page.tokens, pastSign(page.tokens, at, '.,،/-–—()|\\'), '.,،/-–—()|\\')
}

function placed(from: number, next: number, cut: number, parts: Partial<SaidDate>): Placed<SaidDate> {
  return { said: date(parts), from, next, cut }
}
