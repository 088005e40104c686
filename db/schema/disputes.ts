import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgEnum, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { GROUNDS, OUTCOMES, RULING_LENGTH, STATEMENT_LENGTH } from '../../domain/dispute'
import { claims, verdict } from './claims'
import { at, id, wordsBetween } from './columns'
import { users } from './people'

export const ground = pgEnum('ground', GROUNDS)
export const outcome = pgEnum('outcome', OUTCOMES)

/** A case file. `openedBy` is null when the rule opened it: then the ground is `contested` and nothing need be said. */
export const disputes = pgTable(
  'disputes',
  {
    id: id(),
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    ground: ground().notNull(),
    statement: text(),
    openedBy: uuid().references(() => users.id),
    openedAt: at(),
    /** The verdict it was opened against. */
    verdictVersion: integer().notNull(),
    /** Cached from `rulings`; written by rule. One open case a claim. */
    open: boolean().notNull().default(true),
  },
  (table) => [
    index('disputes_claim_idx').on(table.claimId),
    uniqueIndex('disputes_one_open').on(table.claimId).where(sql`${table.open}`),
    check('disputes_opener', sql`(${table.openedBy} is null) = (${table.ground} = 'contested')`),
    check('disputes_statement', sql`(${table.openedBy} is null) = (${table.statement} is null)`),
    check('disputes_statement_length', wordsBetween(table.statement, STATEMENT_LENGTH)),
  ],
)

/** A moderator's written decision. `verdict` is the one it fixes; a dismissal fixes none. */
export const rulings = pgTable(
  'rulings',
  {
    disputeId: uuid()
      .primaryKey()
      .references(() => disputes.id),
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    outcome: outcome().notNull(),
    verdict: verdict(),
    reason: text().notNull(),
    moderatorId: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
    /** The verdict it read, and the round it closed. */
    verdictVersion: integer().notNull(),
    round: integer().notNull(),
    /** Cached: false once the round after it has its own quorum; written by `reckon`. */
    stands: boolean().notNull(),
  },
  (table) => [
    index('rulings_claim_idx').on(table.claimId),
    uniqueIndex('rulings_one_stands').on(table.claimId).where(sql`${table.stands}`),
    check('rulings_verdict', sql`(${table.verdict} is null) = (${table.outcome} = 'dismissed')`),
    check('rulings_stands', sql`not ${table.stands} or ${table.verdict} is not null`),
    check('rulings_reason', wordsBetween(table.reason, RULING_LENGTH)),
  ],
)
