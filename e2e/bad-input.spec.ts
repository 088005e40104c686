import { request as ask, type RequestOptions } from 'node:http'
import type { Locator } from '@playwright/test'
import { suspend } from '../db/commands/suspend'
import { event, ruled } from '../db/testing'
import { aCase, stateOf, votesOn, wordsOf } from './support/cases'
import { Desk } from './support/desk'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

const REASON = 'I have read every passage here and weighed them against each other.'
const key = () => crypto.randomUUID()

test('a vote without its reason, or with one that cannot be kept, is refused by that field', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db)
  const before = await stateOf(db, its.claimId)
  await signIn('reviewer')
  const desk = new Desk(page, 'ar')
  await desk.open(its.slug)
  const refused: [string, keyof typeof words.ar.refusal][] = [
    ['', 'required'],
    ['   \n ', 'required'],
    ['لا أدري', 'too_short'],
    ['س'.repeat(5001), 'too_long'],
    ['سبب طويل بما يكفي \u202e ثم ما لا يُرى', 'bidi_controls'],
    ['سبب طويل بما يكفي \u0000 ثم ما لا يُرى', 'control_characters'],
  ]
  await desk.fillVote('unverified', '', [await wordsOf(db, its.first)])
  await unbounded(desk.reason)
  for (const [typed, code] of refused) {
    await desk.reason.fill(typed)
    await desk.cast()
    await desk.expectFault(desk.reason, code)
    await expect(desk.reason).toHaveValue(typed)
    await expect(desk.ballot.getByRole('radio', { name: desk.words.verdict.unverified, exact: true })).toBeChecked()
    await expect(desk.restsOn(await wordsOf(db, its.first))).toBeChecked()
  }
  await desk.reason.evaluate((area: HTMLTextAreaElement) => {
    area.value = `سبب طويل بما يكفي ${String.fromCharCode(0xd800)} وفيه حرف مكسور`
  })
  await desk.cast()
  await desk.expectFault(desk.reason, 'not_well_formed')
  expect(await stateOf(db, its.claimId)).toEqual(before)
  expect(await votesOn(db, its.claimId)).toEqual([])
})

test('confirmed and denied need evidence, and evidence of this claim', async ({ page, db, signIn }) => {
  const [its, other] = [await aCase(db), await aCase(db)]
  await signIn('reviewer')
  const desk = new Desk(page)
  await desk.open(its.slug)
  for (const verdict of ['confirmed', 'denied'] as const) {
    await desk.fillVote(verdict, REASON)
    await desk.cast()
    await expect(page.getByText(desk.words.refusal.evidence_missing)).toBeVisible()
    await expect(desk.reason).toHaveValue(REASON)
  }
  const tick = desk.restsOn(await wordsOf(db, its.first))
  await tick.check()
  await tick.evaluate((input: HTMLInputElement, id) => {
    input.value = id
  }, other.first)
  await desk.cast()
  await expect(page.getByText(desk.words.refusal.evidence_elsewhere)).toBeVisible()
  await tick.evaluate((input: HTMLInputElement) => {
    input.value = 'no id at all'
  })
  await desk.cast()
  await expect(page.getByText(desk.words.refusal.not_found).first()).toBeVisible()
  await expect(desk.reason).toHaveValue(REASON)
  expect(await votesOn(db, its.claimId)).toEqual([])
})

test('nothing chosen is refused at the question', async ({ page, db, signIn }) => {
  const its = await aCase(db)
  await signIn('reviewer')
  const desk = new Desk(page, 'tr')
  await desk.open(its.slug)
  await desk.reason.fill(REASON)
  await desk.cast()
  const question = desk.ballot.getByRole('group', { name: desk.words.desk.vote.question })
  await expect(question).toHaveAccessibleDescription(desk.words.refusal.required)
})

test('a vote under a standing ruling is refused, and so is one of a suspended account; what was written stays', async ({
  page,
  db,
  signIn,
  another,
}) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'denied'])
  await signIn('reviewer')
  const desk = new Desk(page)
  await desk.open(its.slug)
  await desk.fillVote('unverified', REASON)
  const { page: theirs, ...them } = await another('reviewer')
  const stopped = new Desk(theirs, 'tr')
  await stopped.open(its.slug)
  await stopped.fillVote('unverified', REASON)

  await ruled(db, await someone(db, 'moderator'), its.claimId, 'upheld')
  const admin = await someone(db, 'admin')
  await suspend(db, admin, { key: key(), personId: them.id, reason: 'For as long as this test runs.' })
  const before = await stateOf(db, its.claimId)

  await desk.cast()
  await expect(page.getByText(desk.words.refusal.ruling_stands).first()).toBeVisible()
  await expect(page.getByText(REASON).or(desk.reason)).toBeVisible()
  await stopped.cast()
  await expect(theirs.getByText(stopped.words.refusal.suspended).first()).toBeVisible()
  expect(await stateOf(db, its.claimId)).toEqual(before)
})

test('dates that are none are refused by their field: 31 حزيران, a thirteenth month, words', async ({
  page,
  db,
  signIn,
}) => {
  const its = await event(db, await someone(db))
  await signIn('reviewer')
  const desk = new Desk(page, 'ar')
  const { date, when, save } = desk.words.desk.event
  await desk.open(its.slug)
  await page.getByText(date, { exact: true }).click()
  const form = desk.form(date)
  for (const typed of [
    '31 حزيران',
    '2024-06-31',
    '٣١/٠٦/٢٠٢٤',
    '2024-13',
    '2023-02-29',
    '2024-06-11 25:00',
    'أمس',
    '0000',
  ]) {
    await form.getByLabel(when, { exact: true }).fill(typed)
    await form.getByRole('button', { name: save, exact: true }).click()
    await desk.expectFault(form.getByLabel(when, { exact: true }), 'date_invalid')
    await expect(form.getByLabel(when, { exact: true })).toHaveValue(typed)
  }
  expect((await (await page.request.get(`/api/v1/events/${its.slug}`)).json()).time).toBeNull()
})

test('an empty claim, one too long, and one with hidden characters open no event', async ({ page, signIn }) => {
  await signIn('reviewer')
  const { claim, title, submit, where } = words.tr.openEvent
  await page.goto('/tr/desk/events/new')
  const form = page.getByRole('form', { name: title, exact: true })
  const field = form.getByLabel(claim, { exact: true })
  await form.getByLabel(where, { exact: true }).fill('Kuzey köprüsü')
  for (const [typed, code] of [
    ['', 'required'],
    ['kısa', 'too_short'],
    ['x'.repeat(501), 'too_long'],
    ['Köprü \u2067kapatıldı\u2069 denildi.', 'bidi_controls'],
    ['Köprü \u0007kapatıldı denildi.', 'control_characters'],
  ] as const) {
    await unbounded(field)
    await field.fill(typed)
    await form.getByRole('button', { name: submit, exact: true }).click()
    await expect(field).toHaveAccessibleDescription(new RegExp(words.tr.refusal[code]))
    await expect(field).toHaveValue(typed)
    await expect(form.getByLabel(where, { exact: true })).toHaveValue('Kuzey köprüsü')
  }
})

test('a file that is no text, no UTF-8 or blank is refused by its field', async ({ page, db, signIn }) => {
  const its = await aCase(db)
  await signIn('reviewer')
  const desk = new Desk(page, 'ar')
  const { paste, file, add, read } = desk.words.desk.form.source
  await desk.open(its.slug, '?add=1')
  const form = desk.form(add)
  const send = () => form.getByRole('button', { name: read, exact: true }).click()
  await send()
  await desk.expectFault(form.getByLabel(paste, { exact: true }), 'required')

  for (const [name, buffer, code] of [
    ['report.txt', Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'not_text'],
    ['nul.txt', Buffer.from('A page\0with NUL in it'), 'not_text'],
    ['latin.txt', Buffer.from([0x54, 0xfc, 0x72, 0x6b, 0xe7, 0x65]), 'not_utf8'],
    ['surrogate.txt', Buffer.from([0x41, 0xed, 0xa0, 0x80, 0x42]), 'not_utf8'],
    ['utf16.txt', Buffer.from([0xff, 0xfe, 0x41, 0x00]), 'not_utf8'],
    ['blank.txt', Buffer.from('  \n\n  '), 'empty'],
  ] as const) {
    await form.getByLabel(file, { exact: true }).setInputFiles({ name, buffer, mimeType: 'text/plain' })
    await send()
    await desk.expectFault(form.getByLabel(file, { exact: true }), code)
  }
})

test('a page that is too large is told so before it is sent, and the form stays as it is', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db)
  await signIn('reviewer')
  const desk = new Desk(page, 'ar')
  const { file, url, add, read } = desk.words.desk.form.source
  await desk.open(its.slug, '?add=1')
  const form = desk.form(add)
  const large = { name: 'page.txt', buffer: Buffer.alloc(3 * 1024 * 1024, 'line\n'), mimeType: 'text/plain' }
  await expect(async () => {
    await form.getByLabel(url, { exact: true }).fill('https://news.example/bridge')
    await form.getByLabel(file, { exact: true }).setInputFiles(large)
    await form.getByRole('button', { name: read, exact: true }).click()
    await expect(form.getByText(desk.words.refusal.too_large)).toBeVisible({ timeout: 2_000 })
  }).toPass()
  await expect(form.getByLabel(url, { exact: true })).toHaveValue('https://news.example/bridge')
})

test('an address that is none, and a language that is none, are refused when a source is kept', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db)
  await signIn('reviewer')
  const desk = new Desk(page)
  const label = desk.words.desk.form.source
  await desk.open(its.slug)
  await desk.handIn({ pasted: `A convoy was seen at the northern bridge before dawn, residents said. ${its.slug}` })
  await desk.describe({ title: '' })
  await desk.draft.getByLabel(label.url, { exact: true }).fill('javascript:alert(1)')
  await desk.draft.getByLabel(label.language, { exact: true }).fill('klingon!')
  await desk.draft.getByLabel(label.zone, { exact: true }).first().fill('Mars/Base')
  await desk.keep()
  await desk.expectFault(desk.draft.getByLabel(label.title, { exact: true }), 'required')
  await desk.expectFault(desk.draft.getByLabel(label.url, { exact: true }), 'url_invalid')
  await desk.expectFault(desk.draft.getByLabel(label.language, { exact: true }), 'language_unknown')
  await desk.expectFault(desk.draft.getByLabel(label.zone, { exact: true }).first(), 'zone_unknown')
  await expect(desk.draft.getByLabel(label.url, { exact: true })).toHaveValue('javascript:alert(1)')
})

test('a form posted from another origin, from none or from nowhere is refused before any page', async ({
  page,
  db,
  signIn,
  baseURL,
}) => {
  const its = await aCase(db)
  await signIn('reviewer')
  const [cookie] = await page.context().cookies()
  const headers = { cookie: `${cookie?.name}=${cookie?.value}`, 'content-type': 'application/x-www-form-urlencoded' }
  const paths = [`/en/desk/events/${its.slug}`, '/en/desk/people', '/tr/sign-in', '/api/auth/signin']
  for (const path of paths) {
    for (const origin of ['https://evil.test', 'null', undefined, `${baseURL}.evil.test`, 'http://localhost']) {
      const answer = await post(`${baseURL}${path}`, 'verdict=denied', { ...headers, ...(origin && { origin }) })
      expect(answer.status, `${path} from ${origin}`).toBe(403)
    }
    const large = await post(`${baseURL}${path}`, 'x'.repeat(20 * 1024 * 1024), {
      ...headers,
      origin: baseURL as string,
    })
    expect(large.status, path).toBe(413)
  }
  const cross = { ...headers, origin: baseURL as string, 'sec-fetch-site': 'cross-site' }
  expect((await post(`${baseURL}${paths[0]}`, '', cross)).status).toBe(403)
  expect((await post(`${baseURL}/en/events`, '', { ...headers, origin: baseURL as string })).status).toBe(405)
  expect(await votesOn(db, its.claimId)).toEqual([])
})

test('a form that was tampered with is refused, never answered with an error', async ({ page, db, signIn }) => {
  const its = await aCase(db)
  await signIn('reviewer')
  const desk = new Desk(page)
  const set = (name: string, value: string) =>
    desk.ballot
      .locator(`[name=${name}]`)
      .first()
      .evaluate((input: HTMLInputElement, to) => {
        input.value = to
      }, value)
  for (const [name, value] of [
    ['key', 'no key'],
    ['claimId', 'no claim'],
    ['claimId', crypto.randomUUID()],
    ['base', '-1'],
    ['base', 'NaN'],
    ['verdict', 'maybe'],
  ] as const) {
    await desk.open(its.slug)
    await desk.fillVote('confirmed', REASON, [await wordsOf(db, its.first)])
    await set(name, value)
    await desk.cast()
    await expect(desk.ballot.getByRole('alert').or(desk.ballot.locator('[id$="-error"]')).first()).toBeVisible()
    await expect(desk.reason).toHaveValue(REASON)
  }
  expect(await votesOn(db, its.claimId)).toEqual([])
})

test('ids that are no ids, languages that are none and addresses that are broken lead nowhere, never to an error', async ({
  page,
  request,
  signIn,
  another,
}) => {
  const odd = [
    'nothing',
    '00000000-0000-4000-8000-000000000000',
    '1',
    "'--",
    'x'.repeat(300),
    '%F0%9F%90%AB',
    '..%2f..',
  ]
  const kinds = ['events/%', 'events/%/history', 'sources/%', 'agents/%']
  for (const locale of ['ar', 'en', 'tr'] as const) {
    for (const kind of kinds) {
      for (const id of odd) {
        const answer = await request.get(`/${locale}/${kind.replace('%', id)}`)
        expect(answer.status(), answer.url()).toBe(404)
        expect(await answer.text(), answer.url()).toContain(words[locale].missing.title)
      }
    }
  }
  await signIn('reviewer')
  const moderator = await another('moderator')
  for (const id of odd) {
    expect((await page.request.get(`/en/desk/events/${id}`)).status(), id).toBe(404)
    expect((await moderator.page.request.get(`/en/desk/disputes/${id}`)).status(), id).toBe(404)
  }
  for (const address of [
    '/fr',
    '/fr/events',
    '/xx/desk',
    '/xx/sign-in',
    '/xx/desk/handle',
    '/en/nothing',
    '/english',
    '/ar/events/a/b/c',
    '/_next/x',
  ]) {
    expect((await request.get(address)).status(), address).toBe(404)
  }
  for (const address of ['/%', '/ar/%E0%A4%A', '/en/events?q=%00', '/en\\events'])
    expect((await get(`http://localhost:${process.env.PORT}`, address)).status, address).toBe(400)
  for (const query of [
    'cursor=zzz',
    'verdict=maybe',
    'state[]=x',
    `q=${'x'.repeat(5000)}`,
    'q=%EF%BF%BF',
    'cursor=bnVsbA',
  ])
    expect((await request.get(`/en/events?${query}`)).status(), query).toBe(200)
})

/** A field that a script, or an old browser, lets grow beyond what its page allows. */
function unbounded(field: Locator): Promise<void> {
  return field.evaluate((element) => element.removeAttribute('maxlength'))
}

interface Answered {
  status: number | undefined
}

/** What a browser cannot send: any headers, to any address as it stands. */
function post(url: string, body: string, headers: Record<string, string>): Promise<Answered> {
  const { hostname, port, pathname } = new URL(url)
  return raw({ hostname, port, path: pathname, method: 'POST', headers }, body)
}

function get(origin: string, path: string): Promise<Answered> {
  const { hostname, port } = new URL(origin)
  return raw({ hostname, port, path, method: 'GET' })
}

function raw(options: RequestOptions, body = ''): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const sent = ask(options, (answer) => {
      answer.resume()
      resolve({ status: answer.statusCode })
    })
    sent.on('error', reject).end(body)
  })
}
