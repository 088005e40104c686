import { expect, type Page } from '@playwright/test'
import { LOCALES } from '../../domain/locale'

/** Events of the demonstration set that stand in each state, by what makes their addresses known: the API. */
export interface Listed {
  slug: string
  state: string
  verdict: string | null
  demonstration: boolean
}

/** One address of every kind of public page, without its language. */
export async function publicPaths(page: Page): Promise<string[]> {
  const { items } = await (await page.request.get('/api/v1/events?limit=100')).json()
  const told: Listed[] = items.filter((each: Listed) => each.demonstration)
  const slug = told.find((each) => each.state === 'settled')?.slug as string
  const { sources, claims } = await (await page.request.get(`/api/v1/events/${slug}`)).json()
  const speaker = claims[0].evidence[0].speaker.agent
  return [
    '',
    '/events',
    ...told.map((each) => `/events/${each.slug}`),
    `/events/${slug}/history`,
    `/sources/${sources[0].id}`,
    `/agents/${speaker}`,
    '/method',
  ]
}

export function inEachLanguage(paths: readonly string[]): { locale: (typeof LOCALES)[number]; path: string }[] {
  return LOCALES.flatMap((locale) => paths.map((path) => ({ locale, path })))
}

/** No wider than its window: nothing to scroll sideways for. */
export async function expectNoSideways(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over, `${page.url()} is wider than its window`).toBeLessThanOrEqual(0)
}
