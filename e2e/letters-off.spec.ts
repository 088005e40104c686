import { voted } from '../db/testing'
import { Complaint, linkTo } from './support/complaint'
import { freePort, startOwnSite } from './support/site'
import { expect, test } from './support/test'
import { words } from './support/words'

test('a site without a mail server does not promise a letter: who signs in or contests is told where their link lies, and to come back', async ({
  stranger,
}) => {
  test.slow()
  const site = await startOwnSite(await freePort(), {})
  try {
    for (const locale of ['ar', 'en'] as const) {
      const { claimId } = await voted(site.db, 'ccc')
      const page = await stranger({ javaScriptEnabled: false, baseURL: site.url })
      const { unsent } = words[locale].letters
      const told = async () => {
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(unsent.title)
        await expect(page.getByRole('status')).toHaveText(unsent.text)
      }
      const mine = new Complaint(page, locale)
      await mine.open(claimId)
      const statement = 'The passage says that nobody went, not that nobody met.'
      const email = `reem-${locale}@example.org`
      await mine.fill({ capacity: 'self', name: 'Reem', ground: 'misread', statement, email })
      await mine.send()
      await told()
      await page.goto(await linkTo(email, '/complaints/', site.data))
      await mine.confirm()
      await expect(page.getByText(words[locale].letters.silent)).toBeVisible()
      await expect(page.getByText(words[locale].letters.tell)).toHaveCount(0)
      await page.goto(`/${locale}/replies/given?stand=waits`)
      await expect(page.getByRole('status')).toContainText(words[locale].letters.silent)
      await page.goto(`/${locale}/sign-in`)
      await page.getByRole('main').getByRole('textbox').fill(email)
      await page.getByRole('main').getByRole('button').first().click()
      await told()
      await expect(page.getByRole('link', { name: words[locale].signIn.sent.again })).toBeVisible()
    }
  } finally {
    await site.stop()
  }
})
