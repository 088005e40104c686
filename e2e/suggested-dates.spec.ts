import type { Page } from '@playwright/test'
import { listDates, listOccasions } from '../db/queries/dates'
import { aCase } from './support/cases'
import { Desk } from './support/desk'
import { DATED, paper } from './support/papers'
import { expect, test } from './support/test'
import { words } from './support/words'

const { citations: told, dates: times, form } = words.en.desk
const dated = (page: Page) => page.locator('#times li[data-item]')

test('a time is accepted by a number, and one that the text only counts by naming what it counts from', async ({
  page,
  db,
  signIn,
  stranger,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const source = await paper(db, me, { text: DATED, language: 'en' })
  const desk = new Desk(page)
  await desk.open(its.slug, `?source=${source}`)
  await expect(dated(page)).toHaveCount(4)
  const role = (at: number, name: string) => dated(page).nth(at).getByRole('button', { name })

  await role(0, times.role.happened).focus()
  await page.keyboard.press('1')
  await expect(dated(page)).toHaveCount(3)
  await expect(role(0, times.role.happened)).toBeFocused()

  // It counts from a happening: nothing is taken before that has a name.
  await page.keyboard.press('1')
  await expect(dated(page).first().getByRole('alert')).toHaveText(new RegExp(words.en.refusal.date_required))
  await dated(page).first().getByLabel(form.date.nameFromOnly, { exact: true }).fill('the storm at the coast')
  await dated(page).first().getByLabel(form.date.days, { exact: true }).fill('1')
  // Enter in a field presses none of the buttons: each says something else.
  await dated(page).first().getByLabel(form.date.days, { exact: true }).press('Enter')
  await role(0, times.role.relayed).click()
  await expect(dated(page)).toHaveCount(2)

  // From now on a time may also be that of the happening.
  await dated(page).first().getByLabel(form.date.what, { exact: true }).selectOption('the storm at the coast')
  await role(0, times.role.denied).click()
  await expect(dated(page)).toHaveCount(1)
  await page.keyboard.press('r')
  await expect(dated(page)).toHaveCount(0)

  const recorded = (await listDates(db, [its.eventId])).filter((each) => each.source === source)
  const [storm] = await listOccasions(db, its.eventId)
  expect(
    recorded.map(({ role: of, moment, countedFrom, occasion }) => [of, moment?.value ?? countedFrom, occasion]),
  ).toEqual([
    ['happened', '2024-06-11', null],
    ['relayed', { occasion: storm?.id, days: 1 }, null],
    ['denied', '2024-06-15', storm?.id],
  ])
  await expect(page.getByText(/3 times are given for this event/)).toBeVisible()

  const anyone = await stranger()
  await anyone.goto(`/en/events/${its.slug}/history`)
  await expect(anyone.getByText(words.en.history.date.recorded).first()).toBeVisible()
  await expect(anyone.getByText(words.en.history.occasion.named)).toBeVisible()
})

test('a time is corrected by hand, withdrawn by whoever recorded it, and then suggested no more', async ({
  page,
  db,
  signIn,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const source = await paper(db, me, { text: DATED, language: 'en' })
  const desk = new Desk(page)
  await desk.open(its.slug, `?source=${source}`)
  await dated(page).first().getByRole('button', { name: times.role.happened }).focus()
  await page.keyboard.press('c')
  const correction = page.getByRole('form', { name: new RegExp(`^${told.correct}: `) })
  await correction.getByLabel(form.date.role, { exact: true }).selectOption('happened')
  await correction.getByLabel(form.date.value, { exact: true }).fill('11/13/2024')
  await correction.getByRole('button', { name: times.record, exact: true }).click()
  await desk.expectFault(correction.getByLabel(form.date.value, { exact: true }), 'date_invalid')
  await correction.getByLabel(form.date.value, { exact: true }).fill('2024-06')
  await correction.getByRole('button', { name: times.record, exact: true }).click()
  await desk.says('date_recorded')
  await expect(dated(page)).toHaveCount(3)

  const given = page
    .locator('#times')
    .getByRole('listitem')
    .filter({ hasText: `corrected by @${me.handle}` })
  await given.getByText(told.withdraw, { exact: true }).click()
  await given.getByLabel(told.withdrawReason).fill('The passage says the day, not the month alone.')
  await given.getByRole('button', { name: told.withdrawIt, exact: true }).click()
  await desk.says('date_withdrawn')
  await expect(given).toContainText('The passage says the day, not the month alone.')
  await expect(dated(page)).toHaveCount(3)
})
