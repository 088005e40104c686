import { hourAt } from '../article/clock'
import { monthAlone, namedDate } from './named'
import { nthWeekday, weekdayWithDay } from './nth'
import { numericDate, numericMonth } from './numeric'
import { type Page, pastSign, pastWords, weekdayAt, wordsEnd } from './page'
import { relativeTime } from './relative'
import type { Placed, Said, SaidDate } from './said'
import { daysOfOneMonth, furtherDays } from './series'
import { type Phrase, TONGUES } from './tongue'
import { isMarked, isOther, isRemembered } from './traps'
import { portionAfter, portionBefore, yearMention } from './years'

/** All that one expression of the calendar says: more than one date where days share a month. */
export function expressionAt(page: Page, at: number, afterYear: boolean): Placed<Said>[] | null {
  const begins = beginningsAt(page, at)
  const dates = begins.date ? datesAt(page, at) : null
  const relative = begins.relative ? relativeTime(page, at) : null
  if (relative && relative.next > (dates?.at(-1)?.next ?? 0)) return [relative]
  const told = dates ?? (begins.portion ? portion(page, at) : null)
  if (told) return told
  const year = begins.year ? yearMention(page, at, afterYear) : null
  return year && [{ ...year, next: portionAfter(page, year.next) }]
}

const FIRST: Record<'date' | 'relative' | 'portion' | 'year', readonly Phrase['list'][]> = {
  date: [
    'months',
    'declinedMonths',
    'shortMonths',
    'unsureMonths',
    'hijriMonths',
    'weekdays',
    'declinedWeekdays',
    'shortWeekdays',
    'weekdayMarks',
    'numbers',
    'tens',
    'before',
    'last',
  ],
  relative: [
    'weekdays',
    'declinedWeekdays',
    'weekdayMarks',
    'numbers',
    'tens',
    'few',
    'single',
    'units',
    'periods',
    'pairs',
    'days',
    'before',
    'ago.before',
    'event.before',
    'event.day',
  ],
  portion: ['portions'],
  year: ['yearCuesSure'],
}

type Beginnings = Record<keyof typeof FIRST, boolean>

const BEGINS = new Map<Phrase['list'], Beginnings>()
for (const list of Object.values(FIRST).flat())
  BEGINS.set(list, {
    date: FIRST.date.includes(list),
    relative: FIRST.relative.includes(list),
    portion: FIRST.portion.includes(list),
    year: FIRST.year.includes(list),
  })

/** What the word at a token can begin; most words of a text begin nothing. */
function beginningsAt({ tokens, matches }: Page, at: number): Beginnings {
  const number = tokens[at]?.kind === 'number'
  const found = { date: number, relative: number, portion: false, year: number }
  for (const tongue of TONGUES)
    for (const { list } of matches(tongue, at)) {
      const begins = BEGINS.get(list)
      if (!begins) continue
      found.date ||= begins.date
      found.relative ||= begins.relative
      found.portion ||= begins.portion
      found.year ||= begins.year
    }
  return found
}

/** Explicit dates, with the day of the week before or behind and the hour. */
function datesAt(page: Page, at: number, cued = false): Placed<SaidDate>[] | null {
  const nth = nthWeekday(page, at)
  if (nth) return [nth]
  const plain = plainDates(page, at, cued)
  const [first, ...more] = plain ?? withWeekdayBefore(page, at, cued) ?? []
  if (!first) return null
  return [first, ...more].map((each) => withHour(page, withWeekday(page, each)))
}

/** `Tuesday, 11 June`, `يوم الثلاثاء الموافق 11 حزيران` */
function withWeekdayBefore(page: Page, at: number, cued: boolean): Placed<SaidDate>[] | null {
  const marked = wordsEnd(page, at, ['weekdayMarks'], 2) ?? at
  const day = weekdayAt(page, marked, true)
  if (!day) return null
  const behind = pastWords(page, pastSign(page.tokens, day.next, '،,('), ['dayWords', 'equals', 'articles'])
  const [first, ...more] = plainDates(page, behind, cued) ?? []
  if (first) return [{ ...first, said: { ...first.said, weekday: day.value }, from: marked, cut: day.cut }, ...more]
  const numbered = weekdayWithDay(page, marked)
  return numbered && [numbered]
}

function plainDates(page: Page, at: number, cued: boolean): Placed<SaidDate>[] | null {
  const numeric = numericDate(page, at) ?? numericMonth(page, at)
  if (numeric) return isOther(page, numeric.from, numeric.next) ? null : [numeric]
  const days = daysOfOneMonth(page, at)
  if (days) return isOther(page, at, days.at(-1)?.next ?? at) ? null : days
  const named = namedDate(page, at)
  const marked = named && isMarked(page, named, cued) ? named : markedAlone(page, at, cued)
  if (!marked) return null
  if (isRemembered(page, marked)) return [{ ...marked, said: { ...marked.said, reason: 'no_year' } }]
  return furtherDays(page, { ...marked, next: marked.said.day ? marked.next : portionAfter(page, marked.next) })
}

/** `In March 11 people`: the month without the number. */
function markedAlone(page: Page, at: number, cued: boolean): Placed<SaidDate> | null {
  const month = monthAlone(page, at)
  return month && isMarked(page, month, cued) ? month : null
}

/** `early June`, `أواخر العام الماضي`, `the end of 2023`: as exact as the month or the year. */
function portion(page: Page, at: number): Placed<Said>[] | null {
  const behind = portionBefore(page, at)
  if (behind === at) return null
  const inner = pastWords(page, behind, ['of', 'monthWords'])
  const [first, ...more] = datesAt(page, inner, true) ?? []
  if (first && more.length === 0 && first.said.day === null) return [{ ...first, from: at, cut: 0 }]
  const period = relativeTime(page, inner)
  if (period?.said.kind === 'period') return [{ ...period, from: at, cut: 0 }]
  const year = yearMention(page, inner, true)
  return year ? [{ ...year, from: at }] : null
}

/** `11 Haziran 2024 Salı`, `18 Haziran (Salı)` */
function withWeekday(page: Page, placed: Placed<SaidDate>): Placed<SaidDate> {
  if (placed.said.day === null || placed.said.weekday !== null) return placed
  const open = pastSign(page.tokens, placed.next, '(')
  const day = weekdayAt(page, open, false)
  if (!day || day.cut > 0 || (open > placed.next && page.tokens[day.next]?.text !== ')')) return placed
  const next = open > placed.next ? day.next + 1 : pastWords(page, day.next, ['weekdayMarks'], 1)
  return { ...placed, said: { ...placed.said, weekday: day.value }, next }
}

/** `, 10:25`, `الساعة 10:25`, `saat 19.30`; a dot between the numbers only behind a word for the clock. */
function withHour(page: Page, placed: Placed<SaidDate>): Placed<SaidDate> {
  if (placed.said.day === null || placed.said.hour) return placed
  const { tokens } = page
  const joint = tokens[placed.next]?.text === 't' ? placed.next + 1 : pastSign(tokens, placed.next, ',،-–|(')
  const at = pastWords(page, joint, ['dayWords', 'clock'], 2)
  const hour = hourAt(tokens, at)
  if (!hour?.value || (at === joint && tokens[at + 1]?.text === '.')) return placed
  return { ...placed, said: { ...placed.said, hour: hour.value }, next: hour.next }
}
