import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { TOTP } from 'otpauth'
import type { Db } from '../db/client'
import { factors, sessions, users } from '../db/schema'
import type { Locale } from '../domain/locale'
import { letters } from './support/blindness'
import { isnad } from './support/command-line'
import { type Someone, someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

const SECURITY = '/desk/security'

/** As if their session had proven nothing yet, or so long ago. */
async function unproven(db: Db, { id }: Someone, minutesAgo?: number) {
  const provenAt = minutesAgo === undefined ? null : new Date(Date.now() - minutesAgo * 60_000)
  await db.update(sessions).set({ provenAt }).where(eq(sessions.userId, id))
}

/** Waits for no clock: a code of the next time step, which is taken as well, once the last one is spent. */
async function codeOf(db: Db, { id }: Someone, secret: string): Promise<string> {
  const [held] = await db.select({ step: factors.step }).from(factors).where(eq(factors.userId, id))
  const now = TOTP.counter({ period: 30 })
  const step = Math.max(now, (held?.step ?? 0) + 1)
  if (step > now + 1)
    await db
      .update(factors)
      .set({ step: now - 2 })
      .where(eq(factors.userId, id))
  return new TOTP({ secret }).generate({ timestamp: Math.min(step, now + 1) * 30_000 })
}

/** Sets up an app on the page. Out: its secret and the recovery codes. */
async function setUpApp(page: Page, db: Db, me: Someone, locale: Locale = 'en') {
  const t = words[locale].security
  await page.goto(`/${locale}${SECURITY}`)
  await page.getByRole('button', { name: t.appBegin }).click()
  await expect(page.getByRole('img', { name: t.picture })).toBeVisible()
  const secret = ((await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).textContent()) ?? '').replaceAll(' ', '')
  const code = page.getByLabel(t.now, { exact: true })
  await code.fill('000000')
  await page.getByRole('button', { name: t.confirm, exact: true }).click()
  await expect(code).toHaveAccessibleDescription(new RegExp(words[locale].refusal.code_wrong.slice(0, 12)))
  await code.fill(await codeOf(db, me, secret))
  await page.getByRole('button', { name: t.confirm, exact: true }).click()
  const list = page.getByRole('region', { name: t.codesShown }).getByRole('listitem')
  await expect(list).toHaveCount(10)
  const codes = await list.allTextContents()
  return { secret, codes }
}

/** A form that needs a proof, filled in: an admin gives a role. */
async function giveRole(page: Page, them: Someone, locale: Locale = 'en') {
  const t = words[locale].people
  await page.goto(`/${locale}/desk/people?q=${them.handle}`)
  const row = page.getByRole('listitem').filter({ hasText: them.handle })
  await row.getByLabel(t.role, { exact: true }).selectOption('reviewer')
  await row.getByRole('button', { name: t.give, exact: true }).click()
  return row
}

const roleOf = async (db: Db, { id }: Someone) =>
  (await db.select({ role: users.role }).from(users).where(eq(users.id, id)))[0]?.role

test('an admin without a factor is led to set one up, and what they had begun is done when they come back', async ({
  page,
  db,
  signIn,
}) => {
  const me = await signIn('admin')
  await unproven(db, me)
  const them = await someone(db, 'reader')
  const [t, proof] = [words.en.security, words.en.desk.form.proof]
  await page.goto('/en/desk')
  await expect(page.getByRole('link', { name: t.setUp })).toHaveAttribute('href', `/en${SECURITY}`)

  const row = await giveRole(page, them)
  await expect(row.getByRole('alert')).toContainText(proof.none)
  const [tab] = await Promise.all([page.waitForEvent('popup'), row.getByRole('link', { name: proof.setUp }).click()])
  await setUpApp(tab, db, me)
  await tab.getByRole('link', { name: t.codesKept }).click()
  await expect(tab.getByRole('status')).toContainText(t.app_confirmed)
  await expect(tab.getByRole('img', { name: t.picture })).toBeHidden()

  await expect(row.getByLabel(words.en.people.role, { exact: true })).toHaveValue('reviewer')
  await row.getByRole('button', { name: words.en.people.give, exact: true }).click()
  await expect(row.getByRole('status')).toContainText(words.en.people.role_given)
  expect(await roleOf(db, them)).toBe('reviewer')
  expect(
    letters().filter((letter) => letter.includes(`${me.handle}@`) && letter.includes('second factor')),
  ).toHaveLength(1)
})

test('after ten minutes the form asks for a code, in Arabic; a wrong one and one that was used are refused, and the deed is done with the right one', async ({
  page,
  db,
  signIn,
}) => {
  const me = await signIn('admin')
  const them = await someone(db, 'reader')
  const { secret, codes } = await setUpApp(page, db, me, 'ar')
  const { proof } = words.ar.desk.form
  await unproven(db, me, 10)
  const used = await codeOf(db, me, secret)
  const row = await giveRole(page, them, 'ar')
  const field = row.getByLabel(proof.code, { exact: true })
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleDescription(new RegExp(words.ar.refusal.step_up_needed.slice(0, 12)))
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  const send = row.getByRole('button', { name: proof.confirm })
  for (const [typed, refused] of [
    ['', words.ar.refusal.step_up_needed],
    ['hello', words.ar.refusal.code_form],
    ['000000', words.ar.refusal.code_wrong],
  ] as const) {
    await field.fill(typed)
    await send.click()
    await expect(row.getByText(refused)).toBeVisible()
    await expect(row.getByLabel(words.ar.people.role, { exact: true })).toHaveValue('reviewer')
  }
  expect(await roleOf(db, them)).toBe('reader')
  await field.fill(used)
  await send.click()
  await expect(row.getByRole('status').first()).toContainText(words.ar.people.role_given)
  expect(await roleOf(db, them)).toBe('reviewer')

  await unproven(db, me, 11)
  const other = await someone(db, 'reader')
  const next = await giveRole(page, other, 'ar')
  await next.getByLabel(proof.code, { exact: true }).fill(used)
  await page.keyboard.press('Enter')
  await expect(next.getByText(words.ar.refusal.code_spent)).toBeVisible()
  await next.getByLabel(proof.code, { exact: true }).fill(codes[3] as string)
  await page.keyboard.press('Enter')
  await expect(next.getByRole('status').first()).toContainText(words.ar.people.role_given)
})

test('a passkey is made, named, proves a deed, and is taken away again', async ({ page, db, signIn, context }) => {
  const me = await signIn('admin')
  const them = await someone(db, 'reader')
  const t = words.en.security
  const cdp = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true } as const
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
  })
  await page.goto(`/en${SECURITY}`)
  await page.getByRole('button', { name: t.passkeyAdd }).click()
  await expect(page.getByLabel(t.passkeyName, { exact: true })).toHaveAccessibleDescription(
    new RegExp(words.en.refusal.required),
  )
  await page.getByLabel(t.passkeyName, { exact: true }).fill('my laptop')
  await page.getByRole('button', { name: t.passkeyAdd }).click()
  await expect(page.getByRole('region', { name: t.codesShown }).getByRole('listitem')).toHaveCount(10)
  await page.getByRole('link', { name: t.codesKept }).click()
  await expect(page.getByRole('status').first()).toContainText(t.passkey_added)
  await expect(page.getByText('my laptop', { exact: true })).toBeVisible()

  await unproven(db, me, 12)
  const row = await giveRole(page, them)
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await row.getByRole('button', { name: words.en.desk.form.proof.passkey }).click()
  await expect(row.getByText(words.en.refusal.passkey_failed)).toBeVisible()
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
  await row.getByRole('button', { name: words.en.desk.form.proof.passkey }).click()
  await expect(row.getByRole('status').first()).toContainText(words.en.people.role_given)
  expect(await roleOf(db, them)).toBe('reviewer')

  // A copy of the device, which counts from before.
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  const [key] = credentials
  await cdp.send('WebAuthn.clearCredentials', { authenticatorId })
  await cdp.send('WebAuthn.addCredential', {
    authenticatorId,
    credential: { ...(key as never as object), signCount: 0 } as never,
  })
  await unproven(db, me, 12)
  const other = await giveRole(page, await someone(db, 'reader'))
  await other.getByRole('button', { name: words.en.desk.form.proof.passkey }).click()
  await expect(other.getByText(words.en.refusal.passkey_failed)).toBeVisible()

  await unproven(db, me, 1)
  await page.goto(`/en${SECURITY}`)
  await page.getByRole('button', { name: 'Remove my laptop' }).click()
  await expect(page.getByRole('status').first()).toContainText(t.passkey_removed)
})

test('without scripts an app is set up, its codes are told, and a deed is done with one', async ({
  db,
  signIn,
  stranger,
  context,
}) => {
  const me = await signIn('admin')
  await unproven(db, me)
  const page = await stranger({ javaScriptEnabled: false })
  await page.context().addCookies(await context.cookies())
  const { codes } = await setUpApp(page, db, me)
  await page.getByRole('link', { name: words.en.security.codesKept }).click()
  await expect(page.getByText(words.en.security.passkeyScript)).toBeVisible()

  await unproven(db, me, 30)
  const them = await someone(db, 'reader')
  const row = await giveRole(page, them)
  await row.getByLabel(words.en.desk.form.proof.code, { exact: true }).fill(codes[0] as string)
  await row.getByRole('button', { name: words.en.people.give, exact: true }).click()
  await expect(row.getByRole('status')).toContainText(words.en.people.role_given)
  expect(await roleOf(db, them)).toBe('reviewer')
})

test('an old session sets up no first factor, and proof is asked before anything is changed', async ({
  page,
  db,
  signIn,
}) => {
  const me = await signIn('moderator')
  const t = words.en.security
  await db
    .update(sessions)
    .set({ openedAt: new Date(Date.now() - 15 * 60_000) })
    .where(eq(sessions.userId, me.id))
  await page.goto(`/en${SECURITY}`)
  await expect(page.getByRole('heading', { name: t.anewTitle })).toBeVisible()
  await expect(page.getByRole('button', { name: t.appBegin })).toBeHidden()
  await page.getByRole('button', { name: t.anewDo }).click()
  await expect(page).toHaveURL(/\/en\/sign-in\?to=%2Fen%2Fdesk%2Fsecurity$/)

  await signIn(me)
  const { secret } = await setUpApp(page, db, me)
  await unproven(db, me, 20)
  await page.goto(`/en${SECURITY}`)
  await expect(page.getByRole('button', { name: t.appRemove })).toBeHidden()
  await page.getByLabel(words.en.desk.form.proof.code, { exact: true }).fill(await codeOf(db, me, secret))
  await page.getByRole('button', { name: words.en.desk.form.proof.confirm }).click()
  await expect(page.getByRole('status').first()).toContainText(t.factor_proven)
  await page.getByRole('button', { name: t.codesRenew }).click()
  await expect(page.getByRole('region', { name: t.codesShown }).getByRole('listitem')).toHaveCount(10)
})

test('the operator takes a lost factor away from the command line', async ({ page, db, signIn }) => {
  const me = await signIn('moderator')
  await setUpApp(page, db, me)
  const said = await isnad('factors', `${me.handle}@example.org`, 'remove')
  expect(JSON.parse(said)).toEqual({ id: me.id, app: 1, passkeys: 0, email: `${me.handle}@example.org` })
  await page.goto(`/en${SECURITY}`)
  await expect(page.getByRole('button', { name: words.en.security.appBegin })).toBeVisible()
})
