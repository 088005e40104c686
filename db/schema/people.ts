import { sql } from 'drizzle-orm'
import { boolean, check, index, pgEnum, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { HANDLE_LENGTH } from '../../domain/handle'
import { INVITATION_ENDS } from '../../domain/invitation'
import { ROLES } from '../../domain/permissions'
import { REASON_LENGTH } from '../../domain/vote'
import { at, id, lengthBetween, wordsBetween } from './columns'

export const role = pgEnum('role', ROLES)

/**
 * Whoever has signed in. `email` is private: it leaves the database for sign-in and the admin's desk only. Who was forgotten
 * has neither address nor handle.
 */
export const users = pgTable(
  'users',
  {
    id: id(),
    email: text().unique(),
    emailVerified: timestamp({ withTimezone: true, mode: 'date' }),
    handle: text(),
    handleKey: text().unique(),
    role: role().notNull().default('reader'),
    /** Cached from `suspensions`; written by suspend and reinstate. */
    suspended: boolean().notNull().default(false),
    /** Cached from the log: since they became a reviewer, until enough of their votes were found sound. */
    probation: boolean().notNull().default(false),
    joinedAt: at(),
  },
  (table) => [
    check('users_email_lower', sql`${table.email} = lower(${table.email})`),
    check('users_handle_keyed', sql`(${table.handle} is null) = (${table.handleKey} is null)`),
    check('users_handle_length', lengthBetween(table.handle, HANDLE_LENGTH)),
    index('users_handle_idx').on(table.handle),
    index('users_moderators_idx').on(table.id).where(sql`${table.role} = 'moderator'`),
  ],
)

export const suspensions = pgTable(
  'suspensions',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    reason: text().notNull(),
    suspendedBy: uuid().references(() => users.id),
    at: at(),
  },
  (table) => [
    index('suspensions_user_idx').on(table.userId),
    check('suspensions_reason', wordsBetween(table.reason, REASON_LENGTH)),
  ],
)

export const reinstatements = pgTable('reinstatements', {
  suspensionId: uuid()
    .primaryKey()
    .references(() => suspensions.id),
  reinstatedBy: uuid().references(() => users.id),
  at: at(),
})

/** What somebody wrote against their suspension; once. */
export const suspensionAppeals = pgTable(
  'suspension_appeals',
  {
    suspensionId: uuid()
      .primaryKey()
      .references(() => suspensions.id),
    personId: uuid()
      .notNull()
      .references(() => users.id),
    statement: text().notNull(),
    at: at(),
  },
  (table) => [check('suspension_appeals_statement', wordsBetween(table.statement, REASON_LENGTH))],
)

/** Suspensions that another admin has let stand on appeal, and why; one that is lifted is among the reinstatements. */
export const upheldSuspensions = pgTable(
  'upheld_suspensions',
  {
    suspensionId: uuid()
      .primaryKey()
      .references(() => suspensionAppeals.suspensionId),
    personId: uuid()
      .notNull()
      .references(() => users.id),
    reason: text().notNull(),
    decidedBy: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
  },
  (table) => [
    check('upheld_suspensions_reason', wordsBetween(table.reason, REASON_LENGTH)),
    check('upheld_suspensions_others', sql`${table.personId} <> ${table.decidedBy}`),
  ],
)

/** Who asked somebody to become a reviewer. Whoever holds the token may take it; of that only its SHA-256 is kept, in hexadecimal letters. */
export const invitations = pgTable(
  'invitations',
  {
    id: id(),
    tokenHash: text().notNull().unique(),
    madeBy: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
  },
  (table) => [
    index('invitations_maker_idx').on(table.madeBy),
    check('invitations_token', sql`${table.tokenHash} ~ '^[0-9a-f]{64}$'`),
  ],
)

export const invitationEnd = pgEnum('invitation_end', INVITATION_ENDS)

/** What became of an invitation; it becomes something once. */
export const invitationEnds = pgTable(
  'invitation_ends',
  {
    invitationId: uuid()
      .primaryKey()
      .references(() => invitations.id),
    end: invitationEnd().notNull(),
    endedBy: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
  },
  (table) => [uniqueIndex('invitation_ends_taken_once').on(table.endedBy).where(sql`${table.end} = 'taken'`)],
)

/** The first of two hands on a role: whom it is about, from what to what, and why. */
export const roleProposals = pgTable(
  'role_proposals',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => users.id),
    before: role().notNull(),
    after: role().notNull(),
    reason: text().notNull(),
    proposedBy: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
  },
  (table) => [
    index('role_proposals_person_idx').on(table.personId),
    check('role_proposals_reason', wordsBetween(table.reason, REASON_LENGTH)),
    check('role_proposals_others', sql`${table.personId} <> ${table.proposedBy}`),
  ],
)

/** The second hand: who approved it, or declined it and why. */
export const roleDecisions = pgTable(
  'role_decisions',
  {
    proposalId: uuid()
      .primaryKey()
      .references(() => roleProposals.id),
    personId: uuid()
      .notNull()
      .references(() => users.id),
    approved: boolean().notNull(),
    reason: text(),
    decidedBy: uuid()
      .notNull()
      .references(() => users.id),
    at: at(),
  },
  (table) => [
    check('role_decisions_reason', sql`(${table.reason} is null) = ${table.approved}`),
    check('role_decisions_length', wordsBetween(table.reason, REASON_LENGTH)),
  ],
)
