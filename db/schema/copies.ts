import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { at } from './columns'
import { users } from './people'
import { sources } from './sources'

/** The bands of a source's MinHash signature: two sources with one band alike are worth comparing. Written at capture. */
export const sourceBands = pgTable(
  'source_bands',
  {
    sourceId: uuid()
      .notNull()
      .references(() => sources.id),
    band: integer().notNull(),
    hash: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.band] }),
    index('source_bands_alike_idx').on(table.band, table.hash),
  ],
)

/** Whether a source relays the same report as an earlier one, as a reviewer said; the highest version is current. */
export const likenesses = pgTable(
  'likenesses',
  {
    sourceId: uuid()
      .notNull()
      .references(() => sources.id),
    earlierId: uuid()
      .notNull()
      .references(() => sources.id),
    version: integer().notNull(),
    relays: boolean().notNull(),
    saidBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.earlierId, table.version] }),
    index('likenesses_earlier_idx').on(table.earlierId),
    check('likenesses_two', sql`${table.sourceId} <> ${table.earlierId}`),
  ],
)
