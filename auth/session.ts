import { createHash, randomBytes } from 'node:crypto'
import { and, eq, lt, sql } from 'drizzle-orm'
import type { Db } from '../db/client'
import { sessions } from '../db/schema'
import { SESSION_DAYS } from '../domain/sign-in'

export const SESSION_SECONDS = SESSION_DAYS * 24 * 60 * 60

/** The cookie that holds a session. On https no other host and no plain http can set it (the `__Host-` prefix). */
export function sessionCookie(https: boolean) {
  return {
    name: https ? '__Host-authjs.session-token' : 'authjs.session-token',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: https },
  } as const
}

export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a token: who reads the table, or a backup of it, cannot sign in with what they read. */
export function keyOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Opens a session for a person and gives its token, the value of the cookie. Their expired ones are forgotten. */
export async function openSession(db: Db, userId: string, token = newToken()): Promise<string> {
  const expires = new Date(Date.now() + SESSION_SECONDS * 1000)
  await db.delete(sessions).where(and(eq(sessions.userId, userId), lt(sessions.expires, sql`now()`)))
  await db.insert(sessions).values({ sessionToken: keyOf(token), userId, expires })
  return token
}

/** Ends a session for good, wherever its cookie may have been copied to. */
export async function closeSession(db: Db, token: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.sessionToken, keyOf(token)))
}
