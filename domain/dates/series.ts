import type { Token } from '../article/tokens'
import { pastEnding, stands } from './known'
import { namedDate } from './named'
import { dayAt } from './numbers'
import { isListed, type Page, pastWords, weekdayAt } from './page'
import type { Placed, Said, SaidDate } from './said'

/** Days that share the month behind them: `11 and 13 June`, `من 11 إلى 13 حزيران`, `5, 6 ve 7 Mart`. */
export function daysOfOneMonth(page: Page, at: number): Placed<SaidDate>[] | null {
  const days: { day: number; from: number; next: number; cut: number }[] = []
  for (let next = at; days.length < 4; ) {
    const day = page.tongues.map((tongue) => dayAt(page, next, tongue)).find(Boolean)
    const behind = day && joint(page, day.next)
    // الاثنين is Monday before it is two
    if (!day || !behind || weekdayAt(page, next)) break
    days.push({ day: day.value, from: next, next: day.next, cut: day.cut })
    next = behind
    const last = namedDate(page, next)
    if (last?.said.day && (last.said.month || last.said.monthShift !== null))
      return [...days.map(({ day, ...place }) => ({ ...place, said: { ...last.said, day } })), last]
  }
  return null
}

/** Days behind the month they share: `June 11-13, 2024`, `تموز 13 الى 15`. */
export function furtherDays(page: Page, first: Placed<SaidDate>): Placed<SaidDate>[] {
  const { tokens } = page
  const behind = joint(page, first.next)
  const day = behind ? page.tongues.map((tongue) => dayAt(page, behind, tongue)).find(Boolean) : null
  if (!behind || !day || first.said.day === null || first.said.year !== null) return [first]
  if (namedDate(page, behind) || tokens[day.next]?.text === ':' || isCount(page, day.next)) return [first]
  const year = yearBehind(tokens, day.next)
  const said = { ...first.said, year: year?.value ?? null }
  return [
    { ...first, said },
    { said: { ...said, day: day.value }, from: behind, next: year?.next ?? day.next, cut: day.cut },
  ]
}

function yearBehind(tokens: readonly Token[], at: number): { value: number; next: number } | null {
  const comma = tokens[at]?.text === ',' ? at + 1 : at
  const text = tokens[comma]?.text ?? ''
  return /^[12]\d{3}$/.test(text) ? { value: Number(text), next: comma + 1 } : null
}

/** A number that a noun follows counts something else: `June 11 and 13 others`. */
function isCount(page: Page, at: number): boolean {
  return page.tokens[at]?.kind === 'word' && !isListed(page, at, 'behindYear')
}

/** Behind what joins two dates: a dash, `and`, `إلى`; 0 when nothing does. */
export function joint(page: Page, from: number): number {
  const { tokens } = page
  const at = pastEnding(tokens, from)
  const sign = tokens[at]
  if (sign?.kind === 'sign') return /^[-–—,،]$/.test(sign.text) ? pastArticle(page, at + 1) : 0
  for (const tongue of page.tongues) {
    const found = stands(page, at, tongue, 'and')
    if (found) return pastArticle(page, found.next)
  }
  return 0
}

function pastArticle(page: Page, at: number): number {
  return isListed(page, at, 'articles') ? at + 1 : at
}

/** A date without a year before one with it: `from 28 May to 3 June 2024`. Over the turn of a year it is the year before. */
export function inherited(page: Page, found: readonly Placed<Said>[]): Placed<Said>[] {
  return found.map((placed, index) => {
    const { said } = placed
    const next = found[index + 1]
    if (said.kind !== 'date' || next?.said.kind !== 'date' || !lacksYear(said) || lacksYear(next.said)) return placed
    if (next.said.calendar !== said.calendar || next.said.month === null || said.month === null) return placed
    const behind = joint(page, placed.next)
    if (!behind || (behind !== next.from && pastWords(page, behind, ['dayWords', 'of'], 2) !== next.from)) return placed
    const { year, yearShift, monthShift } = next.said
    const turned = year !== null && said.month > next.said.month ? year - 1 : year
    return { ...placed, said: { ...said, year: turned, yearShift, monthShift } }
  })
}

function lacksYear({ year, yearShift, monthShift }: SaidDate): boolean {
  return year === null && yearShift === null && monthShift === null
}
