import { check, index, pgEnum, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { CAPACITIES, PARTY_NAME_LENGTH } from '../../domain/party'
import { STATEMENT_LENGTH } from '../../domain/statement'
import { claims } from './claims'
import { at, id, lengthBetween, wordsBetween } from './columns'
import { disputes, ground } from './disputes'
import { users } from './people'

export const capacity = pgEnum('capacity', CAPACITIES)

/**
 * An affected party in a case: somebody without an account, known by their address, under the name that they gave there. `claimId` is
 * the claim that the case is about or its evidence is of, if it is of one.
 */
export const parties = pgTable(
  'parties',
  {
    id: id(),
    disputeId: uuid()
      .notNull()
      .references(() => disputes.id),
    claimId: uuid().references(() => claims.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    capacity: capacity().notNull(),
    name: text().notNull(),
    at: at(),
  },
  (table) => [
    unique('parties_once').on(table.disputeId, table.userId),
    check('parties_name', wordsBetween(table.name, PARTY_NAME_LENGTH)),
  ],
)

/**
 * What somebody typed into the public form, until the address that they gave has answered, and for as long as its link can be used:
 * nobody else sees it. Bookkeeping.
 */
export const complaints = pgTable(
  'complaints',
  {
    id: id(),
    email: text().notNull(),
    language: text().notNull(),
    /** What they contest, as `kind:id`. */
    about: text().notNull(),
    capacity: capacity().notNull(),
    name: text().notNull(),
    /** None where a case was open already, in which they are heard. */
    ground: ground(),
    statement: text().notNull(),
    at: at(),
  },
  (table) => [
    index('complaints_at_idx').on(table.at),
    index('complaints_email_idx').on(table.email),
    check('complaints_name', lengthBetween(table.name, PARTY_NAME_LENGTH)),
    check('complaints_statement', lengthBetween(table.statement, STATEMENT_LENGTH)),
  ],
)
