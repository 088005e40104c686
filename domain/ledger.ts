import type { Moment } from './time'

/** What a time is the time of. */
export const ROLES = ['happened', 'published', 'relayed', 'denied', 'planned'] as const
export type Role = (typeof ROLES)[number]

/** A time that a source gives: outright, or as so many days after another occasion. An occasion of null is the event itself. */
export type DateRow = {
  id: string
  source: string
  role: Role
  occasion: string | null
  active: boolean
} & ({ moment: Moment; countedFrom: null } | { moment: null; countedFrom: { occasion: string | null; days: number } })

/** Why a row that counts from another occasion comes to no date. */
export const UNRESOLVED = ['undated', 'loop', 'too_many', 'no_such_day'] as const
export type Unresolved = (typeof UNRESOLVED)[number]

/** From the first to the last day (`2024-06-11`) or minute (`2024-06-24T10:25`) that is meant, both included. */
export type Interval = { from: string; until: string; zone: string | null }

/** One dating of an occasion, and the rows that give it; each with the dating that it counts from, if it counts. */
export type Dating = Interval & { rows: { id: string; ground: Dating | null }[]; disputed: boolean }

/** All times given for one occasion in one role. `disputed` datings cannot be the same time as some other one here. */
export type LedgerEntry<R extends DateRow = DateRow> = {
  occasion: string | null
  role: Role
  rows: (R & { unresolved: Unresolved | null })[]
  datings: Dating[]
}

/** All times that the sources give, by occasion and role, and where they disagree. */
export function ledger<R extends DateRow>(_rows: readonly R[]): LedgerEntry<R>[] {
  return []
}
