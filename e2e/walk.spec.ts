import type { Page } from '@playwright/test'
import { heard } from '../db/testing'
import { expectSealed, expectSealedFor, letters, type Sealed } from './support/blindness'
import { CaseFile } from './support/case-file'
import { isnad } from './support/command-line'
import { Desk, escaped } from './support/desk'
import { expect, test } from './support/test'
import { say, words } from './support/words'

const mark = `${Date.now()}`.slice(-7)

const PAPER = `Ferry service to the island resumed

18 June 2024

The harbour office of Port Selin said that the first ferry left for the island at noon on Tuesday (${mark}).

A photographer who stood on the quay took pictures of the departure and of some forty passengers.`

const DENIAL = `الملاحة متوقفة ${mark}

19 حزيران 2024

قال ناطق باسم بلدية الجزيرة إن العبّارة لم تصل يوم الثلاثاء وإن الخط ما زال مقطوعاً.`

const REASONS = [
  `The harbour office speaks for the line, and there are pictures of the quay ${mark}.`,
  `صورتان من مكانين مختلفين وساعة واحدة، ولا سبب للشك فيهما ${mark}.`,
  `Belediye geminin varmadığını söylüyor; kalkmış olması varması demek değil ${mark}.`,
] as const

/** Signs somebody new in by the letter that is mailed to them, and lets them choose a handle. */
async function arrive(page: Page, handle: string): Promise<void> {
  const email = `${handle}@example.org`
  const { signIn, handle: choice, deskIndex } = words.en
  await page.goto('/en/sign-in')
  await page.getByLabel(signIn.email, { exact: true }).fill(email)
  await page.getByRole('button', { name: signIn.send, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(signIn.sent.title)
  const letter = letters().find((each) => each.includes(email)) ?? ''
  await page.goto(/^https?:\/\/\S+$/m.exec(letter)?.[0] ?? 'no link')
  await page.getByLabel(choice.label, { exact: true }).fill(handle)
  await page.getByRole('button', { name: choice.choose, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(deskIndex.title)
  await expect(page.getByText(words.en.role.reader).first()).toBeVisible()
}

test('the walk: from a mailed link to a ruling, and the history tells it all', async ({
  page,
  db,
  request,
  stranger,
  another,
}) => {
  test.setTimeout(180_000)
  const me = `noor_${mark.replace(/\d/g, (digit) => 'abcdefghij'[Number(digit)] as string)}`
  const desk = new Desk(page)

  await test.step('signs in by a mailed link, chooses a handle, is made a reviewer by the operator', async () => {
    await arrive(page, me)
    await isnad('role', `${me}@example.org`, 'reviewer')
    await page.reload()
    await expect(page.getByText(words.en.role.reviewer).first()).toBeVisible()
  })

  const claim = `A ferry left Port Selin for the island on 18 June 2024 (${mark}).`
  let slug = ''
  await test.step('opens an event in one short form', async () => {
    const t = words.en.openEvent
    await page.getByRole('link', { name: words.en.deskIndex.open, exact: true }).click()
    await page.getByLabel(t.claim, { exact: true }).fill(claim)
    await page.getByLabel(t.when, { exact: true }).fill('2024-06-18')
    await page.getByRole('button', { name: t.submit, exact: true }).click()
    await expect(page.getByRole('heading', { level: 2, name: claim })).toBeVisible()
    slug = new URL(page.url()).pathname.split('/').at(-1) as string
  })

  await test.step('adds a source by paste and sets two of its passages against the claim', async () => {
    await desk.handIn({ pasted: PAPER })
    await desk.describe({ publisher: 'Reuters', published: '2024-06-18' })
    await desk.keep()
    await desk.says('source_kept')
    await expect(async () => {
      await desk.text.click({ clickCount: 3, position: { x: 40, y: 24 } })
      await expect(desk.passage).toHaveValue(/^The harbour office.*Tuesday/, { timeout: 500 })
    }).toPass()
    await desk.judge({ stance: 'supports', speaker: `Port Selin harbour office ${mark}`, standing: 'party' })
    await desk.attach()
    await desk.marking.getByLabel(desk.words.desk.form.kind, { exact: true }).selectOption('institution')
    await desk.attach()
    await desk.attached()

    await desk.passage.fill('A photographer who stood on the quay took pictures of the departure')
    await desk.judge({ stance: 'supports', speaker: 'Reuters', standing: 'record' })
    await desk.attach()
    await desk.attached()
  })

  await test.step('adds a second source from a file, in Arabic, with the denial', async () => {
    await desk.open(slug)
    await desk.handIn({ file: { name: 'denial.txt', buffer: Buffer.from(DENIAL) } })
    await expect(desk.draft.getByLabel(desk.words.desk.form.source.language, { exact: true })).toHaveValue('ar')
    await desk.keep()
    await desk.says('source_kept')
    await desk.passage.fill('العبّارة لم تصل يوم الثلاثاء')
    await desk.judge({ stance: 'denies', speaker: 'وكالة سانا', standing: 'record' })
    await desk.attach()
    await desk.attached()
  })

  const [first, second] = [new Desk((await another('reviewer')).page, 'ar'), await another('reviewer')]
  const third = new Desk(second.page, 'tr')
  const handles = [me]
  await test.step('two reviewers vote, and nothing of it is visible anywhere', async () => {
    await desk.open(slug)
    await desk.fillVote('confirmed', REASONS[0], ['The harbour office', 'A photographer'])
    await desk.cast()
    await desk.says('vote_cast')
    await first.open(slug)
    await first.fillVote('confirmed', REASONS[1], ['A photographer'])
    await first.cast()
    await first.says('vote_cast')

    const { claims } = await (await request.get(`/api/v1/events/${slug}`)).json()
    expect(claims[0]).toMatchObject({ cast: 2, state: 'under_review' })
    handles.push(claims[0].votes[1].reviewer)
    const sealed: Sealed = { slug, handles, reasons: REASONS }
    await expectSealed(request, sealed)
    const [moderator, admin] = [await another('moderator'), await another('admin')]
    const open = [`/desk/events/${slug}`, '/desk']
    await expectSealedFor(third.page.request, open, sealed)
    await expectSealedFor(moderator.page.request, [...open, '/desk/disputes'], sealed)
    await expectSealedFor(admin.page.request, [...open, `/desk/people?q=${me}`], sealed)
  })

  const anyone = await stranger()
  await test.step('the third vote opens them all, and the verdict stands, on the page and in the API', async () => {
    await third.open(slug)
    await third.fillVote('denied', REASONS[2], ['العبّارة لم تصل'])
    await third.cast()
    await third.says('vote_settled')

    for (const locale of ['ar', 'en', 'tr'] as const) {
      await anyone.goto(`/${locale}/events/${slug}`)
      await expect(anyone).toHaveTitle(new RegExp(`${escaped(claim)}.*${words[locale].verdict.confirmed}`))
      for (const reason of REASONS) await expect(anyone.getByText(reason)).toBeVisible()
      await expect(anyone.getByText(words[locale].state.disputed).first()).toBeVisible()
    }
    const { claims } = await (await request.get(`/api/v1/events/${slug}`)).json()
    expect(claims[0]).toMatchObject({
      state: 'disputed',
      verdict: 'confirmed',
      because: 'majority',
      contested: true,
      tally: { confirmed: 2, denied: 1, unverified: 0 },
      disputes: [{ ground: 'contested', openedBy: null, state: 'open' }],
    })
  })

  const ruling = `That it left is shown twice; that it arrived is another claim, and nobody made it here ${mark}.`
  const moderator = await another('moderator')
  await test.step('contested, a dispute has opened by itself; a moderator with no part in it rules in writing', async () => {
    const [{ disputes }] = (await (await request.get(`/api/v1/events/${slug}`)).json()).claims
    await heard(db, disputes[0].id)
    const file = new CaseFile(moderator.page, disputes[0].id)
    await file.open()
    await file.take()
    await file.fillRuling('upheld', ruling)
    await file.publish()
    await file.says('case_ruled')
  })

  await test.step('the page shows the ruling, and the history tells it all in words', async () => {
    await anyone.goto(`/en/events/${slug}`)
    await expect(anyone.getByText(words.en.state.ruled).first()).toBeVisible()
    await expect(anyone.getByText(ruling)).toBeVisible()
    await anyone.getByRole('link', { name: words.en.event.history, exact: true }).first().click()
    const t = words.en.history
    const entries = anyone.getByRole('article')
    const kinds = (await entries.getByRole('heading').allInnerTexts()).map((each) => each.split('\n')[0]?.trim() ?? '')
    const told = [
      t.event.opened,
      t.claim.added,
      t.evidence.attached,
      t.evidence.attached,
      t.evidence.attached,
      t.vote.cast,
      t.vote.cast,
      t.vote.cast,
      t.vote.opened,
      t.vote.opened,
      t.vote.opened,
      t.claim.settled,
      t.verdict.changed,
      t.dispute.opened,
      t.dispute.called,
      t.dispute.heard,
      t.dispute.taken,
      t.dispute.ruled,
      t.verdict.changed,
    ]
    expect(kinds.map((each) => told.find((kind) => each.startsWith(kind)) ?? each)).toEqual(told)
    await expect(entries.first()).toContainText(me)
    await expect(entries.filter({ hasText: t.dispute.ruled })).toContainText(moderator.handle)
    await expect(entries.filter({ hasText: t.dispute.opened })).toContainText(t.rule)
    for (const handle of handles)
      await expect(entries.filter({ hasText: t.vote.cast }).filter({ hasText: handle })).toHaveCount(1)
    await expect(entries.filter({ hasText: t.verdict.changed }).first()).toContainText(words.en.verdict.confirmed)
  })

  await test.step('and under the ruling no vote is taken until there is new evidence', async () => {
    await desk.open(slug)
    await expect(page.getByText(words.en.refusal.ruling_stands)).toBeVisible()
    await expect(desk.ballot).toBeHidden()
    expect(say('en')('event.cast', { cast: 3 })).toContain('3')
  })
})
