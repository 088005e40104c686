import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import { ERASURE_CODES, REMOVALS, WITHHOLDING_CODES } from '../../domain/removal'
import { REASON_LENGTH } from '../../domain/vote'
import { at, bytea, id, wordsBetween } from './columns'
import { users } from './people'

export const removal = pgEnum('removal', REMOVALS)
export const removalCode = pgEnum('removal_code', [...ERASURE_CODES, ...WITHHOLDING_CODES])

/**
 * The first of two hands: what is proposed to be forgotten (`person:<id>`), withheld (`vote:<id>`) or shown again
 * (`removal:<id>`), and why. By `number` the public list names it.
 */
export const removals = pgTable(
  'removals',
  {
    id: id(),
    number: integer().notNull().unique().generatedAlwaysAsIdentity(),
    kind: removal().notNull(),
    about: text().notNull(),
    code: removalCode(),
    reason: text().notNull(),
    proposedBy: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
  },
  (table) => [
    index('removals_about_idx').on(table.about),
    check('removals_code', sql`(${table.code} is null) = (${table.kind} = 'show')`),
    check('removals_reason', wordsBetween(table.reason, REASON_LENGTH)),
  ],
)

/** The second hand: who approved it, or declined it and why. */
export const removalDecisions = pgTable(
  'removal_decisions',
  {
    removalId: uuid()
      .primaryKey()
      .references(() => removals.id),
    approved: boolean().notNull(),
    reason: text(),
    decidedBy: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
  },
  (table) => [
    check('removal_decisions_reason', sql`(${table.reason} is null) = ${table.approved}`),
    check('removal_decisions_length', wordsBetween(table.reason, REASON_LENGTH)),
  ],
)

/**
 * The words that are withheld, taken out of the tables that pages read from; written by the functions `withhold` and
 * `show_again` alone. One row for each column of each row, and for each removal that holds it.
 */
export const withheldTexts = pgTable(
  'withheld_texts',
  {
    place: text().notNull(),
    key: jsonb().notNull(),
    word: text().notNull(),
    removalId: uuid().notNull(),
    value: bytea().notNull(),
    author: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.place, table.key, table.word, table.removalId] }),
    index('withheld_texts_author_idx').on(table.author),
  ],
)

/** When what an erasure took out of the tables was gone from the disk too. Bookkeeping of whoever cleans. */
export const cleanings = pgTable('cleanings', {
  entryId: bigint({ mode: 'number' }).primaryKey(),
  at: timestamp({ withTimezone: true, mode: 'date' }).notNull().defaultNow(),
})
