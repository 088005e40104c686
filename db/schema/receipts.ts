import { jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { at } from './columns'

/** What was answered to a form, by its idempotency key: a post that comes twice is answered twice and done once. */
export const receipts = pgTable(
  'receipts',
  {
    actor: text().notNull(),
    key: uuid().notNull(),
    answer: jsonb(),
    at: at(),
  },
  (table) => [primaryKey({ columns: [table.actor, table.key] })],
)
