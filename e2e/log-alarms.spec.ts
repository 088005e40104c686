import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { openSession } from '../auth/session'
import { stops } from '../db/schema'
import { formatCheckpoint } from '../domain/checkpoint'
import { LOCALES, type Locale } from '../domain/locale'
import { formatLogProof, type LogProof, parseLogProof } from '../domain/log-proof'
import { inclusionProof, leafHash, rootOf } from '../domain/merkle'
import { memory } from '../domain/merkle.memory'
import { parseSkey, type Signer, signNote } from '../domain/note'
import { parseTilePath } from '../domain/tiles'
import { aCase } from './support/cases'
import { alarmOf, expectAlarm, expectHolds, PREFIX, SEEN, sealedVerdict, statusOf, treeIn } from './support/log'
import { someone } from './support/people'
import { freePort, startOwnSite } from './support/site'
import { expect, test } from './support/test'
import { words } from './support/words'

test('whatever is changed on the way is an alarm that nobody can overlook', async ({ page, db }) => {
  test.slow()
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const leaf = await sealedVerdict(page, its.slug)
  const real = await (await page.request.get(`${PREFIX}/proof/${leaf}`)).text()
  const { index, hashes, checkpoint } = parseLogProof(real) as LogProof
  const flipped = hashes.map((hash, at) => (at === 0 ? hash.map((byte) => byte ^ 1) : hash))
  const [, size] = checkpoint.split('\n')
  const other = (text: string) => text.replace(/.(?=.{20}\n*$)/, (letter) => (letter === 'A' ? 'B' : 'A'))
  const changes: [string, string, keyof typeof words.en.log.fault, Locale][] = [
    [`proof/${leaf}`, formatLogProof({ index, hashes: flipped, checkpoint }), 'place', 'en'],
    [`proof/${leaf}`, formatLogProof({ index: index - 1, hashes, checkpoint }), 'place', 'ar'],
    [`proof/${leaf}`, real.replace(`\n${size}\n`, `\n${Number(size) + 1}\n`), 'signature', 'tr'],
    [`proof/${leaf}`, other(real), 'signature', 'en'],
    ['vkey', `${other((await (await page.request.get(`${PREFIX}/vkey`)).text()).trim())}\n`, 'signature', 'ar'],
  ]
  for (const [path, body, fault, locale] of changes) {
    await page.route(`**${PREFIX}/${path}`, (route) => route.fulfill({ body, contentType: 'text/plain' }))
    await page.goto(`/${locale}/log/${leaf}`)
    await expectAlarm(page, fault, locale)
    await page.unroute(`**${PREFIX}/${path}`)
  }

  await page.route(`**/en/log/${leaf}`, async (route) => {
    const answer = await route.fetch()
    const body = (await answer.text()).replace(/(id="envelope".*?)confirmed/s, '$1denied')
    await route.fulfill({ response: answer, body })
  })
  await page.goto(`/en/log/${leaf}`)
  await expectAlarm(page, 'entry')
  await page.unrouteAll()
  await page.goto(`/en/log/${leaf}`)
  await expectHolds(page)
})

/** Answers for a log of these leaves that bears the signature of the site's own key, as a thief could who has it. */
async function stolen(page: Page, leaves: Uint8Array[], index: number, leaf: string): Promise<void> {
  const file = readFileSync(join(process.env.ISNAD_DATA as string, 'keys', 'log-key'), 'utf8')
  const signer = parseSkey(file.split('\n')[0] as string) as Signer
  const read = memory(leaves.map(leafHash))
  const size = leaves.length
  const text = formatCheckpoint({ origin: signer.name, size, root: await rootOf(size, read) })
  const proof = { index, hashes: await inclusionProof(index, size, read), checkpoint: signNote(text, [signer]) }
  await page.route(`**${PREFIX}/proof/${leaf}`, (route) =>
    route.fulfill({ body: formatLogProof(proof), contentType: 'text/plain' }),
  )
  await page.route(`**${PREFIX}/tile/**`, async (route) => {
    const tile = parseTilePath(new URL(route.request().url()).pathname.slice(`${PREFIX}/`.length))
    if (!tile || tile.level === 'entries') return route.abort()
    const nodes = Array.from({ length: tile.width }, (_, at) => {
      return { level: 8 * (tile.level as number), index: 256 * tile.index + at }
    })
    const hashes = await read(nodes).catch(() => null)
    return hashes ? route.fulfill({ body: Buffer.concat(hashes) }) : route.fulfill({ status: 404, body: '' })
  })
}

for (const fault of ['growth', 'shorter'] as const) {
  const what = fault === 'growth' ? 'rewritten' : 'cut short'
  test(`a history that was ${what} and signed anew with the stolen key is an alarm to whoever saw the true one`, async ({
    page,
    db,
    stranger,
    expectStatus,
  }) => {
    expectStatus(404)
    const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
    const leaf = await sealedVerdict(page, its.slug)
    await sealedVerdict(page, (await aCase(db, ['denied', 'denied', 'denied'])).slug)
    await page.goto(`/en/log/${leaf}`)
    await expectHolds(page)
    const envelope = Buffer.from((await page.locator('#envelope').textContent()) as string)
    const { note } = JSON.parse((await page.evaluate(() => localStorage.getItem('isnad-log'))) as string)
    const { size } = treeIn(note)
    const real = await (await page.request.get(`${PREFIX}/proof/${leaf}`)).text()
    const { index } = parseLogProof(real) as LogProof
    const length = fault === 'growth' ? size : index + 1
    const untrue = Array.from({ length }, (_, at) => Buffer.from(`what never happened ${at}`))
    untrue[index] = envelope

    const never = await stranger()
    for (const each of [page, never]) await stolen(each, untrue, index, leaf)
    await never.goto(`/en/log/${leaf}`)
    await expectHolds(never)
    await page.goto(`/en/log/${leaf}`)
    await expectAlarm(page, fault)
    await expect(page.locator('[data-put="shown"]')).toBeVisible()
    // An older checkpoint shown once more is signed too, and proves nothing.
    const remembered = page.locator('[data-put="remembered"]').and(page.getByText(note.split('\n')[2]))
    await expect(remembered).toBeVisible({ visible: fault === 'growth' })
    await expect(page.getByText(words.en.log.kept.hint)).toBeVisible({ visible: fault === 'growth' })
    const found = await new AxeBuilder({ page }).setLegacyMode().analyze()
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([])
  })
}

test('what does not arrive is said to be unchecked, which is neither good nor bad', async ({
  page,
  db,
  expectStatus,
}) => {
  expectStatus(503)
  const its = await aCase(db, ['confirmed', 'confirmed', 'confirmed'])
  const leaf = await sealedVerdict(page, its.slug)
  await page.route(`**${PREFIX}/vkey`, (route) => route.fulfill({ status: 503, body: '' }))
  await page.goto(`/en/log/${leaf}`)
  const [said = ''] = words.en.log.check.unchecked.split(' <again>')
  await expect(statusOf(page)).toContainText(said, SEEN)
  await expect(alarmOf(page)).toHaveText('', SEEN)
})

test('while a stop stands, every page that records says so, and the log says why and since when', async ({
  page,
  context,
}) => {
  test.slow()
  const site = await startOwnSite(await freePort(), {})
  try {
    await page.goto(`${site.url}/en/log`)
    await expect(page.getByText(words.en.log.none).first()).toBeVisible()
    await site.db
      .insert(stops)
      .values({ code: 'tile_differs', detail: 'tile/0/000.p/3', at: new Date('2026-11-22T14:02Z') })
    const reviewer = await someone(site.db)
    const value = await openSession(site.db, reviewer.id)
    await context.addCookies([{ name: 'authjs.session-token', value, url: site.url, httpOnly: true, sameSite: 'Lax' }])
    for (const locale of LOCALES) {
      const { stop } = words[locale].log
      await page.goto(`${site.url}/${locale}/log`)
      const banner = page.getByRole('region', { name: /14:02 UTC/ })
      await expect(banner).toContainText(stop.tile_differs)
      await expect(banner).not.toContainText('tile/0')
      await page.goto(`${site.url}/${locale}/desk`)
      const [said = ''] = stop.desk.split(' <log>')
      await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible()
      const found = await new AxeBuilder({ page }).setLegacyMode().analyze()
      expect(found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.target)])).toEqual([])
      await page.getByRole('status').getByRole('link').first().click()
      await expect(banner).toBeVisible()
    }
  } finally {
    await site.stop()
  }
})
