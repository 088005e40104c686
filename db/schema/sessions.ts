import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { at, bytea } from './columns'
import { users } from './people'

/** Sign-in's own bookkeeping, in the shape that its adapter asks for. Nothing here is part of the record. */
export const accounts = pgTable(
  'accounts',
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    type: text().notNull(),
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    refresh_token: text(),
    access_token: text(),
    expires_at: integer(),
    token_type: text(),
    scope: text(),
    id_token: text(),
    session_state: text(),
  },
  (table) => [primaryKey({ columns: [table.provider, table.providerAccountId] })],
)

export const sessions = pgTable(
  'sessions',
  {
    sessionToken: text().primaryKey(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    expires: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
    openedAt: at(),
    /** When a second factor was last proven in this session. */
    provenAt: timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
    /** What a passkey is asked to sign, once. */
    challenge: text(),
    challengedAt: timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
    /** Sealed as that of a factor: the secret of an app that is being set up. */
    secret: bytea(),
    secretAt: timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
  },
  (table) => [index('sessions_user_idx').on(table.userId)],
)

export const verificationTokens = pgTable(
  'verification_tokens',
  {
    identifier: text().notNull(),
    token: text().notNull(),
    expires: timestamp({ withTimezone: true, mode: 'date' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.identifier, table.token] })],
)
