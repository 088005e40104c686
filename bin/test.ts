import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../db/embedded/port'
import type { Row } from '../e2e/faults/row'
import { build, isBuilt } from './build'
import { findChromium } from './chromium'

/**
 * `npm test`: static checks, unit and database tests, the build, the browser, faults; all of it, whatever fails.
 * What failed is named once more at the end, where a long output is read, and then comes one line of two counts.
 */
const scratch = mkdtempSync(join(tmpdir(), 'isnad-test-'))
const total = { passed: 0, failed: [] as string[] }

await stage('types', () => one('next', ['typegen']).then((typed) => (typed.passed ? one('tsc', ['--noEmit']) : typed)))
await stage('lint', () => one('biome', ['check', '.']))
await stage('dead code', () => one('knip', []))
await stage('rules and database', vitest)
const built = await stage('build', async () => {
  if (!isBuilt()) await build()
  return { passed: 1, failed: [] }
})
if (built) await stage('browser', playwright)
if (built) await stage('faults', faults)

rmSync(scratch, { recursive: true, force: true })
process.exitCode = total.failed.length > 0 ? 1 : 0
for (const failure of total.failed) console.log(`✗ ${failure}`)
console.log(`${total.passed} passed, ${total.failed.length} failed`)

interface Outcome {
  passed: number
  /** What each failure is called, and where it has words of its own, the first of them. */
  failed: readonly string[]
}

async function stage(name: string, run: () => Promise<Outcome>): Promise<boolean> {
  const since = performance.now()
  const { passed, failed } = await run().catch((error: Error) => ({ passed: 0, failed: [error.message] }))
  total.passed += passed
  total.failed.push(...failed.map((failure) => `${name}: ${failure}`))
  const seconds = ((performance.now() - since) / 1000).toFixed(1)
  console.log(`── ${name}: ${failed.length ? `${failed.length} FAILED` : 'ok'} (${seconds} s)`)
  return failed.length === 0
}

/** A tool that either holds or does not counts as one. */
async function one(tool: string, args: readonly string[]): Promise<Outcome> {
  return (await run(tool, args)) === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: [tool] }
}

async function vitest(): Promise<Outcome> {
  const report = join(scratch, 'vitest.json')
  const code = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  const { numPassedTests: passed = 0, testResults = [] } = read(report)
  return honest(code, { passed, failed: testResults.flatMap(failedTests) })
}

/** A file of vitest's report; one that could not be read through has failed without any of its tests. */
function failedTests({ name, status, message, assertionResults }: VitestFile): string[] {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (status === 'failed' && failed.length === 0) return [`${name}: ${firstLine(message)}`]
  return failed.map(({ fullName, failureMessages }) => `${name} › ${fullName}: ${firstLine(failureMessages[0])}`)
}

interface VitestFile {
  name: string
  status: string
  message?: string
  assertionResults: { status: string; fullName: string; failureMessages: string[] }[]
}

async function playwright(): Promise<Outcome> {
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
  const { stats: { expected: passed = 0 } = {}, suites = [] } = read(report)
  return honest(code, { passed, failed: suites.flatMap(failedJourneys) })
}

function failedJourneys({ specs = [], suites = [] }: PlaywrightSuite): string[] {
  const failed = specs.filter(({ ok }) => !ok)
  return [...failed.map(({ file, line, title }) => `${file}:${line} › ${title}`), ...suites.flatMap(failedJourneys)]
}

interface PlaywrightSuite {
  specs?: { ok: boolean; file: string; line: number; title: string }[]
  suites?: PlaywrightSuite[]
}

/** What is broken on purpose, in its short form; what cannot be tried here (nothing may be mounted) is not counted. */
async function faults(): Promise<Outcome> {
  const report = join(scratch, 'faults.json')
  const code = await run('tsx', ['e2e/faults/run.ts', 'kills', 'overload', 'disk', '--short', '--json', report])
  const rows: Row[] = existsSync(report) ? read(report) : []
  const failed = rows.filter(({ lost, doubled, wrong }) => lost || doubled || wrong.length)
  const passed = rows.filter((row) => row.tried > 0 && !failed.includes(row))
  return honest(code, { passed: passed.length, failed: failed.map(({ fault, wrong }) => [fault, ...wrong].join(': ')) })
}

/** A run that ends badly has failed, even when it could name no failed test. */
function honest(code: number | null, { passed, failed }: Outcome): Outcome {
  return { passed, failed: code !== 0 && failed.length === 0 ? [`ended with ${code}`] : failed }
}

function firstLine(text = ''): string {
  return text.split('\n', 1)[0] ?? ''
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
