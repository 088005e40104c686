import { voted } from '../db/testing'
import { Complaint } from './support/complaint'
import { freePort, startOwnSite } from './support/site'
import { expect, test } from './support/test'
import { words } from './support/words'

test('a site without a mail server does not promise a letter: who signs in or contests is told where their link lies', async ({
  stranger,
}) => {
  test.slow()
  const site = await startOwnSite(await freePort(), {})
  try {
    const { claimId } = await voted(site.db, 'ccc')
    for (const locale of ['ar', 'en'] as const) {
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
