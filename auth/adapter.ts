import { DrizzleAdapter } from '@auth/drizzle-adapter'
import type { Adapter, AdapterUser } from 'next-auth/adapters'
import type { Db } from '../db/client'
import { keepLanguage } from '../db/letters'
import { accounts, sessions, users, verificationTokens } from '../db/schema'
import type { Locale } from '../domain/locale'
import { keepLink } from './links'
import { openSession } from './session'

type Tables = NonNullable<Parameters<typeof DrizzleAdapter<Db>>[1]>

// The adapter's types ask for a name and a picture of everybody. It reads and writes only the columns it is handed, and
// what it is handed below has neither.
const tables = {
  usersTable: users,
  accountsTable: accounts,
  sessionsTable: sessions,
  verificationTokensTable: verificationTokens,
} as unknown as Tables

/**
 * How sign-in reaches the database. Of a person it keeps the address only, of an account at a provider only whose it is (no
 * tokens, no profile); and in which language they came. It can open a session; reading and closing them is ours (`person.ts`, `session.ts`).
 */
export function adapterOn(db: Db, locale: Locale): Adapter {
  const kept = DrizzleAdapter(db, tables) as Required<Adapter>
  return {
    getUserByEmail: kept.getUserByEmail,
    getUserByAccount: kept.getUserByAccount,
    // Whoever gets here has proved the address: by the link mailed to it, or by their provider's word.
    createUser: ({ email }) => kept.createUser({ email, emailVerified: new Date() } as AdapterUser),
    updateUser: ({ id, emailVerified }) => kept.updateUser({ id, emailVerified: emailVerified ?? null }),
    linkAccount: async ({ userId, type, provider, providerAccountId }) => {
      await kept.linkAccount({ userId, type, provider, providerAccountId })
    },
    createSession: async (session) => {
      await openSession(db, session.userId, session.sessionToken)
      await keepLanguage(db, session.userId, locale)
      return session
    },
    createVerificationToken: async (link) => {
      await keepLink(db, link)
      return link
    },
    useVerificationToken: kept.useVerificationToken,
  }
}
