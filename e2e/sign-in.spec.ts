import { request as ask } from 'node:http'
import AxeBuilder from '@axe-core/playwright'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { counts, users, verificationTokens } from '../db/schema'
import ar from '../messages/ar.json' with { type: 'json' }
import en from '../messages/en.json' with { type: 'json' }
import tr from '../messages/tr.json' with { type: 'json' }
import { CLIENT, startOidc } from './support/oidc'
import { freePort, type OwnSite, startOwnSite } from './support/site'
import { type Mailbox, startSmtp } from './support/smtp'

const PEOPLE = {
  noor: { email: 'noor@example.org', email_verified: true },
  reem: { email: 'Reem@Example.org', email_verified: true },
  unproved: { email: 'dania@example.org', email_verified: false },
}

let site: OwnSite
let mailbox: Mailbox
let provider: Awaited<ReturnType<typeof startOidc>>

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.setTimeout(120_000)
  const port = await freePort()
  mailbox = await startSmtp()
  provider = await startOidc(`http://localhost:${port}`, PEOPLE)
  site = await startOwnSite(port, {
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'Isnad <desk@isnad.example>',
    AUTH_OIDC_ISSUER: provider.issuer,
    AUTH_OIDC_ID: CLIENT.id,
    AUTH_OIDC_SECRET: CLIENT.secret,
    AUTH_OIDC_NAME: 'Press pass',
  })
})

test.afterAll(async () => {
  await site?.stop()
  await provider?.close()
  await mailbox?.close()
})

test.beforeEach(async () => {
  await site.db.delete(verificationTokens)
  await site.db.delete(counts)
})

type Words = typeof en

async function askForLink(page: Page, locale: 'ar' | 'en' | 'tr', words: Words, address: string): Promise<string> {
  await page.goto(`${site.url}/${locale}/sign-in?to=/${locale}/desk/handle`)
  await page.getByLabel(words.signIn.email).fill(address)
  await page.getByRole('button', { name: words.signIn.send }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.signIn.sent.title)
  return mailbox.linkTo(address.trim().toLowerCase())
}

async function sessionOf(context: BrowserContext): Promise<unknown> {
  return (await context.request.get(`${site.url}/api/auth/session`)).json()
}

const cookieOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === 'authjs.session-token')

test('a mailed link signs in; a handle is chosen; the session tells id, handle and role and nothing else', async ({
  page,
  context,
}) => {
  const link = await askForLink(page, 'en', en, ' Reem@Example.org ')
  expect(new URL(link).origin).toBe(site.url)
  expect(await sessionOf(context)).toBeNull()
  await page.goto(link)

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.handle.title)
  const field = page.getByLabel(en.handle.label, { exact: true })
  await field.fill('Moderator')
  await page.getByRole('button', { name: en.handle.choose }).click()
  await expect(page.getByText(en.refusal.handle_reserved)).toBeVisible()
  await expect(field).toHaveValue('Moderator')
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await field.fill('reem')
  await page.getByRole('button', { name: en.handle.choose }).click()
  await page.waitForURL(`${site.url}/en/desk`)

  const session = await context.request.get(`${site.url}/api/auth/session`)
  expect(await session.json()).toEqual({ user: { id: expect.any(String), handle: 'reem', role: 'reader' } })
  expect(session.headers()['set-cookie']).toBeUndefined()
  expect(session.headers()['cache-control']).toBe('no-store')
  expect(await cookieOf(context)).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost' })
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('everything is the same, in Arabic', async ({ page, context }) => {
    await page.goto(`${site.url}/ar/sign-in`)
    await page.getByLabel(ar.signIn.email).fill('ليس عنوانًا')
    await page.getByRole('button', { name: ar.signIn.send }).click()
    await expect(page.getByText(ar.signIn.fault.address_form)).toBeVisible()
    await expect(page.getByLabel(ar.signIn.email)).toHaveValue('ليس عنوانًا')

    await page.goto(await askForLink(page, 'ar', ar as Words, 'sami@example.org'))
    expect(mailbox.letters.at(-1)?.message).toContain('lang=3D"ar" dir=3D"rtl"')
    await page.getByLabel(ar.handle.label, { exact: true }).fill('سامي١')
    await page.getByRole('button', { name: ar.handle.choose }).click()
    await page.waitForURL(`${site.url}/ar/desk`)
    expect(await sessionOf(context)).toMatchObject({ user: { handle: 'سامي١' } })
  })
})

test('typed text that is no address is kept, with what is wrong by its field', async ({ page }) => {
  await page.goto(`${site.url}/tr/sign-in`)
  const field = page.getByLabel(tr.signIn.email)
  for (const typed of ['', 'reem', 'reem＠example.org', 'a@b.org, c@d.org', '"a@b.org"@example.org']) {
    await field.fill(typed)
    await page.getByRole('button', { name: tr.signIn.send }).click()
    await expect(page.getByText(tr.signIn.fault.address_form)).toBeVisible()
    // The attribute is the answer's; until it is there, what is typed next would be overwritten by it.
    await expect(field).toHaveAttribute('value', typed)
    await expect(field).toHaveValue(typed)
  }
  expect(await site.db.select().from(verificationTokens)).toEqual([])
})

test('a link works once, and its head can be asked for before', async ({ page, browser }) => {
  const link = await askForLink(page, 'en', en, 'reem@example.org')
  const head = await page.request.head(link)
  expect(head.headers()['set-cookie']).toBeUndefined()
  const other = await browser.newContext()
  await page.goto(link)
  await page.waitForURL(`${site.url}/en/desk`)

  const again = await other.newPage()
  await again.goto(link)
  await expect(again.getByRole('alert').filter({ hasText: en.signIn.error.link })).toBeVisible()
  await expect(again.getByLabel(en.signIn.email)).toBeVisible()
  expect(await sessionOf(other)).toBeNull()
  await other.close()
})

test('an expired link says so and offers another', async ({ page, context }) => {
  const link = await askForLink(page, 'tr', tr as Words, 'reem@example.org')
  await site.db.update(verificationTokens).set({ expires: new Date(Date.now() - 1000) })
  await page.goto(link)
  await expect(page.getByRole('alert').filter({ hasText: tr.signIn.error.link })).toBeVisible()
  expect(await sessionOf(context)).toBeNull()
})

test('the sixth link to an address within a quarter of an hour is refused, to one that is known and to one that is not alike', async ({
  page,
}) => {
  // Neither is asked for by another test: what is used up stays so in the process, whatever the table says.
  for (const identifier of ['sami@example.org', 'nobody@example.org']) {
    for (let asked = 0; asked < 5; asked += 1) await askForLink(page, 'en', en, identifier)
    const sent = mailbox.letters.length
    await page.goto(`${site.url}/en/sign-in`)
    await page.getByLabel(en.signIn.email).fill(identifier)
    await page.getByRole('button', { name: en.signIn.send }).click()
    await expect(page.getByLabel(en.signIn.email)).toHaveAccessibleDescription(
      /Several links were sent to this address just now\. .* in 1\d minutes\.$/,
    )
    expect(mailbox.letters).toHaveLength(sent)
  }
})

test('a site that sends its mail shows none of it', async ({ page }) => {
  expect((await page.goto(`${site.url}/dev/mail`))?.status()).toBe(404)
})

test('the pages of signing in have nothing that axe objects to', async ({ page, context }) => {
  await page.goto(await linkFor(context, 'maha@example.org'))
  for (const path of ['sign-in?error=link', 'sign-in/sent', 'desk/handle']) {
    await page.goto(`${site.url}/ar/${path}`)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  }
})

test('a hostile Host or X-Forwarded-Host changes no link', async ({ page }) => {
  await page.goto(`${site.url}/en/sign-in`)
  const form = await page
    .locator('form')
    .first()
    .evaluate((each: HTMLFormElement) => [...new FormData(each)])
  const fields = new FormData()
  for (const [name, value] of form) fields.set(name, name === 'email' ? 'noor@example.org' : String(value))
  const body = new Response(fields)
  const hostile = { host: 'evil.test', 'x-forwarded-host': 'evil.test', forwarded: 'host=evil.test' }
  const status = await post('/en/sign-in', Buffer.from(await body.arrayBuffer()), {
    ...hostile,
    'x-forwarded-proto': 'https',
    origin: site.url,
    'content-type': body.headers.get('content-type') ?? '',
  })
  expect(status).toBe(303)
  const link = mailbox.linkTo('noor@example.org')
  expect(link).toMatch(new RegExp(`^${site.url}/api/auth/callback/mail\\?`))
  expect(JSON.stringify(mailbox.letters.at(-1))).not.toContain('evil.test')
  expect(await post('/en/sign-in', Buffer.from(''), { ...hostile, origin: 'http://evil.test' })).toBe(403)
})

test('a new role and a suspension hold from the next request', async ({ page, context }) => {
  await page.goto(await askForLink(page, 'en', en, 'reem@example.org'))
  const change = (to: Partial<typeof users.$inferInsert>) =>
    site.db.update(users).set(to).where(eq(users.email, 'reem@example.org'))
  await change({ role: 'reviewer' })
  expect(await sessionOf(context)).toMatchObject({ user: { role: 'reviewer' } })
  await change({ role: 'reader' })
  expect(await sessionOf(context)).toMatchObject({ user: { role: 'reader' } })

  await page.goto(await linkFor(context, 'lina@example.org'))
  await site.db.update(users).set({ suspended: true }).where(eq(users.email, 'lina@example.org'))
  await page.goto(`${site.url}/en/desk/handle`)
  await expect(page.getByText(en.deskIndex.suspended.title)).toBeVisible()
  await expect(page.getByLabel(en.handle.label, { exact: true })).toBeHidden()
})

test('signing out kills a copied cookie, and a planted one is never taken up', async ({ page, context, browser }) => {
  await page.goto(await askForLink(page, 'en', en, 'lamia@example.org'))
  const cookie = await cookieOf(context)
  if (!cookie) throw new Error('no session')
  const thief = await browser.newContext()
  await thief.addCookies([cookie])
  expect(await sessionOf(thief)).toMatchObject({ user: { role: 'reader' } })

  await page.getByRole('button', { name: en.signIn.signOut }).click()
  await page.waitForURL(`${site.url}/en`)
  expect(await cookieOf(context)).toBeUndefined()
  expect(await sessionOf(thief)).toBeNull()

  await context.addCookies([{ ...cookie, value: 'planted' }])
  await page.goto(await askForLink(page, 'en', en, 'lamia@example.org'))
  expect((await cookieOf(context))?.value).not.toBe('planted')
  expect(await sessionOf(context)).toMatchObject({ user: { role: 'reader' } })
  await thief.close()
})

test.describe('with a provider', () => {
  async function goThere(page: Page, name: string): Promise<void> {
    await page.goto(`${site.url}/en/sign-in?to=/en/desk/handle`)
    await page.getByRole('button', { name: 'Press pass' }).click()
    await page.locator('[name=login]').fill(name)
    await page.locator('[name=password]').fill('any')
    await page.locator('[type=submit]').click()
    await expect(page.locator('[name=prompt][value=consent]')).toBeAttached()
  }

  async function signInThere(page: Page, name: string): Promise<void> {
    await goThere(page, name)
    await page.locator('[type=submit]').click()
  }

  /** What the provider would have sent the browser to, instead of going there. */
  async function answerFrom(page: Page): Promise<URL> {
    const consent = (await page.locator('form').getAttribute('action')) ?? ''
    let answer = await page.request.post(consent, { form: { prompt: 'consent' }, maxRedirects: 0 })
    for (let each = 0; each < 5; each += 1) {
      const location = answer.headers().location ?? ''
      if (location.startsWith(site.url)) return new URL(location)
      answer = await page.request.get(location, { maxRedirects: 0 })
    }
    throw new Error('the provider did not answer')
  }

  test('someone new comes in by the address that the provider has verified', async ({ page, context }) => {
    await signInThere(page, 'noor')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(en.handle.title)
    expect(await sessionOf(context)).toEqual({ user: { id: expect.any(String), handle: null, role: 'reader' } })
    const [kept] = await site.db.select().from(users).where(eq(users.email, 'noor@example.org'))
    expect(kept?.emailVerified).toBeInstanceOf(Date)
  })

  test('someone known by a mailed link is the same person there', async ({ page, context }) => {
    await signInThere(page, 'reem')
    await page.waitForURL(`${site.url}/en/desk`)
    expect(await sessionOf(context)).toMatchObject({ user: { handle: 'reem' } })
  })

  test('an address that the provider has not verified opens nothing', async ({ page, context }) => {
    await signInThere(page, 'unproved')
    await expect(page.getByRole('alert').filter({ hasText: en.signIn.error.unverified })).toBeVisible()
    expect(await sessionOf(context)).toBeNull()
    expect(await site.db.select().from(users).where(eq(users.email, 'dania@example.org'))).toEqual([])
  })

  test('an answer with another state, or to another browser, opens nothing', async ({ page, context, browser }) => {
    await goThere(page, 'noor')
    const answer = await answerFrom(page)
    expect([...answer.searchParams.keys()]).toEqual(expect.arrayContaining(['code', 'state']))

    const other = await browser.newContext()
    const elsewhere = await other.newPage()
    await elsewhere.goto(answer.href)
    await expect(elsewhere.getByRole('alert').filter({ hasText: ar.signIn.error.failed })).toBeVisible()
    expect(await sessionOf(other)).toBeNull()

    answer.searchParams.set('state', 'invented')
    await page.goto(answer.href)
    await expect(page.getByRole('alert').filter({ hasText: en.signIn.error.failed })).toBeVisible()
    expect(await sessionOf(context)).toBeNull()
    await other.close()
  })

  test('who turns back at the provider is told so', async ({ page, context }) => {
    await page.goto(`${site.url}/en/sign-in`)
    await page.getByRole('button', { name: 'Press pass' }).click()
    await page.getByRole('link', { name: /cancel/i }).click()
    await expect(page.getByRole('alert').filter({ hasText: en.signIn.error.refused })).toBeVisible()
    expect(await sessionOf(context)).toBeNull()
  })

  test('a provider that does not answer leaves the mailed link', async ({ page }) => {
    await provider.close()
    await page.goto(`${site.url}/en/sign-in`)
    await page.getByRole('button', { name: 'Press pass' }).click()
    await expect(page.getByRole('alert').filter({ hasText: en.signIn.error.provider })).toBeVisible()
    await expect(page.getByLabel(en.signIn.email)).toBeVisible()
  })
})

/** A link asked for in a browser of its own, since whoever is signed in is not asked again. */
async function linkFor(context: BrowserContext, address: string): Promise<string> {
  const elsewhere = await context.browser()?.newContext()
  const page = await elsewhere?.newPage()
  if (!page) throw new Error('no browser')
  const link = await askForLink(page, 'en', en, address)
  await elsewhere?.close()
  return link
}

function post(path: string, body: Buffer, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = ask({ host: '127.0.0.1', port: new URL(site.url).port, path, method: 'POST', headers }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    sent.on('error', reject).end(body)
  })
}
