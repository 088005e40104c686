import { suspended } from '../db/testing'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

const t = words.ar

test('whoever is suspended reads why and by whom and appeals; another administrator decides and says why', async ({
  page,
  db,
  signIn,
  another,
}) => {
  const admin = await someone(db, 'admin')
  const me = await signIn('reviewer')
  await suspended(db, admin, me.id)
  const own = t.deskIndex.suspended
  await page.goto('/ar/desk')
  await expect(page.getByRole('main')).toContainText(`@${admin.handle}`)
  await expect(page.getByRole('main')).toContainText('Votes were traded for money.')
  const form = page.getByRole('form', { name: own.appealTitle })
  await form.getByRole('button', { name: own.appeal }).click()
  await expect(form.getByLabel(own.statement)).toHaveAccessibleDescription(new RegExp(t.refusal.required))
  const why = 'لم أتقاضَ شيئًا من أحد، وعندي ما يثبت ذلك.'
  await form.getByLabel(own.statement).fill(why)
  await form.getByRole('button', { name: own.appeal }).click()
  await expect(page.getByRole('status')).toContainText(own.suspension_appealed)
  await expect(page.getByRole('main')).toContainText(why)
  await expect(form).toHaveCount(0)

  const waiting = t.people.appeals
  const { page: first } = await another(admin)
  await first.goto('/ar/desk/people')
  const mine = first.getByRole('list', { name: waiting.title }).getByRole('listitem').filter({ hasText: me.handle })
  await expect(mine).toContainText(why)
  await expect(mine.getByRole('button')).toHaveCount(0)

  const { page: theirs } = await another('admin')
  await theirs.goto('/ar/desk')
  await theirs
    .getByRole('region', { name: waiting.title })
    .getByRole('link', { name: t.deskIndex.people, exact: true })
    .click()
  await expect(theirs).toHaveURL('/ar/desk/people#appeals')
  const asked = theirs.getByRole('list', { name: waiting.title }).getByRole('listitem').filter({ hasText: me.handle })
  await asked.getByText(waiting.uphold, { exact: true }).first().click()
  const reason = 'التحويلات موثّقة، وقد وردت قبل كل صوت بيوم.'
  await asked.getByLabel(waiting.upholdReason).fill(reason)
  await asked.getByRole('button', { name: waiting.uphold, exact: true }).click()
  await expect(theirs.getByRole('status')).toContainText(waiting.suspension_upheld)
  await expect(asked).toHaveCount(0)

  await page.goto('/ar/desk')
  await expect(page.getByRole('main')).toContainText(reason)
  await expect(page.getByRole('form', { name: own.appealTitle })).toHaveCount(0)
})
