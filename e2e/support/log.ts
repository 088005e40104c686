import { expect, type Page } from '@playwright/test'
import { type Checkpoint, parseCheckpoint } from '../../domain/checkpoint'
import type { Locale } from '../../domain/locale'
import { parseNote } from '../../domain/note'
import { words } from './words'

/** All words that the page may need are in it; what counts is which are shown. */
export const SEEN = { useInnerText: true } as const
/** Where the log is served as files. */
export const PREFIX = '/api/v1/log'

/** The leaf of the entry that recorded a verdict, once it is sealed. */
export async function sealedVerdict(page: Page, slug: string): Promise<string> {
  const { claims } = await (await page.request.get(`/api/v1/events/${slug}`)).json()
  const { leaf, proof } = claims[0].entry
  await expect.poll(async () => (await page.request.get(proof)).status(), { timeout: 20_000 }).toBe(200)
  return leaf
}

/** What a checkpoint says, unchecked. */
export function treeIn(note: string): Checkpoint {
  return parseCheckpoint(parseNote(note)?.text ?? '') as Checkpoint
}

/** Where the check says what it found, and where it sounds the alarm. */
export const statusOf = (page: Page) => page.locator('#check').getByRole('status')
export const alarmOf = (page: Page) => page.locator('#check').getByRole('alert')

/** The four steps of the check hold, and no alarm is shown. */
export async function expectHolds(page: Page, locale: Locale = 'en'): Promise<void> {
  const { check } = words[locale].log
  await expect(statusOf(page).getByText(check.holds)).toBeVisible()
  await expect(
    page.locator('#check li [data-result="holds"]').filter({ visible: true, hasText: check.result.holds }),
  ).toHaveCount(4)
  await expect(alarmOf(page)).toHaveText('', SEEN)
}

/** The check sounds this alarm, on the page and in its title. */
export async function expectAlarm(
  page: Page,
  fault: keyof typeof words.en.log.fault,
  locale: Locale = 'en',
): Promise<void> {
  const { log } = words[locale]
  await expect(alarmOf(page).getByText(log.check.alarm)).toBeInViewport({ timeout: 20_000 })
  await expect(alarmOf(page).getByText(log.fault[fault], { exact: true })).toBeVisible()
  await expect(statusOf(page).getByText(log.check.holds)).toBeHidden()
  await expect(page).toHaveTitle(/^✕/)
}
