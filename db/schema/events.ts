import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { PLACE_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH } from '../../domain/claim'
import { at, id, language, tsvector, wordsBetween } from './columns'
import { users } from './people'
import { precision } from './sources'

/** Something reported to have happened. Its slug never changes. */
export const events = pgTable(
  'events',
  {
    id: id(),
    slug: text().notNull().unique(),
    openedBy: uuid().references(() => users.id),
    openedAt: at(),
    /** Cached from titles, summaries and claims, folded; written by `indexEvent`. */
    search: tsvector().notNull().default(sql`''::tsvector`),
    /** Part of the demonstration set: told as such, not indexed, no ClaimReview. */
    demonstration: boolean().notNull().default(false),
  },
  (table) => [
    index('events_search_idx').using('gin', table.search),
    check('events_slug', sql`${table.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${table.slug}) <= 80`),
  ],
)

/** An event told in one language. The highest version of a language is current. */
export const eventTexts = pgTable(
  'event_texts',
  {
    eventId: uuid()
      .notNull()
      .references(() => events.id),
    language: language(),
    version: integer().notNull(),
    title: text().notNull(),
    summary: text().notNull().default(''),
    place: text().notNull().default(''),
    writtenBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    primaryKey({ columns: [table.eventId, table.language, table.version] }),
    index('event_texts_language_idx').on(table.language, table.eventId),
    check('event_texts_title', wordsBetween(table.title, TITLE_LENGTH)),
    check('event_texts_summary', wordsBetween(table.summary, SUMMARY_LENGTH)),
    check('event_texts_place', wordsBetween(table.place, PLACE_LENGTH)),
  ],
)

/** When it is said to have happened: `value` as exact as `precision`, up to `until` if it lasted. The latest is current. */
export const eventTimes = pgTable(
  'event_times',
  {
    eventId: uuid()
      .notNull()
      .references(() => events.id),
    version: integer().notNull(),
    value: text().notNull(),
    until: text(),
    precision: precision().notNull(),
    writtenBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [primaryKey({ columns: [table.eventId, table.version] })],
)
