import { addClaim } from '../db/commands/add-claim'
import { event, piece, vote } from '../db/testing'
import { expectSealed, expectSealedFor } from './support/blindness'
import { aCase, votesOn } from './support/cases'
import { Desk } from './support/desk'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

const REASON = 'I read the passages and compared them.'

test('before the third vote nobody is told what was voted: no stranger, reviewer, moderator or admin', async ({
  page,
  db,
  request,
  another,
  signIn,
}) => {
  const its = await aCase(db, ['confirmed', 'denied'])
  const handles = its.reviewers.map((each) => each.handle)
  const sealed = { slug: its.slug, handles, reasons: [REASON] }
  await expectSealed(request, sealed)
  for (const role of ['reviewer', 'moderator', 'admin', 'reader'] as const) {
    const { page: theirs } = await another(role)
    await expectSealedFor(theirs.request, [`/desk/events/${its.slug}`, '/desk'], sealed)
  }

  const [voter, other] = its.reviewers
  if (!voter || !other) throw new Error('nobody voted')
  await signIn(voter)
  const desk = new Desk(page)
  await desk.open(its.slug)
  await expect(page.getByRole('region', { name: desk.words.desk.vote.title })).toContainText(REASON)
  await expect(page.getByRole('listitem').filter({ hasText: other.handle })).not.toContainText(/Confirmed|Denied/)
})

test('who voted and when is public from the first vote, and a count of votes cast', async ({ page, db }) => {
  const its = await aCase(db, ['denied'])
  await page.goto(`/en/events/${its.slug}`)
  await expect(page).toHaveTitle(new RegExp(words.en.state.under_review))
  await expect(page.getByText(words.en.event.sealed)).toBeVisible()
  const line = page.getByRole('listitem').filter({ hasText: its.reviewers[0]?.handle ?? '' })
  await expect(line.getByRole('time')).toBeVisible()
})

test('the third vote opens all of them at once, on every page', async ({ page, db, request }) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  await page.goto(`/tr/events/${its.slug}`)
  for (const { handle } of its.reviewers) {
    const line = page.getByRole('listitem').filter({ hasText: handle })
    await expect(line).toContainText(words.tr.verdict.confirmed)
    await expect(line).toContainText(REASON)
    await expect(line).toContainText(words.tr.event.restsOn)
  }
  const [claim] = (await (await request.get(`/api/v1/events/${its.slug}`)).json()).claims
  expect(claim).toMatchObject({ verdict: 'confirmed', tally: { confirmed: 3, denied: 0, unverified: 0 } })
  expect(claim.votes).toHaveLength((await votesOn(db, its.claimId)).length)
})

test('a second claim of a settled event stays sealed on its own', async ({ db, request }) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const text = 'The crossing was the first since the spring of that year.'
  const asked = { key: crypto.randomUUID(), eventId: its.eventId, language: 'en', text } as const
  const { id } = await addClaim(db, its.opener, asked)
  const passage = await piece(db, its.opener, id)
  const voter = await someone(db)
  await vote(db, voter, id, 'confirmed', [passage])
  for (const locale of ['ar', 'en', 'tr']) {
    const html = await (await request.get(`/${locale}/events/${its.slug}`)).text()
    const line = html.split('<li').find((part) => part.includes(voter.handle)) ?? ''
    expect(line).not.toBe('')
    expect(line).not.toContain(REASON)
  }
  const [, second] = (await (await request.get(`/api/v1/events/${its.slug}`)).json()).claims
  expect(second).toMatchObject({ verdict: null, tally: null, votes: [{ verdict: null, reason: null, evidence: null }] })
})

test('while a claim is under review its page claims nothing: no stamp, no ClaimReview, no verdict in its title', async ({
  db,
  request,
}) => {
  const opener = await someone(db)
  const its = await event(db, opener)
  for (const locale of ['ar', 'en', 'tr'] as const) {
    const html = await (await request.get(`/${locale}/events/${its.slug}`)).text()
    expect(html).not.toContain('ClaimReview')
    const title = /<title>([^<]*)/.exec(html)?.[1] ?? ''
    expect(title).toContain(words[locale].state.under_review)
    for (const verdict of Object.values(words[locale].verdict)) expect(html).not.toContain(`>${verdict}<`)
  }
})
