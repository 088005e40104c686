import { eq } from 'drizzle-orm'
import { users } from '../db/schema'
import { aCase, votesOn } from './support/cases'
import { expect, test } from './support/test'
import { words } from './support/words'

const t = words.en.removals
const gone = words.en.gone

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
