import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Db } from '../db/client'
import { recordAgent } from '../db/commands/record-agent'
import { event, piece, vote } from '../db/testing'
import { stateOf } from './support/cases'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

const t = words.en.agents

/** An outlet under a name that nobody else has. */
async function outlet(db: Db, by: { id: string }) {
  const name = `Daily ${randomUUID().slice(0, 8)}`
  const { id } = await recordAgent(db, by, { key: randomUUID(), name, language: 'en', kind: 'outlet', country: 'SY' })
  return { id, name }
}

const open = (page: Page, { id }: { id: string }) => page.goto(`/en/desk/agents/${id}`)

test('a moderator finds two outlets to be one: the old address leads on, and a verdict that rested on two falls', async ({
  page,
  db,
  signIn,
}) => {
  const moderator = await signIn('moderator')
  const reviewer = await someone(db)
  const [one, other] = [await outlet(db, reviewer), await outlet(db, reviewer)]
  const its = await event(db, reviewer, `Lorries of ${one.name} crossed at dawn.`)
  const on = [
    await piece(db, reviewer, its.claimId, { speaker: one.id, unnamed: true }),
    await piece(db, reviewer, its.claimId, { speaker: other.id, unnamed: true }),
  ]
  for (let n = 0; n < 3; n += 1) await vote(db, await someone(db), its.claimId, 'confirmed', on)
  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ verdict: 'confirmed', because: 'majority' })

  await open(page, one)
  await page.getByText(t.merge, { exact: true }).first().click()
  const form = page.getByRole('form', { name: t.merge, exact: true })
  await form.getByLabel(t.survivor, { exact: true }).fill(one.name)
  await form.getByLabel(t.reason, { exact: true }).fill('Both mastheads belong to one newsroom at one address.')
  await form.getByRole('button', { name: t.merge, exact: true }).click()
  await expect(form.getByText(words.en.refusal.same_agent)).toBeVisible()
  await expect(form.getByLabel(t.reason, { exact: true })).toHaveValue(/one newsroom/)

  await form.getByLabel(t.survivor, { exact: true }).fill(other.name.toUpperCase())
  await form.getByRole('button', { name: t.merge, exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/en/desk/agents/${other.id}\\?`))
  await expect(page.getByRole('status')).toContainText(words.en.desk.done.agents_merged)
  await expect(page.getByText('Both mastheads belong to one newsroom at one address.')).toBeVisible()
  await expect(page.getByText(`@${moderator.handle}`).first()).toBeVisible()

  expect((await stateOf(db, its.claimId)).claim).toMatchObject({ verdict: 'unverified', because: 'one_unnamed_origin' })
  await page.goto(`/en/agents/${one.id}`)
  await expect(page).toHaveURL(new RegExp(`/en/agents/${other.id}$`))
  await expect(page.getByText(one.name, { exact: true })).toBeVisible()
  await page.goto(`/en/events/${its.slug}/history`)
  await expect(page.getByText(words.en.because.one_unnamed_origin)).toBeVisible()
})

test('a reviewer adds a spelling and a tie, each under their handle, and merges nothing', async ({
  page,
  db,
  signIn,
}) => {
  const reviewer = await signIn('reviewer')
  const its = await outlet(db, await someone(db))
  await open(page, its)
  await expect(page.getByText(t.mergeBarred)).toBeVisible()
  await expect(page.getByRole('form', { name: t.merge, exact: true })).toHaveCount(0)

  await page.getByText(t.addName, { exact: true }).first().click()
  const naming = page.getByRole('form', { name: t.addName, exact: true })
  await naming.getByLabel(t.name, { exact: true }).fill('صحيفة النهر')
  await naming.getByLabel(t.language, { exact: true }).selectOption('ar')
  await naming.getByRole('button', { name: t.addName, exact: true }).click()
  await expect(page.getByRole('status')).toContainText(words.en.desk.done.agent_named)
  await expect(page.getByText('صحيفة النهر')).toBeVisible()
  await expect(page.getByText(`@${reviewer.handle}`).first()).toBeVisible()

  await page.getByText(t.addNote, { exact: true }).first().click()
  const noting = page.getByRole('form', { name: t.addNote, exact: true })
  await noting.getByLabel(t.note, { exact: true }).fill('Owned by the river port authority.')
  await noting.getByLabel(t.url, { exact: true }).fill('javascript:alert(1)')
  await noting.getByRole('button', { name: t.addNote, exact: true }).click()
  await expect(noting.getByText(words.en.refusal.url_invalid)).toBeVisible()
  await expect(noting.getByLabel(t.note, { exact: true })).toHaveValue('Owned by the river port authority.')
  await noting.getByLabel(t.url, { exact: true }).fill('https://example.org/owners')
  await noting.getByRole('button', { name: t.addNote, exact: true }).click()
  await expect(page.getByRole('status')).toContainText(words.en.desk.done.agent_noted)

  await page.goto(`/en/agents/${its.id}`)
  await expect(page.getByText('Owned by the river port authority.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'https://example.org/owners' })).toHaveAttribute('rel', /nofollow/)
})

test('agents are found by any spelling, and their pages have nothing that axe objects to', async ({ page, signIn }) => {
  await signIn('moderator')
  await page.goto('/en/desk/agents?q=%D8%A3%D9%8A%D8%AF%D9%86%D9%84%D9%8A%D9%83')
  await expect(page.getByRole('link', { name: 'Aydınlık' })).toHaveAttribute('href', '/en/desk/agents/aydinlik')
  for (const path of ['/ar/desk/agents', '/ar/desk/agents/aydinlik', '/ar/agents/aydinlik']) {
    await page.goto(path)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(
      violations.map(({ id }) => id),
      path,
    ).toEqual([])
  }
})
