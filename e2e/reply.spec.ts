import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { askedReplies, replies } from '../db/schema'
import { printed, vouched } from '../db/testing/replies'
import { aCase, openCaseOn } from './support/cases'
import { linkTo } from './support/complaint'
import { expectNoSideways } from './support/pages'
import { Reply } from './support/reply'
import { expect, test } from './support/test'
import { say, words } from './support/words'

const ar = words.ar

async function expectSound(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(found.violations.map(({ id }) => id)).toEqual([])
  await expectNoSideways(page)
}

async function expectPlain(page: Page): Promise<void> {
  await expectSound(page)
  expect(await page.locator('script:not([type="application/ld+json"])').count(), 'no script').toBe(0)
  expect(await page.context().cookies(), 'no cookie').toEqual([])
}

test('an outlet that was found to be itself before replies from its site, and that stands beside the verdict, in Arabic, without scripts', async ({
  db,
  stranger,
}) => {
  const its = await printed(db)
  await vouched(db, its)
  const page = await stranger({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await page.goto(`/ar/events/${its.slug}`)
  await page.getByRole('link', { name: ar.event.reply, exact: true }).click()
  const mine = new Reply(page, 'ar')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ar.reply.title)
  const email = `editor@${its.host}`
  const text = 'الاجتماع الذي كتبنا عنه كان قبل ذلك بيومين، وعندنا أوراقه.'
  await mine.fill({ agent: its.outlet, name: 'ريم حداد، رئيسة التحرير', email, text })
  await mine.send()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ar.complaint.sent.title)
  await page.goto(await linkTo(email, '/replies/'))
  await expect(page.getByText(text)).toBeVisible()
  expect(
    await db.select().from(replies).where(eq(replies.claimId, its.claimId)),
    'looking changes nothing',
  ).toHaveLength(1)
  await mine.confirm()
  await expect(page.getByRole('status')).toContainText(ar.reply.given.address)

  const anyone = await stranger()
  await anyone.goto(`/ar/events/${its.slug}`)
  const shown = anyone.getByRole('region', { name: ar.reply.shown.title })
  await expect(shown).toContainText(text)
  await expect(shown).toContainText('ريم حداد، رئيسة التحرير')
  await expect(shown).toContainText(its.host)
  expect(await anyone.content(), 'the address is nowhere').not.toContain(email)
  await expectPlain(anyone)
  await new Reply(anyone, 'ar').open(its.claimId)
  await expectPlain(anyone)
  await anyone.goto(`/ar/events/${its.slug}/history`)
  await expect(anyone.getByText(ar.history.reply.given).first()).toBeVisible()
  await expect(anyone.getByText(text)).toBeVisible()
})

test('a first reply waits for a moderator with no part, who sees what was captured where it came from, and says in public how they know', async ({
  db,
  another,
  stranger,
}) => {
  const its = await printed(db)
  const page = await stranger({ javaScriptEnabled: false })
  const mine = new Reply(page)
  await mine.open(its.claimId)
  const email = `reem@desk.${its.host}`
  const text = 'Our correspondent was there, and this is what she saw.'
  await mine.fill({ agent: its.outlet, name: 'Reem Haddad', email, text })
  await mine.send()
  await page.goto(await linkTo(email, '/replies/'))
  await mine.confirm()
  await expect(page.getByRole('status')).toContainText(words.en.reply.given.waits)
  await expect(page.getByRole('status')).toContainText(words.en.letters.tell)
  const anyone = await stranger()
  await anyone.goto(`/en/events/${its.slug}`)
  await expect(anyone.getByText(text)).toHaveCount(0)
  await anyone.goto(`/en/events/${its.slug}/history`)
  await expect(anyone.getByText(text)).toHaveCount(0)

  const { page: desk } = await another('moderator')
  await desk.goto('/en/desk')
  await desk.getByRole('link', { name: words.en.deskIndex.replies, exact: true }).click()
  const waiting = desk.getByRole('listitem').filter({ hasText: text })
  await expect(waiting).toContainText(say('en')('reply.desk.found', { count: 1 }))
  await expect(waiting).toContainText(`@${its.author.handle}`)
  await expectSound(desk)
  await waiting.getByText(words.en.reply.desk.decide, { exact: true }).first().click()
  await waiting.getByRole('radio', { name: words.en.reply.desk.accepted }).check()
  const reason = 'I rang the number that stands on their site, and the desk confirmed it.'
  await waiting.getByLabel(words.en.reply.desk.why, { exact: true }).fill(reason)
  await waiting.getByRole('button', { name: words.en.reply.desk.decide, exact: true }).click()
  await expect(desk.getByRole('status')).toContainText(words.en.reply.desk.reply_accepted)

  await anyone.goto(`/en/events/${its.slug}`)
  const shown = anyone.getByRole('region', { name: words.en.reply.shown.title })
  await expect(shown).toContainText(text)
  await expect(shown).toContainText(reason)
  await anyone.goto('/en/moderation?kind=reply.accepted')
  await expect(anyone.getByText(reason)).toBeVisible()
})

test('the page of a case, too, leads whoever its claim names to the form', async ({ db, stranger }) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'denied'])
  const page = await stranger({ javaScriptEnabled: false })
  await page.goto(`/ar/disputes/${await openCaseOn(db, its.claimId)}`)
  await expect(page.getByText(ar.reply.shown.right)).toBeVisible()
  await page.getByRole('link', { name: ar.event.reply, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/ar/replies/new\\?about=claim:${its.claimId}$`))
  await expect(page.getByRole('radio')).toHaveCount(3)
})

test('an address that mixes scripts to pass for the outlet’s is refused by name, at its field, and nothing is kept', async ({
  db,
  stranger,
}) => {
  const its = await printed(db)
  const page = await stranger({ javaScriptEnabled: false })
  const mine = new Reply(page)
  await mine.open(its.claimId)
  const text = 'We never printed any of this, and never would.'
  await mine.fill({ agent: its.outlet, name: 'Al-Watan', email: 'desk@аlwatan.example', text })
  await mine.send()
  await expect(mine.field('email')).toHaveAccessibleDescription(
    new RegExp(words.en.refusal.address_scripts.slice(0, 40)),
  )
  await expect(mine.field('text')).toHaveValue(text)
  await expect(page.getByRole('radio', { name: its.outlet, exact: true })).toBeChecked()
  expect(await db.select().from(askedReplies).where(eq(askedReplies.claimId, its.claimId))).toEqual([])
  await page.goto(`/en/replies/${its.claimId}.${'a'.repeat(43)}`)
  await expect(page.getByText(words.en.reply.confirm.unknown)).toBeVisible()
  await expect(page.getByRole('link', { name: words.en.complaint.ways.find, exact: true })).toBeVisible()
})
