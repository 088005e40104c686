import { jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { at } from './columns'

/**
 * What was answered to a form, by its idempotency key: a post that comes twice is answered twice and done once. `asked` is
 * the SHA-256 of what it asked, so that another post under the same key is not mistaken for it.
 */
export const receipts = pgTable(
  'receipts',
  {
    actor: text().notNull(),
    key: uuid().notNull(),
    asked: text().notNull(),
    answer: jsonb(),
    at: at(),
  },
  (table) => [primaryKey({ columns: [table.actor, table.key] })],
)
