import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { users } from '../db/schema'
import { aCase, stateOf, votesOn } from './support/cases'
import { isnad } from './support/command-line'
import { Desk } from './support/desk'
import { type Someone, someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

const t = words.en.people

/** The row of one person on the administrator's page. */
async function rowOf(page: Page, { handle }: Someone) {
  await page.goto(`/en/desk/people?q=${handle}`)
  const row = page.getByRole('listitem').filter({ hasText: handle })
  await expect(row).toHaveCount(1)
  return row
}

test('a role that an admin gives holds from the next request', async ({ page, signIn, another }) => {
  await signIn('admin')
  const { page: theirs, ...them } = await another('reader')
  await theirs.goto('/en/desk')
  await expect(theirs.getByRole('link', { name: words.en.deskIndex.open })).toBeHidden()
  await expect(theirs.getByText(words.en.deskIndex.reader.what)).toBeVisible()

  const row = await rowOf(page, them)
  await row.getByLabel(t.role, { exact: true }).selectOption('reviewer')
  await row.getByRole('button', { name: t.give, exact: true }).click()
  await expect(row.getByRole('status')).toContainText(t.role_given)
  await theirs.reload()
  await expect(theirs.getByRole('link', { name: words.en.deskIndex.open })).toBeVisible()
})

test('a suspension holds from the next request: the vote is refused, its text stays, and earlier votes no longer count', async ({
  page,
  db,
  signIn,
  another,
}) => {
  await signIn('admin')
  const its = await aCase(db, ['unverified', 'unverified'])
  const other = await aCase(db)
  const { page: theirs, ...them } = await another('reviewer')
  const desk = new Desk(theirs)
  await desk.open(its.slug)
  await desk.fillVote('unverified', 'I have looked at all three and they leave it open.')
  await desk.cast()
  await desk.says('vote_settled')
  await desk.open(other.slug)
  await desk.fillVote('unverified', 'Nothing here decides it, one way or the other.')

  const row = await rowOf(page, them)
  await row.getByText(t.suspend, { exact: true }).first().click()
  await row.getByRole('button', { name: t.suspend, exact: true }).click()
  await expect(row.getByLabel(t.suspendReason, { exact: true })).toHaveAccessibleDescription(
    new RegExp(words.en.refusal.required),
  )
  await row.getByLabel(t.suspendReason, { exact: true }).fill('Five votes in a minute, all in one wording.')
  await row.getByRole('button', { name: t.suspend, exact: true }).click()
  await expect(row.getByRole('status')).toContainText(t.suspended_now)

  await desk.cast()
  await expect(theirs.getByRole('alert').first()).toContainText(desk.words.refusal.suspended)
  await expect(theirs.getByText('Nothing here decides it, one way or the other.')).toBeVisible()
  expect(await votesOn(db, other.claimId)).toEqual([])
  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ because: 'no_quorum', state: 'settled' })
  await theirs.goto('/en/desk')
  await expect(theirs.getByText('Five votes in a minute, all in one wording.')).toBeVisible()

  await row.getByRole('button', { name: t.reinstate, exact: true }).click()
  await expect(row.getByRole('status')).toContainText(t.reinstated)
  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ because: 'majority' })
})

test('nobody changes their own role, and nobody but an admin comes near it', async ({ page, db, signIn, another }) => {
  const me = await signIn('admin')
  const row = await rowOf(page, me)
  await expect(row).toContainText(t.yourself)
  await expect(row.getByRole('button')).toHaveCount(0)

  // A form made for somebody else and sent for oneself.
  const them = await someone(db, 'reader')
  const theirs = await rowOf(page, them)
  await theirs.getByLabel(t.role, { exact: true }).selectOption('admin')
  await theirs
    .locator('input[name=personId]')
    .first()
    .evaluate((input: HTMLInputElement, id) => {
      input.value = id
    }, me.id)
  await theirs.getByRole('button', { name: t.give, exact: true }).click()
  await expect(theirs.getByRole('alert')).toContainText(words.en.refusal.not_yourself)
  const roles = await db.select({ role: users.role }).from(users).where(eq(users.id, me.id))
  expect(roles).toEqual([{ role: 'admin' }])

  for (const role of ['reader', 'reviewer', 'moderator'] as const) {
    const answer = await (await another(role)).page.request.get('/en/desk/people')
    expect(answer.status()).toBe(404)
    expect(await answer.text()).not.toContain('@example.org')
  }
})

test('addresses are told to admins on that page and to nobody anywhere else', async ({ page, signIn, request }) => {
  const me = await signIn('admin')
  await expect(await rowOf(page, me)).toContainText(`${me.handle}@example.org`)
  const session = await (await page.request.get('/api/auth/session')).json()
  expect(session).toEqual({ user: { id: me.id, handle: me.handle, role: 'admin' } })
  expect(await (await request.get('/api/auth/session')).json()).toBeNull()
})

test('the operator gives a role from the command line, while the site runs', async ({ page, db, signIn }) => {
  const me = await signIn('reader')
  const said = await isnad('role', `${me.handle}@example.org`, 'moderator')
  expect(JSON.parse(said)).toMatchObject({ role: 'moderator' })
  await page.goto('/en/desk')
  await expect(page.getByRole('main')).toContainText(words.en.role.moderator)
  const [kept] = await db.select().from(users).where(eq(users.id, me.id))
  expect(kept?.role).toBe('moderator')
})
