import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { declareInterest } from '../db/commands/declare-interest'
import { proposeWithholding } from '../db/commands/propose-withholding'
import { takeCase } from '../db/commands/take-case'
import { heard, newKey } from '../db/testing'
import { applied } from '../db/testing/people'
import { LOCALES } from '../domain/locale'
import { aCase, wordsOf } from './support/cases'
import { Desk } from './support/desk'
import { demonstration, expectNoSideways, publicPaths } from './support/pages'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

/** In the light all of it; in the dark what is different there, the contrast, which no language changes. */
async function expectAccessible(page: Page, address: string): Promise<void> {
  await page.goto(address)
  expect(await violations(new AxeBuilder({ page })), address).toEqual([])
  if (!address.startsWith('/ar')) return
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(new AxeBuilder({ page }).withRules('color-contrast')), `${address} in the dark`).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
}

async function violations(axe: AxeBuilder): Promise<string[]> {
  // There are no frames, so the page itself can gather what is found; otherwise axe opens another for that.
  const found = await axe.setLegacyMode().analyze()
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

/** No page scrolls sideways, on a phone and on the narrowest one that counts (WCAG 1.4.10). */
async function expectNarrow(page: Page, addresses: readonly string[]): Promise<void> {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 })
    for (const each of addresses) {
      await page.goto(each)
      await expectNoSideways(page)
    }
  }
}

/** One of each kind: of events the one that leads, the disputed and the one under review. */
async function oneOfEach(page: Page): Promise<string[]> {
  const shown = new Map<string, string>()
  for (const { slug, state } of await demonstration(page)) shown.set(state, `/events/${slug}`)
  const others = (await publicPaths(page)).filter((path) => !/^\/events\/[^/]+$/.test(path))
  return [...others, ...shown.values()]
}

for (const locale of LOCALES) {
  test(`public pages have no axe violations, light and dark (${locale})`, async ({ page }) => {
    test.slow()
    for (const path of await oneOfEach(page)) await expectAccessible(page, `/${locale}${path}`)
    await expectAccessible(page, `/${locale}/sign-in`)
  })
}

test('public pages never scroll sideways on a phone', async ({ page }) => {
  const paths = await oneOfEach(page)
  await expectNarrow(
    page,
    paths.flatMap((path) => [`/ar${path}`, `/en${path}`]),
  )
})

for (const locale of ['ar', 'en'] as const) {
  test(`the desk has no axe violations, light and dark, and never scrolls sideways (${locale})`, async ({
    page,
    db,
    signIn,
    another,
  }) => {
    test.slow()
    const its = await aCase(db, ['confirmed', 'confirmed', 'denied'])
    const desk = `/${locale}/desk`
    const { sources, claims } = await (await page.request.get(`/api/v1/events/${its.slug}`)).json()
    const disputeId = claims[0].disputes[0].id
    await heard(db, disputeId)
    const me = await signIn(its.reviewers[0] as (typeof its.reviewers)[number])
    await declareInterest(db, me, { key: newKey(), kind: 'belongs_to', agent: '', country: 'SY' })
    const mine = [
      desk,
      `${desk}/interests`,
      `${desk}/disputes`,
      `${desk}/disputes/${disputeId}`,
      `${desk}/events/new`,
      `${desk}/events/${its.slug}`,
      `${desk}/events/${its.slug}?source=${sources[0].id}`,
      `${desk}/events/${its.slug}?add=1`,
    ]
    for (const each of mine) await expectAccessible(page, each)
    await expectNarrow(page, mine)

    const moderator = await another('moderator')
    await takeCase(db, moderator, { key: newKey(), disputeId })
    const theirs = [`${desk}/disputes`, `${desk}/disputes/${disputeId}`]
    for (const each of theirs) await expectAccessible(moderator.page, each)
    await expectNarrow(moderator.page, theirs)

    const admin = await another('admin')
    await expectAccessible(admin.page, `${desk}/people?q=reviewer`)
    await expectNarrow(admin.page, [`${desk}/people?q=reviewer`])
    const reader = await another('reader')
    await expectAccessible(reader.page, desk)
    const apply = `${desk}/apply`
    await expectAccessible(reader.page, apply)
    await applied(db, reader)
    await expectAccessible(reader.page, apply)
    await expectNarrow(reader.page, [apply])
    await expectAccessible(moderator.page, `${desk}/people`)
    await expectNarrow(moderator.page, [`${desk}/people`])
  })
}

for (const locale of LOCALES) {
  test(`where people and texts are erased and withheld there are no axe violations, and no sideways scroll (${locale})`, async ({
    page,
    db,
    signIn,
    another,
  }) => {
    test.slow()
    const its = await aCase(db, ['confirmed', 'confirmed', 'denied'])
    const removals = `/${locale}/desk/removals`
    const moderator = await signIn('moderator')
    const proposed = { code: 'court_order' as const, reason: 'A court has ordered it so.' }
    const about = [`evidence:${its.first}`, `evidence:${its.against}`]
    for (const each of about) await proposeWithholding(db, moderator, { key: newKey(), about: each, ...proposed })
    const theirs = [`${removals}?q=${encodeURIComponent(`/${locale}/events/${its.slug}`)}`]
    for (const each of theirs) await expectAccessible(page, each)
    await expectNarrow(page, theirs)

    const admin = await another('admin')
    await expectAccessible(admin.page, removals)
    await expectNarrow(admin.page, [removals])
  })
}

test('a form with faults in it has no axe violations, and the first fault has the focus', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db)
  await signIn('reviewer')
  const desk = new Desk(page)
  await desk.open(its.slug)
  await desk.ballot.getByRole('radio', { name: desk.words.verdict.denied, exact: true }).check()
  await desk.cast()
  await desk.expectFault(desk.reason, 'required')
  expect(await violations(new AxeBuilder({ page }))).toEqual([])
})

test('the first key leads past the menu to the text', async ({ page }) => {
  await page.goto('/ar')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: words.ar.site.skip })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('a vote is cast with the keyboard alone', async ({ page, db, signIn }) => {
  const its = await aCase(db)
  const me = await someone(db)
  await signIn(me)
  const desk = new Desk(page)
  await desk.open(its.slug)
  const until = async (what: ReturnType<typeof desk.restsOn>) => {
    for (let each = 0; each < 80; each += 1) {
      if (await what.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    await expect(what).toBeFocused()
  }
  await until(desk.restsOn(await wordsOf(db, its.against)))
  await page.keyboard.press('Space')
  await until(desk.ballot.getByRole('radio').first())
  await page.keyboard.press('ArrowDown')
  await expect(desk.ballot.getByRole('radio', { name: desk.words.verdict.denied, exact: true })).toBeChecked()
  await until(desk.reason)
  await page.keyboard.type('The document of that day says otherwise.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await desk.says('vote_cast')
})
