import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { ENTRY_KINDS, type Json } from '../../domain/entry'
import { bytea } from './columns'

export const entryKind = pgEnum('entry_kind', ENTRY_KINDS)

/**
 * The audit log: each line is written once, by `append`, and refuses update, delete and truncate by trigger. It has no
 * foreign keys, so that nothing that happens to other tables can reach it. `envelope` is what is sealed; the columns
 * beside it are for finding it.
 */
export const entries = pgTable(
  'entries',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp({ withTimezone: true, precision: 3, mode: 'date' }).notNull(),
    kind: entryKind().notNull(),
    actor: text().notNull(),
    subject: text().notNull(),
    ver: integer().notNull(),
    eventId: uuid(),
    claimId: uuid(),
    envelope: bytea().notNull(),
    leaf: bytea().notNull(),
    /** Put back from the sealed log after a loss: that it was written is known, what it did is gone. */
    lost: boolean().notNull().default(false),
  },
  (table) => [
    uniqueIndex('entries_once').on(table.kind, table.subject, table.ver).where(sql`not ${table.lost}`),
    index('entries_event_idx').on(table.eventId, table.id),
    index('entries_claim_idx').on(table.claimId, table.id),
    index('entries_kind_idx').on(table.kind, table.id),
    index('entries_actor_idx').on(table.actor, table.kind, table.id),
    index('entries_leaf_idx').on(table.leaf),
    check('entries_leaf', sql`${table.leaf} = sha256('\\x00'::bytea || ${table.envelope})`),
  ],
)

/** The words and personal data an entry commits to, and the salt that hides them. Erasable; the entry is not. */
export const entryWords = pgTable('entry_words', {
  entryId: bigint({ mode: 'number' }).primaryKey(),
  salt: bytea().notNull(),
  words: jsonb().$type<Json>().notNull(),
})
