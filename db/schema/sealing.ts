import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, text, timestamp } from 'drizzle-orm/pg-core'
import { at, bytea, id } from './columns'

/** Entries that no tree holds yet. A trigger puts each new one here; the sealer takes them out. */
export const pending = pgTable('pending', { entryId: bigint({ mode: 'number' }).primaryKey() })

/** The order of the sealed log: leaf `index`, from 0 without a gap, is the entry. */
export const leaves = pgTable(
  'leaves',
  {
    index: bigint({ mode: 'number' }).primaryKey(),
    entryId: bigint({ mode: 'number' }).notNull().unique(),
  },
  (table) => [check('leaves_from_zero', sql`${table.index} >= 0`)],
)

/** Every checkpoint that was signed, as the note that went out. */
export const checkpoints = pgTable(
  'checkpoints',
  {
    size: bigint({ mode: 'number' }).primaryKey(),
    root: bytea().notNull(),
    note: text().notNull(),
    at: at(),
  },
  (table) => [
    check('checkpoints_size', sql`${table.size} >= 0`),
    check('checkpoints_root', sql`octet_length(${table.root}) = 32`),
  ],
)

/** Why nothing may be written: as long as one is not lifted, the database takes no new entry. */
export const stops = pgTable(
  'stops',
  {
    id: id(),
    code: text().notNull(),
    detail: text().notNull(),
    at: at(),
    liftedAt: timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
  },
  (table) => [index('stops_standing_idx').on(table.at).where(sql`${table.liftedAt} is null`)],
)
