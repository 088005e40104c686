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
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { ACTS, RELATIONS } from '../../domain/citation'
import { PASSAGE_LENGTH } from '../../domain/evidence'
import { REASON_LENGTH } from '../../domain/vote'
import { agents } from './agents'
import { at, id, wordsBetween } from './columns'
import { events } from './events'
import { users } from './people'
import { sources } from './sources'

export const relation = pgEnum('relation', RELATIONS)
export const act = pgEnum('act', ACTS)

/**
 * An edge in a source: here it passes on what an agent said, or unnamed people to that agent. Without an agent it is
 * unnamed people whom the text places nowhere. Immutable: to correct is to withdraw and record anew. `eventId` is the event
 * it was recorded for.
 */
export const citations = pgTable(
  'citations',
  {
    id: id(),
    sourceId: uuid()
      .notNull()
      .references(() => sources.id),
    eventId: uuid()
      .notNull()
      .references(() => events.id),
    exact: text().notNull(),
    prefix: text().notNull(),
    suffix: text().notNull(),
    start: integer().notNull(),
    end: integer().notNull(),
    agent: text().references(() => agents.id),
    unnamed: boolean().notNull(),
    relation: relation().notNull(),
    act: act().notNull(),
    recordedBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    unique('citations_of_source').on(table.id, table.sourceId),
    index('citations_source_idx').on(table.sourceId),
    index('citations_event_idx').on(table.eventId),
    index('citations_agent_idx').on(table.agent),
    check('citations_exact', wordsBetween(table.exact, PASSAGE_LENGTH)),
    check('citations_range', sql`${table.start} >= 0 and ${table.end} > ${table.start}`),
    check('citations_somebody', sql`${table.agent} is not null or ${table.unnamed}`),
  ],
)

/** Through whom it came, the nearest to the source first. */
export const citationVia = pgTable(
  'citation_via',
  {
    citationId: uuid()
      .notNull()
      .references(() => citations.id),
    position: integer().notNull(),
    agent: text()
      .notNull()
      .references(() => agents.id),
  },
  (table) => [
    primaryKey({ columns: [table.citationId, table.position] }),
    index('citation_via_agent_idx').on(table.agent),
  ],
)

export const citationWithdrawals = pgTable(
  'citation_withdrawals',
  {
    citationId: uuid()
      .primaryKey()
      .references(() => citations.id),
    reason: text().notNull(),
    withdrawnBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [check('citation_withdrawals_reason', wordsBetween(table.reason, REASON_LENGTH))],
)

/**
 * What a citation goes back to among the captured: the document it cites and, where that attributes it further, the citation
 * there. The highest version is current; one without a source says that none of them is it.
 */
export const citationLinks = pgTable(
  'citation_links',
  {
    citationId: uuid()
      .notNull()
      .references(() => citations.id),
    version: integer().notNull(),
    citedSource: uuid().references(() => sources.id),
    citedCitation: uuid(),
    linkedBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    primaryKey({ columns: [table.citationId, table.version] }),
    foreignKey({
      name: 'citation_links_cited',
      columns: [table.citedCitation, table.citedSource],
      foreignColumns: [citations.id, citations.sourceId],
    }),
    index('citation_links_source_idx').on(table.citedSource),
    index('citation_links_citation_idx').on(table.citedCitation),
    check('citation_links_in_source', sql`${table.citedCitation} is null or ${table.citedSource} is not null`),
    check('citation_links_not_itself', sql`${table.citedCitation} is distinct from ${table.citationId}`),
  ],
)

/** The citations that do not count any more: taken back with a reason, or excluded by the ruling of a case, which says why. At most one row each. */
export const withdrawnCitations = pgView('withdrawn_citations', {
  citationId: uuid().notNull(),
  reason: text(),
  withdrawnBy: uuid(),
  disputeId: uuid(),
  at: at(),
}).existing()
