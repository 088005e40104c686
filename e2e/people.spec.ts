import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { Db } from '../db/client'
import { users } from '../db/schema'
import { aCase, stateOf, votesOn } from './support/cases'
import { isnad } from './support/command-line'
import { Desk } from './support/desk'
import { type Someone, someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

/** Somebody's, not that of an example in a form. */
const ADDRESS = /(?<!name)@example\.org/

const t = words.en.people

/** The row of one person on the administrator's page. */
async function rowOf(page: Page, { handle }: Someone) {
  await page.goto(`/en/desk/people?q=${handle}`)
  const row = page.getByRole('listitem').filter({ hasText: handle })
  await expect(row).toHaveCount(1)
  return row
}

const roleOf = async (db: Db, { id }: Someone) =>
  (await db.select({ role: users.role }).from(users).where(eq(users.id, id)))[0]?.role

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

test('nobody becomes a moderator by one hand: an admin proposes it and says why, and another decides', async ({
  page,
  db,
  signIn,
  another,
}) => {
  await signIn('admin')
  const them = await someone(db, 'reviewer')
  const row = await rowOf(page, them)
  await row.getByLabel(t.role, { exact: true }).selectOption('moderator')
  await row.getByRole('button', { name: t.give, exact: true }).click()
  await expect(row.getByText(words.en.refusal.needs_two_hands)).toBeVisible()

  const why = 'Forty careful votes in a year, and patience with those who disagree.'
  await row.getByText(t.hands.propose, { exact: true }).first().click()
  const form = row.getByRole('form', { name: `${t.hands.propose}: @${them.handle}` })
  await form.getByLabel(t.hands.role, { exact: true }).selectOption('moderator')
  await form.getByLabel(t.suspendReason, { exact: true }).fill(why)
  await form.getByRole('button', { name: t.hands.propose, exact: true }).click()
  const proposals = (on: Page) => on.getByRole('list', { name: t.hands.title }).getByRole('listitem')
  const mine = proposals(page).filter({ hasText: them.handle })
  await expect(mine).toContainText(why)
  await expect(mine.getByRole('button')).toHaveCount(0)
  expect(await roleOf(db, them)).toBe('reviewer')

  const { page: theirs } = await another('admin')
  await theirs.goto('/en/desk/people')
  const asked = proposals(theirs).filter({ hasText: them.handle })
  await expect(asked).toContainText(why)
  await asked.getByRole('button', { name: t.hands.approve, exact: true }).click()
  await expect(theirs.getByRole('status')).toContainText(t.hands.role_approved)
  await expect(asked).toHaveCount(0)
  expect(await roleOf(db, them)).toBe('moderator')
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
  const form = row.getByRole('form', { name: `${t.suspend}: @${them.handle}` })
  const reason = form.getByLabel(t.suspendReason, { exact: true })
  await form.getByRole('button', { name: t.suspend, exact: true }).click()
  await expect(reason).toHaveAccessibleDescription(new RegExp(words.en.refusal.required))
  await reason.fill('Five votes in a minute, all in one wording.')
  await form.getByRole('button', { name: t.suspend, exact: true }).click()
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
  expect(await roleOf(db, me)).toBe('admin')

  for (const role of ['reader', 'reviewer'] as const) {
    const answer = await (await another(role)).page.request.get('/en/desk/people')
    expect(answer.status()).toBe(404)
    expect(await answer.text()).not.toMatch(ADDRESS)
  }
  const moderators = await (await another('moderator')).page.request.get('/en/desk/people')
  expect(moderators.status()).toBe(200)
  expect(await moderators.text()).not.toMatch(ADDRESS)
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
  expect(await roleOf(db, me)).toBe('moderator')
})

test('a moderator invites by a link that only they are shown; whoever opens it sees by whom, and takes it, and nobody after them', async ({
  page,
  signIn,
  another,
  stranger,
}) => {
  const me = await signIn('moderator')
  const invitations = words.en.people.invitations
  await page.goto('/en/desk/people')
  await page.getByRole('button', { name: invitations.invite }).click()
  await expect(page.getByRole('status')).toContainText(invitations.made)
  const link = await page.getByRole('list', { name: invitations.title }).locator('[dir=ltr]').innerText()
  expect(page.url()).not.toContain(new URL(link).pathname.split('/').at(-1))
  const { page: colleague } = await another('moderator')
  await colleague.goto('/en/desk/people')
  await expect(colleague.getByRole('list', { name: invitations.title })).toContainText(`@${me.handle}`)
  await expect(colleague.getByText(link)).toHaveCount(0)

  const path = new URL(link).pathname
  const passing = await stranger()
  await passing.goto(path)
  await expect(passing.getByRole('main')).toContainText(`@${me.handle}`)
  await expect(passing.getByRole('link', { name: words.en.invitation.sign_in })).toBeVisible()

  const { page: theirs, ...them } = await another('reader')
  await theirs.goto(path)
  await theirs.getByRole('button', { name: words.en.invitation.take }).click()
  await expect(theirs.getByRole('status')).toContainText(words.en.deskIndex.invitation_taken)
  await expect(theirs.getByRole('link', { name: words.en.deskIndex.open })).toBeVisible()
  await page.reload()
  const row = page.getByRole('listitem').filter({ hasText: `@${them.handle}` })
  await expect(row).toContainText(`@${me.handle}`)

  const { page: late } = await another('reader')
  await late.goto(path)
  await expect(late.getByRole('main')).toContainText(words.en.refusal.invitation_taken)
  await expect(late.getByRole('button', { name: words.en.invitation.take })).toHaveCount(0)
})
