import AxeBuilder from '@axe-core/playwright'
import type { Locator } from '@playwright/test'
import { withdrawCitation } from '../db/commands/withdraw-citation'
import { newKey } from '../db/testing'
import { LOCALES, type Locale } from '../domain/locale'
import { answered, describe as described, shapeOf } from './support/api'
import { aReport, relayed } from './support/chains'
import { expectNoSideways } from './support/pages'
import { expect, test } from './support/test'
import { say, words } from './support/words'

const NAMES: Record<Locale, Record<'aydinlik' | 'sputnik', string>> = {
  ar: { aydinlik: 'آيدنليك', sputnik: 'سبوتنيك' },
  en: { aydinlik: 'Aydınlık', sputnik: 'Sputnik' },
  tr: { aydinlik: 'Aydınlık', sputnik: 'Sputnik' },
}

const box = async (what: Locator) => {
  const found = await what.boundingBox()
  if (!found) throw new Error(`${what} is not drawn`)
  return found
}

for (const locale of LOCALES) {
  test(`one line says how many said it and who, and every name leads to its page (${locale})`, async ({ page, db }) => {
    const its = await relayed(db)
    await page.goto(`/${locale}/events/${its.slug}`)
    const t = say(locale)
    const line = page.getByText(t('chain.notSeenCount', { notSeen: 4 }))
    await expect(line).toContainText(t('chain.read', { read: 2 }))
    const { aydinlik, sputnik } = NAMES[locale]
    const who = t.markup('chain.whoUnnamedVia', { name: () => aydinlik, via: () => sputnik })
    await expect(line).toContainText(t.markup('chain.originsFor', { origins: 1, who: () => who }))
    expect(await line.getByRole('link').evaluateAll((all) => all.map((each) => each.getAttribute('href')))).toEqual(
      ['aydinlik', 'sputnik', 'al-watan'].map((agent) => `/${locale}/agents/${agent}`),
    )
    await expect(page.getByText(t('caution.unnamed_origin', { side: 'supports' }))).toBeVisible()
  })
}

test('the picture reads from the page to the origin: from the left in English, from the right in Arabic, down on a phone', async ({
  page,
  db,
}) => {
  const its = await relayed(db)
  const ends = async () => {
    const picture = page.locator('#chain').getByRole('img').filter({ visible: true })
    await expect(picture).toHaveAccessibleName(/./)
    const of = (kind: string) => picture.locator(`[data-kind=${kind}]`)
    return { from: await box(of('source').first()), to: await box(of('origin').first()), picture }
  }
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`/en/events/${its.slug}`)
  const english = await ends()
  expect(english.from.x + english.from.width).toBeLessThan(english.to.x)
  await expect(english.picture).toContainText(words.en.chain.agent)

  await page.goto(`/ar/events/${its.slug}`)
  const arabic = await ends()
  expect(arabic.from.x).toBeGreaterThan(arabic.to.x + arabic.to.width)

  for (const locale of LOCALES) {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`/${locale}/events/${its.slug}`)
    const narrow = await ends()
    expect(narrow.from.y + narrow.from.height).toBeLessThan(narrow.to.y)
    await expectNoSideways(page)
  }
})

test('every word of the picture stands inside its box, in each language and however narrow the window', async ({
  page,
  db,
}) => {
  const its = await relayed(db)
  for (const locale of LOCALES) {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 })
      await page.goto(`/${locale}/events/${its.slug}`)
      await page.evaluate(() => document.fonts.ready)
      const picture = page.locator('#chain').getByRole('img').filter({ visible: true })
      const over = await picture.locator('[data-kind]').evaluateAll((boxes) =>
        boxes.flatMap((box) => {
          const frame = box.querySelector('rect, path')?.getBoundingClientRect()
          return [...box.querySelectorAll('text')].flatMap((text) => {
            const { left, right, top, bottom } = text.getBoundingClientRect()
            const isInside =
              frame && left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom
            return isInside ? [] : [text.textContent]
          })
        }),
      )
      expect(over, `${locale}, ${width}`).toEqual([])
    }
  }
})

test('the sides of the picture differ in shape and in words', async ({ page, db }) => {
  const its = await relayed(db)
  await page.goto(`/en/events/${its.slug}`)
  const picture = page.locator('#chain').getByRole('img').filter({ visible: true })
  await expect(picture.locator('[data-side=denies] [stroke-dasharray]')).not.toHaveCount(0)
  await expect(picture.locator('[data-side=supports] [stroke-dasharray]')).toHaveCount(0)
  const t = say('en')
  await expect(picture).toContainText(t('chain.origin', { side: 'supports' }))
  await expect(picture).toContainText(t('chain.origin', { side: 'denies' }))
})

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false })

  for (const locale of ['ar', 'en'] as const) {
    test(`the list says step by step what the picture shows, and each step leads on (${locale})`, async ({
      page,
      db,
    }) => {
      const its = await relayed(db)
      await page.goto(`/${locale}/events/${its.slug}`)
      const t = say(locale)
      const list = page.locator('#chain').getByRole('list')
      const way = list.filter({ has: page.getByRole('link', { name: 'Talks by way of Moscow' }) }).last()
      const { aydinlik, sputnik } = NAMES[locale]
      await expect(way.getByRole('listitem')).toHaveCount(4)
      await expect(way.getByRole('listitem').nth(1)).toContainText(
        t.markup('chain.fromUnseen', { name: () => sputnik }),
      )
      await expect(way.getByRole('listitem').nth(2)).toContainText(
        t.markup('chain.fromUnseen', { name: () => aydinlik }),
      )
      await expect(way.getByRole('listitem').nth(3)).toContainText(
        t.markup('chain.endsUnnamed', { name: () => aydinlik }),
      )
      await page
        .locator('#chain')
        .getByRole('link', { name: t('event.passage', { number: 4 }) })
        .click()
      await expect(page).toHaveURL(new RegExp(`#passage-${its.pieces.denied}$`))
      await way.getByRole('link', { name: 'Talks by way of Moscow' }).click()
      await expect(page).toHaveURL(`/${locale}/sources/${its.iraq}`)
      const passed = page.locator(`#said-${its.citations.told}`)
      await expect(passed).toContainText(t.markup('chain.whoUnnamedVia', { name: () => aydinlik, via: () => sputnik }))
      await expect(passed).toContainText(words[locale].act.claims)
      await expect(passed).toContainText(`@${its.by.handle}`)
      await passed.getByRole('link', { name: t('source.citationInText', { number: 2 }) }).click()
      await expect(page.locator(`#citation-${its.citations.told}`)).toBeInViewport()
    })
  }

  test('the ledger puts the ways in which the day is given side by side, says that they disagree, and how one was counted', async ({
    page,
    db,
  }) => {
    const its = await relayed(db)
    await page.goto(`/en/events/${its.slug}`)
    const t = say('en')
    const dates = page.locator('#dates')
    await expect(dates.getByText(t('ledger.conflict'))).toHaveCount(1)
    const dating = (day: string) =>
      dates.getByRole('listitem').filter({ has: page.locator('p:first-child > time', { hasText: day }) })
    for (const day of ['11 June 2024', '12 June 2024']) {
      await expect(dating(day).filter({ hasText: t('ledger.disputed') })).toHaveCount(1)
    }
    const counted = t.markup('ledger.counted', {
      when: 'after',
      days: 1,
      occasion: () => 'The talks in Moscow',
      who: () => 'The Kremlin',
      ground: () => '11 June 2024',
    })
    await expect(dating('12 June 2024').filter({ hasText: t('ledger.disputed') })).toContainText(counted)
  })
})

test('documents that cite each other in a circle, and a way that is broken, are told as what they are', async ({
  page,
  db,
}) => {
  const its = await aReport(db)
  const [one, two, three] = [
    await its.source('inn', 'The first page', `Case ${its.mark}. The other site says they met.`),
    await its.source('syria-tv', 'The second page', `Case ${its.mark}. The first site says they met.`),
    await its.source('anadolu', 'The third page', `Case ${its.mark}. A newspaper says they met.`),
  ]
  const here = await its.cites(one, 'The other site says they met', { agent: 'syria-tv' })
  const there = await its.cites(two, 'The first site says they met', { agent: 'inn' })
  await its.goesBack(here, two, there)
  await its.goesBack(there, one, here)
  await its.says(one, 'they met', 'supports', here)
  const lost = await its.cites(three, 'A newspaper says they met', { agent: 'aydinlik' })
  await its.says(three, 'they met', 'supports', lost)
  await withdrawCitation(db, its.by, { key: newKey(), citationId: lost, reason: 'It says nothing of the kind.' })

  await page.goto(`/en/events/${its.slug}`)
  const chain = page.locator('#chain')
  const picture = chain.getByRole('img').filter({ visible: true })
  for (const told of ['cycle', 'noBeginning', 'broken'] as const)
    await expect(picture).toContainText(words.en.chain[told])
  const circle = chain.getByRole('listitem').filter({ hasText: 'cite each other in a circle' })
  await expect(circle.last().getByRole('link', { name: 'The second page' })).toBeVisible()
  await expect(chain.getByText(words.en.chain.missingLink)).toBeVisible()
  await page.goto(`/en/sources/${three}`)
  await expect(page.locator(`#said-${lost}`)).toContainText('It says nothing of the kind.')
})

test('the chains have no axe violations, light and dark', async ({ page, db }) => {
  const its = await relayed(db)
  for (const [address, colorScheme] of [
    [`/ar/events/${its.slug}`, 'light'],
    [`/ar/events/${its.slug}`, 'dark'],
    [`/en/sources/${its.iraq}`, 'light'],
    [`/ar/sources/${its.syria}`, 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(address)
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
      `${address}, ${colorScheme}`,
    ).toEqual([])
  }
})

test('machines follow the chain in the page itself, from a passage to people without names', async ({
  request,
  db,
}) => {
  const its = await relayed(db)
  const html = await (await request.get(`/en/events/${its.slug}`)).text()
  const documents = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
  const prov = documents.map(([, json]) => JSON.parse(json as string)).find((each) => '@graph' in each)
  expect(prov['@context'].prov).toBe('http://www.w3.org/ns/prov#')
  const nodes = new Map<string, Record<string, string>>(
    prov['@graph'].map((node: Record<string, string>) => [node['@id'], node]),
  )
  const passage = [...nodes.values()].find((node) => node['@id']?.endsWith(`#passage-${its.pieces.told}`))
  const source = nodes.get(passage?.['prov:wasQuotedFrom'] as string)
  expect(source?.['prov:wasAttributedTo']).toMatch(/agents\/inn$/)
  const attributed: string[] = []
  for (let at = passage; at; at = nodes.get(at['prov:wasDerivedFrom'] ?? at['prov:wasQuotedFrom'] ?? '')) {
    attributed.push(at['prov:wasAttributedTo']?.split('/agents/')[1] as string)
  }
  expect(attributed.slice(2)).toEqual(['sputnik', 'aydinlik', 'aydinlik#unnamed'])
  for (const address of [source?.['@id'], source?.['prov:wasAttributedTo'], passage?.page]) {
    expect((await request.get(address as string)).status(), address).toBe(200)
  }
})

test('the API tells citations, origins, dates and what links to a source, in its own shapes', async ({
  request,
  db,
}) => {
  const its = await relayed(db)
  const description = await described(request)
  const event: Record<string, never> = await answered(
    await request.get(`/api/v1/events/${its.slug}`),
    shapeOf(description, 'Event'),
  )
  const { counts, citations, dates, occasions, claims } = event as unknown as Record<string, never[]>
  expect(counts).toEqual({
    read: expect.arrayContaining([its.iraq, its.syria]),
    notSeen: expect.arrayContaining(['aydinlik', 'sputnik', 'al-watan', 'star']),
    supports: [{ agent: 'aydinlik', unnamed: true }],
    denies: [{ agent: 'al-watan', unnamed: true }],
  })
  expect(citations).toContainEqual(
    expect.objectContaining({
      id: its.citations.told,
      source: its.iraq,
      agent: 'aydinlik',
      unnamed: true,
      via: ['sputnik'],
      act: 'claims',
      relation: 'paraphrases',
      cites: null,
      active: true,
    }),
  )
  const [headline] = claims as unknown as { evidence: Record<string, unknown>[] }[]
  expect(headline?.evidence.find(({ id }) => id === its.pieces.claimed)).toMatchObject({
    citation: its.citations.claimed,
    ends: [{ agent: 'aydinlik', unnamed: false }],
    echo: false,
    seen: false,
    fault: null,
  })
  expect(occasions).toMatchObject([{ language: 'en', name: 'The talks in Moscow' }])
  const happened = (dates as unknown as Record<string, unknown>[]).filter(({ occasion }) => occasion === null)
  expect(happened).toMatchObject([
    { value: '2024-06-11', precision: 'day', datings: [{ from: '2024-06-11' }], disputed: true, countedFrom: null },
    { value: null, precision: null, datings: [{ until: '2024-06-12' }], disputed: true, countedFrom: { days: 1 } },
  ])
  const source: Record<string, never[]> = await answered(
    await request.get(`/api/v1/sources/${its.syria}`),
    shapeOf(description, 'Source'),
  )
  expect(source.citations).toHaveLength(3)
  expect(source).toMatchObject({ relays: [], relayedBy: [], citedBy: [] })
})
