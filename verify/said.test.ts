import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPython } from '../bin/python'
import { cosign, witnessVkey } from '../domain/cosignature'
import { withSignatures } from '../domain/note'
import { story, write } from './story'
import { keyOf, writeLog } from './testing'

const WITNESSES = ['until.example/w', 'last.example/w', 'away.example/w'].map((name, at) => {
  const seed = new Uint8Array(32).fill(100 + at)
  return { name, seed, vkey: witnessVkey(name, seed) }
})
const [until, last, away] = WITNESSES.map(({ vkey }) => vkey) as [string, string, string]
const log = keyOf().vkey
const here = fileURLToPath(new URL('.', import.meta.url))
const python = findPython() as string
const folder = mkdtempSync(join(tmpdir(), 'isnad-said-'))
const all = [...story(1)]
afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Three checkpoints: the first witness cosigns the first two, the second the last, the third none. The last two entries of the
// story were lost in a restore.
beforeAll(async () => {
  const restored = write('record.restored', 'operator', 'record', { from: all.length - 2, to: all.length })
  const verdict = all.slice(-2)
  const files = await writeLog([...all, restored, ...verdict], [5, 9])
  const notes = String(files.get('checkpoints')).split('\n').slice(0, -1)
  const signed = notes.map((line, at) => {
    const note: string = JSON.parse(line)
    const by = WITNESSES.filter((_, n) => n === (at < 2 ? 0 : 1))
    const text = note.slice(0, note.lastIndexOf('\n\n') + 1)
    return withSignatures(
      note,
      by.map(({ name, seed }) => cosign(text, name, seed, 1_790_000_000 + at)),
    )
  })
  files.set('checkpoints', Buffer.from(signed.map((note) => `${JSON.stringify(note)}\n`).join('')))
  files.set('checkpoint', Buffer.from(signed.at(-1) as string))
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
})

describe.each([
  [
    'verify.mjs',
    (args: string[]) => spawnSync(process.execPath, [join(here, 'verify.mjs'), ...args], { encoding: 'utf8' }),
  ],
  ['verify.py', (args: string[]) => spawnSync(python, [join(here, 'verify.py'), ...args], { encoding: 'utf8' })],
])('%s says', (_, verify) => {
  const pinned = [log, until, last, away].flatMap((key) => ['--vkey', key])

  test('who signed how many checkpoints, and whether the last', () => {
    const { stdout } = verify([folder, ...pinned, '--json'])
    expect(JSON.parse(stdout).signed).toEqual([
      { key: log, checkpoints: 3, last: true },
      { key: until, checkpoints: 2, last: false },
      { key: last, checkpoints: 1, last: true },
      { key: away, checkpoints: 0, last: false },
    ])
  })

  test('loudly which witness that was named did not cosign the last', () => {
    const { stdout } = verify([folder, ...pinned])
    expect(stdout).toContain(`${until}: 2 of 3, not the last\n  WARNING: `)
    expect(stdout).toContain(`${last}: 1 of 3, the last one included\n`)
    expect(stdout.match(/WARNING/g)).toHaveLength(2)
  })

  test('that too few of them cosigned the last, where so many are demanded', () => {
    expect(verify([folder, ...pinned, '--need', '1']).status).toBe(0)
    const { status, stdout } = verify([folder, ...pinned, '--need', '2', '--json'])
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ holds: false, index: null, place: 'checkpoints, line 3' })
    // Whoever is not named counts for nothing.
    expect(verify([folder, '--vkey', log, '--need', '1']).status).toBe(1)
  })

  test('what was declared lost', () => {
    const lost = [all.length - 2, all.length] as const
    expect(JSON.parse(verify([folder, '--json']).stdout).lost).toEqual([lost])
    expect(verify([folder]).stdout).toMatch(
      new RegExp(`restored: .*${lost[0]} to ${lost[1] - 1}\\b.* declared lost and no part of the record`),
    )
  })
})
