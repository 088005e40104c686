import type { Token } from '../article/tokens'
import { type Known, known, stands } from './known'
import type { Page } from './page'
import type { Tongue } from './tongue'

/** A count or an ordinal up to 99, in digits or in words: `11th`, `الحادي والعشرين`, `yirmi ikisi`. */
export function numberAt(page: Page, at: number, tongue: Tongue): Known<number> | null {
  const { tokens } = page
  const token = tokens[at]
  if (!token || token.kind === 'sign') return null
  if (token.kind === 'number') {
    if (!/^\d{1,2}$/.test(token.text)) return null
    return { value: Number(token.text), next: pastOrdinal(page, at + 1, tongue), cut: 0 }
  }
  const arabic = tongue.language === 'ar'
  const one = known(page, at, tongue, 'numbers', arabic)
  const ten = known(page, at, tongue, 'tens', arabic)
  if (arabic) {
    const tens = one && one.value < 10 ? known(page, one.next, tongue, 'tens', true) : null
    return tens && one && tens.cut > 0 ? { ...tens, value: tens.value + one.value, cut: one.cut } : (one ?? ten)
  }
  if (!ten || (one && one.next > ten.next)) return one
  const joint = tokens[ten.next]?.text === '-' ? ten.next + 1 : ten.next
  const ones = known(page, joint, tongue, 'numbers')
  return ones && ones.value < 10 ? { ...ones, value: ten.value + ones.value, cut: 0 } : ten
}

function pastOrdinal(page: Page, at: number, tongue: Tongue): number {
  const { tokens } = page
  const sign = tokens[at]
  return sign && sign.start === tokens[at - 1]?.end && stands(page, at, tongue, 'ordinalSigns') ? at + 1 : at
}

/** The number of a day in a month. */
export function dayAt(page: Page, at: number, tongue: Tongue): Known<number> | null {
  const found = numberAt(page, at, tongue)
  return found && found.value >= 1 && found.value <= 31 ? found : null
}

/** A year in four digits. */
export function fourDigits(token: Token | undefined): number | null {
  if (token?.kind !== 'number' || !/^\d{4}$/.test(token.text)) return null
  const year = Number(token.text)
  return year >= 1000 && year < 2200 ? year : null
}
