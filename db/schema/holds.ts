import { index, integer, pgEnum, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { SIGNS } from '../../domain/hold'
import { claims } from './claims'
import { at, id } from './columns'
import { disputes } from './disputes'
import { users } from './people'

export const sign = pgEnum('sign', SIGNS)

/** Votes of one round that do not count until the case says so, and why. */
export const holds = pgTable(
  'holds',
  {
    id: id(),
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    disputeId: uuid()
      .notNull()
      .references(() => disputes.id),
    round: integer().notNull(),
    signs: sign().array().notNull(),
    at: at(),
  },
  (table) => [index('holds_claim_idx').on(table.claimId), index('holds_dispute_idx').on(table.disputeId)],
)

export const heldVotes = pgTable(
  'held_votes',
  {
    holdId: uuid()
      .notNull()
      .references(() => holds.id),
    reviewerId: uuid()
      .notNull()
      .references(() => users.id),
  },
  (table) => [primaryKey({ columns: [table.holdId, table.reviewerId] })],
)
