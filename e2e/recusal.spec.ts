import { aCase, stateOf, votesOn } from './support/cases'
import { Desk } from './support/desk'
import { expect, test } from './support/test'

test('one click stands aside, for good; the votes that are left no longer decide', async ({
  page,
  db,
  signIn,
  stranger,
}) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  expect(await stateOf(db, its.claimId)).toMatchObject({ claim: { verdict: 'confirmed', because: 'majority' } })
  const [me] = its.reviewers
  if (!me) throw new Error('nobody voted')
  await signIn(me)
  const desk = new Desk(page)
  await desk.open(its.slug)
  await page.getByRole('button', { name: desk.words.desk.vote.aside, exact: true }).click()
  await desk.says('stood_aside')
  await expect(page.getByText(desk.words.refusal.recused)).toBeVisible()
  await expect(desk.ballot).toBeHidden()
  await expect(page.getByRole('button', { name: desk.words.desk.vote.aside, exact: true })).toBeHidden()
  expect(await stateOf(db, its.claimId)).toMatchObject({
    claim: { verdict: 'unverified', because: 'no_quorum', state: 'settled' },
  })
  expect(await votesOn(db, its.claimId)).toHaveLength(3)

  const anyone = await stranger()
  await anyone.goto(`/en/events/${its.slug}`)
  await expect(anyone.getByText(desk.words.because.no_quorum).first()).toBeVisible()
  await expect(anyone.getByRole('listitem').filter({ hasText: me.handle })).toContainText(desk.words.uncounted.recused)
})
