import AxeBuilder from '@axe-core/playwright'
import { addClaim } from '../db/commands/add-claim'
import { newKey } from '../db/testing'
import { aCase, stateOf } from './support/cases'
import { Desk } from './support/desk'
import { expect, test } from './support/test'
import { words } from './support/words'

const { ar, en } = words

test('two events that are one are merged and parted again, and both addresses lead where they should (Arabic)', async ({
  page,
  db,
  signIn,
  stranger,
  expectStatus,
}) => {
  expectStatus(308)
  const [twin, stays] = [await aCase(db, ['confirmed', 'confirmed', 'confirmed']), await aCase(db)]
  await signIn('moderator')
  const desk = new Desk(page, 'ar')
  const t = ar.desk.housekeeping
  await desk.open(twin.slug)
  await page.getByText(t.merge, { exact: true }).click()
  const form = desk.form(t.merge)
  await form.getByLabel(t.into, { exact: true }).fill(twin.slug)
  await form.getByLabel(t.reason, { exact: true }).fill('الخبران عن اجتماع واحد في يوم واحد.')
  await form.getByRole('button', { name: t.mergeIt, exact: true }).click()
  await desk.expectFault(form.getByLabel(t.into, { exact: true }), 'same_event')
  await form.getByLabel(t.into, { exact: true }).fill(`http://localhost/ar/events/${stays.slug}`)
  await form.getByRole('button', { name: t.mergeIt, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/ar/desk/events/${stays.slug}\\?`))
  await desk.says('events_merged')

  const anyone = await stranger()
  await anyone.goto(`/ar/events/${twin.slug}`)
  await expect(anyone).toHaveURL(new RegExp(`/ar/events/${stays.slug}$`))
  const old = await anyone.request.get(`/en/events/${twin.slug}`, { maxRedirects: 0 })
  expect(old.status()).toBe(308)
  const told = await anyone.request.get(`/api/v1/events/${twin.slug}`, { maxRedirects: 0 })
  expect([told.status(), told.headers().location]).toEqual([308, `/api/v1/events/${stays.slug}`])
  const { claims } = await (await anyone.request.get(`/api/v1/events/${twin.slug}`)).json()
  expect(claims.map(({ id, verdict }: { id: string; verdict: string | null }) => [id, verdict])).toEqual([
    [stays.claimId, null],
    [twin.claimId, 'confirmed'],
  ])
  await anyone.goto(`/ar/events/${twin.slug}/history`)
  await expect(anyone.getByText(ar.history.event.merged)).toBeVisible()
  await expect(anyone.getByText('الخبران عن اجتماع واحد في يوم واحد.')).toBeVisible()
  await anyone.goto(`/ar/events/${stays.slug}/history`)
  await expect(anyone.getByText(ar.history.event.merged)).toBeVisible()
  expect((await new AxeBuilder({ page: anyone }).setLegacyMode().analyze()).violations).toEqual([])

  await page.getByText(t.part, { exact: true }).click()
  const undo = page.getByRole('form', { name: new RegExp(`^${t.part}`) })
  await undo.getByLabel(t.reason, { exact: true }).fill('هما اجتماعان مختلفان.')
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
  await undo.getByRole('button', { name: t.partIt, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/ar/desk/events/${twin.slug}\\?`))
  await desk.says('events_parted')
  await anyone.goto(`/ar/events/${twin.slug}`)
  await expect(anyone).toHaveURL(new RegExp(`/ar/events/${twin.slug}$`))
  expect((await stateOf(db, twin.claimId)).claim).toMatchObject({ verdict: 'confirmed', position: 0 })
})

test('some claims of an event go under a new one', async ({ page, db, signIn }) => {
  const its = await aCase(db, ['confirmed'])
  const text = `A second round followed in Baghdad, ${its.slug}.`
  const { id } = await addClaim(db, its.opener, { key: newKey(), eventId: its.eventId, language: 'en', text })
  await signIn('moderator')
  const desk = new Desk(page)
  const t = en.desk.housekeeping
  await desk.open(its.slug)
  await page.getByText(t.split, { exact: true }).click()
  const form = desk.form(t.split)
  const title = `The round in Baghdad ${its.slug}`
  await form.getByLabel(t.newTitle, { exact: true }).fill(title)
  await form.getByLabel(t.reason, { exact: true }).fill('It is another meeting, a month later.')
  await form.getByRole('button', { name: t.splitIt, exact: true }).click()
  await expect(form.getByText(en.refusal.required)).toBeVisible()
  await form.getByRole('checkbox', { name: text }).check()
  await form.getByRole('button', { name: t.splitIt, exact: true }).click()
  await desk.says('event_split')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  await expect(page.getByRole('heading', { name: text })).toBeVisible()
  expect((await stateOf(db, id)).claim).toMatchObject({ position: 0 })
})
