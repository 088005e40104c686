import type { Page } from '@playwright/test'
import { dispute, heard } from '../db/testing'
import type { InterestKind } from '../domain/interest'
import type { Locale } from '../domain/locale'
import { CaseFile } from './support/case-file'
import { aCase, stateOf } from './support/cases'
import { Desk } from './support/desk'
import { expectNoSideways } from './support/pages'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

/** Declares a tie on the page for it. */
async function declare(page: Page, locale: Locale, kind: InterestKind, to: { agent?: string; country?: string }) {
  const w = words[locale].interests
  const form = page.getByRole('form', { name: w.declare, exact: true })
  await form.getByRole('radio', { name: w.kind[kind], exact: true }).check()
  await form.getByRole('combobox', { name: w.agent, exact: true }).fill(to.agent ?? '')
  await form.getByRole('combobox', { name: w.country, exact: true }).selectOption(to.country ?? '')
  await form.getByRole('button', { name: w.submit, exact: true }).click()
}

test('a reviewer declares a tie; where it meets a claim their vote is shown and not counted, they alone read why, and one click stands aside', async ({
  page,
  db,
  signIn,
  stranger,
}) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const [me] = its.reviewers
  if (!me) throw new Error('nobody voted')
  await signIn(me)
  const desk = new Desk(page, 'ar')
  const w = words.ar
  await page.goto('/ar/desk')
  await page.getByRole('link', { name: w.deskIndex.interests, exact: true }).click()
  await expect(page.getByText(w.interests.none)).toBeVisible()
  await declare(page, 'ar', 'works_for', { agent: 'anadolu', country: 'TR' })
  await desk.expectFault(page.getByRole('combobox', { name: w.interests.agent, exact: true }), 'interest_in_one')
  await declare(page, 'ar', 'works_for', { agent: 'anadolu' })
  await desk.says('interest_declared')
  const mine = page.getByRole('region', { name: w.interests.yours, exact: true })
  await expect(mine).toContainText(w.interests.voted)
  await expectNoSideways(page)
  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ verdict: 'unverified', because: 'no_quorum' })

  const anyone = await stranger()
  await anyone.goto(`/ar/events/${its.slug}`)
  await expect(anyone.getByRole('listitem').filter({ hasText: me.handle })).toContainText(w.uncounted.interested)
  await anyone.goto(`/ar/events/${its.slug}/history`)
  await expect(anyone.getByText(w.history.interest.met)).toBeVisible()

  await desk.open(its.slug)
  const ballot = page.getByRole('region', { name: w.desk.vote.title, exact: true })
  await expect(ballot).toContainText(w.desk.vote.interested)
  await expect(desk.ballot).toBeVisible()
  await ballot.getByRole('button', { name: w.desk.vote.aside, exact: true }).click()
  await desk.says('stood_aside')
  await expect(desk.ballot).toBeHidden()

  await page.goto('/ar/desk/interests')
  await mine.getByRole('button', { name: w.interests.end, exact: true }).click()
  await desk.says('interest_ended')
  await expect(mine.getByRole('button', { name: w.interests.end, exact: true })).toBeHidden()
  await expect(mine).toContainText(w.interests.voted)
})

test('a moderator with an interest sees the case as not theirs, why, and where they declared it; no form to take it is there', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const id = await dispute(db, await someone(db), its.claimId)
  await heard(db, id)
  await signIn('moderator')
  const file = new CaseFile(page, id)
  await file.open()
  await expect(file.button(words.en.disputes.take)).toBeVisible()
  await page.goto('/en/desk/interests')
  await declare(page, 'en', 'belongs_to', { country: 'SY' })
  await file.says('interest_declared')
  await file.open()
  await expect(file.deeds).toContainText(words.en.disputes.part.interested)
  await expect(file.button(words.en.disputes.take)).toBeHidden()
  await file.deeds.getByRole('link', { name: words.en.interests.title, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.en.interests.title)
})
