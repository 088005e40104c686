import { known } from './known'
import { numberAt } from './numbers'
import { type Page, pastSign } from './page'
import type { SaidPeriod } from './said'
import type { Shift, Tongue } from './tongue'

/** `last week`, `geçen yılın`, `الشهر الجاري`, `the past two weeks`. */
export type WrittenPeriod = Pick<SaidPeriod, 'unit' | 'shift' | 'count'> & { next: number; cut: number }

export function periodAt(page: Page, at: number): WrittenPeriod | null {
  for (const tongue of page.tongues) {
    const found = shiftFirst(page, at, tongue) ?? unitFirst(page, at, tongue)
    if (found) return found
  }
  return null
}

function shiftFirst(page: Page, at: number, tongue: Tongue): WrittenPeriod | null {
  const shift = known(page, at, tongue, 'before')
  if (!shift) return null
  const one = known(page, shift.next, tongue, 'periods')
  if (one) return told(one.value, shift.value, 1, one.next, shift.cut)
  const count = numberAt(page, shift.next, tongue)
  const unit = count && known(page, count.next, tongue, 'units')
  return unit && count ? told(unit.value, shift.value, count.value, unit.next, shift.cut) : null
}

function unitFirst(page: Page, at: number, tongue: Tongue): WrittenPeriod | null {
  if (tongue.language !== 'ar') return null
  const unit = known(page, at, tongue, 'periods')
  const shift = unit && shiftAfter(page, unit.next)
  if (unit && shift) return told(unit.value, shift.value, 1, shift.next, unit.cut)
  const pair = known(page, at, tongue, 'pairs', true)
  const units = pair ?? known(page, at, tongue, 'units', true)
  if (!units) return null
  const count = pair ? null : numberAt(page, units.next, tongue)
  const many = known(page, (count ?? units).next, tongue, 'after')
  return many && (count || pair) ? told(units.value, many.value, count?.value ?? 2, many.next, units.cut) : null
}

function told(unit: string, shift: Shift, count: number, next: number, cut: number): WrittenPeriod | null {
  if (unit === 'year' && count > 1) return null
  return unit === 'week' || unit === 'month' || unit === 'year' ? { unit, shift, count, next, cut } : null
}

/** A word behind a month, a day or a unit that says which is meant: الجاري, (الجاري), الماضي. */
export function shiftAfter(page: Page, at: number): { value: Shift; next: number } | null {
  const open = pastSign(page.tokens, at, '(')
  for (const tongue of page.tongues) {
    const found = known(page, open, tongue, 'after')
    if (found) return { value: found.value, next: open > at ? pastSign(page.tokens, found.next, ')') : found.next }
  }
  return null
}
