import { createHash, randomBytes } from 'node:crypto'
import { NextRequest } from 'next/server'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Db } from '../db/client'
import { sessions } from '../db/schema'
import { freshDb, person } from '../db/testing'

const SECRET = 'a secret of more than thirty-two characters'
const ORIGIN = 'https://isnad.example'
const NAME = '__Host-authjs.session-token'

const jar = vi.hoisted(() => ({ cookies: new Map<string, string>() }))
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => jar.cookies.has(name) && { value: jar.cookies.get(name) } }),
}))

let db: Db
let close: () => Promise<void>
beforeAll(async () => {
  const opened = await freshDb()
  ;({ db, close } = opened)
  const mail = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'isnad@isnad.example' }
  Object.assign(process.env, { DATABASE_URL: opened.url, AUTH_URL: ORIGIN, AUTH_SECRET: SECRET, ...mail })
})
afterAll(() => close())
beforeEach(() => {
  vi.resetModules()
  jar.cookies.clear()
})
afterEach(() => vi.restoreAllMocks())

async function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  const { answer } = await import('./arrival')
  return answer(new NextRequest(new URL(path, 'http://evil.test'), { headers: { host: 'evil.test', ...headers } }))
}

async function link(email: string, to = '/tr/desk', minutes = 20): Promise<string> {
  const { keepLink } = await import('./links')
  const token = randomBytes(32).toString('hex')
  const kept = createHash('sha256').update(`${token}${SECRET}`).digest('hex')
  await keepLink(db, { identifier: email, token: kept, expires: new Date(Date.now() + minutes * 60_000) })
  return `/api/auth/callback/mail?${new URLSearchParams({ callbackUrl: ORIGIN + to, token, email })}`
}

const tokenOf = (answered: Response) =>
  answered.headers
    .getSetCookie()
    .map((each) => new RegExp(`^${NAME}=([^;]+)`).exec(each)?.[1])
    .find(Boolean)

test('a link opens a session whose cookie only this host, only over https and no script can read', async () => {
  const answered = await ask(await link('reem@example.org'))
  expect(answered.headers.get('location')).toBe(`${ORIGIN}/tr/desk`)
  const set = answered.headers.getSetCookie().find((each) => each.startsWith(NAME))
  expect(set).toMatch(/; Path=\/;.*HttpOnly; Secure; SameSite=Lax$/)
  expect(set).not.toMatch(/Domain=/i)

  jar.cookies.set(NAME, tokenOf(answered) ?? '')
  const session = await (await ask('/api/auth/session')).json()
  expect(session).toEqual({ user: { id: expect.stringMatching(/^[0-9a-f-]{36}$/), handle: null, role: 'reader' } })
})

test('a link that was used, has expired or was cut leads to sign-in in its language, and back to where it would have led', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const used = await link('reem@example.org')
  await ask(used)
  const expired = await link('reem@example.org', '/tr/desk', -1)
  for (const each of [used, expired, used.replace(/token=\w+/, 'token=12'), used.replace(/email=.*/, 'email=%00')]) {
    const answered = await ask(each)
    expect(answered.headers.get('location')).toBe(`${ORIGIN}/tr/sign-in?error=link&to=%2Ftr%2Fdesk`)
    expect(tokenOf(answered)).toBeUndefined()
  }
})

test('a link leads nowhere but here', async () => {
  const sent = await link('reem@example.org')
  const answered = await ask(sent.replace(/callbackUrl=[^&]+/, 'callbackUrl=https%3A%2F%2Fevil.test%2Far'))
  expect(answered.headers.get('location')).toBe(`${ORIGIN}/ar/desk`)
})

test('who arrives gets a new session, and the one this browser had is over', async () => {
  const { openSession } = await import('./session')
  const { id } = await person(db)
  const former = await openSession(db, id)
  const before = await db.select().from(sessions)
  const answered = await ask(await link('reem@example.org'), { cookie: `${NAME}=${former}` })
  expect(tokenOf(answered)).not.toBe(former)
  expect(await db.select().from(sessions)).toHaveLength(before.length)
  jar.cookies.set(NAME, former)
  expect(await (await ask('/api/auth/session')).json()).toBeNull()
})

test.each(['invented', '', 'a'.repeat(5000), "'; drop table users; --", '%00'])(
  'the cookie %s is nobody',
  async (each) => {
    jar.cookies.set(NAME, each)
    const answered = await ask('/api/auth/session')
    expect([answered.status, await answered.json()]).toEqual([200, null])
  },
)

test.each([
  '',
  '/signin',
  '/signin/mail',
  '/signout',
  '/error',
  '/csrf',
  '/providers',
  '/verify-request',
  '/callback/oidc',
])('next-auth’s own /api/auth%s is closed', async (each) => {
  expect((await ask(`/api/auth${each}`)).status).toBe(404)
})

test('without a secret nobody is signed in and nobody gets in', async () => {
  const { openSession } = await import('./session')
  const sent = await link('reem@example.org')
  jar.cookies.set(NAME, await openSession(db, (await person(db)).id))
  vi.stubEnv('AUTH_SECRET', '')
  vi.stubEnv('DATABASE_URL', '')
  vi.stubEnv('ISNAD_EMBEDDED_URL', process.env.DATABASE_URL ?? '')
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await expect(ask('/api/auth/session')).rejects.toThrow('AUTH_SECRET')
  const answered = await ask(sent)
  expect(answered.status).toBe(500)
  expect(answered.headers.getSetCookie()).toEqual([])
  vi.unstubAllEnvs()
})
