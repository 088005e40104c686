import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

// `npm test` says where; alone, the browser tests get a folder of their own. Workers inherit what is set here.
process.env.PORT ??= '4173'
process.env.ISNAD_DATA ??= mkdtempSync(join(tmpdir(), 'isnad-e2e-'))
process.env.ISNAD_MONITOR ??= '0'
process.env.CHROMIUM_PATH ??= '/usr/bin/chromium'

const baseURL = `http://localhost:${process.env.PORT}`

export default defineConfig({
  testDir: './e2e',
  testMatch: '*.spec.ts',
  forbidOnly: !!process.env.CI,
  fullyParallel: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.ISNAD_E2E_REPORT
    ? [['line'], ['json', { outputFile: process.env.ISNAD_E2E_REPORT }]]
    : [['line']],
  use: {
    baseURL,
    trace: 'off',
    launchOptions: { executablePath: process.env.CHROMIUM_PATH },
  },
  webServer: {
    command: 'npx tsx bin/start.ts',
    url: `${baseURL}/api/ready`,
    timeout: 240_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
  },
})
