import { readLikeness } from '../db/queries/alike'
import { aCase } from './support/cases'
import { Desk } from './support/desk'
import { paper } from './support/papers'
import { expect, test } from './support/test'
import { words } from './support/words'

test('a page that is kept under the same address is offered before the rest is filled in', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const address = `https://paper.example/bridge/${me.handle}`
  const { desk: d } = words.en
  const desk = new Desk(page)
  const add = async (pasted: string, url: string) => {
    await desk.open(its.slug)
    await page.getByRole('link', { name: d.source.add, exact: true }).click()
    await desk.draft.getByLabel(d.form.source.url, { exact: true }).fill(url)
    await desk.draft.getByLabel(d.form.source.paste, { exact: true }).fill(pasted)
    await desk.draft.getByRole('button', { name: d.form.source.read, exact: true }).click()
  }
  await add(`The bridge was shut (${me.handle})\n\nThe guards turned every truck away until noon.`, address)
  await desk.describe({ title: `Bridge shut ${me.handle}` })
  await desk.keep()
  await desk.says('source_kept')

  await add(`The bridge is open (${me.handle})\n\nThe first trucks crossed before noon.`, `${address}/?utm_source=mail`)
  await expect(desk.draft.getByText(d.form.source.sameAddress)).toBeVisible()
  await desk.draft.getByRole('link', { name: `Bridge shut ${me.handle}` }).click()
  await expect(page.getByRole('heading', { name: `Bridge shut ${me.handle}` })).toBeVisible()
})

test('a source that shares passages with another says so, and whose report it is is said with one press', async ({
  page,
  db,
  signIn,
  stranger,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const shared = `${me.handle}: the harbour master counted the trucks twice before he let the last of them through.`
  const first = await paper(db, me, { text: `A first page.\n\n${shared}`, language: 'en' })
  const second = await paper(db, me, { text: `A second page.\n\n${shared}`, language: 'en' })
  const { copies } = words.en.desk
  const desk = new Desk(page)
  await desk.open(its.slug, `?source=${second}`)
  const alike = page.getByRole('region', { name: copies.title })
  await expect(alike).toContainText('Shares 1 passage with')
  await alike.getByText(copies.passages, { exact: true }).click()
  await expect(alike.getByRole('listitem')).toContainText('counted the trucks twice')
  await alike.getByRole('button', { name: copies.way.this, exact: true }).click()
  await desk.says('report_likened')
  await expect(alike).toContainText(`says @${me.handle}`)
  expect(await readLikeness(db, first, second)).toMatchObject({ of: second, relays: true, by: me.handle })

  // Said the other way round, the first word is taken back.
  await alike.getByText(copies.otherwise, { exact: true }).click()
  await alike.getByRole('button', { name: copies.way.other, exact: true }).click()
  await expect(alike).toContainText('That one relays this one’s report, says')
  expect(await readLikeness(db, first, second)).toMatchObject({ of: first, relays: true })

  const anyone = await stranger()
  await anyone.goto(`/en/events/${its.slug}/history`)
  await expect(anyone.getByText(words.en.history.report.likened).first()).toBeVisible()
})
