import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { REASON_LENGTH } from '../../domain/vote'
import { claims } from './claims'
import { at, id, wordsBetween } from './columns'
import { users } from './people'

/**
 * Two claims of an event were found to say the same: what was said of the one bears on the other from then on. Or that was undone:
 * `undoes` names the merge, and both stand by themselves again.
 */
export const claimMerges = pgTable(
  'claim_merges',
  {
    id: id(),
    /** The claim that leads on, or does so no more. */
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    intoId: uuid()
      .notNull()
      .references(() => claims.id),
    /** The merge that a parting undoes; null for a merge. */
    undoes: uuid(),
    reason: text().notNull(),
    mergedBy: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
  },
  (table) => [
    index('claim_merges_claim_idx').on(table.claimId),
    index('claim_merges_into_idx').on(table.intoId),
    uniqueIndex('claim_merges_undone_once').on(table.undoes),
    check('claim_merges_two', sql`${table.claimId} <> ${table.intoId}`),
    check('claim_merges_reason', wordsBetween(table.reason, REASON_LENGTH)),
  ],
)
