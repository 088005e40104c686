import AxeBuilder from '@axe-core/playwright'
import { contested, heard, person, source } from '../db/testing'
import { date } from '../db/testing/chain'
import { CaseFile } from './support/case-file'
import { aCase, openCaseOn, stateOf, wordsOf } from './support/cases'
import { Complaint, linkTo } from './support/complaint'
import { Desk } from './support/desk'
import { expectNoSideways } from './support/pages'
import { expect, test } from './support/test'
import { words } from './support/words'

const RULING =
  'The sentence before it, which was left out, says the opposite of what the passage is set down as saying.'

test('a reviewer contests a passage from the desk; two exclude it, and its page, its case and its history say so', async ({
  page,
  db,
  signIn,
  another,
  stranger,
}) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const id = its.first
  await signIn('reviewer')
  await new Desk(page).open(its.slug)
  const passage = page.locator(`#passage-${id}`)
  await passage.getByText(words.en.desk.vote.contestThis, { exact: true }).click()
  await passage.getByRole('radio', { name: words.en.ground.wrong_quotation, exact: true }).check()
  await passage.getByLabel(words.en.desk.vote.statement, { exact: true }).fill(RULING)
  await passage.getByRole('button', { name: words.en.desk.vote.contestIt, exact: true }).click()
  await expect(page.getByRole('status')).toContainText(words.en.desk.done.dispute_opened)

  const anyone = await stranger()
  await anyone.goto(`/en/events/${its.slug}`)
  await expect(anyone.getByText(words.en.state.disputed, { exact: true }).first()).toBeVisible()
  await expect(anyone.locator(`#passage-${id}`)).toContainText(words.en.ground.wrong_quotation)
  await anyone.locator(`#passage-${id}`).getByRole('link', { name: words.en.caseFile.read }).click()
  await expect(anyone.getByRole('heading', { level: 1 })).toHaveText(words.en.caseFile.about.evidence)
  await expect(anyone.getByRole('blockquote').first()).toContainText(await wordsOf(db, id))
  const disputeId = anyone.url().split('/').at(-1) as string
  await heard(db, disputeId)

  for (const judge of [page, (await another('moderator')).page]) {
    if (judge === page) await signIn('moderator')
    const file = new CaseFile(judge, disputeId)
    await file.open()
    await file.take()
    await file.ruling.getByRole('radio', { name: words.en.outcome.overturned, exact: true }).check()
    await file.ruling.getByLabel(words.en.disputes.reason, { exact: true }).fill(RULING)
    await file.publish()
    await file.says(judge === page ? 'opinion_written' : 'case_ruled')
  }
  await anyone.reload()
  await expect(anyone.getByText(words.en.caseFile.excluded).first()).toBeVisible()
  await anyone.goto(`/en/events/${its.slug}/history`)
  await expect(anyone.getByRole('heading', { name: words.en.history.thing.excluded })).toBeVisible()
  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ state: 'settled' })
})

test('whoever a passage is about contests it by the form, without an account or scripts, and is heard in its case', async ({
  db,
  stranger,
}) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const email = `noor-${process.pid}-${Date.now()}@example.org`
  const page = await stranger({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  const mine = new Complaint(page)
  await mine.open(its.claimId)
  await page.getByText(words.en.complaint.passages, { exact: true }).click()
  await page.locator(`a[href$="about=evidence:${its.first}"]`).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.en.complaint.titleThing)
  await expect(page.getByRole('blockquote').first()).toContainText(await wordsOf(db, its.first))
  await mine.fill({ capacity: 'self', name: 'Noor', email, ground: 'wrong_speaker', statement: RULING })
  await mine.send()
  await page.goto(await linkTo(email, '/complaints/'))
  await expect(page.getByRole('blockquote').first()).toContainText(await wordsOf(db, its.first))
  await mine.confirm()
  const id = await openCaseOn(db, its.claimId)
  await page.goto(`/en/disputes/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.en.caseFile.about.evidence)
  await expect(page.getByText('Noor').first()).toBeVisible()
  await page.getByRole('link', { name: words.en.event.affected }).click()
  await expect(page.getByText(words.en.complaint.isOpen)).toBeVisible()
})

for (const [locale, width, colorScheme] of [
  ['ar', 390, 'dark'],
  ['en', 1280, 'light'],
] as const)
  test(`the form, the case and the desk of a passage are accessible and fit: ${locale}, ${width}, ${colorScheme}`, async ({
    db,
    signIn,
    page,
  }) => {
    test.slow()
    const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
    const from = await source(db, its.opener)
    const dateId = await date(db, its.opener, { eventId: its.eventId, sourceId: from.id })
    const disputeId = await contested(db, await person(db), `date:${dateId}`, 'wrong_calendar')
    await heard(db, disputeId)
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await signIn('moderator')
    for (const [name, path] of [
      ['claim', `complaints/new?about=claim:${its.claimId}`],
      ['passage', `complaints/new?about=evidence:${its.first}`],
      ['date', `complaints/new?about=date:${dateId}`],
      ['case', `disputes/${disputeId}`],
      ['desk-case', `desk/disputes/${disputeId}`],
      ['queue', 'desk/disputes'],
      ['desk', `desk/events/${its.slug}?source=${from.id}`],
      ['moderation', 'moderation'],
    ]) {
      await page.goto(`/${locale}/${path}`)
      if (name === 'desk-case') await new CaseFile(page, disputeId, locale).take()
      if (name === 'claim') await page.getByText(words[locale].complaint.passages, { exact: true }).click()
      const found = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(found.violations.map(({ id }) => id)).toEqual([])
      await expectNoSideways(page)
      if (process.env.ISNAD_SHOTS)
        await page.screenshot({ path: `${process.env.ISNAD_SHOTS}/${name}-${locale}-${width}.png`, fullPage: true })
    }
  })

test('a disputed date is marked on the event’s page, and its case tells of it in Arabic', async ({ db, stranger }) => {
  const { opener, eventId, slug } = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const from = await source(db, opener)
  const dateId = await date(db, opener, { eventId, sourceId: from.id })
  const disputeId = await contested(db, await person(db), `date:${dateId}`, 'wrong_calendar')
  const anyone = await stranger()
  await anyone.goto(`/ar/events/${slug}`)
  await expect(anyone.getByText(words.ar.ground.wrong_calendar).first()).toBeVisible()
  await anyone.goto(`/ar/disputes/${disputeId}`)
  await expect(anyone.getByRole('heading', { level: 1 })).toHaveText(words.ar.caseFile.about.date)
})
