import { eq } from 'drizzle-orm'
import { users } from '../db/schema'
import { aCase, votesOn, wordsOf } from './support/cases'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { say, words } from './support/words'

const t = words.en.removals
const gone = words.en.gone

test('two hands withhold a passage: everywhere stands why, on the page since when and by whom, in public how many', async ({
  page,
  db,
  signIn,
  another,
  stranger,
  request,
  baseURL,
}) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const exact = await wordsOf(db, its.first)
  const moderator = await signIn('moderator')
  await page.goto(`/en/desk/removals?q=${encodeURIComponent(`${baseURL}/en/events/${its.slug}`)}`)
  const form = page.getByRole('form', { name: t.withholdTitle })
  await form.getByRole('button', { name: t.propose }).click()
  await expect(form.getByRole('alert').or(form.locator('[data-fault]')).first()).toBeVisible()
  await form.locator(`input[value="evidence:${its.first}"]`).check()
  await form.getByLabel(t.why, { exact: true }).selectOption('court_order')
  await form.getByLabel(t.reason).fill('A court has ordered it so.')
  await form.getByRole('button', { name: t.propose }).click()
  await expect(page.getByRole('status')).toContainText(t.removal_proposed)

  const reader = await stranger()
  await reader.goto(`/en/events/${its.slug}`)
  await expect(reader.getByText(exact).first()).toBeVisible()

  const { page: theirs, ...admin } = await another('admin')
  await theirs.goto('/en/desk/removals')
  const proposal = theirs.getByRole('listitem').filter({ hasText: exact })
  await proposal.getByRole('button', { name: t.approve }).click()
  await expect(theirs.getByRole('status').filter({ hasText: t.removal_approved })).toBeVisible()

  const told = await (await request.get(`/api/v1/events/${its.slug}`)).json()
  const [{ number }] = told.withheld
  expect(JSON.stringify(told)).not.toContain(exact)
  expect(told).toMatchObject({
    verdict: 'confirmed',
    withheld: [{ code: 'court_order', about: `evidence:${its.first}` }],
  })
  for (const path of [`/en/events/${its.slug}`, `/en/events/${its.slug}/history`]) {
    await reader.goto(path)
    await expect(reader.getByText(exact)).toHaveCount(0)
    const line = reader.locator(`#withheld-${number}`)
    await expect(line).toContainText(`@${moderator.handle}`)
    await expect(line).toContainText(`@${admin.handle}`)
  }
  await reader.goto(`/en/events/${its.slug}`)
  const mark = say('en')('gone.withheld', { reason: gone.because.court_order, number })
  await reader.getByRole('link', { name: mark }).click()
  await expect(reader).toHaveURL(new RegExp(`/en/method#withheld-${number}$`))
  await expect(reader.locator(`#withheld-${number}`)).toContainText(gone.because.court_order)
})

test('whoever asks to be forgotten is, once an admin says so: signed out, without a name, and still counted', async ({
  page,
  db,
  signIn,
  another,
  request,
}) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const [who] = its.reviewers
  if (!who) throw new Error('nobody voted')
  await signIn(who)
  await page.goto('/en/desk')
  await page.getByRole('link', { name: words.en.deskIndex.removals }).click()
  await page.getByText(t.ask, { exact: true }).first().click()
  await page.getByLabel(t.selfReason).fill('I do not want to be here any more.')
  await page.getByRole('button', { name: t.ask }).click()
  await expect(page.getByRole('status')).toContainText(t.removal_proposed)

  const { page: theirs } = await another('admin')
  await theirs.goto('/en/desk/removals')
  const proposal = theirs
    .getByRole('listitem')
    .filter({ hasText: `@${who.handle}` })
    .first()
  await proposal.getByRole('button', { name: t.approve }).click()
  await expect(theirs.getByRole('status').filter({ hasText: t.removal_approved })).toBeVisible()

  await page.goto('/en/desk')
  await expect(page).toHaveURL(/\/en\/sign-in/)
  const told = await (await request.get(`/api/v1/events/${its.slug}`)).json()
  expect(JSON.stringify(told)).not.toContain(who.handle)
  expect(told).toMatchObject({ verdict: 'confirmed', claims: [{ tally: { confirmed: 3 } }] })
  await page.goto(`/en/events/${its.slug}`)
  await expect(page.getByText(gone.erased).first()).toBeVisible()
  expect(await votesOn(db, its.claimId)).toHaveLength(3)
  expect(await db.select().from(users).where(eq(users.id, who.id))).toMatchObject([{ email: null, handle: null }])
})

test('a handle that nobody has is said to be none, where it was typed', async ({ page, signIn }) => {
  await signIn('moderator')
  await page.goto('/en/desk/removals')
  const form = page.getByRole('form', { name: t.eraseTitle })
  const handle = form.getByLabel(t.handle)
  for (const [typed, code] of [
    ['', 'required'],
    ['nobody_at_all', 'not_found'],
  ] as const) {
    await handle.fill(typed)
    await form.getByRole('button', { name: t.propose }).click()
    await expect(handle).toHaveAccessibleDescription(words.en.refusal[code])
    await expect(handle).toBeFocused()
  }
})

test('somebody without a handle may ask to be forgotten, and whoever is suspended is told why not', async ({
  page,
  db,
  signIn,
}) => {
  const bare = await someone(db, 'reader')
  await db.update(users).set({ handle: null, handleKey: null }).where(eq(users.id, bare.id))
  await signIn(bare)
  await page.goto('/en/desk')
  await expect(page).toHaveURL(/\/en\/desk\/handle/)
  await page.getByRole('link', { name: t.selfTitle }).click()
  await page.getByText(t.ask, { exact: true }).first().click()
  await page.getByLabel(t.selfReason).fill('I came by mistake.')
  await page.getByRole('button', { name: t.ask }).click()
  await expect(page.getByRole('status')).toContainText(t.removal_proposed)

  await db.update(users).set({ suspended: true }).where(eq(users.id, bare.id))
  await page.goto('/en/desk/removals')
  await expect(page.getByText(words.en.refusal.suspended)).toBeVisible()
  await expect(page.getByText(t.ask, { exact: true })).toHaveCount(0)
})
