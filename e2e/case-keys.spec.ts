import { dispute, heard } from '../db/testing'
import { CaseFile } from './support/case-file'
import { aCase } from './support/cases'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { say, words } from './support/words'

test('a moderator goes through the queue and a case with keys: what is theirs and how far it has spread is told, and a digit leads to each part', async ({
  page,
  db,
  signIn,
}) => {
  const cases: { id: string }[] = []
  for (let each = 0; each < 2; each += 1) {
    const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
    const id = await dispute(db, await someone(db), its.claimId)
    await heard(db, id)
    cases.push({ id })
  }
  await signIn('moderator')
  await page.goto('/ar/desk/disputes')
  const w = words.ar.disputes
  await expect(page.getByText(w.keys.how)).toBeVisible()
  await expect(page.getByText(say('ar')('disputes.reach', { sources: 3, votes: 3 })).first()).toBeVisible()

  const rows = page.locator('main ol a[data-row]')
  await page.getByRole('link', { name: w.keys.first }).click()
  await expect(rows.nth(0)).toBeFocused()
  await page.keyboard.press('j')
  await expect(rows.nth(1)).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(rows.nth(0)).toBeFocused()
  await page.keyboard.press('k')
  await expect(rows.nth(0)).toBeFocused()
  const to = await rows.nth(0).getAttribute('href')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(to as string)

  const id = cases[0]?.id as string
  const file = new CaseFile(page, id, 'ar')
  await file.open()
  const contents = page.getByRole('navigation', { name: w.keys.contents, exact: true })
  await expect(contents.getByRole('link').first()).toHaveAttribute('accesskey', '1')
  await expect(page.getByRole('link', { name: w.kind.mine, exact: true })).toHaveAttribute('href', '#deeds')
  await contents.getByRole('link', { name: w.deeds, exact: true }).press('Enter')
  await expect(page).toHaveURL(/#deeds$/)
  await expect(file.button(w.take)).toBeInViewport()
  await file.take()
  await expect(page.getByRole('link', { name: w.kind.held, exact: true })).toBeVisible()
  await contents.getByRole('link', { name: w.keys.next, exact: true }).click()
  await expect(page).not.toHaveURL(new RegExp(id))
})
