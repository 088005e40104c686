import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { AGENT_KINDS, AGENT_NAME_LENGTH } from '../../domain/agent'
import { at, language, lengthBetween } from './columns'
import { users } from './people'

export const agentKind = pgEnum('agent_kind', AGENT_KINDS)

/** Whoever says or publishes. `id` is the slug of its page. `recordedBy` is null for the project's own authority file. */
export const agents = pgTable(
  'agents',
  {
    id: text().primaryKey(),
    kind: agentKind().notNull(),
    country: text(),
    recordedBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    check('agents_id_slug', sql`${table.id} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${table.id}) <= 80`),
    check('agents_country_code', sql`${table.country} ~ '^[A-Z]{2}$'`),
  ],
)

/**
 * The names an agent goes by; of those in one language the one with the lowest `rank` is shown. `key` is the folded spelling
 * that names are found by.
 */
export const agentNames = pgTable(
  'agent_names',
  {
    agentId: text()
      .notNull()
      .references(() => agents.id),
    language: language(),
    name: text().notNull(),
    key: text().notNull(),
    rank: integer().notNull(),
    addedBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    primaryKey({ columns: [table.agentId, table.language, table.name] }),
    unique('agent_names_rank').on(table.agentId, table.rank),
    index('agent_names_key_idx').on(table.key),
    check('agent_names_length', lengthBetween(table.name, AGENT_NAME_LENGTH)),
  ],
)
