import { index, integer, pgTable, text, timestamp } from 'drizzle-orm/pg-core'

/** How often something was done within a stretch of time, under a word that only the secret leads to. Bookkeeping. */
export const counts = pgTable(
  'counts',
  {
    key: text().primaryKey(),
    points: integer().notNull(),
    expire: timestamp({ withTimezone: true, mode: 'date' }),
  },
  (table) => [index('counts_expire_idx').on(table.expire)],
)
