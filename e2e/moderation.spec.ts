import AxeBuilder from '@axe-core/playwright'
import { withdrawEvidence } from '../db/commands/withdraw-evidence'
import { newKey, ruled } from '../db/testing'
import { aCase, openCaseOn } from './support/cases'
import { expectNoSideways } from './support/pages'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

const RULING = 'The document is of the day before; both agencies had people there, and say the same of that day.'
const WITHDRAWN = 'The passage is of another day than the claim.'

for (const locale of ['ar', 'en'] as const) {
  test(`anyone reads who ruled, why, and how to contest it, and asks for one kind or one person (${locale})`, async ({
    page,
    db,
  }) => {
    const { moderation: t, history, outcome, site } = words[locale]
    const moderator = await someone(db, 'moderator')
    const its = await aCase(db, ['confirmed', 'confirmed', 'denied'])
    const id = await openCaseOn(db, its.claimId)
    await ruled(db, moderator, its.claimId, 'upheld', null, RULING)
    await withdrawEvidence(db, moderator, { key: newKey(), evidenceId: its.first, reason: WITHDRAWN })

    await page.goto(`/${locale}`)
    await page.getByRole('contentinfo').getByRole('link', { name: site.moderation, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.title)
    await page
      .getByRole('link', { name: `@${moderator.handle}` })
      .first()
      .click()
    await expect(page).toHaveURL(`/${locale}/moderation?by=${moderator.handle}#acts`)
    const act = (what: string) => page.getByRole('article').filter({ has: page.getByRole('heading', { name: what }) })
    await expect(page.getByRole('article')).toHaveCount(3)
    await expect(act(history.evidence.withdrawn)).toContainText(WITHDRAWN)
    const ruling = act(history.dispute.ruled)
    await expect(ruling).toContainText(RULING)
    await expect(ruling).toContainText(outcome.upheld)
    await ruling.getByText(t.contest.title).click()
    await expect(ruling.getByRole('link', { name: t.contest.appeal })).toHaveAttribute(
      'href',
      `/${locale}/desk/disputes/${id}`,
    )
    await page.getByText(t.filter).click()
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
    await page.getByRole('link', { name: history.dispute.taken, exact: true }).click()
    await expect(page.getByRole('article')).toHaveCount(1)
    await page.setViewportSize({ width: 320, height: 800 })
    await expectNoSideways(page)
    await page.getByRole('article').getByRole('link', { name: t.entry }).click()
    await expect(page).toHaveURL(new RegExp(`/${locale}/log/[0-9a-f]{64}$`))
  })
}
