import { eq } from 'drizzle-orm'
import { evidence } from '../db/schema'
import { source } from '../db/testing'
import { aCase, stateOf, wordsOf } from './support/cases'
import { Desk } from './support/desk'
import { expect, test } from './support/test'
import { words } from './support/words'

const TEXT = `Trucks crossed the bridge before dawn.

A guard at the gate counted eleven of them. The ministry would not say what they carried.`

const ofClaim = (claimId: string) => eq(evidence.claimId, claimId)

test('a passage is marked with the mouse, judged, and stands against the claim for everyone', async ({
  page,
  db,
  signIn,
  stranger,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const { id } = await source(db, me, `${TEXT}\n\n${its.slug}`)
  const desk = new Desk(page)
  await desk.open(its.slug, `?source=${id}`)
  await expect(async () => {
    await desk.text.click({ clickCount: 3, position: { x: 40, y: 24 } })
    await expect(desk.passage).toHaveValue('Trucks crossed the bridge before dawn.', { timeout: 500 })
  }).toPass()
  await desk.judge({ stance: 'supports', speaker: 'سانا', standing: 'third_party' })
  await desk.attach()
  await desk.attached()
  await expect(desk.piece('Trucks crossed the bridge')).toBeVisible()

  const anyone = await stranger()
  await anyone.goto(`/en/events/${its.slug}`)
  await expect(anyone.getByText('Trucks crossed the bridge before dawn.').first()).toBeVisible()
  const kept = await db.select().from(evidence).where(ofClaim(its.claimId))
  expect(kept.find((each) => each.sourceId === id)).toMatchObject({
    speaker: 'sana',
    start: 0,
    end: 38,
    unnamed: false,
  })
})

test('a passage is marked with the keyboard alone', async ({ page, db, signIn }) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const { id } = await source(db, me, `${TEXT}\n\n${its.slug}`)
  const desk = new Desk(page)
  await desk.open(its.slug, `?source=${id}`)
  await expect(async () => {
    await desk.text.focus()
    await page.keyboard.press('Control+Home')
    for (let each = 0; each < 6; each += 1) await page.keyboard.press('Shift+ArrowRight')
    await expect(desk.passage).toHaveValue('Trucks', { timeout: 500 })
  }).toPass()
})

test('words that do not stand in the text are refused by their field, and everything typed stays', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const { id } = await source(db, me, `${TEXT}\n\n${its.slug}`)
  const before = await stateOf(db, its.claimId)
  const desk = new Desk(page, 'ar')
  await desk.open(its.slug, `?source=${id}`)
  await desk.passage.fill('Twelve trucks crossed the bridge.')
  await desk.judge({ stance: 'denies', speaker: 'SANA', unnamed: true, standing: 'party' })
  await desk.attach()
  await desk.expectFault(desk.passage, 'passage_not_in_text')
  await expect(desk.passage).toHaveValue('Twelve trucks crossed the bridge.')
  await expect(desk.marking.getByRole('radio', { name: desk.words.stance.denies, exact: true })).toBeChecked()
  await expect(desk.marking.getByRole('checkbox', { name: desk.words.desk.evidence.unnamed })).toBeChecked()

  await desk.passage.fill('the')
  await desk.attach()
  await desk.expectFault(desk.passage, 'passage_ambiguous')
  expect(await stateOf(db, its.claimId)).toEqual(before)
})

test('somebody nobody knows yet is recorded on the way, in the same form', async ({ page, db, signIn }) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const { id } = await source(db, me, `${TEXT}\n\n${its.slug}`)
  const desk = new Desk(page, 'tr')
  const name = `Köprü Bekçisi ${me.handle.slice(-6)}`
  await desk.open(its.slug, `?source=${id}`)
  await desk.passage.fill('A guard at the gate counted eleven of them.')
  await desk.judge({ stance: 'supports', speaker: name, standing: 'record' })
  await desk.attach()
  const { form } = desk.words.desk
  await desk.expectFault(
    desk.marking.getByRole('combobox', { name: desk.words.desk.evidence.speaker }),
    'agent_unknown',
  )
  await desk.marking.getByLabel(form.kind, { exact: true }).selectOption('person')
  await desk.attach()
  await desk.attached()
  await expect(desk.piece('A guard at the gate').getByText(name)).toBeVisible()
})

test('who attached a passage withdraws it with a reason; so may a moderator, and no other reviewer', async ({
  page,
  db,
  signIn,
  another,
}) => {
  const its = await aCase(db)
  const { withdraw, withdrawReason, withdrawIt } = words.en.desk.evidence
  const [mine, theirs] = [await wordsOf(db, its.first), await wordsOf(db, its.second)]

  await signIn(its.opener)
  const desk = new Desk(page)
  await desk.open(its.slug)
  const own = desk.piece(mine)
  await own.getByText(withdraw, { exact: true }).click()
  await own.getByRole('button', { name: withdrawIt, exact: true }).click()
  await desk.expectFault(own.getByLabel(withdrawReason), 'required')
  await own.getByLabel(withdrawReason).fill('It speaks of the day before.')
  await own.getByRole('button', { name: withdrawIt, exact: true }).click()
  await desk.says('evidence_withdrawn')
  await expect(desk.piece(mine)).toContainText('It speaks of the day before.')
  await expect(desk.restsOn(mine)).toBeHidden()

  const reviewer = new Desk((await another('reviewer')).page)
  await reviewer.open(its.slug)
  await expect(reviewer.piece(theirs)).toBeVisible()
  await expect(reviewer.piece(theirs).getByText(withdraw, { exact: true })).toBeHidden()

  const moderator = new Desk((await another('moderator')).page)
  await moderator.open(its.slug)
  await moderator.piece(theirs).getByText(withdraw, { exact: true }).click()
  await moderator.piece(theirs).getByLabel(withdrawReason).fill('The words are those of somebody else.')
  await moderator.piece(theirs).getByRole('button', { name: withdrawIt, exact: true }).click()
  await moderator.says('evidence_withdrawn')
})

test('a passage is put into another language under its translator’s handle', async ({ page, db, signIn, stranger }) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const desk = new Desk(page)
  await desk.open(its.slug)
  const piece = desk.piece(await wordsOf(db, its.first))
  await piece.getByText(desk.words.desk.evidence.translate, { exact: true }).click()
  await piece.getByLabel(desk.words.desk.evidence.translationLanguage, { exact: true }).selectOption('ar')
  await piece.getByLabel(desk.words.desk.evidence.translation, { exact: true }).fill('عبرت الشاحنات الجسر قبل الفجر.')
  await piece.getByRole('button', { name: desk.words.desk.evidence.translateIt, exact: true }).click()
  await desk.says('passage_translated')
  const anyone = await stranger()
  await anyone.goto(`/ar/events/${its.slug}`)
  await expect(anyone.getByText('عبرت الشاحنات الجسر قبل الفجر.').first()).toBeVisible()
  await expect(anyone.getByText(me.handle).first()).toBeVisible()
})
