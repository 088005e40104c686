import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { REGROUPINGS } from '../../domain/regrouping'
import { REASON_LENGTH } from '../../domain/vote'
import { claims } from './claims'
import { at, id, wordsBetween } from './columns'
import { events } from './events'
import { users } from './people'

export const regrouping = pgEnum('regrouping', REGROUPINGS)

/**
 * Claims were put under another event: two events that are one, the undoing of that, or one event that is two. `from` is the
 * event that they left. An event that was merged, and not parted again, leads on to the one that it was merged into; so does the
 * new one of a split that a ruling undid. The view `leads` says which do.
 */
export const regroupings = pgTable(
  'regroupings',
  {
    id: id(),
    kind: regrouping().notNull(),
    fromEvent: uuid()
      .notNull()
      .references(() => events.id),
    toEvent: uuid()
      .notNull()
      .references(() => events.id),
    /** The merge that a parting undoes. */
    undoes: uuid(),
    reason: text().notNull(),
    regroupedBy: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
    /** Cached: whether it is what last moved each claim that it moved, so that it can be contested. Written by `moveClaims`. */
    stands: boolean().notNull().default(true),
    /** Cached from `exclusions`: the case whose ruling undid it, while it is undone. Written by `takeEffect`. */
    excludedBy: uuid(),
  },
  (table) => [
    index('regroupings_from_idx').on(table.fromEvent),
    index('regroupings_to_idx').on(table.toEvent),
    uniqueIndex('regroupings_undone_once').on(table.undoes).where(sql`${table.excludedBy} is null`),
    check('regroupings_two', sql`${table.fromEvent} <> ${table.toEvent}`),
    check('regroupings_undoes', sql`(${table.undoes} is null) = (${table.kind} <> 'parted')`),
    check('regroupings_reason', wordsBetween(table.reason, REASON_LENGTH)),
  ],
)

/** Each time a claim came to stand under another event: which place it left, and which it has there. The latest is where it stands. */
export const claimMoves = pgTable(
  'claim_moves',
  {
    claimId: uuid()
      .notNull()
      .references(() => claims.id),
    version: integer().notNull(),
    regroupingId: uuid()
      .notNull()
      .references(() => regroupings.id),
    fromEvent: uuid()
      .notNull()
      .references(() => events.id),
    toEvent: uuid()
      .notNull()
      .references(() => events.id),
    left: integer().notNull(),
    position: integer().notNull(),
    at: at(),
  },
  (table) => [
    primaryKey({ columns: [table.claimId, table.version] }),
    index('claim_moves_regrouping_idx').on(table.regroupingId),
    index('claim_moves_from_idx').on(table.fromEvent),
    index('claim_moves_to_idx').on(table.toEvent),
    check('claim_moves_two', sql`${table.fromEvent} <> ${table.toEvent}`),
    check('claim_moves_places', sql`${table.left} >= 0 and ${table.position} >= 0`),
  ],
)
