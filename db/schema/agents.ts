import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgEnum, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { AGENT_KINDS, AGENT_NAME_LENGTH, AGENT_NOTE_LENGTH } from '../../domain/agent'
import { URL_LENGTH } from '../../domain/source'
import { REASON_LENGTH } from '../../domain/vote'
import { at, language, lengthBetween, wordsBetween } from './columns'
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
    ordinary: boolean().notNull().default(false),
    addedBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    primaryKey({ columns: [table.agentId, table.language, table.name] }),
    unique('agent_names_rank').on(table.agentId, table.rank),
    index('agent_names_key_idx').on(table.key),
    check('agent_names_length', wordsBetween(table.name, AGENT_NAME_LENGTH)),
  ],
)

/** What an agent is tied to, in a sentence, with the page that says so. The highest version of a language is current. */
export const agentNotes = pgTable(
  'agent_notes',
  {
    agentId: text()
      .notNull()
      .references(() => agents.id),
    language: language(),
    version: integer().notNull(),
    note: text().notNull(),
    url: text().notNull(),
    writtenBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    primaryKey({ columns: [table.agentId, table.language, table.version] }),
    check('agent_notes_note', wordsBetween(table.note, AGENT_NOTE_LENGTH)),
    check('agent_notes_url', sql`${lengthBetween(table.url, URL_LENGTH)} and ${table.url} ~ '^https?://'`),
  ],
)

/** Two agents found to be one: the merged id leads on to the survivor, and everything that names it stays as it is. */
export const agentMerges = pgTable(
  'agent_merges',
  {
    merged: text()
      .primaryKey()
      .references(() => agents.id),
    survivor: text()
      .notNull()
      .references(() => agents.id),
    reason: text().notNull(),
    mergedBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    index('agent_merges_survivor_idx').on(table.survivor),
    check('agent_merges_two', sql`${table.merged} <> ${table.survivor}`),
    check('agent_merges_reason', wordsBetween(table.reason, REASON_LENGTH)),
  ],
)
