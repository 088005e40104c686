import AxeBuilder from '@axe-core/playwright'
import { addClaim } from '../db/commands/add-claim'
import { newKey, person, piece, vote } from '../db/testing'
import { aCase, stateOf } from './support/cases'
import { Desk } from './support/desk'
import { expect, test } from './support/test'
import { words } from './support/words'

const { ar, en } = words

test('two claims that say the same are merged after a look at what that does, lead on, and are parted again (Arabic)', async ({
  page,
  db,
  signIn,
  stranger,
}) => {
  const its = await aCase(db, ['confirmed', 'confirmed'])
  const text = 'اجتمع الوفدان في القاعدة الجوية صباح ذلك اليوم.'
  const { id } = await addClaim(db, its.opener, { key: newKey(), eventId: its.eventId, language: 'ar', text })
  const passage = await piece(db, its.opener, id)
  await vote(db, await person(db), id, 'confirmed', [passage])
  await signIn('moderator')
  const desk = new Desk(page, 'ar')
  const t = ar.desk.joining
  await desk.open(its.slug)
  await page.getByText(t.join, { exact: true }).click()
  const choose = page.getByRole('form', { name: t.choose })
  await choose.getByLabel(t.goes, { exact: true }).selectOption(id)
  await choose.getByLabel(t.stays, { exact: true }).selectOption(id)
  await choose.getByRole('button', { name: t.look, exact: true }).click()
  await expect(page.getByText(ar.refusal.same_claim)).toBeVisible()
  await choose.getByLabel(t.stays, { exact: true }).selectOption(its.claimId)
  await choose.getByRole('button', { name: t.look, exact: true }).click()
  await expect(page.getByRole('heading', { name: t.foreseen })).toBeVisible()
  const form = desk.form(t.join)
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])
  await form.getByRole('button', { name: t.joinIt, exact: true }).click()
  await desk.expectFault(form.getByLabel(t.reason, { exact: true }), 'required')
  await form.getByLabel(t.reason, { exact: true }).fill('العبارتان عن الاجتماع نفسه.')
  await form.getByRole('button', { name: t.joinIt, exact: true }).click()
  await desk.says('claims_merged')
  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ verdict: 'confirmed', cast: 3 })

  const anyone = await stranger()
  await anyone.goto(`/ar/events/${its.slug}#claim-1`)
  const merged = anyone.getByRole('complementary', { name: ar.event.merged.title })
  await expect(merged).toContainText(text)
  await expect(merged.locator('#claim-1')).toBeVisible()
  expect((await new AxeBuilder({ page: anyone }).setLegacyMode().analyze()).violations).toEqual([])
  const { claims } = await (await anyone.request.get(`/api/v1/events/${its.slug}`)).json()
  expect(claims).toMatchObject([{ id: its.claimId, merged: [{ id, position: 1 }] }])
  expect(claims[0].votes).toHaveLength(3)
  await anyone.goto(`/ar/events/${its.slug}/history`)
  await expect(anyone.getByRole('heading', { name: ar.history.claim.merged })).toBeVisible()
  await expect(anyone.getByText('العبارتان عن الاجتماع نفسه.')).toBeVisible()

  // What the two were found to be together stands without the other from here.
  await vote(db, await person(db), its.claimId, 'confirmed', [its.first])
  await page.getByText(t.disjoin, { exact: true }).click()
  const undo = page.getByRole('form', { name: new RegExp(`^${t.disjoin}`) })
  await undo.getByLabel(t.reason, { exact: true }).fill('هما اجتماعان مختلفان.')
  await undo.getByRole('button', { name: t.disjoinIt, exact: true }).click()
  await desk.says('claims_parted')
  expect((await stateOf(db, id)).claim).toMatchObject({ verdict: 'unverified', because: 'no_quorum', cast: 1 })
  await anyone.goto(`/en/events/${its.slug}`)
  await expect(anyone.locator('article#claim-1')).toBeVisible()
})

test('without scripts the choice, the look and the merge are plain forms', async ({ browser, db, signIn, context }) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const text = `The two delegations met each other, ${its.slug}.`
  const { id } = await addClaim(db, its.opener, { key: newKey(), eventId: its.eventId, language: 'en', text })
  await signIn('moderator')
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await context.storageState() })
  const page = await plain.newPage()
  const t = en.desk.joining
  await page.goto(`/en/desk/events/${its.slug}?join=${id}&into=${its.claimId}`)
  await expect(page.getByText(t.asItStands)).toBeVisible()
  const form = page.getByRole('form', { name: t.join })
  await form.getByLabel(t.reason, { exact: true }).fill('Both say that they met.')
  await form.getByRole('button', { name: t.joinIt, exact: true }).click()
  await expect(page.getByText(en.desk.done.claims_merged)).toBeVisible()
  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ verdict: 'confirmed', state: 'settled' })
  await plain.close()
})
