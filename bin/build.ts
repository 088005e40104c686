import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as bundle } from 'esbuild'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What a build reads. A change anywhere in here makes the last build stale; a change elsewhere does not. */
const SOURCES = [
  'app',
  'auth',
  'bin/launched.ts',
  'bin/worker.ts',
  'components',
  'db',
  'domain',
  'i18n',
  'log',
  'messages',
  'public',
  'server',
  'next.config.ts',
  'package-lock.json',
  'patches',
  'postcss.config.mjs',
  'tsconfig.json',
  'work',
]
const IRRELEVANT = /\.test\.tsx?$|\.md$|^db\/migrations$|^db\/testing|^public\/check-proof\.js$/

/** The script that checks a proof in the reader's browser, served from the site itself (`PROOF_SCRIPT` in server/policy). */
const CHECKER = join(ROOT, 'public', 'check-proof.js')

/** The worker as one file, which starts in a fifth of the time of its many; what is made for Node alone stays where it is. */
export const WORKER = join(ROOT, '.next', 'worker.mjs')

/** Where the fingerprint of the sources of the last whole build is kept. */
const MARK = join(ROOT, '.next', 'built-from')

/** Whether the production build is there and made from the sources as they are now. */
export function isBuilt(): boolean {
  if (![MARK, CHECKER, WORKER, join(ROOT, '.next', 'BUILD_ID')].every((each) => existsSync(each))) return false
  return readFileSync(MARK, 'utf8') === fingerprint()
}

/** Makes the production build. Quiet unless it fails; then the error holds everything that was said. */
export async function build(signal?: AbortSignal): Promise<void> {
  const from = fingerprint()
  rmSync(MARK, { force: true })
  // What `next dev` left there for pages that are gone would be checked too.
  rmSync(join(ROOT, '.next', 'dev', 'types'), { recursive: true, force: true })
  await buildChecker()
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += bytes))
  const code = await new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject))
  if (code !== 0) throw new Error(`${said.trim()}\nThe pages could not be built; what Next said stands above.`)
  await buildWorker()
  writeFileSync(MARK, from)
}

/** Makes one small file of the checker and the rules it uses: what Node applies to a log, browsers apply too. */
export async function buildChecker(): Promise<void> {
  await bundle({
    entryPoints: [join(ROOT, 'components', 'log', 'check', 'page.ts')],
    outfile: CHECKER,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'silent',
  })
}

export async function buildWorker(outfile = WORKER): Promise<void> {
  await bundle({
    entryPoints: [join(ROOT, 'bin', 'worker.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['graphile-worker', 'nodemailer', 'pg', 'rate-limiter-flexible'],
    legalComments: 'none',
    logLevel: 'silent',
  })
}

function fingerprint(): string {
  const hash = createHash('sha256').update(`${process.version} ${process.platform} ${process.arch}\n`)
  for (const path of SOURCES.flatMap(filesUnder)) hash.update(`${path}\0`).update(readFileSync(join(ROOT, path)))
  return hash.digest('hex')
}

function filesUnder(path: string): string[] {
  const stat = statSync(join(ROOT, path), { throwIfNoEntry: false })
  if (!stat || IRRELEVANT.test(path)) return []
  if (!stat.isDirectory()) return [path]
  return readdirSync(join(ROOT, path))
    .sort()
    .flatMap((name) => filesUnder(`${path}/${name}`))
}
