import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { PART } from '../components/desk/text-parts'
import type { Db } from '../db/client'
import { nameAgent } from '../db/commands/name-agent'
import { recordAgent } from '../db/commands/record-agent'
import { listCitations } from '../db/queries/citations'
import { suggestionChoices } from '../db/schema'
import { newKey } from '../db/testing'
import { aCase } from './support/cases'
import { Desk } from './support/desk'
import { paper, TEXT } from './support/papers'
import { expect, test } from './support/test'
import { words } from './support/words'

const { citations: told, form } = words.en.desk
const waiting = (page: Page) => page.locator('#citations li[data-item]')
const chosen = (db: Db, source: string) =>
  db.select().from(suggestionChoices).where(eq(suggestionChoices.sourceId, source)).orderBy(suggestionChoices.start)

test('what the text suggests is accepted, corrected and refused with one key each', async ({ page, db, signIn }) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const source = await paper(db, me)
  const desk = new Desk(page)
  await desk.open(its.slug, `?source=${source}`)
  await expect(waiting(page)).toHaveCount(3)
  await expect(waiting(page).first()).toContainText('Aydınlık, by way of Sputnik')

  // J and K lead through the list, and the text beside it shows the passage.
  const accept = (at: number) => waiting(page).nth(at).getByRole('button', { name: told.accept })
  await accept(0).focus()
  await page.keyboard.press('j')
  await expect(accept(1)).toBeFocused()
  await expect(page.locator('mark')).toHaveText('وقالت مصادر مطلعة لصحيفة الوطن إن الجسر كان مغلقًا تلك الليلة.')
  await page.keyboard.press('k')
  await expect(accept(0)).toBeFocused()

  await page.keyboard.press('a')
  await expect(waiting(page)).toHaveCount(2)
  await expect(page.getByText(/^Accepted: .*Aydınlık.*by way of .*Sputnik.*\. 2 are left\.$/)).toBeVisible()
  await expect(accept(0)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('r')
  await expect(waiting(page)).toHaveCount(1)
  await expect(accept(0)).toBeFocused()

  await page.keyboard.press('c')
  const correction = page.getByRole('form', { name: new RegExp(`^${told.correct}: `) })
  await expect(correction.getByLabel(form.citation.agent, { exact: true })).toBeFocused()
  await correction.getByRole('checkbox', { name: form.citation.unnamed }).uncheck()
  await correction.getByLabel(form.citation.act, { exact: true }).selectOption('denies')
  await correction.getByRole('button', { name: told.record, exact: true }).click()
  await expect(waiting(page)).toHaveCount(0)
  await expect(page.getByText(told.nothingLeft)).toBeFocused()

  const recorded = await listCitations(db, [source])
  expect(recorded.map(({ agent, via, unnamed, act, choice }) => [agent, via, unnamed, act, choice])).toEqual([
    ['aydinlik', ['sputnik'], false, 'claims', 'accepted'],
    ['al-watan', [], false, 'denies', 'corrected'],
  ])
  expect((await chosen(db, source)).map(({ choice, chosenBy }) => [choice, chosenBy])).toEqual([
    ['accepted', me.id],
    ['corrected', me.id],
    ['refused', me.id],
  ])
  await expect(page.getByText(new RegExp(`^accepted by @${me.handle}`))).toBeVisible()
  await expect(page.getByText(new RegExp(`^corrected by @${me.handle}`))).toBeVisible()
})

test('the same without scripts', async ({ stranger, db, signIn, page }) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const source = await paper(db, me)
  const still = await stranger({ javaScriptEnabled: false })
  await still.context().addCookies(await page.context().cookies())
  await still.goto(`/en/desk/events/${its.slug}?source=${source}`)
  await waiting(still).first().getByRole('button', { name: told.accept }).click()
  await expect(still.getByRole('status')).toContainText(words.en.desk.done.citation_recorded)
  await expect(waiting(still)).toHaveCount(2)

  await waiting(still).nth(1).getByRole('button', { name: told.refuse }).click()
  await expect(still.getByRole('status')).toContainText(words.en.desk.done.suggestion_refused)

  await waiting(still).first().getByRole('link', { name: form.correction.correct }).click()
  const correction = still.getByRole('form', { name: new RegExp(`^${told.correct}: `) })
  await correction.getByLabel(form.citation.agent, { exact: true }).fill('Nobody’s Gazette')
  await correction.getByRole('button', { name: told.record, exact: true }).click()
  await new Desk(still).expectFault(correction.getByLabel(form.citation.agent, { exact: true }), 'agent_unknown')
  await correction.getByLabel(form.citation.agent, { exact: true }).fill('تلفزيون سوريا')
  await correction.getByRole('button', { name: told.record, exact: true }).click()
  await expect(waiting(still)).toHaveCount(0)
  expect((await listCitations(db, [source])).map(({ agent, choice }) => [agent, choice])).toEqual([
    ['aydinlik', 'accepted'],
    ['syria-tv', 'corrected'],
  ])
})

test('a recorded citation goes back to the document of whoever stands next in it, with one press', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const [site, wire] = [
    await paper(db, me),
    await paper(db, me, { text: 'قالت صحيفة آيدنليك التركية إن الشاحنات عبرت الجسر فجرًا.', publisher: 'sputnik' }),
  ]
  const desk = new Desk(page)
  for (const source of [wire, site]) {
    await desk.open(its.slug, `?source=${source}`)
    await waiting(page).first().getByRole('button', { name: told.accept }).click()
    await desk.says('citation_recorded')
  }
  await page.getByRole('button', { name: /Aydınlık.*, in ⁨Sputnik: / }).click()
  await desk.says('citation_linked')
  await expect(page.getByText(/^Goes back to .*, and there to Aydınlık/)).toBeVisible()
  const [linked] = await listCitations(db, [site])
  const [cited] = await listCitations(db, [wire])
  expect(linked?.cites).toEqual({ source: wire, citation: cited?.id })

  await page.getByText(told.linkAnew, { exact: true }).click()
  await page.getByRole('button', { name: told.none, exact: true }).click()
  await expect(page.getByText(/^Goes back to none of the captured/)).toBeVisible()
})

test('a passage speaks through a citation: nothing more is asked about whose word it is, and the public page follows it', async ({
  page,
  db,
  signIn,
  stranger,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const source = await paper(db, me)
  const desk = new Desk(page)
  await desk.open(its.slug, `?source=${source}`)
  await waiting(page).nth(1).getByRole('button', { name: told.accept }).click()
  await desk.says('citation_recorded')

  await page.getByRole('link', { name: form.citation.useAsEvidence }).click()
  await expect(desk.passage).toHaveValue('وقالت مصادر مطلعة لصحيفة الوطن إن الجسر كان مغلقًا تلك الليلة.')
  await expect(desk.marking.getByRole('combobox', { name: words.en.desk.evidence.speaker, exact: true })).toBeHidden()
  await desk.marking.getByRole('radio', { name: words.en.stance.denies, exact: true }).check()
  await desk.marking.getByRole('radio', { name: words.en.standing.third_party, exact: true }).check()
  await desk.attach()
  await desk.attached()

  const anyone = await stranger()
  await anyone.goto(`/en/events/${its.slug}`)
  await expect(anyone.getByText('وقالت مصادر مطلعة لصحيفة الوطن').first()).toBeVisible()
  await anyone.goto(`/en/events/${its.slug}/history`)
  await expect(anyone.getByText(words.en.history.citation.recorded)).toBeVisible()
  await expect(anyone.getByText(me.handle).first()).toBeVisible()
})

test('a name that two go by is asked back with both, and nothing typed is lost', async ({ page, db, signIn }) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const name = `Köprü Postası ${me.handle.slice(-5)}`
  const first = await recordAgent(db, me, { key: newKey(), name, language: 'tr', kind: 'outlet', country: 'TR' })
  const second = await recordAgent(db, me, {
    key: newKey(),
    name: `${name} 2`,
    language: 'tr',
    kind: 'outlet',
    country: 'SY',
  })
  await nameAgent(db, me, { key: newKey(), agentId: second.id, name, language: 'tr', ordinary: false })
  const source = await paper(db, me)
  const desk = new Desk(page)
  await desk.open(its.slug, `?source=${source}`)
  await desk.passage.fill('ونفت وزارة الدفاع التركية في بيان عبور أي شاحنة.')
  await desk.judge({ stance: 'denies', speaker: name.toUpperCase(), standing: 'party' })
  await desk.attach()
  const speaker = desk.marking.getByRole('combobox', { name: words.en.desk.evidence.speaker, exact: true })
  await expect(speaker).toHaveAccessibleDescription(new RegExp(`${first.id}.*${second.id}|${second.id}.*${first.id}`))
  await speaker.fill(second.id)
  await desk.attach()
  await desk.attached()
  await expect(desk.piece('ونفت وزارة الدفاع التركية').getByText(`${name} 2`)).toBeVisible()
})

test('of a very long text the beginning is read, which is said, and no part of it is too long for a page', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const source = await paper(db, me, { text: `${TEXT}\n\n${'كلمات لا تقول شيئًا. '.repeat(18_000)}` })
  await new Desk(page).open(its.slug, `?source=${source}`)
  await expect(waiting(page)).toHaveCount(3)
  // One text area of it all would take a browser many seconds to lay out.
  const parts = page.locator('textarea[aria-readonly]')
  const lengths = await parts.evaluateAll((all) => all.map((part) => (part as HTMLTextAreaElement).value.length))
  expect(lengths.length).toBeGreaterThan(30)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(PART)
  await expect(page.getByText(/^The text is long: only its first [\d,]+ characters were read/)).toBeVisible()
})
