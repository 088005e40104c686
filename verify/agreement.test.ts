import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPython } from '../bin/python'
import { furnish } from '../db/furnish'
import { freshDb } from '../db/testing'
import { walk } from '../db/testing/walk'
import { canonical } from '../domain/audit'
import type { Json } from '../domain/entry'
import { formatBundle, parseBundle } from '../domain/tiles'
import { envelopesOf, keyOf, type LogFiles, reading, writeLog } from './testing'

/** What a verifier says: that a log holds, or the index and the place of the first thing that does not. */
type Said = { holds: boolean; index: number | null; place: string }
/** `exact`: both look at what was changed; else verify.py, which does not fold the record, may find nothing. */
type Changed = { what: string; files: LogFiles; exact: boolean }

const CHECK_ALL = `
import json, sys
sys.path.insert(0, sys.argv[1])
from isnad_log.folder import Finding
from verify import check_log
for line in sys.stdin:
    try:
        check_log(line.rstrip("\\n"))
        said = {"holds": True, "index": None, "place": ""}
    except Finding as found:
        said = {"holds": False, "index": found.index, "place": found.place}
    print(json.dumps(said))
`

let folder: string
let demo: Uint8Array[]
let walked: Uint8Array[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isnad-agree-'))
  const [furnished, trodden] = await Promise.all([freshDb(), freshDb()])
  await furnish(furnished.db, { demo: true })
  await walk(trodden.db, 5, 60)
  demo = await envelopesOf(furnished.db)
  walked = await envelopesOf(trodden.db)
  await furnished.close()
  await trodden.close()
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function nodeOn(files: LogFiles): Promise<Said> {
  const { checkLog } = await import(new URL('./check.mjs', import.meta.url).href)
  return checkLog(reading(files)).then(
    () => ({ holds: true, index: null, place: '' }),
    (error: Error & Said) => {
      if (error.name !== 'Finding') throw error
      return { holds: false, index: error.index, place: error.place }
    },
  )
}

function pythonOn(logs: readonly LogFiles[]): Said[] {
  const python = findPython()
  expect(
    python,
    'Python 3 with the package cryptography is needed: apt-get install python3 python3-cryptography',
  ).not.toBeNull()
  const folders = logs.map((files, at) => {
    const own = join(folder, String(at))
    rmSync(own, { recursive: true, force: true })
    mkdirSync(own)
    for (const [path, bytes] of files) {
      mkdirSync(dirname(join(own, path)), { recursive: true })
      writeFileSync(join(own, path), bytes)
    }
    return own
  })
  const here = fileURLToPath(new URL('.', import.meta.url))
  const options = { encoding: 'utf8', input: `${folders.join('\n')}\n`, maxBuffer: 1 << 26 } as const
  const { stdout, stderr } = spawnSync(python as string, ['-c', CHECK_ALL, here], options)
  expect(stderr).toBe('')
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** Asks both about each log. Out: what they disagree on, and how many they found fault with. */
async function compare(changed: readonly Changed[]): Promise<{ disagreed: unknown[]; refused: number }> {
  const python = pythonOn(changed.map(({ files }) => files))
  const disagreed: unknown[] = []
  let refused = 0
  for (const [at, { what, files, exact }] of changed.entries()) {
    const [node, other] = [await nodeOn(files), python[at] as Said]
    if (!node.holds) refused += 1
    const isRule = !exact && node.index !== null && node.place === ''
    const isSame = JSON.stringify(node) === JSON.stringify(other)
    // A root says only from where on something is another.
    const isRoot = other.place.startsWith('tree of ')
    const isLater = isRule && (other.holds || isRoot || (other.index ?? -1) >= (node.index as number))
    if (!isSame && !isLater) disagreed.push({ what, node, other })
  }
  return { disagreed, refused }
}

const below = (limit: number) => Math.floor(Math.random() * limit)
const any = <T>(all: readonly T[]): T => all[below(all.length)] as T
const withFile = (files: LogFiles, path: string, bytes: Buffer | null): LogFiles => {
  const next = new Map(files)
  if (bytes === null) next.delete(path)
  else next.set(path, bytes)
  return next
}

/** One change to one of the files of a log, drawn by chance. */
function touched(files: LogFiles): Changed {
  const path = any([...files.keys()])
  const bytes = files.get(path) as Buffer
  const to = (how: string, next: Buffer | null) => ({
    what: `${how} ${path}`,
    files: withFile(files, path, next),
    exact: true,
  })
  switch (below(7)) {
    case 0:
      return to('without', null)
    case 1:
      return to('cut short:', bytes.subarray(0, below(bytes.length)))
    case 2:
      return to('a byte after', Buffer.concat([bytes, Buffer.from([below(256)])]))
    case 3: {
      const other = any([...files.keys()])
      return { ...to(`the bytes of ${other} in`, files.get(other) as Buffer) }
    }
    default: {
      const bit = below(bytes.length * 8)
      const next = Buffer.from(bytes)
      next.writeUInt8(next.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      return to(`bit ${bit} of`, next)
    }
  }
}

type Entry = { [key: string]: Json; kind: string; ver: number; prev: number | null; data: { [key: string]: Json } }
const read = (bytes: Uint8Array): Entry => JSON.parse(Buffer.from(bytes).toString())
const bytesOf = (entry: unknown) => canonical(entry as Json)

/** Entries that were changed, then sealed and signed as if nothing had been. */
function forged(entries: readonly Uint8Array[]): { what: string; entries: Uint8Array[]; exact: boolean } {
  const at = below(entries.length)
  const entry = read(entries[at] as Uint8Array)
  const opened = entries.findIndex((each) => read(each).kind === 'vote.opened')
  const put = (what: string, bytes: Uint8Array, exact = true) => ({
    what: `${what} at ${at}`,
    entries: entries.with(at, bytes),
    exact,
  })
  switch (below(10)) {
    case 0:
      return put('ver one more', bytesOf({ ...entry, ver: entry.ver + 1 }))
    case 1:
      return put('another prev', bytesOf({ ...entry, prev: (entry.prev ?? 0) + 1 }))
    case 2:
      return put('ver and prev one more', bytesOf({ ...entry, ver: entry.ver + 1, prev: entry.ver }), false)
    case 3:
      return put('a field more', bytesOf({ ...entry, more: 1 }))
    case 4:
      return put('a field less', bytesOf(Object.fromEntries(Object.entries(entry).slice(1))))
    case 5:
      return put('a space', Buffer.concat([Buffer.from(' '), entries[at] as Uint8Array]))
    case 6:
      return put('no JSON', (entries[at] as Uint8Array).subarray(1))
    case 7: {
      const { [opened]: found = entries[at] as Uint8Array } = entries
      const said = read(found)
      const salt = Buffer.alloc(32, below(256)).toString('base64')
      const changed = said.kind === 'vote.opened' ? { ...said, data: { ...said.data, salt } } : { ...said, v: 2 }
      const place = opened < 0 ? at : opened
      return { what: `another salt at ${place}`, entries: entries.with(place, bytesOf(changed)), exact: true }
    }
    case 8:
      return { what: `without ${at}`, entries: entries.toSpliced(at, 1), exact: false }
    default:
      return { what: `${at} twice`, entries: entries.toSpliced(at, 0, entries[at] as Uint8Array), exact: false }
  }
}

describe('verify.mjs and verify.py say the same', { timeout: 120_000 }, () => {
  test('of logs that hold', async () => {
    const whole = await Promise.all([
      writeLog(demo, [1, 100, 256, 257]),
      writeLog(demo),
      writeLog(walked, [2, 3, walked.length - 1]),
    ])
    expect(whole[0]?.has('tile/1/000.p/1')).toBe(true)
    const { disagreed, refused } = await compare(whole.map((files) => ({ what: 'whole', files, exact: true })))
    expect({ disagreed, refused }).toEqual({ disagreed: [], refused: 0 })
  })

  test('of logs of which one file was changed', async () => {
    const files = [await writeLog(demo, [1, 100, 256, 257]), await writeLog(walked, [7, 20])]
    const changed = Array.from({ length: 240 }, (_, at) => touched(files[at % 16 === 0 ? 0 : 1] as LogFiles))
    const { disagreed, refused } = await compare(changed)
    expect(disagreed).toEqual([])
    // Some bytes of another file are those of the same tile in a wider form; nearly all is found.
    expect(refused).toBeGreaterThan(200)
  })

  test('of entries that were changed, sealed and signed', async () => {
    const changed = await Promise.all(
      Array.from({ length: 80 }, async () => {
        const { what, entries, exact } = forged(walked)
        return { what, files: await writeLog(entries, [3]), exact }
      }),
    )
    const { disagreed, refused } = await compare(changed)
    expect(disagreed).toEqual([])
    // Without its last entry, a log may well hold.
    expect(refused).toBeGreaterThan(70)
  })

  test('of histories that were written anew under signatures of the old one', async () => {
    const sizes = [5, 12, 30]
    const old = await writeLog(walked, sizes)
    const lines = String(old.get('checkpoints')).split('\n').slice(0, -1)
    const changed: Changed[] = []
    for (let at = 0; at < 24; at += 1) {
      const place = below(walked.length)
      const entry = read(walked[place] as Uint8Array)
      const minute = `${String(entry.at).slice(0, -2)}${(Number(String(entry.at).slice(-2, -1)) + 1) % 10}Z`
      const next = await writeLog(walked.with(place, bytesOf({ ...entry, at: minute })), sizes)
      const fork = withFile(
        withFile(next, 'checkpoints', old.get('checkpoints') as Buffer),
        'checkpoint',
        old.get('checkpoint') as Buffer,
      )
      changed.push({ what: `another entry ${place} under the old signatures`, files: fork, exact: false })
    }
    const list = (all: readonly string[]) =>
      withFile(old, 'checkpoints', Buffer.from(all.map((line) => `${line}\n`).join('')))
    const stranger = await writeLog(walked, sizes, keyOf(9))
    changed.push(
      { what: 'checkpoints the other way round', files: list(lines.toReversed()), exact: true },
      { what: 'the last checkpoint not listed', files: list(lines.slice(0, -1)), exact: true },
      { what: 'a checkpoint twice', files: list([lines[0] as string, ...lines]), exact: true },
      { what: 'none listed', files: list([]), exact: true },
      {
        what: 'an older one served',
        files: withFile(old, 'checkpoint', Buffer.from(JSON.parse(lines[1] as string))),
        exact: true,
      },
      { what: 'signed by a stranger', files: withFile(stranger, 'vkey', old.get('vkey') as Buffer), exact: true },
    )
    const { disagreed } = await compare(changed)
    expect(disagreed).toEqual([])
  })

  test('of bundles whose entries changed places, hashes left as they were', async () => {
    const files = await writeLog(walked)
    const path = [...files.keys()].find((each) => each.startsWith('tile/entries/')) as string
    const entries = parseBundle(files.get(path) as Buffer) as Uint8Array[]
    const changed = Array.from({ length: 20 }, () => {
      const [one, other] = [below(entries.length), below(entries.length)]
      const swapped = entries.with(one, entries[other] as Uint8Array).with(other, entries[one] as Uint8Array)
      const bundle = Buffer.from(formatBundle(swapped))
      return { what: `${one} and ${other} changed places`, files: withFile(files, path, bundle), exact: true }
    })
    expect((await compare(changed)).disagreed).toEqual([])
  })
})

test('verify.mjs and verify.py say the same of moments that no clock shows', async () => {
  const moments = [
    '2026-13-01T00:00',
    '2026-02-30T00:00',
    '2026-11-22T24:00',
    '2026-11-22T10:60',
    '0999-11-22T10:00',
    '2028-02-29T10:00',
  ]
  const changed = await Promise.all(
    moments.map(async (moment, at) => {
      const entry = bytesOf({ ...read(walked[at] as Uint8Array), at: `${moment}:00.000Z` })
      return { what: moment, files: await writeLog(walked.with(at, entry)), exact: true }
    }),
  )
  expect(await compare(changed)).toEqual({ disagreed: [], refused: 5 })
})

test('verify.py: what was declared lost in a restore counts for nothing, and is counted twice where nobody declared it', async () => {
  const lost = Math.floor(walked.length / 2)
  const declared = {
    v: 1,
    kind: 'record.restored',
    at: '2026-11-22T10:00:00.000Z',
    actor: 'operator',
    subject: 'record',
  }
  const data = { from: lost, to: walked.length }
  const restored = bytesOf({ ...declared, ver: 1, prev: null, data, commit: null })
  const again = walked.slice(lost)
  const [whole, silent] = pythonOn([
    await writeLog([...walked, restored, ...again]),
    await writeLog([...walked, ...again]),
  ])
  expect(whole).toEqual({ holds: true, index: null, place: '' })
  expect(silent).toEqual({ holds: false, index: walked.length, place: '' })
})
