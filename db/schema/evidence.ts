import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  pgView,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import { PASSAGE_LENGTH, STANCES, STANDINGS } from '../../domain/evidence'
import { REASON_LENGTH } from '../../domain/vote'
import { agents } from './agents'
import { citations } from './citations'
import { claims } from './claims'
import { at, id, language, wordsBetween } from './columns'
import { users } from './people'
import { precision, sources } from './sources'

export const stance = pgEnum('stance', STANCES)
export const standing = pgEnum('standing', STANDINGS)

/** A passage of a source set against a claim. Immutable: to correct is to withdraw and attach anew. */
export const evidence = pgTable(
  'evidence',
  {
    id: id(),
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    /** The claim that it was attached to, while that is merged into the one it bears on now. */
    carriedFrom: uuid().references(() => claims.id),
    sourceId: uuid()
      .notNull()
      .references(() => sources.id),
    exact: text().notNull(),
    prefix: text().notNull(),
    suffix: text().notNull(),
    start: integer().notNull(),
    end: integer().notNull(),
    stance: stance().notNull(),
    speaker: text()
      .notNull()
      .references(() => agents.id),
    unnamed: boolean().notNull(),
    standing: standing().notNull(),
    /** The citation, in the same source, through which it speaks. */
    citationId: uuid(),
    asserts: text(),
    assertsPrecision: precision(),
    attachedBy: uuid().references(() => users.id),
    attachedAt: at(),
  },
  (table) => [
    foreignKey({
      name: 'evidence_citation',
      columns: [table.citationId, table.sourceId],
      foreignColumns: [citations.id, citations.sourceId],
    }),
    index('evidence_citation_idx').on(table.citationId),
    index('evidence_claim_idx').on(table.claimId),
    index('evidence_source_idx').on(table.sourceId),
    index('evidence_speaker_idx').on(table.speaker),
    check('evidence_exact', wordsBetween(table.exact, PASSAGE_LENGTH)),
    check('evidence_range', sql`${table.start} >= 0 and ${table.end} > ${table.start}`),
    check('evidence_asserts', sql`(${table.asserts} is null) = (${table.assertsPrecision} is null)`),
  ],
)

export const withdrawals = pgTable(
  'withdrawals',
  {
    evidenceId: uuid()
      .primaryKey()
      .references(() => evidence.id),
    reason: text().notNull(),
    withdrawnBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [check('withdrawals_reason', wordsBetween(table.reason, REASON_LENGTH))],
)

/** The pieces that do not count any more: taken back with a reason, or excluded by the ruling of a case, which says why. At most one row each. */
export const withdrawnEvidence = pgView('withdrawn_evidence', {
  evidenceId: uuid().notNull(),
  reason: text(),
  withdrawnBy: uuid(),
  disputeId: uuid(),
  at: at(),
}).existing()

/** A passage put into another language by a named translator; the original stays beside it. The highest version is current. */
export const translations = pgTable(
  'translations',
  {
    evidenceId: uuid()
      .notNull()
      .references(() => evidence.id),
    language: language(),
    version: integer().notNull(),
    text: text().notNull(),
    translatedBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    primaryKey({ columns: [table.evidenceId, table.language, table.version] }),
    check('translations_length', wordsBetween(table.text, PASSAGE_LENGTH)),
  ],
)
