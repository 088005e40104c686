import { eq } from 'drizzle-orm'
import { sessions } from '../db/schema'
import { dispute, heard } from '../db/testing'
import { CaseFile } from './support/case-file'
import { aCase, stateOf } from './support/cases'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

const RULING = 'Both agencies had people at the crossing; the denial rests on a document of the day before.'

test('a ruling that is typed survives the session it was typed in: after signing in again it is there, for its author alone', async ({
  page,
  db,
  signIn,
  context,
}) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const id = await dispute(db, await someone(db), its.claimId)
  await heard(db, id)
  const me = await signIn('moderator')
  const file = new CaseFile(page, id)
  await file.open()
  await file.take()
  await file.fillRuling('upheld', RULING)
  await db.delete(sessions).where(eq(sessions.userId, me.id))
  await file.publish()
  await expect(page).toHaveURL(/\/en\/sign-in\?/)
  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ state: 'disputed' })

  const written = file.ruling.getByLabel(words.en.disputes.reason, { exact: true })
  await context.clearCookies()
  await signIn(me)
  await file.open()
  await expect(written).toHaveValue(RULING)
  await expect(file.ruling.getByRole('radio', { name: words.en.outcome.upheld, exact: true })).toBeChecked()
  expect(await file.ruling.getByRole('checkbox', { checked: true }).count()).toBeGreaterThan(0)
  await file.publish()
  await file.says('case_ruled')
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
})

test('what lies half written for more than a day goes with the next page of the desk, or of signing in, whoever wrote it', async ({
  page,
  signIn,
}) => {
  const kept = async () => page.evaluate(() => Object.keys(localStorage))
  const old = async () => {
    const at = Date.now() - 25 * 3_600_000
    await page.evaluate((at) => {
      localStorage.setItem('isnad draft of-another', JSON.stringify({ at, values: { reason: 'Sami said so.' } }))
      localStorage.setItem('isnad draft of-today', JSON.stringify({ at: at + 7_200_000, values: {} }))
    }, at)
  }
  await page.goto('/en/sign-in')
  await old()
  await page.reload()
  await expect.poll(kept).toEqual(['isnad draft of-today'])
  await old()
  await signIn('reviewer')
  await page.goto('/en/desk')
  await expect.poll(kept).toEqual(['isnad draft of-today'])
})

test('who signs out leaves nothing half written in the browser', async ({ page, db, signIn }) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const id = await dispute(db, await someone(db), its.claimId)
  const [voter] = its.reviewers
  if (!voter) throw new Error('nobody voted')
  await signIn(voter)
  const file = new CaseFile(page, id)
  await heard(db, id)
  await file.open()
  await file.fillStatement('keep', RULING)
  await page.reload()
  await expect(file.statement().getByLabel(words.en.disputes.statement, { exact: true })).toHaveValue(RULING)
  await page.goto('/en/desk')
  await page.getByRole('button', { name: words.en.signIn.signOut, exact: true }).click()
  await expect(page).toHaveURL('/en')
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
})
