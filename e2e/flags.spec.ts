import AxeBuilder from '@axe-core/playwright'
import { withdrawEvidence } from '../db/commands/withdraw-evidence'
import { dispute, newKey, ruled } from '../db/testing'
import { aCase, wordsOf } from './support/cases'
import { expectNoSideways } from './support/pages'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

const WHY = 'Bu söz kaynakta böyle geçmiyor. It is not what the source says.'
const ANSWER = 'It was of another day, as you say; it is withdrawn.'

test('what was written in a case is flagged from the page of the case', async ({ page, db, signIn }) => {
  const { flags: t, event } = words.ar
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const disputeId = await dispute(db, await someone(db), its.claimId)
  const reason = 'قُرئت المقاطع كلها، وهي تقول ما يقوله الادّعاء.'
  await ruled(db, await someone(db, 'moderator'), its.claimId, 'upheld', 'confirmed', reason)
  await signIn('reader')
  await page.goto(`/ar/disputes/${disputeId}`)
  await page.getByRole('link', { name: event.flag }).click()
  const form = page.getByRole('form', { name: t.raise })
  await expect(form.getByRole('radio')).toHaveCount(2)
  await form.locator(`input[value="ruling:${disputeId}"]`).check()
  await form.getByLabel(t.ground).selectOption('abuse')
  await form.getByLabel(t.words).fill(WHY)
  await form.getByRole('button', { name: t.submit }).click()
  await expect(page.getByRole('status')).toContainText(t.flag_raised)
  await expect(page.getByRole('list', { name: t.mine }).getByRole('listitem')).toContainText(reason)
})

for (const locale of ['ar', 'en'] as const) {
  test(`a reader flags a passage, a moderator answers by what was done, the reader reads it and the public the outcome (${locale})`, async ({
    page,
    db,
    signIn,
    another,
    stranger,
  }) => {
    const { flags: t, event, gone, history, moderation } = words[locale]
    const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
    const exact = await wordsOf(db, its.first)
    const reader = await signIn('reader')
    await page.goto(`/${locale}/events/${its.slug}`)
    await page.getByRole('link', { name: event.flag }).click()
    const form = page.getByRole('form', { name: t.raise })
    await form.getByRole('button', { name: t.submit }).click()
    await expect(form.locator('[data-fault]').first()).toBeVisible()
    await form.locator(`input[value="evidence:${its.first}"]`).check()
    await form.getByLabel(t.ground).selectOption('misquote')
    await form.getByLabel(t.words).fill(WHY)
    await form.getByRole('button', { name: t.submit }).click()
    await expect(page.getByRole('status')).toContainText(t.flag_raised)
    const mine = page.getByRole('list', { name: t.mine }).getByRole('listitem')
    await expect(mine).toContainText(t.waits)

    const { page: theirs, ...moderator } = await another('moderator')
    await withdrawEvidence(db, moderator, { key: newKey(), evidenceId: its.first, reason: ANSWER })
    await theirs.goto(`/${locale}/desk/flags`)
    const flagged = theirs.getByRole('listitem').filter({ hasText: exact }).filter({ hasText: WHY })
    await expect(flagged).not.toContainText(reader.handle)
    await flagged.getByText(t.answer, { exact: true }).first().click()
    expect((await new AxeBuilder({ page: theirs }).setLegacyMode().analyze()).violations).toEqual([])
    await flagged.getByLabel(t.outcomes.acted).check()
    await flagged.getByLabel(t.act).selectOption({ index: 1 })
    await flagged.getByLabel(t.reason).fill(ANSWER)
    await flagged.getByRole('button', { name: t.answer }).click()
    await expect(theirs.getByRole('status')).toContainText(t.flags_answered)

    await page.goto(`/${locale}/desk/flags`)
    await expect(mine).toContainText(ANSWER)
    await expect(mine).toContainText(`@${moderator.handle}`)
    await page.setViewportSize({ width: 320, height: 800 })
    await expectNoSideways(page)
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])

    const anyone = await stranger()
    await anyone.goto(`/${locale}/moderation?kind=flag.answered&by=${moderator.handle}#acts`)
    const act = anyone
      .getByRole('article')
      .filter({ has: anyone.getByRole('heading', { name: history.flag.answered }) })
    await expect(act).toContainText(gone.thing.evidence)
    await expect(act).toContainText(t.outcomes.acted)
    await expect(act).toContainText(history.evidence.withdrawn)
    await expect(act).not.toContainText(ANSWER)
    await expect(anyone.locator('body')).not.toContainText(reader.handle)
    await anyone.goto(`/${locale}/moderation`)
    await expect(anyone.getByRole('heading', { name: moderation.flags, exact: true })).toBeVisible()
    await expect(anyone.locator('body')).not.toContainText(reader.handle)
  })
}
