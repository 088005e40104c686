import { type Page, pastSign, pastWords } from './page'
import type { Placed, Said, SaidDate } from './said'

/** One date in two calendars is one: `5 ذو الحجة 1445 هـ الموافق 11 يونيو 2024`; the Gregorian counts, the other checks it. */
export function merged(page: Page, found: readonly Placed<Said>[]): Placed<Said>[] {
  const all: Placed<Said>[] = []
  for (const placed of found) {
    const before = all.at(-1)
    const pair = before && isPair(page, before, placed) ? pairOf(before.said, placed.said) : null
    if (before && pair) all.splice(-1, 1, { ...before, next: behindBracket(page, before, placed.next), said: pair })
    else all.push(placed)
  }
  return all
}

function pairOf(one: Said, other: Said): SaidDate | null {
  if (one.kind !== 'date' || other.kind !== 'date' || one.day === null || other.day === null) return null
  if (one.calendar === other.calendar) return null
  const [gregorian, hijri] = one.calendar === 'gregorian' ? [one, other] : [other, one]
  const weekday = gregorian.weekday ?? hijri.weekday
  return { ...gregorian, weekday, hour: gregorian.hour ?? hijri.hour, paired: hijri }
}

function isPair(page: Page, before: Placed<Said>, placed: Placed<Said>): boolean {
  const sign = pastSign(page.tokens, before.next, '-–—/(،,=|')
  return pastWords(page, sign, ['equals', 'dayWords'], 3) === placed.from || sign === placed.from
}

function behindBracket({ tokens }: Page, before: Placed<Said>, next: number): number {
  return tokens[before.next]?.text === '(' ? pastSign(tokens, next, ')') : next
}
