import AxeBuilder from '@axe-core/playwright'
import { event, vote } from '../db/testing'
import { type Checkpoint, parseCheckpoint } from '../domain/checkpoint'
import { LOCALES } from '../domain/locale'
import { type LogProof, parseLogProof } from '../domain/log-proof'
import { checkInclusion } from '../domain/merkle'
import { ed25519Verifier, openNote } from '../domain/note'
import { bytesOf } from '../domain/testing'
import { problem } from './support/api'
import { aCase, wordsOf } from './support/cases'
import { Desk } from './support/desk'
import { alarmOf, expectHolds, PREFIX, SEEN, sealedVerdict, statusOf, treeIn } from './support/log'
import { expectNoSideways } from './support/pages'
import { someone } from './support/people'
import { expect, test } from './support/test'
import { say, words } from './support/words'

for (const locale of LOCALES) {
  test(`a reader goes from a verdict to its proof, and their own browser finds that it holds (${locale})`, async ({
    page,
    db,
    baseURL,
  }) => {
    const t = words[locale]
    const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
    const leaf = await sealedVerdict(page, its.slug)
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`/${locale}/events/${its.slug}`)
    await page.getByRole('link', { name: t.log.verdictProof }).first().click()
    await expect(page).toHaveURL(`/${locale}/log/${leaf}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.history.verdict.changed)
    await expectHolds(page, locale)
    await expect(page.locator('#check')).toContainText(t.log.check.growthFirst, SEEN)

    const { index } = parseLogProof(await (await page.request.get(`${PREFIX}/proof/${leaf}`)).text()) ?? { index: -1 }
    await expect(page.getByRole('main')).toContainText(say(locale)('log.number', { index }).replace(/^no\. /, ''))
    expect(asked.filter((each) => !each.startsWith(baseURL as string))).toEqual([])
    expect(await page.context().cookies()).toEqual([])
  })
}

test('on the next visit the browser compares the log with what it saw, and says from what size to what size it grew', async ({
  page,
  db,
}) => {
  const [first, second] = [await aCase(db, ['denied', 'denied', 'denied']), await aCase(db, [])]
  await page.goto(`/en/log/${await sealedVerdict(page, first.slug)}`)
  await expectHolds(page)
  for (let each = 0; each < 3; each += 1) {
    await vote(db, await someone(db), second.claimId, 'confirmed', [second.first, second.second])
  }
  await page.goto(`/tr/log/${await sealedVerdict(page, second.slug)}`)
  await expectHolds(page, 'tr')
  const kept = JSON.parse((await page.evaluate(() => localStorage.getItem('isnad-log'))) as string)
  const { size } = treeIn(kept.note)
  await expect(page.locator('#check [data-growth="grown"]')).toContainText(new Intl.NumberFormat('tr-TR').format(size))
})

test('every line of a history leads to its proof, and says in which tree it is sealed', async ({ page, db }) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  await sealedVerdict(page, its.slug)
  const { items } = await (await page.request.get(`/api/v1/events/${its.slug}/history?limit=100`)).json()
  await page.goto(`/ar/events/${its.slug}/history`)
  const lines = page.getByRole('article')
  await expect(lines).toHaveCount(items.length)
  for (const [at, { leaf, index, proof }] of items.entries()) {
    expect(index).toEqual(expect.any(Number))
    expect(proof).toBe(`${PREFIX}/proof/${leaf}`)
    await expect(lines.nth(at).locator(`a[href="/ar/log/${leaf}"]`)).toBeVisible()
  }
  await lines.first().locator('a[href^="/ar/log/"]').click()
  await expectHolds(page, 'ar')
})

test.describe('with scripts off', () => {
  test.use({ javaScriptEnabled: false })

  for (const locale of LOCALES) {
    test(`the proof stands there whole, and the page says what the check needs (${locale})`, async ({ page, db }) => {
      const its = await aCase(db, ['unverified', 'unverified', 'unverified'])
      const leaf = await sealedVerdict(page, its.slug)
      await page.goto(`/${locale}/log/${leaf}`)
      const { log, history } = words[locale]
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(history.verdict.changed)
      await expect(page.getByText(log.check.needs)).toBeVisible()
      await expect(statusOf(page)).toHaveText('', SEEN)
      await expect(alarmOf(page)).toHaveText('', SEEN)
      for (const part of ['entry', 'leaf', 'index', 'inclusion', 'checkpoint'] as const) {
        await expect(page.getByRole('group', { name: log.proof[part], exact: true })).not.toBeEmpty()
      }
      const envelope = JSON.parse((await page.locator('#envelope').textContent()) as string)
      expect(envelope).toMatchObject({ kind: 'verdict.changed', actor: 'rule', data: { claim: its.claimId } })

      const file = await page.request.get(
        (await page.getByRole('link', { name: log.links.proof }).getAttribute('href')) as string,
      )
      expect(file.headers()).toMatchObject({ 'content-type': 'text/plain; charset=utf-8' })
      const proof = parseLogProof(await file.text()) as LogProof
      const vkeys = (await (await page.request.get(`${PREFIX}/vkey`)).text()).trim().split('\n')
      const note = openNote(
        proof.checkpoint,
        vkeys.flatMap((each) => ed25519Verifier(each) ?? []),
      )
      const tree = parseCheckpoint(note?.text ?? '') as Checkpoint
      expect(checkInclusion(proof.hashes, { ...tree, index: proof.index, leaf: bytesOf(leaf) })).toBe(true)
    })
  }
})

test('the log is leafed through from its newest entry to older ones, each once', async ({ page }) => {
  const numbers: number[] = []
  await page.goto('/en/log')
  for (let each = 0; each < 3; each += 1) {
    for (const line of await page.locator('#entries article > p').allTextContents()) {
      numbers.push(Number(line.replace(/\D/g, '')))
    }
    await page.getByRole('link', { name: words.en.log.older, exact: true }).click()
    await expect(page).toHaveURL(/#entries$/)
  }
  expect(numbers).toHaveLength(75)
  expect(numbers).toEqual(Array.from({ length: 75 }, (_, at) => (numbers[0] as number) - at))
  await page.getByRole('link', { name: words.en.log.newest, exact: true }).click()
  await expect(page.getByRole('link', { name: words.en.log.newest, exact: true })).toHaveCount(0)
})

test('an entry is opened by its number, in the digits of any script, or by its leaf', async ({ page }) => {
  const { log } = words.ar
  const open = async (typed: string) => {
    await page.goto('/ar/log')
    await page.getByLabel(log.jump).fill(typed)
    await page.getByRole('button', { name: log.find }).click()
  }
  await open('٠')
  await expect(page).toHaveURL(/\/ar\/log\/[0-9a-f]{64}$/)
  await expect(page.getByRole('group', { name: log.proof.index, exact: true })).toHaveText('0')
  const leaf = page.url().slice(-64)
  await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty()
  await open(` ${leaf.toUpperCase()} `)
  await expect(page).toHaveURL(`/ar/log/${leaf}`)
  for (const typed of ['999999999', 'كلام', 'f'.repeat(64)]) {
    await open(typed)
    await expect(page.getByText(log.notThere)).toBeVisible()
    await expect(page.getByLabel(log.jump)).toHaveValue(typed)
    await expect(page.getByLabel(log.jump)).toHaveAttribute('aria-invalid', 'true')
  }
})

test('the proof page is the same bytes for everyone, with one script; the log itself has none', async ({
  page,
  request,
  db,
  signIn,
}) => {
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const leaf = await sealedVerdict(page, its.slug)
  await signIn('moderator')
  const address = `/en/log/${leaf}`
  const [mine, anyones] = [await page.request.get(address), await request.get(address)]
  // Others vote meanwhile, and the latest checkpoint moves on; everything else is the same.
  const still = (html: string) => html.replace(/aria-label="(Inclusion proof|Checkpoint)".*?<\/pre>/gs, '')
  expect(still(await mine.text())).toBe(still(await anyones.text()))
  const headers = anyones.headers()
  expect(headers).toMatchObject({ 'cache-control': 'public, max-age=0, s-maxage=5', vary: 'Accept-Encoding' })
  expect(headers['set-cookie']).toBeUndefined()
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; connect-src 'self';/)
  expect((await anyones.text()).match(/<script/g)).toHaveLength(1)

  const log = await request.get('/en/log')
  expect(log.headers()['content-security-policy']).toContain("script-src 'none'")
  expect(await log.text()).not.toContain('<script')
  for (const wrong of ['0'.repeat(64), 'x', '0']) {
    expect((await request.get(`/en/log/${wrong}`)).status()).toBe(404)
    await problem(await request.get(`${PREFIX}/proof/${wrong}`), 404)
  }
})

test('who votes is given the receipt, which proves the vote and gives nothing of it away', async ({
  page,
  db,
  signIn,
  stranger,
}) => {
  const its = await aCase(db)
  const me = await signIn('reviewer')
  const desk = new Desk(page, 'tr')
  await desk.open(its.slug)
  await desk.fillVote('denied', 'İki ajansın muhabiri oradaydı ve ikisi de geçişi görmedi.', [
    await wordsOf(db, its.against),
  ])
  await desk.cast()
  await desk.says('vote_cast')
  const receipt = page.getByRole('region', { name: words.tr.log.receipt.title })
  const href = (await receipt.getByRole('link', { name: words.tr.log.receipt.open }).getAttribute('href')) as string
  await expect(receipt).toContainText(href.slice(-64))

  const anyone = await stranger()
  await expect
    .poll(async () => (await anyone.request.get(`${PREFIX}/proof/${href.slice(-64)}`)).status(), { timeout: 20_000 })
    .toBe(200)
  await anyone.goto(href)
  await expectHolds(anyone, 'tr')
  await expect(anyone.getByRole('heading', { level: 1 })).toHaveText(words.tr.history.vote.cast)
  await expect(anyone.getByRole('main')).toContainText(`@${me.handle}`)
  const shown = (await anyone.getByRole('main').textContent()) ?? ''
  for (const secret of ['denied', words.tr.verdict.denied, 'muhabiri']) expect(shown).not.toContain(secret)

  const other = await someone(db)
  await signIn(other)
  await page.goto(`/tr/desk/events/${its.slug}?entry=${href.slice(-64)}`)
  await expect(page.getByRole('region', { name: words.tr.log.receipt.title })).toHaveCount(0)
})

for (const locale of LOCALES) {
  test(`log and proof have no axe violations, light and dark, and never scroll sideways (${locale})`, async ({
    page,
    db,
  }) => {
    test.slow()
    const its = await event(db, await someone(db))
    const { items } = await (await page.request.get(`/api/v1/events/${its.slug}/history`)).json()
    const { leaf } = items[0]
    await expect.poll(async () => (await page.request.get(items[0].proof)).status(), { timeout: 20_000 }).toBe(200)
    for (const address of [`/${locale}/log`, `/${locale}/log?entry=none`, `/${locale}/log/${leaf}`]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        await page.goto(address)
        if (address.endsWith(leaf)) await expectHolds(page, locale)
        const found = await new AxeBuilder({ page }).setLegacyMode().analyze()
        expect(
          found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)]),
          `${address} ${colorScheme}`,
        ).toEqual([])
      }
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 800 })
        await expectNoSideways(page)
      }
      await page.setViewportSize({ width: 1280, height: 800 })
    }
  })
}
