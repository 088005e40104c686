import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const ENTRIES = ['src/index.js', 'cjs/src/index.js']
const installed = join(ROOT, 'node_modules', 'postgres')
const scratch = mkdtempSync(join(tmpdir(), 'isnad-driver-'))
const asPublished = join(scratch, 'node_modules', 'postgres')

/** Tries a driver in a process of its own (db/driver/losing.mjs): it may end it. */
function tried(name: string, entry: string): unknown {
  const script = fileURLToPath(new URL('./driver/losing.mjs', import.meta.url))
  const args = [script, name, pathToFileURL(entry).href]
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 25_000 })
  return stdout ? JSON.parse(stdout) : (/\w*Error: .*/.exec(stderr)?.[0] ?? 'ended without a word')
}

describe.each(ENTRIES)('a driver that loses its connections (%s)', (entry) => {
  test('does not end the process when a transaction goes on asking', () => {
    const expected = { whole: 'CONNECTION_CLOSED', inner: 'CONNECTION_CLOSED', then: 'done' }
    expect(tried('after', join(installed, entry))).toEqual(expected)
  })

  test('lets nothing of a transaction that is lost into the transaction of somebody else', () => {
    const { heard, ...rest } = tried('stale', join(installed, entry)) as { heard: string[] }
    expect(heard).toEqual(['begin', 'own', 'commit'])
    expect(rest).toEqual({ lost: 'CONNECTION_CLOSED', inner: 'CONNECTION_CLOSED', other: 'done' })
  })

  test('answers everything that was asked, and every connection comes back', () => {
    expect(tried('often', join(installed, entry))).toEqual({ unanswered: 0, last: ['done'] })
  })
})

describe('the driver as it is published', () => {
  beforeAll(() => {
    for (const each of ['package.json', 'package-lock.json', 'patches', 'node_modules/postgres'])
      cpSync(join(ROOT, each), join(scratch, each), { recursive: true })
    const program = join(dirname(createRequire(import.meta.url).resolve('patch-package')), 'index.js')
    const { status, stderr } = spawnSync(process.execPath, [program, '--reverse'], { cwd: scratch, encoding: 'utf8' })
    expect(status, stderr).toBe(0)
  })
  afterAll(() => rmSync(scratch, { recursive: true, force: true }))

  test('does all three, so that these tests can fail', () => {
    const entry = join(asPublished, 'src', 'index.js')
    expect(tried('after', entry)).toMatch(/^TypeError: Cannot read properties of null/)
    expect(tried('stale', entry)).toMatchObject({ heard: expect.arrayContaining(['stray']) })
    expect(tried('often', entry)).not.toMatchObject({ unanswered: 0 })
  }, 90_000)
})
