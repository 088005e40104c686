import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { CLAIM_LENGTH, STATES } from '../../domain/claim'
import { BECAUSE, VERDICTS } from '../../domain/verdict'
import { at, id, language, wordsBetween } from './columns'
import { events } from './events'
import { users } from './people'

export const verdict = pgEnum('verdict', VERDICTS)
export const because = pgEnum('because', BECAUSE)
export const state = pgEnum('state', STATES)

/** One statement about an event that can be true or false; position 0 is the headline claim. */
export const claims = pgTable(
  'claims',
  {
    id: id(),
    eventId: uuid()
      .notNull()
      .references(() => events.id),
    position: integer().notNull(),
    addedBy: uuid().references(() => users.id),
    addedAt: at(),
    /** The claim that says the same, and on which all that was said of this one bears: where the merge that stands put it. */
    mergedInto: uuid().references((): AnyPgColumn => claims.id),
    /** Opens at 1; each piece of evidence attached after a ruling that closed a round opens the next. */
    round: integer().notNull().default(1),
    /** The first quorum. Once set it stays: votes after it are open ones. */
    settledAt: timestamp({ withTimezone: true, precision: 3, mode: 'date' }),

    // Cached from votes, evidence, disputes and rulings; written by `reckon` alone.
    state: state().notNull().default('under_review'),
    verdict: verdict().notNull().default('unverified'),
    because: because().notNull().default('no_votes'),
    contested: boolean().notNull().default(false),
    cast: integer().notNull().default(0),
    verdictVersion: integer().notNull().default(0),
    updatedAt: at(),
  },
  (table) => [
    unique('claims_event_position').on(table.eventId, table.position),
    index('claims_merged_idx').on(table.mergedInto).where(sql`${table.mergedInto} is not null`),
    check(
      'claims_merged',
      sql`${table.mergedInto} is null or (${table.mergedInto} <> ${table.id} and ${table.position} > 0)`,
    ),
    check('claims_position', sql`${table.position} >= 0`),
    index('claims_state_idx').on(table.state, table.updatedAt, table.id),
    index('claims_headline_updated_idx').on(table.updatedAt, table.id).where(sql`${table.position} = 0`),
    index('claims_headline_state_idx').on(table.state, table.updatedAt, table.id).where(sql`${table.position} = 0`),
    index('claims_headline_verdict_idx')
      .on(table.verdict, table.updatedAt, table.id)
      .where(sql`${table.position} = 0 and ${table.state} <> 'under_review'`),
  ],
)

/** A claim worded in one language. The highest version of a language is current. */
export const claimTexts = pgTable(
  'claim_texts',
  {
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    language: language(),
    version: integer().notNull(),
    text: text().notNull(),
    writtenBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    primaryKey({ columns: [table.claimId, table.language, table.version] }),
    check('claim_texts_length', wordsBetween(table.text, CLAIM_LENGTH)),
  ],
)

/** Each verdict a claim has had since it settled, with all that is needed to recompute it. */
export const verdicts = pgTable(
  'verdicts',
  {
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    version: integer().notNull(),
    verdict: verdict().notNull(),
    because: because().notNull(),
    ruleVersion: integer().notNull(),
    round: integer().notNull(),
    confirmed: integer().notNull(),
    denied: integer().notNull(),
    unverified: integer().notNull(),
    at: at(),
  },
  (table) => [primaryKey({ columns: [table.claimId, table.version] })],
)
