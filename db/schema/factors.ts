import { bigint, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { at, bytea } from './columns'
import { users } from './people'

/**
 * The second factor of a person, which is sign-in's bookkeeping: the app that makes their one-time codes, and how often a
 * code was wrong. Who proves anything holds this row.
 */
export const factors = pgTable('factors', {
  userId: uuid()
    .primaryKey()
    .references(() => users.id),
  /** What the app makes codes of, sealed under the site's secret; null without an app. */
  secret: bytea(),
  secretAt: timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
  /** The time step of the last code taken: it and those before are spent. */
  step: bigint({ mode: 'number' }).notNull().default(0),
  /** Wrong codes since `wrongSince`. */
  wrong: integer().notNull().default(0),
  wrongSince: timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
})

/** Passkeys by the ids that their devices gave them, as many as a person likes. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    publicKey: bytea().notNull(),
    /** What the device counts its signatures with; zero where it does not. */
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    addedAt: at(),
    usedAt: timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
  },
  (table) => [index('passkeys_user_idx').on(table.userId)],
)

/** The codes for whoever lost their device, by their SHA-256; a used one is gone. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    hash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.hash] })],
)
