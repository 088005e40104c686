import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgEnum, pgTable, pgView, text, unique, uuid } from 'drizzle-orm/pg-core'
import { DATE_ROLES } from '../../domain/dates/role'
import { PASSAGE_LENGTH } from '../../domain/evidence'
import { DAYS_FROM_OCCASION, OCCASION_LENGTH } from '../../domain/occasion'
import { REASON_LENGTH } from '../../domain/vote'
import { at, id, language, wordsBetween } from './columns'
import { events } from './events'
import { users } from './people'
import { precision, sources } from './sources'

export const dateRole = pgEnum('date_role', DATE_ROLES)

/** Another happening that the reports of an event count days from. */
export const occasions = pgTable(
  'occasions',
  {
    id: id(),
    eventId: uuid()
      .notNull()
      .references(() => events.id),
    language: language(),
    name: text().notNull(),
    namedBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    unique('occasions_of_event').on(table.id, table.eventId),
    unique('occasions_once').on(table.eventId, table.language, table.name),
    check('occasions_name', wordsBetween(table.name, OCCASION_LENGTH)),
  ],
)

/**
 * A time that a source gives: when the event, or an occasion, happened, was reported, denied, planned. Either as a value, or
 * so many days from an occasion. Nothing overwrites another: what disagrees stands side by side.
 */
export const dates = pgTable(
  'dates',
  {
    id: id(),
    eventId: uuid()
      .notNull()
      .references(() => events.id),
    sourceId: uuid()
      .notNull()
      .references(() => sources.id),
    exact: text().notNull(),
    prefix: text().notNull(),
    suffix: text().notNull(),
    start: integer().notNull(),
    end: integer().notNull(),
    role: dateRole().notNull(),
    /** What it dates; null is the event itself. */
    occasionId: uuid(),
    value: text(),
    precision: precision(),
    zone: text(),
    countedFrom: uuid(),
    days: integer(),
    recordedBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    foreignKey({
      name: 'dates_occasion',
      columns: [table.occasionId, table.eventId],
      foreignColumns: [occasions.id, occasions.eventId],
    }),
    foreignKey({
      name: 'dates_counted_from',
      columns: [table.countedFrom, table.eventId],
      foreignColumns: [occasions.id, occasions.eventId],
    }),
    index('dates_event_idx').on(table.eventId),
    index('dates_source_idx').on(table.sourceId),
    check('dates_exact', wordsBetween(table.exact, PASSAGE_LENGTH)),
    check('dates_range', sql`${table.start} >= 0 and ${table.end} > ${table.start}`),
    check('dates_value', sql`(${table.value} is null) = (${table.precision} is null)`),
    check('dates_counted', sql`(${table.countedFrom} is null) = (${table.days} is null)`),
    check('dates_one_way', sql`(${table.value} is null) <> (${table.countedFrom} is null)`),
    check(
      'dates_not_from_itself',
      sql`${table.countedFrom} is null or ${table.countedFrom} is distinct from ${table.occasionId}`,
    ),
    check(
      'dates_days',
      sql`${table.days} between ${sql.raw(String(DAYS_FROM_OCCASION.min))} and ${sql.raw(String(DAYS_FROM_OCCASION.max))}`,
    ),
  ],
)

export const dateWithdrawals = pgTable(
  'date_withdrawals',
  {
    dateId: uuid()
      .primaryKey()
      .references(() => dates.id),
    reason: text().notNull(),
    withdrawnBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [check('date_withdrawals_reason', wordsBetween(table.reason, REASON_LENGTH))],
)

/** The dates that do not count any more: taken back with a reason, or excluded by the ruling of a case, which says why. At most one row each. */
export const withdrawnDates = pgView('withdrawn_dates', {
  dateId: uuid().notNull(),
  reason: text(),
  withdrawnBy: uuid(),
  disputeId: uuid(),
  at: at(),
}).existing()
