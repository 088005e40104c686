import { event, vote } from '../db/testing'
import { LOCALES, type Locale } from '../domain/locale'
import { aCase } from './support/cases'
import { escaped } from './support/desk'
import { demonstration, inEachLanguage, type Listed, publicPaths } from './support/pages'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { words } from './support/words'

/** What a page says, without its mark-up. */
const said = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>|<[^>]*>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replace(/\s+/g, ' ')
const link = (html: string, rel: string, language = '') =>
  [...html.matchAll(/<link [^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => tag.includes(`rel="${rel}"`) && (!language || tag.toLowerCase().includes(`hreflang="${language}"`)))
const attribute = (tag: string | undefined, name: string) => new RegExp(`${name}="([^"]*)"`).exec(tag ?? '')?.[1]

test('every public page is whole in three languages: direction, words, links to itself, no script, nothing from elsewhere', async ({
  page,
  request,
  baseURL,
}) => {
  const keys = new RegExp(`\\b(${Object.keys(words.en).join('|')})(\\.[a-z]\\w+)+\\b|MISSING`)
  for (const { locale, path } of inEachLanguage(await publicPaths(page))) {
    const address = `/${locale}${path}`
    const answer = await request.get(address)
    expect(answer.status(), address).toBe(200)
    expect(answer.headers()['set-cookie'], address).toBeUndefined()
    const html = await answer.text()
    expect(html, address).toContain(`<html lang="${locale}" dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`)
    expect(said(html), address).not.toMatch(keys)
    expect(said(html), address).toContain(words[locale].site.footer)

    expect(attribute(link(html, 'canonical'), 'href'), address).toBe(`${baseURL}${address}`)
    for (const each of LOCALES)
      expect(attribute(link(html, 'alternate', each), 'href'), address).toBe(`${baseURL}/${each}${path}`)

    const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)
    expect(
      scripts.filter((tag) => !tag.includes('application/ld+json')),
      address,
    ).toEqual([])
    expect(html, address).not.toMatch(/ style="|<(img|iframe|link)[^>]+(src|href)="(https?:)?\/\/(?!localhost)/)
    expect(html, address).not.toMatch(/\son[a-z]+="/)
  }
})

test('the title of a verdict page is its claim, then its verdict, or its state while there is none', async ({
  page,
  request,
}) => {
  for (const { slug } of await demonstration(page)) {
    const [claim] = (await (await request.get(`/api/v1/events/${slug}`)).json()).claims
    for (const locale of LOCALES) {
      const html = await (await request.get(`/${locale}/events/${slug}`)).text()
      const { verdict, state } = words[locale]
      const standing = claim.verdict ? verdict[claim.verdict as 'denied'] : state[claim.state as 'settled']
      const title = /<title>([^<]*)/.exec(html)?.[1] ?? ''
      expect(title.replaceAll('&#x27;', "'")).toMatch(
        new RegExp(`^${escaped(claim.text[locale])}.*${escaped(standing)}`),
      )
    }
  }
})

test('the demonstration set says what it is on every page, is for no search engine, and makes no ClaimReview', async ({
  page,
  request,
}) => {
  const paths = (await publicPaths(page)).filter((path) => path.startsWith('/events/'))
  for (const { locale, path } of inEachLanguage(paths)) {
    const html = await (await request.get(`/${locale}${path}`)).text()
    expect(said(html), path).toContain(words[locale].event.demonstration)
    expect(html, path).toMatch(/<meta name="robots" content="[^"]*noindex/)
    expect(html, path).not.toContain('ClaimReview')
  }
})

test('a verdict that is no demonstration is told to machines too, once there is one', async ({
  db,
  request,
  baseURL,
}) => {
  const its = await aCase(db, ['confirmed', 'confirmed'])
  const address = `/en/events/${its.slug}`
  expect(await (await request.get(address)).text()).not.toContain('ClaimReview')
  await vote(db, await someone(db), its.claimId, 'confirmed', [its.first, its.second])
  const html = await (await request.get(address)).text()
  expect(html).not.toContain('noindex')
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? []
  expect(JSON.parse(json as string)).toEqual([
    expect.objectContaining({
      '@type': 'ClaimReview',
      url: `${baseURL}${address}`,
      reviewRating: expect.objectContaining({ alternateName: words.en.verdict.confirmed, ratingValue: 3 }),
    }),
  ])
})

test('two visitors get the same bytes, one of them signed in', async ({ page, request, signIn }) => {
  await signIn('moderator')
  for (const path of (await publicPaths(page)).filter((each) => each.split('/').length > 2 || each === '/method')) {
    const mine = await page.request.get(`/ar${path}`)
    const anyones = await request.get(`/ar${path}`, { headers: { 'accept-language': 'tr', 'user-agent': 'another' } })
    expect(await mine.text(), path).toBe(await anyones.text())
  }
})

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false })

  test('a reader finds an event, its sources, who says so and its history, and stays on this site', async ({
    page,
  }) => {
    const elsewhere: string[] = []
    page.on('request', (request) => {
      if (new URL(request.url()).hostname !== 'localhost') elsewhere.push(request.url())
    })
    const { verdict, event: t, site, history } = words.ar
    await page.goto('/ar')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.getByRole('link', { name: site.events, exact: true }).first().click()
    await page.getByRole('searchbox').fill('حميميم')
    await page.getByRole('button', { name: words.ar.events.apply }).click()
    await page
      .getByRole('link', { name: /حميميم/ })
      .first()
      .click()
    await expect(page.getByText(verdict.unverified).first()).toBeVisible()
    await expect(page.getByRole('heading', { name: t.supports }).first()).toBeVisible()
    await page.getByRole('link', { name: t.inSource }).first().click()
    await expect(page.locator('mark').first()).toBeVisible()
    await page.goBack()
    await page.getByRole('link', { name: t.history }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(history.title)
    await expect(page.getByText(history.event.opened)).toBeVisible()
    expect(elsewhere).toEqual([])
  })

  test('the language links lead to the same page', async ({ page }) => {
    await page.goto('/en/method')
    for (const [locale, name] of [
      ['ar', 'العربية'],
      ['tr', 'Türkçe'],
    ] as const) {
      await page.getByRole('link', { name, exact: true }).first().click()
      await expect(page).toHaveURL(`/${locale}/method`)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words[locale].method.title)
    }
  })
})

test('the list of events keeps what is chosen, in words and in its address', async ({ page }) => {
  const t = words.en.events
  await page.goto('/en/events')
  await page.getByLabel(t.verdict, { exact: true }).selectOption('denied')
  await page.getByRole('button', { name: t.apply }).click()
  await expect(page).toHaveURL(/verdict=denied/)
  await expect(page.getByLabel(t.verdict, { exact: true })).toHaveValue('denied')
  const lines = page.getByRole('main').getByRole('article')
  for (const line of await lines.all()) await expect(line).toContainText(words.en.verdict.denied)
  await page.goto('/en/events?q=nothingwhatsoever')
  await expect(page.getByRole('status')).toHaveText(t.none)
  await page.getByRole('link', { name: t.clear }).click()
  await expect(page).toHaveURL('/en/events')
})

test('a search finds what is written, in any of its Arabic spellings', async ({ request }) => {
  const found = async (q: string) => {
    const { items } = await (await request.get(`/api/v1/events?limit=100&q=${encodeURIComponent(q)}`)).json()
    return items.filter((each: Listed) => each.demonstration).map((each: Listed) => each.slug)
  }
  const [hmeimim] = await found('حميميم')
  expect(hmeimim).toBeDefined()
  for (const q of ['حُمَيميم', 'حميميم اللاذقيه', 'أتراك', 'اتراك', 'ٱتراك', 'Hmeimim', 'HMEIMIM', 'Hmeymim']) {
    expect(await found(q), q).toContain(hmeimim)
  }
  expect(await found("'); drop table events; --")).toEqual([])
  expect(await found('& | ! <-> :*')).toBeDefined()
})

test('page after page, nothing of a list is lost or doubled', async ({ page, db }) => {
  const opener = await someone(db)
  const mark = `Ferry${Date.now()}`
  const slugs: string[] = []
  for (let each = 0; each < 23; each += 1)
    slugs.push((await event(db, opener, `${mark} number ${each} left the harbour at noon.`)).slug)
  const seen: string[] = []
  await page.goto(`/en/events?q=${mark}`)
  for (;;) {
    const links = page.getByRole('main').getByRole('article').getByRole('link')
    for (const each of await links.all()) seen.push((await each.getAttribute('href'))?.split('/').at(-1) as string)
    const next = page.getByRole('link', { name: words.en.events.next })
    if ((await next.count()) === 0) break
    await next.click()
  }
  expect(seen).toEqual(slugs.toReversed())
})

test('the front door opens in the language that is asked for, in Arabic when unsure', async ({ request }) => {
  const asked: [string, Locale][] = [
    ['tr-TR,tr;q=0.9,en;q=0.8', 'tr'],
    ['en-GB', 'en'],
    ['fr-FR,fr;q=0.9', 'ar'],
    ['de, en;q=0.5, tr;q=0.7', 'tr'],
    ['', 'ar'],
  ]
  for (const [languages, locale] of asked) {
    const answer = await request.get('/', { headers: { 'accept-language': languages }, maxRedirects: 0 })
    expect(answer.headers(), languages).toMatchObject({ location: `/${locale}`, 'cache-control': 'no-store' })
  }
})
