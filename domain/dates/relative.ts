import { known, stands } from './known'
import { fourDigits, numberAt } from './numbers'
import { isListed, isWhole, monthAt, type Page, pastSign, pastWords, weekdayAt } from './page'
import { periodAt, shiftAfter } from './periods'
import type { Placed, Said, SaidCount } from './said'
import { ARABIC, type Tongue, type Unit } from './tongue'

/** A time told from the publication or from another happening, if one begins at a token. */
export function relativeTime(page: Page, at: number): Placed<Said> | null {
  const found = page.tongues.flatMap((tongue) => [
    eventAt(page, at, tongue),
    dayWord(page, at, tongue),
    countAt(page, at, tongue),
  ])
  found.push(period(page, at), weekday(page, at))
  return found.reduce((best, each) => (each && each.next > (best?.next ?? 0) ? each : best), null)
}

/** `yesterday`, `اليوم الثلاثاء` */
function dayWord(page: Page, at: number, tongue: Tongue): Placed<Said> | null {
  const { tokens } = page
  const day = known(page, at, tongue, 'days')
  if (!day || isName(page, at, day.next) || shiftAfter(page, day.next)) return null
  // twice a day
  if (day.value === 0 && isListed(page, at - 1, 'notToday')) return null
  if (tongue.language === 'ar' && stands(page, day.next, tongue, 'event.after'))
    return { said: { kind: 'event' }, from: at, next: day.next + 1, cut: day.cut }
  // اليوم الثالث من: the third day, not today
  if (numberAt(page, day.next, tongue)?.cut === 0 && !weekdayAt(page, day.next)) return null
  const open = pastSign(tokens, day.next, '،,(')
  const named = weekdayAt(page, open)
  const closed = named && tokens[open - 1]?.text === '(' ? pastSign(tokens, named.next, ')') : named?.next
  const weekday = named && !fourOrDay(page, named.next) ? named.value : null
  const said: SaidCount = { kind: 'count', unit: 'day', least: day.value, most: day.value, far: [], weekday }
  return { said, from: at, next: weekday ? (closed ?? day.next) : day.next, cut: day.cut }
}

/** A number or a month behind a weekday: it belongs to that date. */
function fourOrDay(page: Page, at: number): boolean {
  const of = pastWords(page, at, ['dayWords', 'equals'])
  return page.tokens[of]?.kind === 'number' || monthAt(page, of) !== null
}

type WrittenLength = { parts: { unit: Unit; least: number; most: number }[]; next: number; cut: number }

/** How many of which unit a count that is not told may be. */
const FEW: Readonly<Record<Unit, number>> = { hour: 12, day: 9, week: 4, fortnight: 2, month: 11, year: 9, decade: 5 }

const LONG: ReadonlySet<Unit> = new Set(['year', 'decade'])

/** `three days`, `2 years and 21 days`, `يومين`, `بضعة أشهر`, `birkaç gün` */
function lengthAt(page: Page, at: number, tongue: Tongue): WrittenLength | null {
  const { tokens } = page
  const first = onePart(page, at, tongue)
  // `years ago` is no date
  if (!first || (first.part.most > first.part.least && LONG.has(first.part.unit))) return null
  const parts = [first.part]
  let next = first.next
  for (let more = next; parts.length < 4; ) {
    more = pastSign(tokens, more, ',،')
    const and = stands(page, more, tongue, 'and')?.next ?? more
    const part = onePart(page, and, tongue)
    if (!part || (and === next && tongue.language === 'ar' && part.cut === 0)) break
    parts.push(part.part)
    next = part.next
    more = next
  }
  return { parts, next, cut: first.cut }
}

function onePart(page: Page, at: number, tongue: Tongue) {
  const pair = known(page, at, tongue, 'pairs')
  if (pair) return { ...pair, part: { unit: pair.value, least: 2, most: 2 } }
  const few = stands(page, at, tongue, 'few')
  const single = few ? null : stands(page, at, tongue, 'single')
  const count = few || single ? null : numberAt(page, at, tongue)
  const before = few ?? single ?? count
  const unit = known(page, before?.next ?? at, tongue, 'units')
  if (!unit || (!before && tongue.language !== 'ar')) return null
  const many = few !== null || (!before && stands(page, at, tongue, 'plurals') !== null)
  const counted = count?.value ?? 1
  const part = { unit: unit.value, least: many ? 2 : counted, most: many ? FEW[unit.value] : counted }
  return { part, next: unit.next, cut: before?.cut ?? unit.cut }
}

/** `three days ago`, `قبل ثلاثة أيام`, `üç gün önce`, `two weeks from now`; by another happening, `a day after`. */
function countAt(page: Page, at: number, tongue: Tongue): Placed<Said> | null {
  const ago = stands(page, at, tongue, 'ago.before')
  const after = ago ? null : stands(page, at, tongue, 'event.before')
  const start = (ago ?? after)?.next ?? at
  const length = lengthAt(page, start, tongue)
  if (!length) return null
  const told = (said: Said, next: number): Placed<Said> => ({ said, from: at, next, cut: (ago ?? after ?? length).cut })
  const event = length.parts.some(({ unit }) => unit === 'hour') ? null : told({ kind: 'event' }, length.next)
  if (ago || after) {
    if (belongsTo(page, length.next) || isDayOf(page, start, length.next, tongue)) return null
    const now = stands(page, length.next, tongue, 'hence')
    if (after) return now ? told(count(length, 1), now.next) : event
    return stands(page, length.next, tongue, 'event.from') && !now ? event : told(count(length, -1), length.next)
  }
  const behind = stands(page, length.next, tongue, 'ago.after')
  if (behind) return countedFromAnother(page, at, tongue) ? event : told(count(length, -1), behind.next)
  const hence = stands(page, length.next, tongue, 'hence')
  if (hence) return told(count(length, 1), hence.next)
  const other = stands(page, length.next, tongue, 'event.after')
  return other && event ? { ...event, next: other.next } : null
}

/** `منذ عام 2011`, `بعد يوم الثلاثاء`, `قبل شهر حزيران`: the unit is part of another date. */
function belongsTo(page: Page, at: number): boolean {
  if (fourDigits(page.tokens[at]) !== null || page.tokens[at]?.kind === 'number') return true
  return monthAt(page, at) !== null || weekdayAt(page, at) !== null || shiftAfter(page, at) !== null
}

/** `قبل يوم عرفة`: the day of something, not a day. */
function isDayOf(page: Page, at: number, next: number, tongue: Tongue): boolean {
  if (next !== at + 1 || known(page, at, tongue, 'units')?.value !== 'day' || stands(page, at, tongue, 'plurals'))
    return false
  const behind = page.tokens[next]
  return behind?.kind === 'word' && !isListed(page, next, 'behindYear') && !isListed(page, next, 'event.from')
}

/** Turkish says from what it counts in a word before: `toplantıdan üç gün önce`; `bundan` is from now. */
function countedFromAnother({ tokens }: Page, at: number, tongue: Tongue): boolean {
  const before = tokens[at - 1]
  return (
    tongue.language === 'tr' && before?.kind === 'word' && before.text !== 'bundan' && /[dt][ae]n$/.test(before.text)
  )
}

function count({ parts }: WrittenLength, sign: 1 | -1): SaidCount {
  const signed = parts.map(({ unit, least, most }) => ({ unit, least: sign * least, most: sign * most }))
  const last = signed.at(-1) as (typeof signed)[number]
  return { kind: 'count', ...last, far: signed.slice(0, -1), weekday: null }
}

/** `غداة`, `the day after`, `ertesi gün` */
function eventAt(page: Page, at: number, tongue: Tongue): Placed<Said> | null {
  const found = stands(page, at, tongue, 'event.day')
  return found && { said: { kind: 'event' }, from: at, next: found.next, cut: found.cut }
}

/** `last week`, `geçen hafta salı`, `الأسبوع الماضي` */
function period(page: Page, at: number): Placed<Said> | null {
  const found = periodAt(page, at)
  if (!found) return null
  const { unit, shift, count, next, cut } = found
  const day = unit === 'week' && count === 1 ? weekdayAt(page, pastWords(page, next, ['dayWords', 'of'])) : null
  return {
    said: { kind: 'period', unit, shift, count, weekday: day?.value ?? null },
    from: at,
    next: day?.next ?? next,
    cut,
  }
}

/** `on Tuesday`, `الثلاثاء الماضي`, `geçen salı`, `Tuesday next week` */
function weekday(page: Page, at: number): Placed<Said> | null {
  const { tokens, tongues } = page
  const before = tongues.map((tongue) => known(page, at, tongue, 'before')).find(Boolean)
  const marked = pastWords(page, before?.next ?? at, ['weekdayMarks'], 2)
  const bare = weekdayAt(page, marked, true)
  const day = weekdayAt(page, marked) ?? (bare && periodAt(page, bare.next)?.unit === 'week' ? bare : null)
  if (!day || isName(page, marked, day.next)) return null
  const week = periodAt(page, pastWords(page, day.next, ['of', 'dayWords']))
  if (!before && week?.unit === 'week' && week.count === 1) {
    const { unit, shift, count, next } = week
    return { said: { kind: 'period', unit, shift, count, weekday: day.value }, from: marked, next, cut: day.cut }
  }
  const after = before ? null : shiftAfter(page, day.next)
  const shift = before?.value ?? after?.value ?? null
  const next = after?.next ?? pastWords(page, day.next, ['weekdayMarks'], 2)
  const place = { from: before ? at : marked, next, cut: before?.cut ?? day.cut }
  // English counts `next` from the next week
  if (tokens[at]?.text === 'next')
    return { said: { kind: 'period', unit: 'week', shift: 1, count: 1, weekday: day.value }, ...place }
  if (shift === null && isListed(page, at - 1, 'otherWeek')) return { said: { kind: 'event' }, ...place }
  const behind = shift === null ? stands(page, day.next, ARABIC, 'event.after') : null
  if (behind) return { said: { kind: 'event' }, ...place, next: behind.next }
  if (shift === null && marked === at && next === day.next && !isWhole(page, at, next) && isShy(page, at)) return null
  return { said: { kind: 'weekday', weekday: day.value, shift, future: false }, ...place }
}

/** A word that is more often something else, or in Latin script one without its capital. */
function isShy(page: Page, at: number): boolean {
  const token = page.tokens[at]
  if (!token || isListed(page, at, 'shyWeekdays')) return true
  return !/^[\p{Lu}\p{Script=Arabic}]/u.test(page.text.slice(token.start, token.end))
}

/** `روسيا اليوم`, `Friday prayers`: part of a name. */
function isName(page: Page, at: number, next: number): boolean {
  return isListed(page, at - 1, 'dayNames.before', true) || isListed(page, next, 'dayNames.after')
}
