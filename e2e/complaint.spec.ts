import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { complaints, users } from '../db/schema'
import { dispute, heard, ruled } from '../db/testing'
import { CaseFile } from './support/case-file'
import { aCase, openCaseOn, stateOf } from './support/cases'
import { Complaint, linkTo } from './support/complaint'
import { expectNoSideways } from './support/pages'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

const ar = words.ar
const settled = ['confirmed', 'confirmed', 'confirmed'] as const

async function expectPlain(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(found.violations.map(({ id }) => id)).toEqual([])
  expect(await page.locator('script:not([type="application/ld+json"])').count(), 'no script').toBe(0)
  expect(await page.context().cookies(), 'no cookie').toEqual([])
  await expectNoSideways(page)
}

test('a case from a public complaint over both sides and a ruling to the end of its appeal, in Arabic, without scripts', async ({
  db,
  another,
  stranger,
}) => {
  test.slow()
  const its = await aCase(db, settled)
  const email = `samira-${process.pid}-${Date.now()}@example.org`
  const page = await stranger({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  await page.goto(`/ar/events/${its.slug}`)
  await page.getByRole('link', { name: ar.event.affected, exact: true }).click()
  const mine = new Complaint(page, 'ar')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ar.complaint.title)
  await mine.fill({
    capacity: 'self',
    name: 'سميرة الحلبي',
    email,
    ground: 'wrong_speaker',
    statement: 'الكلام المنسوب إليَّ في المقطع قالته امرأة أخرى تحمل الاسم نفسه.',
  })
  await mine.send()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(ar.complaint.sent.title)
  expect(await openCaseOn(db, its.claimId), 'nothing is published before the address answers').toBeUndefined()

  await page.goto(await linkTo(email, '/complaints/'))
  await expect(page.getByText('سميرة الحلبي')).toBeVisible()
  expect(await openCaseOn(db, its.claimId), 'looking changes nothing').toBeUndefined()
  await mine.confirm()
  await expect(page.getByRole('status')).toContainText(ar.desk.done.complaint_opened)
  const own = new URL(page.url()).pathname
  const id = await openCaseOn(db, its.claimId)
  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ state: 'disputed', verdict: 'confirmed' })
  expect(await page.context().cookies(), 'no session is opened').toEqual([])

  // The rule calls both sides; the letter about that leads her back to her case.
  const letter = await linkTo(email, '/party/')
  expect(letter).toBe(own)
  await page.goto(letter)
  const side = new CaseFile(page, id, 'ar')
  await side.fillStatement('change', 'أرفقت بالمقطع شهادة من المحررة التي كتبته.')
  await side.statement().getByRole('checkbox').first().check()
  await side.state()
  const other = await another(its.reviewers[0] as (typeof its.reviewers)[number])
  const theirs = new CaseFile(other.page, id, 'ar')
  await theirs.open()
  await theirs.fillStatement('keep', 'الاسم في المقطع مقرون بمنصبها، ولا تحمله غيرها.')
  await theirs.state()

  const anyone = await stranger()
  const told = new CaseFile(anyone, id, 'ar')
  await told.read()
  await expect(anyone.getByRole('region', { name: ar.plea.change, exact: true })).toContainText('سميرة الحلبي')
  await expect(anyone.getByText(ar.history.affected).first()).toBeVisible()
  expect(await anyone.content(), 'the address is nowhere').not.toContain(email)
  await anyone.goto(`/ar/events/${its.slug}`)
  await expect(anyone.getByText('سميرة الحلبي')).toBeVisible()
  await anyone.goto(`/ar/events/${its.slug}/history`)
  await expect(anyone.getByText(ar.history.party.named)).toBeVisible()
  expect(await anyone.content()).not.toContain(email)

  await heard(db, id)
  const decides = async (as: CaseFile) => {
    await as.open()
    await as.take()
    await as.fillRuling('upheld', 'قرأت ما قاله الطرفان وكل مقطع من المقاطع، والاسم مقرون بالمنصب في كليهما.')
    await as.publish()
  }
  const judged = new CaseFile((await another('moderator')).page, id, 'ar')
  await decides(judged)
  await judged.says('case_ruled')

  await page.goto(own)
  await side.appeal('لم يلتفت القرار إلى الشهادة التي قدمتها، ولم يذكرها في أسبابه.')
  await expect(page.getByLabel(ar.disputes.appealText, { exact: true })).toBeHidden()
  const [one, two] = [
    new CaseFile((await another('moderator')).page, id, 'ar'),
    new CaseFile((await another('moderator')).page, id, 'ar'),
  ]
  await decides(one)
  await one.says('opinion_written')
  await decides(two)
  await two.says('case_ruled')
  await page.goto(own)
  await expect(page.getByText(ar.disputes.nothing)).toBeVisible()
  await expect(page.getByRole('heading', { name: ar.stage.appeal })).toBeVisible()
})

test('what is wrong is said at its field, what was typed stays, and an address that passes for another is refused', async ({
  db,
  stranger,
}) => {
  const its = await aCase(db, settled)
  const page = await stranger({ javaScriptEnabled: false })
  const mine = new Complaint(page)
  await mine.open(its.claimId)
  await mine.send()
  await expect(mine.field('name')).toHaveAccessibleDescription(new RegExp(words.en.refusal.required))
  const typed = { capacity: 'outlet', name: 'Al-Watan', ground: 'misread' } as const
  const statement = 'The passage says that nobody went, not that nobody met.'
  await mine.fill({ ...typed, email: 'desk@аlwatan.example', statement })
  await mine.send()
  await expect(mine.field('email')).toHaveAccessibleDescription(
    new RegExp(words.en.refusal.address_scripts.slice(0, 40)),
  )
  await expect(mine.field('statement')).toHaveValue(statement)
  await expect(mine.radio(words.en.complaint.as.outlet)).toBeChecked()
  expect(
    await db
      .select()
      .from(complaints)
      .where(eq(complaints.about, `claim:${its.claimId}`)),
  ).toEqual([])
})

test('an address that is known is answered as one that is not, a fourth form of an hour is refused, and a link that was made up opens nothing', async ({
  db,
  signIn,
  stranger,
  expectStatus,
}) => {
  const its = await aCase(db, settled)
  const known = await signIn('moderator')
  const [{ email = '' } = {}] = await db.select({ email: users.email }).from(users).where(eq(users.id, known.id))
  const page = await stranger({ javaScriptEnabled: false })
  const mine = new Complaint(page)
  const statement = 'The passage says that nobody went, not that nobody met.'
  for (const turn of [1, 2, 3, 4]) {
    await mine.open(its.claimId)
    await mine.fill({ capacity: 'self', name: 'Reem', ground: 'misread', statement, email: email ?? '' })
    await mine.send()
    const heading = turn < 4 ? words.en.complaint.sent.title : words.en.complaint.title
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  }
  await expect(page.getByRole('alert')).toBeVisible()
  // Whoever votes here contests at the desk, under their handle; only their own mailbox is told.
  await page.goto(await linkTo(email ?? '', '/complaints/'))
  await mine.button(words.en.complaint.confirm.open).click()
  await expect(page.getByRole('alert')).toContainText(words.en.refusal.not_your_role)
  expectStatus(404)
  await page.goto(`/en/complaints/${its.claimId}.${'a'.repeat(43)}`)
  await expect(page.getByText(words.en.complaint.confirm.unknown)).toBeVisible()
  expect((await page.goto(`/en/party/${its.claimId}.${its.claimId}.${'a'.repeat(43)}`))?.status()).toBe(404)
})

test('what changed between writing and confirming is said, and leads on: a case that was decided, a ground that is used, a case one is heard in', async ({
  db,
  stranger,
  expectStatus,
}) => {
  const its = await aCase(db, settled)
  const email = `layal-${process.pid}-${Date.now()}@example.org`
  const page = await stranger({ javaScriptEnabled: false })
  const mine = new Complaint(page, 'en')
  const { confirm, ways } = words.en.complaint
  const moderator = await someone(db, 'moderator')
  const first = await dispute(db, its.reviewers[0] as { id: string }, its.claimId)
  const write = async () => {
    await mine.open(its.claimId)
    await mine.radio(words.en.complaint.as.self).check()
    await mine.field('name').fill('Layal')
    await mine.field('email').fill(email)
    await mine.field('statement').fill('The passage is about my sister, who bears the same name.')
    await mine.send()
    await page.goto(await linkTo(email, '/complaints/'))
  }
  // No ground is asked for while a case is open; it is ruled on before she confirms.
  await write()
  await ruled(db, moderator, its.claimId, 'dismissed')
  await mine.button(confirm.join).click()
  await expect(page.getByText(words.en.refusal.required)).toBeVisible()
  await expect(page.getByText(confirm.decided)).toBeVisible()
  await expect(page.getByRole('navigation', { name: ways.title }).getByRole('link', { name: ways.claim })).toBeVisible()
  await mine.radio(words.en.ground.misread).check()
  await mine.button(confirm.open).click()
  await expect(page.getByText(words.en.refusal.ground_used)).toBeVisible()
  await mine.radio(words.en.ground.wrong_speaker).check()
  await mine.confirm()
  const own = new URL(page.url()).pathname
  const second = await openCaseOn(db, its.claimId)
  expect(second).not.toBe(first)

  await heard(db, second)
  await write()
  await mine.button(confirm.join).click()
  await expect(page.getByRole('status')).toContainText(words.en.desk.done.complaint_again)
  expect(new URL(page.url()).pathname).toBe(own)
  expectStatus(404)
  await page.goto(`/en/complaints/${its.claimId}.${'a'.repeat(43)}`)
  await page.getByRole('link', { name: ways.find, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.en.events.title)
})

test('a party who is suspended is told so on their page, says no more there, and appeals once signed in', async ({
  page,
  db,
  stranger,
  signIn,
  another,
}) => {
  const its = await aCase(db, settled)
  const email = `samar-${process.pid}-${Date.now()}@example.org`
  const theirs = await stranger({ javaScriptEnabled: false })
  const mine = new Complaint(theirs, 'ar')
  await mine.open(its.claimId)
  const statement = 'المقطع عن أخي، وهو يحمل الاسم نفسه.'
  await mine.fill({ capacity: 'self', name: 'سمر', email, ground: 'misread', statement })
  await mine.send()
  await theirs.goto(await linkTo(email, '/complaints/'))
  await mine.confirm()

  const admin = await signIn('admin')
  await page.goto(`/en/desk/people?q=${encodeURIComponent(email)}`)
  const line = page.getByRole('listitem').filter({ hasText: email })
  await line.getByText(words.en.people.suspend, { exact: true }).first().click()
  const suspending = line.getByRole('form', { name: `${words.en.people.suspend}: ${email}`, exact: true })
  await suspending.getByLabel(words.en.people.suspendReason).fill('Wrote the same threat into three cases.')
  await suspending.getByRole('button', { name: words.en.people.suspend, exact: true }).click()
  await expect(page.getByRole('status')).toContainText(words.en.people.suspended_now)
  await page.goto(`/en/moderation?kind=person.suspended&by=${admin.handle}#acts`)
  await expect(page.getByRole('article').filter({ hasText: words.en.history.affected })).toBeVisible()

  await theirs.reload()
  await expect(theirs.getByText(words.ar.complaint.mine.suspended)).toBeVisible()
  await expect(theirs.getByRole('form')).toHaveCount(0)
  await theirs.getByRole('link', { name: words.ar.complaint.mine.signIn, exact: true }).click()
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(words.ar.signIn.title)
  const [row] = await db.select({ id: users.id }).from(users).where(eq(users.email, email))
  const { page: desk } = await another({ id: row?.id as string, handle: '' })
  await desk.goto('/ar/desk')
  const { appealTitle, statement: why, appeal, suspension_appealed } = words.ar.deskIndex.suspended
  const form = desk.getByRole('form', { name: appealTitle })
  await form.getByLabel(why).fill('لم أكتب إلا ما أعرفه عن أخي.')
  await form.getByRole('button', { name: appeal }).click()
  await expect(desk.getByRole('status')).toContainText(suspension_appealed)
})

test.describe('each page of it is accessible, fits its window, runs no script and sets no cookie', () => {
  for (const locale of ['ar', 'en'] as const)
    test(locale, async ({ db, stranger }) => {
      test.slow()
      const its = await aCase(db, settled)
      const email = `rana-${locale}-${Date.now()}@example.org`
      for (const [colorScheme, width] of [
        ['light', 1280],
        ['dark', 390],
      ] as const) {
        const page = await stranger({ colorScheme, viewport: { width, height: 900 } })
        const shot = async (name: string) => {
          await expectPlain(page)
          if (process.env.ISNAD_SHOTS)
            await page.screenshot({ path: `${process.env.ISNAD_SHOTS}/${name}-${locale}-${width}.png`, fullPage: true })
        }
        const mine = new Complaint(page, locale)
        const claim = width === 1280 ? its : await aCase(db, settled)
        await mine.open(claim.claimId)
        await shot('new')
        await mine.send()
        await expect(mine.field('name')).toHaveAccessibleDescription(new RegExp(words[locale].refusal.required))
        await shot('refused')
        const said = { capacity: 'self', name: 'رنا Rana', ground: 'conduct' } as const
        await mine.fill({
          ...said,
          email: `${width}${email}`,
          statement: 'The reviewer named me, and I was elsewhere.',
        })
        await mine.send()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(words[locale].complaint.sent.title)
        await shot('sent')
        await page.goto(await linkTo(`${width}${email}`, '/complaints/'))
        await shot('confirm')
        await mine.confirm()
        await shot('mine')
        await page.goto(`/${locale}/disputes/${await openCaseOn(db, claim.claimId)}`)
        await shot('case')
        await mine.open(claim.claimId)
        await shot('taken')
      }
    })
})
