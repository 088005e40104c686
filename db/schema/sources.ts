import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { BYLINE_LENGTH, SOURCE_TITLE_LENGTH, URL_LENGTH } from '../../domain/source'
import { PRECISIONS } from '../../domain/time'
import { agents } from './agents'
import { at, bytea, id, lengthBetween, wordsBetween } from './columns'
import { users } from './people'

export const precision = pgEnum('precision', PRECISIONS)

/** One captured document: its exact bytes and the clean text that passages are anchored in. Never edited. */
export const sources = pgTable(
  'sources',
  {
    id: id(),
    bytes: bytea().notNull(),
    bytesSha256: text().notNull().unique(),
    text: text().notNull(),
    textSha256: text().notNull(),
    capturedBy: uuid().references(() => users.id),
    capturedAt: at(),
  },
  (table) => [
    // Without bytes it is withheld, whole or in part; the hashes stay.
    check(
      'sources_bytes_hash',
      sql`${table.bytesSha256} = encode(sha256(${table.bytes}), 'hex') or ${withheld(table)}`,
    ),
    check(
      'sources_text_hash',
      sql`${table.textSha256} = encode(sha256(convert_to(${table.text}, 'UTF8')), 'hex') or ${withheld(table)}`,
    ),
  ],
)

const withheld = (table: { bytes: unknown }) => sql`octet_length(${table.bytes}) = 0`

/** What is said about a source. The highest version is current; a correction is a new one. */
export const sourceVersions = pgTable(
  'source_versions',
  {
    sourceId: uuid()
      .notNull()
      .references(() => sources.id),
    version: integer().notNull(),
    publisher: text().references(() => agents.id),
    url: text(),
    /** The address without what does not tell one page from another, for finding it again. */
    urlKey: text(),
    title: text().notNull(),
    byline: text(),
    language: text(),
    published: text(),
    publishedPrecision: precision(),
    publishedZone: text(),
    updated: text(),
    updatedPrecision: precision(),
    updatedZone: text(),
    writtenBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    primaryKey({ columns: [table.sourceId, table.version] }),
    index('source_versions_publisher_idx').on(table.publisher),
    index('source_versions_url_idx').using('hash', table.urlKey),
    // What was found on a host and on its parts, each host back to front.
    index('source_versions_host_idx').on(sql`(reverse(substring(${table.urlKey} from '^[^/?:]+')) collate "C")`),
    check('source_versions_title', wordsBetween(table.title, SOURCE_TITLE_LENGTH)),
    check('source_versions_byline', lengthBetween(table.byline, BYLINE_LENGTH)),
    check('source_versions_url', sql`${lengthBetween(table.url, URL_LENGTH)} and ${table.url} ~ '^https?://'`),
    check('source_versions_published', sql`(${table.published} is null) = (${table.publishedPrecision} is null)`),
    check('source_versions_updated', sql`(${table.updated} is null) = (${table.updatedPrecision} is null)`),
  ],
)
