import { known, stands } from './known'
import { numberAt } from './numbers'
import type { Page } from './page'
import type { Tongue } from './tongue'

/** A year written out: `two thousand and eighteen`, `nineteen seventy-eight`, `ألف وتسعمائة`, `iki bin on sekiz`. */
export function yearInWords(page: Page, at: number): { value: number; next: number } | null {
  if (page.tokens[at]?.kind !== 'word') return null
  for (const tongue of page.tongues) {
    const found = inThousands(page, at, tongue) ?? inHundreds(page, at, tongue)
    if (found && found.value >= 1000 && found.value < 2200) return found
  }
  return null
}

function inThousands(page: Page, at: number, tongue: Tongue): { value: number; next: number } | null {
  const two = stands(page, at, tongue, 'twoThousand')
  const count = two ? null : numberAt(page, at, tongue)
  const bare = tongue.language === 'en' ? null : stands(page, at, tongue, 'thousand')
  const thousand = two ?? bare ?? (count && stands(page, count.next, tongue, 'thousand'))
  if (!thousand) return null
  const value = two ? 2000 : bare ? 1000 : 1000 * (count?.value ?? 0)
  const hundreds = hundredsAt(page, pastAnd(page, thousand.next, tongue), tongue)
  const behind = hundreds?.next ?? thousand.next
  const rest = numberAt(page, pastAnd(page, behind, tongue), tongue)
  return { value: value + (hundreds?.value ?? 0) + (rest?.value ?? 0), next: rest?.next ?? behind }
}

function hundredsAt(page: Page, at: number, tongue: Tongue): { value: number; next: number } | null {
  const whole = known(page, at, tongue, 'hundreds')
  if (whole) return whole
  const one = stands(page, at, tongue, 'hundred')
  if (one) return { value: 100, next: one.next }
  const count = numberAt(page, at, tongue)
  const hundred = count && count.value < 10 ? stands(page, count.next, tongue, 'hundred') : null
  return hundred && count ? { value: 100 * count.value, next: hundred.next } : null
}

/** English alone says nineteen seventy-eight and nineteen zero one. */
function inHundreds(page: Page, at: number, tongue: Tongue): { value: number; next: number } | null {
  if (tongue.language !== 'en') return null
  const century = numberAt(page, at, tongue)
  if (!century || century.value < 15 || century.value > 20) return null
  const zero = /^(?:zero|oh)$/.test(page.tokens[century.next]?.text ?? '')
  const rest = numberAt(page, zero ? century.next + 1 : century.next, tongue)
  return rest && rest.value >= 10 !== zero ? { value: 100 * century.value + rest.value, next: rest.next } : null
}

function pastAnd(page: Page, at: number, tongue: Tongue): number {
  return stands(page, at, tongue, 'and')?.next ?? at
}
