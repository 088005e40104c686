import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { PART } from '../components/desk/text-parts'
import type { Db } from '../db/client'
import { captureSource } from '../db/commands/capture-source'
import { nameAgent } from '../db/commands/name-agent'
import { recordAgent } from '../db/commands/record-agent'
import { readLikeness } from '../db/queries/alike'
import { listCitations } from '../db/queries/citations'
import { listDates, listOccasions } from '../db/queries/dates'
import { suggestionChoices } from '../db/schema'
import { newKey } from '../db/testing'
import { aCase } from './support/cases'
import { Desk } from './support/desk'
import type { Someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

/** A report by way of an agency, one from unnamed people, and a denial. */
const TEXT = `ذكرت وكالة سبوتنيك، نقلًا عن صحيفة آيدنليك التركية، أن الشاحنات عبرت الجسر فجرًا.

وقالت مصادر مطلعة لصحيفة الوطن إن الجسر كان مغلقًا تلك الليلة.

ونفت وزارة الدفاع التركية في بيان عبور أي شاحنة.`

/** A day, another counted from a happening that the text only names, and one that is to come. */
const DATED = `The trucks crossed the bridge on 11 June 2024, a day after the storm reached the coast.

The harbour said on 15 June 2024 that nothing had crossed. The bridge is to be opened again on 1 July 2024.`

let papers = 0

/** A source with a text of ours in it, known to nothing else. */
async function paper(db: Db, by: Someone, { text = TEXT, publisher = 'inn', language = 'ar' } = {}) {
  papers += 1
  const whole = `${text}\n\n(${process.pid}-${papers})`
  const { id } = await captureSource(db, by, {
    key: newKey(),
    bytes: Buffer.from(whole),
    text: whole,
    title: `Bridge ${process.pid}-${papers}`,
    publisher,
    url: null,
    byline: null,
    language,
    published: '2024-06-18',
    publishedZone: null,
    updated: null,
    updatedZone: null,
  })
  return id
}

const { citations: told, dates: times, form } = words.en.desk
const waiting = (page: Page) => page.locator('#citations li[data-item]')
const dated = (page: Page) => page.locator('#times li[data-item]')
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

test('a time is accepted by a number, and one that the text only counts by naming what it counts from', async ({
  page,
  db,
  signIn,
  stranger,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const source = await paper(db, me, { text: DATED, language: 'en' })
  const desk = new Desk(page)
  await desk.open(its.slug, `?source=${source}`)
  await expect(dated(page)).toHaveCount(4)
  const role = (at: number, name: string) => dated(page).nth(at).getByRole('button', { name })

  await role(0, times.role.happened).focus()
  await page.keyboard.press('1')
  await expect(dated(page)).toHaveCount(3)
  await expect(role(0, times.role.happened)).toBeFocused()

  // It counts from a happening: nothing is taken before that has a name.
  await page.keyboard.press('1')
  await expect(dated(page).first().getByRole('alert')).toHaveText(new RegExp(words.en.refusal.date_required))
  await dated(page).first().getByLabel(form.date.nameFromOnly, { exact: true }).fill('the storm at the coast')
  await dated(page).first().getByLabel(form.date.days, { exact: true }).fill('1')
  // Enter in a field presses none of the buttons: each says something else.
  await dated(page).first().getByLabel(form.date.days, { exact: true }).press('Enter')
  await role(0, times.role.relayed).click()
  await expect(dated(page)).toHaveCount(2)

  // From now on a time may also be that of the happening.
  await dated(page).first().getByLabel(form.date.what, { exact: true }).selectOption('the storm at the coast')
  await role(0, times.role.denied).click()
  await expect(dated(page)).toHaveCount(1)
  await page.keyboard.press('r')
  await expect(dated(page)).toHaveCount(0)

  const recorded = (await listDates(db, its.eventId)).filter((each) => each.source === source)
  const [storm] = await listOccasions(db, its.eventId)
  expect(
    recorded.map(({ role: of, moment, countedFrom, occasion }) => [of, moment?.value ?? countedFrom, occasion]),
  ).toEqual([
    ['happened', '2024-06-11', null],
    ['relayed', { occasion: storm?.id, days: 1 }, null],
    ['denied', '2024-06-15', storm?.id],
  ])
  await expect(page.getByText(/3 times are given for this event/)).toBeVisible()

  const anyone = await stranger()
  await anyone.goto(`/en/events/${its.slug}/history`)
  await expect(anyone.getByText(words.en.history.date.recorded).first()).toBeVisible()
  await expect(anyone.getByText(words.en.history.occasion.named)).toBeVisible()
})

test('a time is corrected by hand, withdrawn by whoever recorded it, and then suggested no more', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const source = await paper(db, me, { text: DATED, language: 'en' })
  const desk = new Desk(page)
  await desk.open(its.slug, `?source=${source}`)
  await dated(page).first().getByRole('button', { name: times.role.happened }).focus()
  await page.keyboard.press('c')
  const correction = page.getByRole('form', { name: new RegExp(`^${told.correct}: `) })
  await correction.getByLabel(form.date.role, { exact: true }).selectOption('happened')
  await correction.getByLabel(form.date.value, { exact: true }).fill('11/13/2024')
  await correction.getByRole('button', { name: times.record, exact: true }).click()
  await desk.expectFault(correction.getByLabel(form.date.value, { exact: true }), 'date_invalid')
  await correction.getByLabel(form.date.value, { exact: true }).fill('2024-06')
  await correction.getByRole('button', { name: times.record, exact: true }).click()
  await desk.says('date_recorded')
  await expect(dated(page)).toHaveCount(3)

  const given = page
    .locator('#times')
    .getByRole('listitem')
    .filter({ hasText: `corrected by @${me.handle}` })
  await given.getByText(told.withdraw, { exact: true }).click()
  await given.getByLabel(told.withdrawReason).fill('The passage says the day, not the month alone.')
  await given.getByRole('button', { name: told.withdrawIt, exact: true }).click()
  await desk.says('date_withdrawn')
  await expect(given).toContainText('The passage says the day, not the month alone.')
  await expect(dated(page)).toHaveCount(3)
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

test('a page that is kept under the same address is offered before the rest is filled in', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const address = `https://paper.example/bridge/${me.handle}`
  const { desk: d } = words.en
  const desk = new Desk(page)
  const add = async (pasted: string, url: string) => {
    await desk.open(its.slug)
    await page.getByRole('link', { name: d.source.add, exact: true }).click()
    await desk.draft.getByLabel(d.form.source.url, { exact: true }).fill(url)
    await desk.draft.getByLabel(d.form.source.paste, { exact: true }).fill(pasted)
    await desk.draft.getByRole('button', { name: d.form.source.read, exact: true }).click()
  }
  await add(`The bridge was shut (${me.handle})\n\nThe guards turned every truck away until noon.`, address)
  await desk.describe({ title: `Bridge shut ${me.handle}` })
  await desk.keep()
  await desk.says('source_kept')

  await add(`The bridge is open (${me.handle})\n\nThe first trucks crossed before noon.`, `${address}/?utm_source=mail`)
  await expect(desk.draft.getByText(d.form.source.sameAddress)).toBeVisible()
  await desk.draft.getByRole('link', { name: `Bridge shut ${me.handle}` }).click()
  await expect(page.getByRole('heading', { name: `Bridge shut ${me.handle}` })).toBeVisible()
})

test('a source that shares passages with another says so, and whose report it is is said with one press', async ({
  page,
  db,
  signIn,
  stranger,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const shared = `${me.handle}: the harbour master counted the trucks twice before he let the last of them through.`
  const first = await paper(db, me, { text: `A first page.\n\n${shared}`, language: 'en' })
  const second = await paper(db, me, { text: `A second page.\n\n${shared}`, language: 'en' })
  const { copies } = words.en.desk
  const desk = new Desk(page)
  await desk.open(its.slug, `?source=${second}`)
  const alike = page.getByRole('region', { name: copies.title })
  await expect(alike).toContainText('Shares 1 passage with')
  await alike.getByText(copies.passages, { exact: true }).click()
  await expect(alike.getByRole('listitem')).toContainText('counted the trucks twice')
  await alike.getByRole('button', { name: copies.way.this, exact: true }).click()
  await desk.says('report_likened')
  await expect(alike).toContainText(`says @${me.handle}`)
  expect(await readLikeness(db, first, second)).toMatchObject({ of: second, relays: true, by: me.handle })

  // Said the other way round, the first word is taken back.
  await alike.getByText(copies.otherwise, { exact: true }).click()
  await alike.getByRole('button', { name: copies.way.other, exact: true }).click()
  await expect(alike).toContainText('That one relays this one’s report, says')
  expect(await readLikeness(db, first, second)).toMatchObject({ of: first, relays: true })

  const anyone = await stranger()
  await anyone.goto(`/en/events/${its.slug}/history`)
  await expect(anyone.getByText(words.en.history.report.likened).first()).toBeVisible()
})
