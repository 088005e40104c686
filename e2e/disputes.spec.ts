import { piece, vote } from '../db/testing'
import { aCase, stateOf } from './support/cases'
import { Desk, escaped } from './support/desk'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { say, words } from './support/words'

const RULING =
  'Both agencies had people at the crossing; the denial rests on a document of the day before, and says less.'

/** Two of three confirm, one denies: the rule itself opens a case. */
const divided = ['confirmed', 'confirmed', 'denied'] as const

async function caseOn(page: import('@playwright/test').Page, slug: string): Promise<string> {
  const [claim] = (await (await page.request.get(`/api/v1/events/${slug}`)).json()).claims
  expect(claim).toMatchObject({ state: 'disputed', contested: true })
  return claim.disputes.at(-1).id
}

test('a divided tally opens a dispute by itself; a moderator with no part in it rules, in words that all can read', async ({
  page,
  db,
  signIn,
  stranger,
}) => {
  const its = await aCase(db, divided)
  const anyone = await stranger()
  await anyone.goto(`/en/events/${its.slug}`)
  await expect(anyone.getByText(words.en.ground.contested)).toBeVisible()
  await expect(anyone.getByText(words.en.event.awaiting)).toBeVisible()

  const me = await signIn('moderator')
  await page.goto('/en/desk/disputes')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.en.disputes.title)
  await page.goto(`/en/desk/disputes/${await caseOn(page, its.slug)}`)
  const form = page.getByRole('form', { name: words.en.disputes.rule, exact: true })
  await form.getByRole('radio', { name: words.en.outcome.overturned, exact: true }).check()
  await form.getByRole('radio', { name: words.en.verdict.denied, exact: true }).check()
  await form.getByLabel(words.en.disputes.reason, { exact: true }).fill(RULING)
  await form.getByRole('button', { name: words.en.disputes.submit, exact: true }).click()
  await expect(page.getByRole('status')).toContainText(words.en.disputes.done)

  await anyone.goto(`/en/events/${its.slug}`)
  await expect(anyone).toHaveTitle(new RegExp(escaped(words.en.verdict.denied)))
  await expect(anyone.getByText(words.en.because.ruled)).toBeVisible()
  await expect(anyone.getByText(RULING)).toBeVisible()
  await expect(anyone.getByText(`@${me.handle}`).first()).toBeVisible()
  await anyone.goto(`/en/events/${its.slug}/history`)
  const ruled = anyone.getByRole('article').filter({ hasText: words.en.history.dispute.ruled })
  await expect(ruled).toContainText(words.en.outcome.overturned)
  await expect(ruled).toContainText(me.handle)
})

test('whoever has a part in the claim is told which, and may not rule', async ({ page, db, signIn, another }) => {
  const its = await aCase(db)
  const moderator = await someone(db, 'moderator')
  await piece(db, moderator, its.claimId, { speaker: 'tass' })
  const [one, two] = [await someone(db), await someone(db)]
  await vote(db, moderator, its.claimId, 'confirmed', [its.first])
  await vote(db, one, its.claimId, 'confirmed', [its.second])
  await vote(db, two, its.claimId, 'denied', [its.against])
  await signIn(moderator)
  await page.goto(`/en/desk/disputes/${await caseOn(page, its.slug)}`)
  const { part, rule, submit } = words.en.disputes
  await expect(page.getByRole('region', { name: rule })).toContainText(part.voted)
  await expect(page.getByRole('region', { name: rule })).toContainText(part.attached)
  await expect(page.getByRole('button', { name: submit })).toBeHidden()

  for (const role of ['reviewer', 'admin'] as const) {
    const { page: theirs } = await another(role)
    const answer = await theirs.request.get(new URL(page.url()).pathname)
    expect(answer.status()).toBe(404)
  }
})

test('a ruling on a verdict that has moved meanwhile is refused, and what was written stays', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db, divided)
  await signIn('moderator')
  await page.goto(`/tr/desk/disputes/${await caseOn(page, its.slug)}`)
  const form = page.getByRole('form', { name: words.tr.disputes.rule, exact: true })
  await form.getByRole('radio', { name: words.tr.outcome.upheld, exact: true }).check()
  await form.getByLabel(words.tr.disputes.reason, { exact: true }).fill(RULING)
  await vote(db, await someone(db), its.claimId, 'denied', [its.against])
  const { claim } = await stateOf(db, its.claimId)
  expect(claim).toMatchObject({ verdict: 'unverified', verdictVersion: 2 })

  await form.getByRole('button', { name: words.tr.disputes.submit, exact: true }).click()
  await expect(form.getByRole('alert')).toContainText(words.tr.refusal.verdict_moved)
  await expect(form.getByLabel(words.tr.disputes.reason, { exact: true })).toHaveValue(RULING)
  expect((await stateOf(db, its.claimId)).claim).toEqual(claim)

  // The page has been drawn anew around it: what is sent now speaks of the verdict that is shown now.
  await expect(form.getByText(say('tr')('disputes.upheld', { verdict: words.tr.verdict.unverified }))).toBeVisible()
  await form.getByRole('button', { name: words.tr.disputes.submit, exact: true }).click()
  await expect(page.getByRole('status')).toContainText(words.tr.disputes.done)
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
  await expect(anyone.getByText(desk.words.ground.overlooked)).toBeVisible()
})

test('nobody contests what is not settled yet', async ({ page, db, signIn }) => {
  const its = await aCase(db, ['confirmed'])
  await signIn('reviewer')
  const desk = new Desk(page)
  await desk.open(its.slug)
  await expect(desk.ballot).toBeVisible()
  await expect(page.getByText(desk.words.desk.vote.contest, { exact: true })).toBeHidden()
})
