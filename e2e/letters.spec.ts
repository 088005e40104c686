import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { lettersKey } from '../auth/letters-off'
import type { Db } from '../db/client'
import { users } from '../db/schema'
import { newKey } from '../db/testing'
import { expectNoSideways } from './support/pages'
import { someone } from './support/people'
import { secretOfSite } from './support/secret'
import { expect, test } from './support/test'
import { words } from './support/words'

const ONE_CLICK = {
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  data: 'List-Unsubscribe=One-Click',
}
const keyOf = (userId: string) => lettersKey(userId, secretOfSite())

/** The same page as a browser with scripts sees it: axe is one. */
async function expectSound(page: Page, path: string): Promise<void> {
  await page.goto(path)
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations.map(({ id }) => id)).toEqual([])
  expect(await page.context().cookies(), 'no cookie').toEqual([])
  await expectNoSideways(page)
}

for (const locale of ['ar', 'en', 'tr'] as const) {
  const t = words[locale].letters.page

  test(`whoever wants no more letters switches them off by the link in one, and on again, without an account or scripts: ${locale}`, async ({
    db,
    stranger,
  }) => {
    const { id } = await someone(db, 'reader')
    const page = await stranger({ javaScriptEnabled: false, viewport: { width: 320, height: 800 } })
    await page.goto(`/${locale}/letters/${keyOf(id)}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.title)
    await expect(page.getByRole('status'), 'looking changes nothing').toHaveText(t.on)
    const looking = await stranger({ viewport: { width: 320, height: 800 } })
    await expectSound(looking, page.url())
    await page.getByRole('button', { name: t.stop, exact: true }).click()
    await expect(page.getByRole('status')).toHaveText(t.isOff)
    await expect(page).toHaveURL(new RegExp(`/${locale}/letters/`))
    await expectSound(looking, page.url())
    await page.getByRole('button', { name: t.start, exact: true }).click()
    await expect(page.getByRole('status')).toHaveText(t.on)
  })
}

test('a mail program switches them off by one post, without asking, and again when it is sent twice', async ({
  db,
  stranger,
}) => {
  const { id } = await someone(db)
  const page = await stranger({ javaScriptEnabled: false })
  for (const _ of ['once', 'twice']) {
    const answer = await page.request.post(`/api/letters/${keyOf(id)}`, ONE_CLICK)
    expect(answer.status()).toBe(200)
    expect(await answer.text()).toBe('')
  }
  await page.goto(`/ar/letters/${keyOf(id)}`)
  await expect(page.getByRole('status')).toHaveText(words.ar.letters.page.isOff)
  await page.getByRole('button', { name: words.ar.letters.page.start, exact: true }).click()
  await expect(page.getByRole('status')).toHaveText(words.ar.letters.page.on)
})

test('a key that was made up, is another’s, or whose owner is gone switches nothing, and that is said', async ({
  db,
  stranger,
}) => {
  const [mine, other, gone] = [await someone(db), await someone(db), await goneOne(db)]
  const word = keyOf(mine.id).split('.')[1] as string
  const page = await stranger({ javaScriptEnabled: false })
  const made = [`${other.id}.${word}`, `${mine.id}.${'A'.repeat(43)}`, keyOf(newKey()), keyOf(gone), 'x', mine.id]
  for (const key of made) {
    const answer = await page.request.post(`/api/letters/${key}`, ONE_CLICK)
    expect(answer.status(), key).toBe(404)
    expect(answer.headers()['content-type']).toBe('application/problem+json')
    await page.goto(`/en/letters/${key}`)
    await expect(page.getByRole('status')).toHaveText(words.en.letters.page.unknown)
    await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
  }
  await expectSound(await stranger(), page.url())
  for (const { id } of [mine, other]) {
    await page.goto(`/en/letters/${keyOf(id)}`)
    await expect(page.getByRole('status')).toHaveText(words.en.letters.page.on)
  }
})

/** Somebody whose address was forgotten since the letter went out. */
async function goneOne(db: Db): Promise<string> {
  const { id } = await someone(db)
  await db.update(users).set({ email: null }).where(eq(users.id, id))
  return id
}
