import { spawnSync } from 'node:child_process'
import { chromium } from '@playwright/test'

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'

/** A browser for the tests: one that is installed, Playwright's own, or on Debian as root a freshly installed one; else null. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH
  const candidates = [...(named ? [named] : []), ...USUAL, MAC, chromium.executablePath()]
  const found = candidates.find(runs)
  if (found || process.getuid?.() !== 0) return found ?? null
  console.log('No Chromium is installed: apt-get installs one.')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', 'chromium']]) {
    spawnSync('apt-get', ['-q', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env })
  }
  return USUAL.find(runs) ?? null
}

/** Ubuntu ships a file of that name that only says to install another: it must really run. */
function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0
}
