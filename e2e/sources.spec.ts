import { eq } from 'drizzle-orm'
import { sources, sourceVersions } from '../db/schema'
import { source } from '../db/testing'
import { aCase } from './support/cases'
import { Desk } from './support/desk'
import { expect, test } from './support/test'
import { say } from './support/words'

/** A page as people copy it: a title, a line that dates it, two paragraphs. */
const article = (mark: string) => `Convoy reported near the northern bridge

18 June 2024

Residents of the valley say that a convoy of eleven trucks passed the northern bridge shortly before dawn on Monday. Marker ${mark}.

The ministry of transport said in a statement that the bridge had been closed since Sunday for repairs and that nobody had crossed it.`

test('a pasted page is read, corrected and kept; the same bytes again are the same source, and it says so', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const desk = new Desk(page)
  const label = desk.words.desk.form.source
  await desk.open(its.slug)
  await desk.handIn({ pasted: article(its.slug) })
  await expect(desk.draft.getByText(label.check)).toBeVisible()
  await expect(desk.draft.getByLabel(label.language, { exact: true })).toHaveValue('en')
  await desk.describe({ title: 'Convoy near the bridge', publisher: 'Sana', published: '18/06/2024' })
  await desk.keep()
  await desk.expectFault(desk.draft.getByLabel(label.published, { exact: true }), 'date_invalid')
  await desk.describe({ published: '٢٠٢٤/٠٦/١٨' })
  await desk.keep()
  await desk.says('source_kept')
  await expect(page.getByRole('heading', { name: 'Convoy near the bridge' })).toBeVisible()

  const id = new URL(page.url()).searchParams.get('source') as string
  const [kept] = await db.select().from(sources).where(eq(sources.id, id))
  expect(Buffer.from(kept?.bytes as Uint8Array).toString()).toBe(article(its.slug))
  expect(kept?.capturedBy).toBe(me.id)
  const [said] = await db.select().from(sourceVersions).where(eq(sourceVersions.sourceId, id))
  expect(said).toMatchObject({ publisher: 'sana', published: '2024-06-18', language: 'en', version: 1 })

  await desk.open(its.slug)
  await desk.handIn({ pasted: article(its.slug) })
  await desk.says('source_already')
  expect(new URL(page.url()).searchParams.get('source')).toBe(id)
})

test('a text file is read as it is, byte for byte', async ({ page, db, signIn }) => {
  const its = await aCase(db)
  await signIn('moderator')
  const desk = new Desk(page, 'tr')
  const bytes = Buffer.from(`\ufeff${article(its.slug).replaceAll('\n', '\r\n')}`)
  await desk.open(its.slug)
  await desk.handIn({ file: { name: 'convoy.txt', buffer: bytes } })
  await desk.describe({ title: 'Köprüde konvoy' })
  await desk.keep()
  await desk.says('source_kept')
  const id = new URL(page.url()).searchParams.get('source') as string
  const [kept] = await db.select().from(sources).where(eq(sources.id, id))
  expect(Buffer.compare(kept?.bytes as Uint8Array, bytes)).toBe(0)
})

test('clean text takes words out and puts none in', async ({ page, db, signIn }) => {
  const its = await aCase(db)
  await signIn('reviewer')
  const desk = new Desk(page, 'ar')
  await desk.open(its.slug)
  await desk.handIn({ pasted: article(its.slug) })
  const text = desk.draft.getByLabel(desk.words.desk.form.source.text, { exact: true })
  const read = await text.inputValue()
  await text.fill(`${read}\n\nAnd nobody ever denied it, as everyone knows.`)
  await desk.keep()
  await desk.expectFault(text, 'text_not_in_capture')
  await expect(text).toHaveValue(/as everyone knows/)
  await text.fill(read)
  await desk.keep()
  await desk.says('source_kept')
})

test('a correction is a new version; text and bytes stay, and the earlier details are still told', async ({
  page,
  db,
  signIn,
  stranger,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const { id } = await source(db, me, article(its.slug))
  const desk = new Desk(page)
  const { correct, correctIt } = desk.words.desk.source
  await desk.open(its.slug, `?source=${id}`)
  await page.getByText(correct, { exact: true }).click()
  const form = desk.form(correct)
  await form.getByLabel(desk.words.desk.form.source.title, { exact: true }).fill('A better title')
  await form.getByRole('button', { name: correctIt, exact: true }).click()
  await desk.says('source_corrected')
  const versions = await db.select().from(sourceVersions).where(eq(sourceVersions.sourceId, id))
  expect(versions.map((each) => each.title).sort()).toEqual(['A better title', 'A report'])

  const anyone = await stranger()
  await anyone.goto(`/en/sources/${id}`)
  await expect(anyone.getByRole('heading', { level: 1 })).toHaveText('A better title')
  await expect(anyone.getByText(say('en')('source.versions'))).toBeVisible()
})
