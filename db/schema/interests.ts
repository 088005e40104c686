import { sql } from 'drizzle-orm'
import { check, index, pgEnum, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { INTEREST_KINDS } from '../../domain/interest'
import { agents } from './agents'
import { claims } from './claims'
import { at, bytea, id } from './columns'
import { users } from './people'

export const interestKind = pgEnum('interest_kind', INTEREST_KINDS)

/**
 * A tie that a person declared, to an agent or to a country. The log commits to it without saying it, under `salt`; of somebody
 * forgotten, both are gone.
 */
export const interests = pgTable(
  'interests',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    kind: interestKind(),
    agent: text().references(() => agents.id),
    country: text(),
    salt: bytea(),
    at: at(),
  },
  (table) => [
    index('interests_user_idx').on(table.userId),
    check('interests_one', sql`num_nonnulls(${table.agent}, ${table.country}) = num_nonnulls(${table.kind})`),
    check('interests_forgotten', sql`(${table.salt} is null) = (${table.kind} is null)`),
    check('interests_country_code', sql`${table.country} ~ '^[A-Z]{2}$'`),
    check('interests_salt', sql`octet_length(${table.salt}) = 32`),
  ],
)

export const interestEnds = pgTable('interest_ends', {
  interestId: uuid()
    .primaryKey()
    .references(() => interests.id),
  at: at(),
})

/** That an interest of somebody meets a claim, for good; not which. */
export const interestsMet = pgTable(
  'interests_met',
  {
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    /** The claim that it met, while that is merged into this one. */
    carriedFrom: uuid().references(() => claims.id),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
  },
  (table) => [primaryKey({ columns: [table.claimId, table.userId] })],
)
