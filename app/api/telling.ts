import type { Citation } from '../../db/queries/citations'
import type { DateGiven } from '../../db/queries/dates'
import type { ActLine, ActsPage } from '../../db/queries/moderation'
import type { LedgerEntry } from '../../domain/ledger'
import { instantOf, type Moment } from '../../domain/time'

/** One part of an event's texts, by language; languages in which nothing is said are left out. */
export function titlesOf<P extends string>(texts: Record<string, Record<P, string>>, part: P): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([language, text]) => (text[part] ? [[language, text[part]]] : [])),
  )
}

/** RFC 3339 in UTC where hour and zone are known, else the value, as exact as it is. */
export function publishedAt(published: Moment | null): string | null {
  return published && (instantOf(published)?.toISOString() ?? published.value)
}

/** A citation as the API gives it: its times under their own names. */
export function citationTold({ at, ...citation }: Citation) {
  return { ...citation, recordedAt: at }
}

/** A time that a source gives: as a value, or as days from an occasion. */
export function dateTold({ at, moment, ...date }: DateGiven) {
  const { value = null, precision = null, zone = null } = moment ?? {}
  return { ...date, value, precision, zone, recordedAt: at }
}

/** Every time in the ledger of an event, with what it comes to and whether another contradicts it. */
export function ledgerTold(dates: readonly DateGiven[], ledger: readonly LedgerEntry<DateGiven>[]) {
  const datings = new Map<string, { from: string; until: string; zone: string | null; disputed: boolean }[]>()
  for (const { rows, ...dating } of ledger.flatMap((entry) => entry.datings)) {
    for (const { id } of rows) datings.set(id, [...(datings.get(id) ?? []), dating])
  }
  const unresolved = new Map(ledger.flatMap(({ rows }) => rows.map((row) => [row.id, row.unresolved])))
  return dates.map((date) => {
    const its = datings.get(date.id) ?? []
    return {
      ...dateTold(date),
      datings: its,
      disputed: its.some(({ disputed }) => disputed),
      unresolved: unresolved.get(date.id) ?? null,
    }
  })
}

/** An entry of the log, with the address of its proof. */
export function entryTold<E extends { id: number | string; leaf: string }>(entry: E) {
  return { ...entry, id: String(entry.id), proof: `/api/v1/log/proof/${entry.leaf}` }
}

/** An act of moderation, with the event that it belongs to and the handle of whom it concerns. */
export function actTold({ slug, contest, ...act }: ActLine, people: ActsPage['people']) {
  const who = act.after?.person
  const { way, dispute, thing } = contest
  const person = (typeof who === 'string' && people[who]) || null
  return { ...entryTold(act), event: slug, person, contest: { way, dispute, about: thing?.about ?? null } }
}
