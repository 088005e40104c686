import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { DateRow } from '../../domain/ledger'
import type { Choice } from '../../domain/suggestion'
import type { Db } from '../client'
import { dates, occasions, users, withdrawnDates } from '../schema'
import { type Withdrawn, withdrawnOf } from './evidence'

export type DateGiven = Awaited<ReturnType<typeof listDates>>[number]
export type Occasion = Awaited<ReturnType<typeof listOccasions>>[number]

/** Every time that sources give for some events, in the order they were recorded, withdrawn ones too: rows for the ledger. */
export async function listDates(db: Db, eventIds: readonly string[]) {
  return listGiven(db, inArray(dates.eventId, [...eventIds]))
}

/** Every time that one source gives, for whatever event, in the order they were recorded, withdrawn ones too. */
export async function listDatesIn(db: Db, sourceId: string) {
  return listGiven(db, eq(dates.sourceId, sourceId))
}

async function listGiven(db: Db, of: SQL) {
  const [recorder, withdrawer] = [alias(users, 'recorder'), alias(users, 'withdrawer')]
  const rows = await db
    .select({
      id: dates.id,
      source: dates.sourceId,
      event: dates.eventId,
      exact: dates.exact,
      start: dates.start,
      end: dates.end,
      role: dates.role,
      occasion: dates.occasionId,
      value: dates.value,
      precision: dates.precision,
      zone: dates.zone,
      from: dates.countedFrom,
      days: dates.days,
      recordedBy: recorder.handle,
      at: dates.at,
      choice: sql<Choice | null>`(select s.choice from suggestion_choices s where s.date_id = ${dates.id} limit 1)`,
      withdrawn: {
        at: withdrawnDates.at,
        reason: withdrawnDates.reason,
        by: withdrawer.handle,
        dispute: withdrawnDates.disputeId,
      },
    })
    .from(dates)
    .leftJoin(recorder, eq(recorder.id, dates.recordedBy))
    .leftJoin(withdrawnDates, eq(withdrawnDates.dateId, dates.id))
    .leftJoin(withdrawer, eq(withdrawer.id, withdrawnDates.withdrawnBy))
    .where(of)
    .orderBy(asc(dates.at), asc(dates.id))
  return rows.map(({ value, precision, zone, from, days, withdrawn, ...row }) => {
    const given: Pick<DateRow, 'moment' | 'countedFrom'> =
      value && precision
        ? { moment: { value, precision, zone }, countedFrom: null }
        : { moment: null, countedFrom: { occasion: from, days: days ?? 0 } }
    return {
      ...row,
      ...(given as { moment: null; countedFrom: { occasion: string; days: number } }),
      active: withdrawn.at === null,
      withdrawn: withdrawnOf(withdrawn),
    } as typeof row & DateRow & { withdrawn: Withdrawn | null }
  })
}

/** The other happenings that the reports of some events count days from, in the order they were named. */
export async function listOccasions(db: Db, ...eventIds: string[]) {
  if (eventIds.length === 0) return []
  const { id, language, name } = occasions
  return db
    .select({ id, language, name })
    .from(occasions)
    .where(inArray(occasions.eventId, eventIds))
    .orderBy(asc(occasions.at), asc(id))
}
