import { stands } from './known'
import type { Page } from './page'
import type { DateRole } from './role'
import type { ListName, Tongue } from './tongue'

const LONGEST = 4

/** The role that the words right before a date give it (`published on`, `المقرر في`); null when they say nothing of it. */
export function roleAt(page: Page, at: number): DateRole | null {
  for (const tongue of page.tongues)
    for (const role of ['published', 'planned'] as const) if (endsIn(page, at, tongue, `said.${role}`)) return role
  return null
}

function endsIn(page: Page, at: number, tongue: Tongue, list: ListName): boolean {
  for (let from = at - 1; from >= 0 && from >= at - LONGEST; from--)
    if (stands(page, from, tongue, list)?.next === at) return true
  return false
}
