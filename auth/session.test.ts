import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '../db/client'
import { readPersonBySession } from '../db/queries/sessions'
import { accounts, sessions, users } from '../db/schema'
import { freshDb, person } from '../db/testing'
import { adapterOn } from './adapter'
import { closeSession, keyOf, openSession, sessionCookie } from './session'

let db: Db
let close: () => Promise<void>
beforeAll(async () => {
  ;({ db, close } = await freshDb())
})
afterAll(() => close())

const holder = (token: string) => readPersonBySession(db, keyOf(token))

test('a session tells who holds it, as they are now', async () => {
  const { id, handle } = await person(db, 'reviewer')
  const token = await openSession(db, id)
  const opened = { openedAt: expect.any(Date), provenAt: null }
  expect(await holder(token)).toEqual({ id, handle, role: 'reviewer', suspended: false, ...opened })
  await db
    .update(users)
    .set({ role: 'moderator', suspended: true, ...opened })
    .where(eq(users.id, id))
  expect(await holder(token)).toEqual({ id, handle, role: 'moderator', suspended: true, ...opened })
})

test('a closed, an expired or an invented session is nobody’s', async () => {
  const { id } = await person(db)
  const token = await openSession(db, id)
  await closeSession(db, token)
  expect(await holder(token)).toBeNull()

  const expired = await openSession(db, id)
  await db.update(sessions).set({ expires: new Date(Date.now() - 1000) })
  expect(await holder(expired)).toBeNull()
  await openSession(db, id)
  expect(await db.select().from(sessions).where(eq(sessions.userId, id))).toHaveLength(1)

  for (const each of ['', 'a', keyOf(token), "' or true --"]) expect(await holder(each)).toBeNull()
})

test('the database keeps a session’s hash, from which nobody can make its cookie', async () => {
  const { id } = await person(db)
  const token = await openSession(db, id)
  const rows = await db.select().from(sessions).where(eq(sessions.userId, id))
  expect(rows.map((row) => row.sessionToken)).toEqual([keyOf(token)])
  expect(JSON.stringify(rows)).not.toContain(token)
  const days = (Number(rows[0]?.expires) - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(29.9)
  expect(days).toBeLessThanOrEqual(30)
})

test('on https the cookie can be set by this host and over https only', () => {
  const { name, options } = sessionCookie(true)
  expect(name).toMatch(/^__Host-/)
  expect(options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
  expect(sessionCookie(false).options.secure).toBe(false)
})

test('of whoever signs in only the address is kept, and of their account only whose it is', async () => {
  const adapter = adapterOn(db, 'ar')
  const profile = { id: 'x', email: 'noor@example.org', emailVerified: null, name: 'Noor Real', image: 'https://x/y' }
  const made = await adapter.createUser?.({ ...profile, role: 'admin' } as typeof profile)
  const [row] = await db.select().from(users).where(eq(users.email, 'noor@example.org'))
  expect(row).toMatchObject({ id: made?.id, handle: null, role: 'reader', suspended: false })
  expect(row?.emailVerified).toBeInstanceOf(Date)

  const account = { type: 'oidc', provider: 'oidc', providerAccountId: 'sub-1' } as const
  await adapter.linkAccount?.({ ...account, userId: made?.id ?? '', access_token: 'secret', id_token: 'secret' })
  const [kept] = await db.select().from(accounts)
  expect(Object.values(kept ?? {}).filter((each) => each !== null)).toEqual([made?.id, 'oidc', 'oidc', 'sub-1'])
})
