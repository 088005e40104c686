import AxeBuilder from '@axe-core/playwright'
import { eq } from 'drizzle-orm'
import type { Db } from '../db/client'
import { mergeEvents } from '../db/commands/merge-events'
import { disputes, regroupings } from '../db/schema'
import { contested, heard, newKey, person } from '../db/testing'
import { CaseFile } from './support/case-file'
import { aCase } from './support/cases'
import { Complaint, linkTo } from './support/complaint'
import { Desk } from './support/desk'
import { expectNoSideways } from './support/pages'
import { expect, test } from './support/test'
import { words } from './support/words'

const { ar, en } = words
const WHY = 'Both tell of the same crossing on the same day.'
const RULING = 'One of them crossed at noon and the other a day later, at another bridge, as both sources say.'

/** Two events, the first of which was merged into the second by a moderator from elsewhere. */
async function merged(db: Db) {
  const [twin, stays] = [await aCase(db, ['confirmed', 'confirmed', 'confirmed']), await aCase(db)]
  const asked = { key: newKey(), eventId: twin.eventId, into: stays.slug, reason: WHY }
  await mergeEvents(db, await person(db, 'moderator'), asked)
  const [row] = await db.select().from(regroupings).where(eq(regroupings.fromEvent, twin.eventId))
  return { twin, stays, about: `regrouping:${row?.id}`, id: row?.id as string }
}

async function caseAbout(db: Db, about: string): Promise<string> {
  const [row] = await db.select({ id: disputes.id }).from(disputes).where(eq(disputes.about, about))
  return row?.id as string
}

test('whoever a merge concerns contests it by the form; two undo it, and the address is the event’s own again (Arabic)', async ({
  db,
  stranger,
  another,
  expectStatus,
}) => {
  test.slow()
  expectStatus(308)
  const { twin, stays, about } = await merged(db)
  const email = `sami-${process.pid}-${Date.now()}@example.org`
  const page = await stranger({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await page.goto(`/ar/events/${stays.slug}`)
  const regrouped = page.getByRole('region', { name: ar.event.regrouped })
  await expect(regrouped).toContainText(WHY)
  await regrouped.getByRole('link', { name: ar.caseFile.contestRegrouping }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ar.complaint.titleRegrouping)
  await expect(page.getByRole('blockquote').first()).toHaveText(WHY)
  const mine = new Complaint(page, 'ar')
  await mine.fill({ capacity: 'outlet', name: 'جريدة النهر', email, ground: 'two_events', statement: RULING })
  await mine.send()
  await page.goto(await linkTo(email, '/complaints/'))
  await mine.confirm()
  const disputeId = await caseAbout(db, about)
  await page.goto(`/ar/events/${stays.slug}`)
  await expect(regrouped).toContainText(ar.ground.two_events)
  await regrouped.getByRole('link', { name: ar.caseFile.read }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ar.caseFile.about.regrouping)
  await expect(page.locator(`a[href$="/events/${twin.slug}/history"]`).first()).toBeVisible()
  await heard(db, disputeId)

  for (const [hand, said] of [
    [await another('moderator'), 'opinion_written'],
    [await another('moderator'), 'case_ruled'],
  ] as const) {
    const file = new CaseFile(hand.page, disputeId, 'ar')
    await file.open()
    await file.take()
    await expect(file.ruling).toContainText(ar.disputes.regrouping.overturned)
    await file.ruling.getByRole('radio', { name: ar.outcome.overturned }).check()
    await file.ruling.getByLabel(ar.disputes.reason, { exact: true }).fill(RULING)
    await file.publish()
    await file.says(said)
  }
  await page.reload()
  await expect(page.getByText(ar.caseFile.undone)).toBeVisible()
  await page.goto(`/ar/events/${twin.slug}`)
  await expect(page).toHaveURL(new RegExp(`/ar/events/${twin.slug}$`))
  await page.goto(`/ar/events/${twin.slug}/history`)
  await expect(page.getByRole('heading', { name: ar.history.thing.excluded })).toBeVisible()
  await page.goto(`/ar/complaints/new?about=${about}`)
  await expect(page.getByText(ar.complaint.notLast)).toBeVisible()
  const { claims, disputes: cases } = await (await page.request.get(`/api/v1/events/${twin.slug}`)).json()
  expect(claims.map(({ id }: { id: string }) => id)).toEqual([twin.claimId])
  expect(cases).toMatchObject([{ id: disputeId, about, ruling: { outcome: 'overturned' } }])
})

test('a reviewer contests a merge from the desk, led there by the acts of moderation; nobody parts the events meanwhile', async ({
  page,
  db,
  signIn,
}) => {
  const { stays, id } = await merged(db)
  await page.goto('/en/moderation?kind=event.merged')
  const act = page.getByRole('article').filter({ hasText: WHY }).first()
  await act.getByText(en.moderation.contest.title, { exact: true }).click()
  await expect(act.getByRole('link', { name: en.moderation.contest.regrouping })).toBeVisible()
  await expect(act.getByRole('link', { name: en.moderation.contest.complaintRegrouping })).toBeVisible()
  await signIn('moderator')
  const desk = new Desk(page)
  await desk.open(stays.slug)
  const one = page.locator(`#regrouping-${id}`)
  await one.getByText(en.desk.vote.contestThis, { exact: true }).click()
  await one.getByRole('radio', { name: en.ground.two_events, exact: true }).check()
  await one.getByLabel(en.desk.vote.statement, { exact: true }).fill(RULING)
  await one.getByRole('button', { name: en.desk.vote.contestIt, exact: true }).click()
  await desk.says('dispute_opened')
  await expect(one).toContainText(en.ground.two_events)
  await page.getByText(en.desk.housekeeping.part, { exact: true }).click()
  const undo = page.getByRole('form', { name: new RegExp(`^${en.desk.housekeeping.part}`) })
  await undo.getByLabel(en.desk.housekeeping.reason, { exact: true }).fill('They are two crossings.')
  await undo.getByRole('button', { name: en.desk.housekeeping.partIt, exact: true }).click()
  await expect(undo).toContainText(en.refusal.disputed)
})

for (const [locale, width, colorScheme] of [
  ['ar', 390, 'dark'],
  ['ar', 1280, 'light'],
  ['en', 390, 'light'],
  ['en', 1280, 'dark'],
] as const)
  test(`the form, the case and the desk of a merge are accessible and fit: ${locale}, ${width}, ${colorScheme}`, async ({
    db,
    signIn,
    page,
  }) => {
    test.slow()
    const { stays, about } = await merged(db)
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await signIn('moderator')
    const look = async (name: string, path: string) => {
      await page.goto(`/${locale}/${path}`)
      if (name === 'desk-case') await new CaseFile(page, path.split('/').at(-1) as string, locale).take()
      const found = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(found.violations.map(({ id }) => id)).toEqual([])
      await expectNoSideways(page)
      if (process.env.ISNAD_SHOTS)
        await page.screenshot({
          path: `${process.env.ISNAD_SHOTS}/form-${name}-${locale}-${width}.png`,
          fullPage: true,
        })
    }
    await look('event', `events/${stays.slug}`)
    await look('complaint', `complaints/new?about=${about}`)
    await look('desk', `desk/events/${stays.slug}`)
    await look('moderation', 'moderation?kind=event.merged')
    const disputeId = await contested(db, await person(db), about, 'two_events')
    await heard(db, disputeId)
    await look('case', `disputes/${disputeId}`)
    await look('queue', 'desk/disputes')
    await look('desk-case', `desk/disputes/${disputeId}`)
    await look('event-disputed', `events/${stays.slug}`)
    await look('history', `events/${stays.slug}/history`)
  })
