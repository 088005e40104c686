import { giveRole } from '../db/commands/give-role'
import { newKey, vote } from '../db/testing'
import { aCase, openCaseOn, stateOf, votesOn, wordsOf } from './support/cases'
import { Desk, escaped } from './support/desk'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { say } from './support/words'

const REASON = 'Both agencies had a reporter at the crossing, and their times agree.'

test('a reviewer votes; the page says so and shows the vote to nobody else yet', async ({ page, db, signIn }) => {
  const its = await aCase(db)
  await signIn('reviewer')
  const desk = new Desk(page)
  await desk.open(its.slug)
  for (const each of await desk.ballot.getByRole('radio').all()) await expect(each).not.toBeChecked()
  await desk.fillVote('confirmed', REASON, [await wordsOf(db, its.first)])
  await desk.cast()
  await desk.says('vote_cast')
  await expect(page.getByRole('region', { name: desk.words.desk.vote.title })).toContainText(REASON)
  expect(await votesOn(db, its.claimId)).toMatchObject([
    { verdict: 'confirmed', reason: REASON, version: 1, blind: true },
  ])
})

test('a changed vote begins as the one it changes, and both are kept', async ({ page, db, signIn }) => {
  const its = await aCase(db)
  await signIn('reviewer')
  const desk = new Desk(page, 'tr')
  await desk.open(its.slug)
  const passage = await wordsOf(db, its.against)
  await desk.fillVote('denied', REASON, [passage])
  await desk.cast()
  await desk.says('vote_cast')

  await expect(desk.reason).toHaveValue(REASON)
  await expect(desk.restsOn(passage)).toBeChecked()
  await desk.fillVote('unverified', `${REASON} But one of them was not there.`)
  await desk.cast()
  await expect(page.getByText(say('tr')('desk.vote.yoursMeta', { version: 2, pieces: 1 }))).toBeVisible()
  expect(await votesOn(db, its.claimId)).toMatchObject([{ verdict: 'denied' }, { verdict: 'unverified', version: 2 }])
})

test('of two tabs the second is told, and keeps what was typed in it', async ({ page, context, db, signIn }) => {
  const its = await aCase(db)
  await signIn('reviewer')
  const [first, second] = [new Desk(page), new Desk(await context.newPage())]
  await first.open(its.slug)
  await second.open(its.slug)
  await first.fillVote('unverified', REASON)
  await first.cast()
  await first.says('vote_cast')

  const other = 'Written in the other tab, at some length, and not to be lost.'
  await second.fillVote('denied', other, [await wordsOf(db, its.against)])
  await second.cast()
  await expect(second.ballot.getByRole('alert')).toContainText(second.words.refusal.vote_moved)
  await expect(second.reason).toHaveValue(other)
  await expect(second.ballot.getByRole('radio', { name: second.words.verdict.denied, exact: true })).toBeChecked()
  expect(await votesOn(db, its.claimId)).toHaveLength(1)

  await second.cast()
  await second.says('vote_cast')
  expect(await votesOn(db, its.claimId)).toMatchObject([{ reason: REASON }, { reason: other, version: 2 }])
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a form that is posted twice is answered twice and counts once', async ({ page, db, signIn }) => {
    const its = await aCase(db)
    await signIn('reviewer')
    const desk = new Desk(page, 'ar')
    await desk.open(its.slug)
    await desk.fillVote('confirmed', REASON, [await wordsOf(db, its.second)])
    const post = page.waitForRequest((request) => request.method() === 'POST')
    await desk.cast()
    await desk.says('vote_cast')
    const sent = await post
    const again = await page.request.post(sent.url(), {
      data: sent.postDataBuffer() as Buffer,
      headers: { 'content-type': (await sent.headerValue('content-type')) ?? '', origin: new URL(sent.url()).origin },
      maxRedirects: 0,
    })
    expect(again.status()).toBe(303)
    expect(again.headers().location).toContain('done=vote_cast')
    expect(await votesOn(db, its.claimId)).toHaveLength(1)
  })

  test('a refused vote comes back filled in', async ({ page, db, signIn }) => {
    const its = await aCase(db)
    await signIn('reviewer')
    const desk = new Desk(page, 'ar')
    await desk.open(its.slug)
    await desk.fillVote('confirmed', REASON)
    await desk.cast()
    await expect(page.getByText(desk.words.refusal.evidence_missing)).toBeVisible()
    await expect(desk.reason).toHaveValue(REASON)
    await expect(desk.ballot.getByRole('radio', { name: desk.words.verdict.confirmed, exact: true })).toBeChecked()
    expect(await votesOn(db, its.claimId)).toEqual([])
  })
})

test('two who cast at the same moment both count, and the third of them settles the claim', async ({ db, another }) => {
  const its = await aCase(db, ['confirmed'])
  const passage = await wordsOf(db, its.first)
  const desks = await Promise.all(
    [1, 2].map(async () => {
      const desk = new Desk((await another('reviewer')).page)
      await desk.open(its.slug)
      await desk.fillVote('confirmed', REASON, [passage])
      return desk
    }),
  )
  await Promise.all(desks.map((desk) => desk.cast()))
  await Promise.all(desks.map((desk) => expect(desk.page.getByRole('status')).not.toBeEmpty()))
  const { claim } = await stateOf(db, its.claimId)
  // Both passages of the first vote and the one of these: two agencies, so the rule has no objection.
  expect(claim).toMatchObject({ state: 'settled', verdict: 'confirmed', cast: 3, verdictVersion: 1 })
})

test('a vote against what its passages say is warned of, and taken', async ({ page, db, signIn }) => {
  const its = await aCase(db)
  await signIn('reviewer')
  const desk = new Desk(page)
  await desk.open(its.slug)
  await expect(async () => {
    await desk.fillVote('denied', REASON, [await wordsOf(db, its.first)])
    await expect(page.getByText(desk.words.desk.form.denied_without_denial)).toBeVisible({ timeout: 500 })
  }).toPass()
  await desk.cast()
  await desk.says('vote_cast')
})

test('who may not vote is told why', async ({ page, db, signIn, another }) => {
  const its = await aCase(db)
  for (const role of ['reader', 'admin'] as const) {
    const { page: theirs } = await another(role)
    const desk = new Desk(theirs)
    await desk.open(its.slug)
    await expect(theirs.getByText(desk.words.refusal.not_your_role).first()).toBeVisible()
    await expect(desk.ballot).toBeHidden()
  }
  await signIn('moderator')
  const desk = new Desk(page)
  await desk.open(its.slug)
  await expect(desk.ballot).toBeVisible()
})

test('whoever an admin has made a reviewer votes on probation: the vote is shown, and is none of the quorum', async ({
  page,
  db,
  signIn,
  stranger,
}) => {
  const its = await aCase(db, ['confirmed', 'confirmed'])
  const me = await signIn('reader')
  await giveRole(db, await someone(db, 'admin'), { key: newKey(), personId: me.id, role: 'reviewer' })
  const desk = new Desk(page)
  await desk.open(its.slug)
  await desk.fillVote('denied', REASON, [await wordsOf(db, its.against)])
  await desk.cast()
  await desk.says('vote_cast')
  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ state: 'under_review' })

  await vote(db, await someone(db), its.claimId, 'confirmed', [its.first])
  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ state: 'settled', verdict: 'confirmed' })
  const anyone = await stranger()
  await anyone.goto(`/en/events/${its.slug}`)
  const theirs = anyone.getByRole('listitem').filter({ hasText: me.handle })
  await expect(theirs).toContainText(desk.words.uncounted.probation)
  await expect(theirs).toContainText(REASON)
})

test('the fifth vote against what stands is taken, and holds all five until a moderator has looked', async ({
  page,
  db,
  signIn,
  stranger,
}) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  for (let each = 0; each < 4; each += 1) await vote(db, await someone(db), its.claimId, 'denied', [its.against])
  const me = await signIn('reviewer')
  const desk = new Desk(page)
  await desk.open(its.slug)
  await desk.fillVote('denied', REASON, [await wordsOf(db, its.against)])
  await desk.cast()
  await desk.says('vote_settled')
  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ state: 'disputed', verdict: 'confirmed' })

  const anyone = await stranger()
  await anyone.goto(`/en/events/${its.slug}`)
  await expect(anyone).toHaveTitle(new RegExp(escaped(desk.words.verdict.confirmed)))
  await expect(anyone.getByRole('listitem').filter({ hasText: me.handle })).toContainText(desk.words.uncounted.held)
  await expect(anyone.getByText(desk.words.uncounted.held)).toHaveCount(5)
  await anyone.goto(`/en/disputes/${await openCaseOn(db, its.claimId)}`)
  await expect(anyone.getByRole('heading', { level: 1 })).toHaveText(desk.words.caseFile.about.claim)
})
