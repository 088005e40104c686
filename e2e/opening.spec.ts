import { expect, test } from './support/test'
import { words } from './support/words'

const t = words.tr.openEvent

test('one sentence opens an event, and leads to the page where it is checked', async ({ page, signIn, stranger }) => {
  await signIn('reviewer')
  await page.goto('/tr/desk')
  await page.getByRole('link', { name: words.tr.deskIndex.open, exact: true }).click()
  const form = page.getByRole('form', { name: t.title, exact: true })
  const claim = `Bakanlık köprüyü Pazar günü trafiğe kapattı (${Date.now()}).`
  await form.getByLabel(t.claim, { exact: true }).fill(claim)
  await form.getByRole('button', { name: t.submit, exact: true }).click()
  await expect(page).toHaveURL(/\/tr\/desk\/events\/(?!new)[a-z0-9-]+\?done=event_opened/)
  await expect(page.getByRole('heading', { level: 2, name: claim })).toBeVisible()

  const slug = new URL(page.url()).pathname.split('/').at(-1)
  const anyone = await stranger()
  for (const locale of ['ar', 'en', 'tr']) {
    await anyone.goto(`/${locale}/events/${slug}`)
    await expect(anyone.getByText(claim).first()).toBeVisible()
  }
})

test('what else is known can be said at once: when, until when, where, a title', async ({ page, signIn, request }) => {
  await signIn('moderator')
  await page.goto('/tr/desk/events/new')
  const form = page.getByRole('form', { name: t.title, exact: true })
  await form.getByLabel(t.claim, { exact: true }).fill('Konvoy Haziran ayının ikinci haftasında köprüden geçti.')
  await form.getByLabel(t.when, { exact: true }).fill('2024-06-10')
  await form.getByLabel(t.until, { exact: true }).fill('2024-06-08')
  await form.getByLabel(t.where, { exact: true }).fill('Kuzey köprüsü')
  await form.getByLabel(t.titleField, { exact: true }).fill('Köprüde konvoy')
  await form.getByRole('button', { name: t.submit, exact: true }).click()
  await expect(form.getByLabel(t.until, { exact: true })).toHaveAccessibleDescription(
    new RegExp(words.tr.refusal.date_order),
  )
  await expect(form.getByLabel(t.where, { exact: true })).toHaveValue('Kuzey köprüsü')
  await form.getByLabel(t.until, { exact: true }).fill('2024-06-14')
  await form.getByRole('button', { name: t.submit, exact: true }).click()
  await expect(page).toHaveURL(/done=event_opened/)
  const slug = new URL(page.url()).pathname.split('/').at(-1)
  expect(await (await request.get(`/api/v1/events/${slug}`)).json()).toMatchObject({
    title: { tr: 'Köprüde konvoy' },
    place: { tr: 'Kuzey köprüsü' },
    time: { value: '2024-06-10', until: '2024-06-14', precision: 'day' },
    state: 'under_review',
    verdict: null,
    cast: 0,
  })
})
