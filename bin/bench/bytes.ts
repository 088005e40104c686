import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'
import { findChromium } from '../chromium'

const PORT = '4791'
const ORIGIN = `http://localhost:${PORT}`
const KINDS = ['Document', 'Stylesheet', 'Font', 'Script']

/** Bytes on the wire of a first visit to a verdict page, by kind: the leading event of the demonstration set, in each language. */
export async function benchBytes(): Promise<void> {
  const executablePath = findChromium()
  if (!executablePath) return console.log('first visit: not measured, there is no Chromium')
  const dir = mkdtempSync(join(tmpdir(), 'isnad-bench-'))
  const env = { ...process.env, PORT, ISNAD_DATA: dir, ISNAD_DEMO: '1' }
  const site = spawn('node_modules/.bin/tsx', ['bin/start.ts'], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const browser = await chromium.launch({ executablePath })
  try {
    await ready(site)
    const { items } = await (await fetch(`${ORIGIN}/api/v1/events?limit=1`)).json()
    for (const language of ['ar', 'en', 'tr']) {
      const kinds = await visit(browser, `${ORIGIN}/${language}/events/${items[0].slug}`)
      const parts = KINDS.map((kind) => `${kind.toLowerCase()} ${kb(kinds.get(kind) ?? 0)}`)
      const all = [...kinds.values()].reduce((sum, bytes) => sum + bytes, 0)
      console.log(`first visit, ${language}: ${kb(all)} in all: ${parts.join(', ')}`)
    }
  } finally {
    await browser.close()
    site.kill('SIGTERM')
    await once(site, 'exit')
    rmSync(dir, { recursive: true, force: true })
  }
}

async function ready(site: ChildProcess): Promise<void> {
  while (site.exitCode === null) {
    if (
      await fetch(`${ORIGIN}/api/ready`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the site ended before it was ready')
}

/** What a browser that has never been here loads, by kind, in bytes as they came over the wire. */
async function visit(browser: Browser, url: string): Promise<Map<string, number>> {
  const page = await browser.newPage()
  const wire = await page.context().newCDPSession(page)
  await wire.send('Network.enable')
  const kindOf = new Map<string, string>()
  const kinds = new Map<string, number>()
  wire.on('Network.responseReceived', ({ requestId, type }) => kindOf.set(requestId, type))
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kindOf.get(requestId) ?? 'Other'
    kinds.set(kind, (kinds.get(kind) ?? 0) + encodedDataLength)
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  await page.close()
  return kinds
}

const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`
