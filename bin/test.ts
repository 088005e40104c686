import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Row } from '../e2e/faults/row'
import { build, isBuilt } from './build'
import { findChromium } from './chromium'

/** `npm test`: static checks, unit and database tests, the build, the browser, faults; all of it, whatever fails, then one line. */
const scratch = mkdtempSync(join(tmpdir(), 'isnad-test-'))
const total = { passed: 0, failed: 0 }

await stage('types', () => one('next', ['typegen']).then((typed) => (typed.failed ? typed : one('tsc', ['--noEmit']))))
await stage('lint', () => one('biome', ['check', '.']))
await stage('dead code', () => one('knip', []))
await stage('rules and database', vitest)
const built = await stage('build', async () => {
  if (!isBuilt()) await build()
  return { passed: 1, failed: 0 }
})
if (built) await stage('browser', playwright)
if (built) await stage('faults', faults)

rmSync(scratch, { recursive: true, force: true })
process.exitCode = total.failed > 0 ? 1 : 0
console.log(`${total.passed} passed, ${total.failed} failed`)

interface Count {
  passed: number
  failed: number
}

async function stage(name: string, run: () => Promise<Count>): Promise<boolean> {
  const since = performance.now()
  const count = await run().catch((error: Error) => {
    console.error(error.message)
    return { passed: 0, failed: 1 }
  })
  total.passed += count.passed
  total.failed += count.failed
  const seconds = ((performance.now() - since) / 1000).toFixed(1)
  console.log(`── ${name}: ${count.failed ? `${count.failed} FAILED` : 'ok'} (${seconds} s)`)
  return count.failed === 0
}

/** A tool that either holds or does not counts as one. */
async function one(tool: string, args: readonly string[]): Promise<Count> {
  const ok = (await run(tool, args)) === 0
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 }
}

async function vitest(): Promise<Count> {
  const report = join(scratch, 'vitest.json')
  const code = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = read(report)
  return honest(code, { passed, failed })
}

async function playwright(): Promise<Count> {
  const chromium = findChromium()
  if (!chromium)
    throw new Error('There is no Chromium: run `npx playwright install chromium`, or name one with CHROMIUM_PATH.')
  const report = join(scratch, 'playwright.json')
  const code = await run('playwright', ['test'], {
    CHROMIUM_PATH: chromium,
    ISNAD_DATA: join(scratch, 'data'),
    ISNAD_E2E_REPORT: report,
    PORT: String(await freePort()),
  })
  const { expected: passed = 0, unexpected = 0, flaky = 0 } = read(report).stats ?? {}
  return honest(code, { passed, failed: unexpected + flaky })
}

/** What is broken on purpose, in its short form; what cannot be tried here (nothing may be mounted) is not counted. */
async function faults(): Promise<Count> {
  const report = join(scratch, 'faults.json')
  const code = await run('tsx', ['e2e/faults/run.ts', 'kills', 'disk', '--short', '--json', report])
  const rows: Row[] = existsSync(report) ? read(report) : []
  const failed = rows.filter(({ lost, doubled, wrong }) => lost || doubled || wrong.length)
  const passed = rows.filter((row) => row.tried > 0 && !failed.includes(row))
  return honest(code, { passed: passed.length, failed: failed.length })
}

/** A run that ends badly has failed, even when it could count no failed test. */
function honest(code: number | null, { passed, failed }: Count): Count {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed }
}

function read(report: string) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
}

function run(tool: string, args: readonly string[], environment: Record<string, string> = {}): Promise<number | null> {
  const child = spawn(join('node_modules', '.bin', tool), args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...withoutSettings(), NEXT_TELEMETRY_DISABLED: '1', ...environment },
  })
  return new Promise((resolve, reject) => child.on('close', resolve).on('error', reject))
}

/** Tests bring their own settings: those of the terminal must not reach a real database or mail server. */
function withoutSettings(): NodeJS.ProcessEnv {
  const own = /^(DATABASE_URL|PORT|HOST|AUTH_|SMTP_URL|MAIL_FROM|ISNAD_|TRUST_PROXY_HOPS|NODE_ENV)/
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !own.test(name))) as NodeJS.ProcessEnv
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
