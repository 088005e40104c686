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
  const told = await demonstration(page)
  const slug = told.find((each) => each.state === 'settled')?.slug as string
  const { sources, claims } = await (await page.request.get(`/api/v1/events/${slug}`)).json()
  const contested = told.find((each) => each.state === 'disputed')?.slug as string
  const [disputed] = (await (await page.request.get(`/api/v1/events/${contested}`)).json()).claims
  const speaker = claims[0].evidence[0].speaker.agent
  return [
    '',
    '/events',
    ...told.map((each) => `/events/${each.slug}`),
    `/events/${slug}/history`,
    `/sources/${sources[0].id}`,
    `/agents/${speaker}`,
    `/disputes/${disputed.disputes[0].id}`,
    '/method',
    '/moderation',
  ]
}

/** The events of the demonstration set, however many the journeys beside this one have opened since. */
export async function demonstration({ request }: Page): Promise<Listed[]> {
  const told: Listed[] = []
  let path: string | null = '/api/v1/events?limit=100'
  while (path) {
    const { items, next } = await (await request.get(path)).json()
    told.push(...items.filter((each: Listed) => each.demonstration))
    path = next && `/api/v1/events?limit=100&cursor=${next}`
  }
  return told
}

export function inEachLanguage(paths: readonly string[]): { locale: (typeof LOCALES)[number]; path: string }[] {
  return LOCALES.flatMap((locale) => paths.map((path) => ({ locale, path })))
}

/** No wider than its window: nothing to scroll sideways for. */
export async function expectNoSideways(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(over, `${page.url()} is wider than its window`).toBeLessThanOrEqual(0)
}
