import { sql } from 'drizzle-orm'
import { boolean, check, index, pgEnum, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { HANDLE_LENGTH } from '../../domain/handle'
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
    joinedAt: at(),
  },
  (table) => [
    check('users_email_lower', sql`${table.email} = lower(${table.email})`),
    check('users_handle_keyed', sql`(${table.handle} is null) = (${table.handleKey} is null)`),
    check('users_handle_length', lengthBetween(table.handle, HANDLE_LENGTH)),
    index('users_handle_idx').on(table.handle),
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
