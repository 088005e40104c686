import { dispute, heard, piece, vote } from '../db/testing'
import { CaseFile } from './support/case-file'
import { aCase, openCaseOn, stateOf } from './support/cases'
import { Desk, escaped } from './support/desk'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { say, words } from './support/words'

const RULING =
  'Both agencies had people at the crossing; the denial rests on a document of the day before, and says less.'

/** Two of three confirm, one denies: the rule itself opens a case. */
const divided = ['confirmed', 'confirmed', 'denied'] as const

test('a divided tally opens a dispute by itself; a moderator with no part in it takes it and rules with one hand', async ({
  page,
  db,
  signIn,
  stranger,
}) => {
  const its = await aCase(db, divided)
  const id = await openCaseOn(db, its.claimId)
  const anyone = await stranger()
  await anyone.goto(`/en/events/${its.slug}`)
  await expect(anyone.getByText(words.en.ground.contested).first()).toBeVisible()
  await anyone.getByRole('link', { name: words.en.caseFile.read, exact: true }).first().click()
  await expect(anyone).toHaveURL(`/en/disputes/${id}`)
  await expect(anyone.getByRole('heading', { level: 1 })).toHaveText(words.en.caseFile.about.claim)
  await heard(db, id)

  const me = await signIn('moderator')
  const file = new CaseFile(page, id)
  await page.goto('/en/desk/disputes')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.en.disputes.title)
  await file.open()
  await file.take()
  await file.fillRuling('upheld', RULING)
  await file.publish()
  await file.says('case_ruled')

  await anyone.goto(`/en/events/${its.slug}`)
  await expect(anyone.getByText(words.en.because.ruled)).toBeVisible()
  await expect(anyone.getByText(RULING)).toBeVisible()
  await expect(anyone.getByText(`@${me.handle}`).first()).toBeVisible()
  await anyone.goto(`/en/events/${its.slug}/history`)
  const ruled = anyone.getByRole('article').filter({ hasText: words.en.history.dispute.ruled })
  await expect(ruled).toContainText(words.en.outcome.upheld)
  await expect(ruled).toContainText(me.handle)
  const whole = ruled.getByRole('link', { name: words.en.caseFile.read, exact: true })
  await expect(whole).toHaveAttribute('href', `/en/disputes/${id}`)
})

test('what is published is overturned by two who write the same; the first of them is an opinion that all can read', async ({
  page,
  db,
  signIn,
  another,
  stranger,
}) => {
  const its = await aCase(db, divided)
  const id = await openCaseOn(db, its.claimId)
  await heard(db, id)
  const one = await signIn('moderator')
  const file = new CaseFile(page, id)
  await file.open()
  await file.take()
  await file.fillRuling('overturned', RULING, 'denied')
  await file.publish()
  await file.says('opinion_written')
  await expect(file.deeds).toContainText(words.en.refusal.barred_wrote)
  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ verdict: 'confirmed', state: 'disputed' })

  const anyone = await stranger()
  const told = new CaseFile(anyone, id)
  await told.read()
  const opinion = anyone.getByRole('article').filter({ hasText: words.en.caseFile.opinion })
  await expect(opinion).toContainText(one.handle)
  await expect(opinion).toContainText(words.en.caseFile.notEnough)

  const two = await another('moderator')
  const theirs = new CaseFile(two.page, id)
  await theirs.open()
  await expect(two.page.getByText(RULING)).toBeVisible()
  await theirs.take()
  await theirs.fillRuling('overturned', `${RULING} I read it so too.`, 'denied')
  await theirs.publish()
  await theirs.says('case_ruled')
  await anyone.goto(`/en/events/${its.slug}`)
  await expect(anyone).toHaveTitle(new RegExp(escaped(words.en.verdict.denied)))
})

test('a case from its opening over both sides and a ruling to the end of its appeal, in Arabic', async ({
  page,
  db,
  signIn,
  another,
  stranger,
}) => {
  test.slow()
  const ar = words.ar
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const opener = await signIn('reviewer')
  const id = await dispute(db, opener, its.claimId)
  await heard(db, id)
  const mine = new CaseFile(page, id, 'ar')
  await mine.open()
  await mine.fillStatement('change', 'المقطع يتحدث عن يوم آخر، ولا يذكر النهر في أي موضع منه.')
  await mine.statement().getByRole('checkbox').first().check()
  await mine.state()
  const other = await another(its.reviewers[0] as (typeof its.reviewers)[number])
  const theirs = new CaseFile(other.page, id, 'ar')
  await theirs.open()
  await theirs.fillStatement('keep', 'الوكالتان كان لهما مراسلون عند المعبر، وكلاهما ذكر الساعة نفسها.')
  await theirs.state()

  const anyone = await stranger()
  const told = new CaseFile(anyone, id, 'ar')
  await told.read()
  const side = (plea: 'keep' | 'change') => anyone.getByRole('region', { name: ar.plea[plea], exact: true })
  await expect(side('change')).toContainText('المقطع يتحدث عن يوم آخر')
  await expect(side('change')).toContainText(opener.handle)
  await expect(side('keep')).toContainText('الوكالتان كان لهما مراسلون')
  await expect(anyone.getByRole('heading', { name: ar.caseFile.cited })).toBeVisible()

  const decides = async (as: CaseFile) => {
    await as.open()
    await as.take()
    await as.fillRuling('upheld', 'قرأت ما قاله الطرفان وكل مقطع من المقاطع، والشهادتان مستقلتان إحداهما عن الأخرى.')
    await as.publish()
  }
  const first = await another('moderator')
  const judged = new CaseFile(first.page, id, 'ar')
  await decides(judged)
  await judged.says('case_ruled')

  await mine.open()
  await mine.appeal('لم يلتفت القرار إلى أن التاريخ في المقطع هو اليوم السابق.')
  await mine.open()
  await mine.fillStatement('keep', 'بعد قراءة الشهادة الثانية أرى أن المقطع يكفي لما قُضي به.', true)
  await mine.statement(true).getByRole('checkbox').first().check()
  await mine.button(say('ar')('disputes.stateNext', { version: 2 })).click()
  await mine.says('case_stated')
  await judged.open()
  await expect(judged.deeds).toContainText(ar.refusal.barred_wrote)
  const [second, third] = [await another('moderator'), await another('moderator')]
  const [one, two] = [new CaseFile(second.page, id, 'ar'), new CaseFile(third.page, id, 'ar')]
  await decides(one)
  await one.says('opinion_written')
  await decides(two)
  await two.says('case_ruled')

  await told.read()
  // What the first ruling read stays as it read it; what was said since stands apart.
  const sides = anyone.getByRole('region', { name: ar.caseFile.sides, exact: true })
  await expect(sides.getByRole('region', { name: ar.plea.change })).toContainText('المقطع يتحدث عن يوم آخر')
  const since = anyone.getByRole('region', { name: ar.caseFile.sidesAppeal, exact: true })
  await expect(since.getByRole('region', { name: ar.plea.keep })).toContainText('بعد قراءة الشهادة الثانية')
  await expect(anyone.getByRole('heading', { name: ar.stage.appeal })).toBeVisible()
  await expect(anyone.getByText(ar.history.dispute.appealed).first()).toBeVisible()
  await mine.open()
  await expect(mine.deeds).toContainText(ar.disputes.nothing)
})

test('whoever has a part in the claim is told which, and may not decide; a stranger to the case has nothing to do in it', async ({
  page,
  db,
  signIn,
  another,
  expectStatus,
}) => {
  const its = await aCase(db)
  const moderator = await someone(db, 'moderator')
  await piece(db, moderator, its.claimId, { speaker: 'tass' })
  const [one, two] = [await someone(db), await someone(db)]
  await vote(db, moderator, its.claimId, 'confirmed', [its.first])
  await vote(db, one, its.claimId, 'confirmed', [its.second])
  await vote(db, two, its.claimId, 'denied', [its.against])
  const id = await openCaseOn(db, its.claimId)
  await heard(db, id)
  await signIn(moderator)
  const file = new CaseFile(page, id)
  await file.open()
  const { part, take, nothing } = words.en.disputes
  await expect(file.deeds).toContainText(part.voted)
  await expect(file.deeds).toContainText(part.attached)
  await expect(file.button(take)).toBeHidden()
  // Barred from deciding, and heard all the same: a vote is a side.
  await expect(file.statement()).toBeVisible()

  const reviewer = await another('reviewer')
  const theirs = new CaseFile(reviewer.page, id)
  await theirs.open()
  await expect(theirs.deeds).toContainText(nothing)
  await expect(theirs.deeds.getByRole('button')).toHaveCount(0)
  const admin = await another('admin')
  const stood = new CaseFile(admin.page, id)
  await stood.open()
  await expect(stood.deeds).toContainText(words.en.refusal.moderators_first)
  expectStatus(404)
  const reader = await another('reader')
  expect((await reader.page.request.get(`/en/desk/disputes/${id}`)).status()).toBe(404)
})

test('what two tabs say in one case does not overwrite each other, and what was written stays', async ({
  page,
  context,
  db,
  signIn,
}) => {
  const its = await aCase(db, divided)
  const id = await openCaseOn(db, its.claimId)
  await heard(db, id)
  await signIn(its.reviewers[0] as (typeof its.reviewers)[number])
  const [one, two] = [new CaseFile(page, id), new CaseFile(await context.newPage(), id)]
  await one.open()
  await two.open()
  await one.fillStatement('keep', 'Two agencies were there and saw the same thing.')
  await one.state()
  await two.fillStatement('change', 'On second thoughts the hour does not fit at all.')
  await two.button(words.en.disputes.stateIt).click()
  await expect(two.deeds.getByRole('alert')).toContainText(words.en.refusal.statement_moved)

  // The page around it is drawn anew: what is sent now follows on what the other tab has said.
  await two.button(say('en')('disputes.stateNext', { version: 2 })).click()
  await two.says('case_stated')
  await one.read()
  const mine = page.getByRole('region', { name: words.en.plea.change, exact: true })
  await expect(mine).toContainText('On second thoughts')
  await mine.getByText(say('en')('caseFile.earlier', { count: 1 })).click()
  await expect(mine).toContainText('Two agencies were there')
})

test('a ruling on a verdict that has moved meanwhile is refused, and what was written stays', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db, divided)
  const id = await openCaseOn(db, its.claimId)
  await heard(db, id)
  await signIn('moderator')
  const file = new CaseFile(page, id, 'tr')
  await file.open()
  await file.take()
  await file.fillRuling('upheld', RULING)
  await vote(db, await someone(db), its.claimId, 'denied', [its.against])
  const { claim } = await stateOf(db, its.claimId)
  expect(claim).toMatchObject({ verdict: 'unverified', verdictVersion: 2 })

  await file.publish()
  await expect(file.ruling.getByRole('alert')).toContainText(words.tr.refusal.verdict_moved)
  await expect(file.ruling.getByLabel(words.tr.disputes.reason, { exact: true })).toHaveValue(RULING)
  expect((await stateOf(db, its.claimId)).claim).toEqual(claim)

  // The page has been drawn anew around it: what is sent now speaks of the verdict that is shown now.
  const now = say('tr')('disputes.upheld', { verdict: words.tr.verdict.unverified })
  await expect(file.ruling.getByText(now)).toBeVisible()
  await file.publish()
  await file.says('case_ruled')
})

test('a reviewer contests a verdict with a ground and a statement', async ({ page, db, signIn, stranger }) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  await signIn('reviewer')
  const desk = new Desk(page, 'ar')
  const { contest, contestIt, statement, ground } = desk.words.desk.vote
  await desk.open(its.slug)
  await page.getByText(contest, { exact: true }).click()
  const form = desk.form(contest)
  await form.getByRole('button', { name: contestIt, exact: true }).click()
  await desk.expectFault(form.getByLabel(statement, { exact: true }), 'required')
  await expect(form.getByRole('group', { name: ground })).toHaveAccessibleDescription(desk.words.refusal.required)
  await form.getByRole('radio', { name: desk.words.ground.overlooked, exact: true }).check()
  await form.getByLabel(statement, { exact: true }).fill('في السجل ما ينقض ذلك ولم يلتفت إليه أحد من المراجعين.')
  await form.getByRole('button', { name: contestIt, exact: true }).click()
  await desk.says('dispute_opened')
  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ state: 'disputed', verdict: 'confirmed' })

  const anyone = await stranger()
  await anyone.goto(`/ar/events/${its.slug}`)
  await expect(anyone.getByText('في السجل ما ينقض ذلك')).toBeVisible()
  await expect(anyone.getByText(desk.words.ground.overlooked).first()).toBeVisible()
})

test('nobody contests what is not settled yet', async ({ page, db, signIn }) => {
  const its = await aCase(db, ['confirmed'])
  await signIn('reviewer')
  const desk = new Desk(page)
  await desk.open(its.slug)
  await expect(desk.ballot).toBeVisible()
  await expect(page.getByText(desk.words.desk.vote.contest, { exact: true })).toBeHidden()
})
