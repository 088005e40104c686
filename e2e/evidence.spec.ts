import AxeBuilder from '@axe-core/playwright'
import { eq } from 'drizzle-orm'
import { evidence } from '../db/schema'
import { source, vote } from '../db/testing'
import { aCase, stateOf, wordsOf } from './support/cases'
import { Desk } from './support/desk'
import { someone } from './support/people'
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

test('what a withdrawal would do is shown before it is confirmed, and shown anew where that has changed (Arabic)', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db, ['unverified', 'unverified'])
  const late = await someone(db)
  await vote(db, late, its.claimId, 'confirmed', [its.first])
  await signIn(its.opener)
  const desk = new Desk(page, 'ar')
  const { ar } = words
  const own = desk.piece(await wordsOf(db, its.first))
  await desk.open(its.slug)
  await own.getByRole('link', { name: ar.desk.evidence.withdraw, exact: true }).click()
  const foreseen = own.getByRole('region', { name: ar.desk.evidence.foreseen })
  await expect(foreseen).toContainText(`@${late.handle}`)
  await expect(foreseen).toContainText(ar.because.majority)
  await expect(foreseen).toContainText(ar.because.no_quorum)
  expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])

  const more = await someone(db)
  await vote(db, more, its.claimId, 'confirmed', [its.first])
  await foreseen.getByLabel(ar.desk.evidence.withdrawReason).fill('هذا المقطع يتحدث عن يوم آخر.')
  await foreseen.getByRole('button', { name: ar.desk.evidence.withdrawIt, exact: true }).click()
  await expect(foreseen.getByRole('alert')).toContainText(ar.refusal.moved)
  await expect(foreseen).toContainText(`@${more.handle}`)
  await expect(foreseen.getByLabel(ar.desk.evidence.withdrawReason)).toHaveValue('هذا المقطع يتحدث عن يوم آخر.')
  await foreseen.getByRole('button', { name: ar.desk.evidence.withdrawIt, exact: true }).click()
  await desk.says('evidence_withdrawn')
  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ verdict: 'unverified', because: 'no_quorum' })
})

for (const locale of ['ar', 'en'] as const) {
  test(`what would turn a published verdict is not withdrawn but contested, from where that is said (${locale})`, async ({
    page,
    db,
    signIn,
    another,
  }) => {
    const its = await aCase(db)
    for (const voter of [await someone(db), await someone(db), await someone(db)])
      await vote(db, voter, its.claimId, 'confirmed', [its.first])
    const { refusal, desk: told, ground } = words[locale]
    const exact = await wordsOf(db, its.first)
    const begun = async (desk: Desk, id = its.first) => {
      await desk.open(its.slug, `?withdraw=${id}`)
      return desk.piece(await wordsOf(db, id)).getByRole('region', { name: told.evidence.foreseen })
    }

    const party = await another('moderator')
    await vote(db, party, its.claimId, 'unverified')
    const barred = await begun(new Desk(party.page, locale))
    await expect(barred).toContainText(refusal.barred_voted)

    await signIn(its.opener)
    const desk = new Desk(page, locale)
    const foreseen = await begun(desk)
    await expect(foreseen).toContainText(refusal.needs_case)
    await expect(foreseen.getByLabel(told.evidence.withdrawReason)).toBeHidden()
    expect((await new AxeBuilder({ page }).setLegacyMode().analyze()).violations).toEqual([])

    await foreseen.getByRole('link', { name: told.evidence.contestInstead }).click()
    const own = desk.piece(exact)
    await own.getByLabel(ground.wrong_stance).check()
    await own.getByLabel(told.vote.statement).fill('It speaks of another day, and I set it against the wrong claim.')
    await own.getByRole('button', { name: told.vote.contestIt }).click()
    await desk.says('dispute_opened')
    expect((await stateOf(db, its.claimId)).claim).toMatchObject({ verdict: 'confirmed', state: 'disputed' })
  })
}

test('without scripts the withdrawal is shown and confirmed too, and sealed ballots stay so', async ({
  db,
  another,
  stranger,
}) => {
  const its = await aCase(db, ['confirmed', 'denied'])
  const page = await stranger({ javaScriptEnabled: false })
  const { page: _, ...opener } = await another(its.opener)
  await page.context().addCookies(await _.context().cookies())
  const desk = new Desk(page)
  const { evidence: told } = words.en.desk
  await desk.open(its.slug, `?withdraw=${its.first}`)
  const own = desk.piece(await wordsOf(db, its.first))
  const foreseen = own.getByRole('region', { name: told.foreseen })
  await expect(foreseen).toContainText('2 votes are cast, and sealed')
  await expect(foreseen).not.toContainText(words.en.verdict.confirmed)
  await foreseen.getByRole('button', { name: told.withdrawIt, exact: true }).click()
  await desk.expectFault(foreseen.getByLabel(told.withdrawReason), 'required')
  await foreseen.getByLabel(told.withdrawReason).fill('It speaks of the day before.')
  await foreseen.getByRole('button', { name: told.withdrawIt, exact: true }).click()
  await desk.says('evidence_withdrawn')
  await expect(own).toContainText(`@${opener.handle}`)
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
