import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { append } from '../db/audit'
import { type Db, openDb } from '../db/client'
import { freshDb } from '../db/testing'
import { parseCheckpoint } from '../domain/checkpoint'
import { leafHash, rootOf } from '../domain/merkle'
import { ed25519Verifier, openNote } from '../domain/note'
import { parseBundle, together } from '../domain/tiles'
import { openSealer } from './open'
import { STEPS, type Step } from './sealer'

const origin = 'isnad.example/api/v1/log'
let data: string
let made: (() => Promise<unknown> | unknown)[]
let db: Db
let url: string

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'isnad-sealer-'))
  made = []
  const fresh = await freshDb()
  db = fresh.db
  url = fresh.url
  made.push(fresh.close)
})

afterEach(async () => {
  for (const end of made.reverse()) await end()
  rmSync(data, { recursive: true, force: true })
})

/** A sealer on a connection of its own, in a role of its own. */
async function sealer({
  at,
  folder = data,
  cosign,
}: {
  at?: (step: Step) => Promise<void>
  folder?: string
  cosign?: Parameters<typeof openSealer>[1]['cosign']
} = {}) {
  const own = openDb(url.replace('isnad_app', 'isnad_sealer'), { max: 1 })
  const opened = await openSealer(own.db, { data: folder, origin, at, cosign })
  let open = true
  const close = async () => {
    if (!open) return
    open = false
    opened.close()
    await own.close()
  }
  made.push(close)
  return { ...opened, close }
}

/** Entries as a command would leave them. */
let written = 0
async function write(many: number): Promise<void> {
  await db.transaction(async (tx) => {
    for (let n = 0; n < many; n += 1) {
      written += 1
      await append(tx, 'operator', { kind: 'agent.noted', subject: `agent:${written}`, at: new Date(), data: { n } })
    }
  })
}

/** As the superuser: whatever the program's roles may not. */
async function asOwner<T>(work: (root: postgres.Sql) => Promise<T>): Promise<T> {
  const root = postgres(url.replace(/\?.*/, ''), { max: 1, onnotice: () => {} })
  try {
    return await work(root)
  } finally {
    await root.end()
  }
}

const served = (path: string, folder = data) => readFileSync(join(folder, 'log', path))
const list = (folder = data) =>
  served('checkpoints', folder)
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as string)

/** What the served note says, its signature checked with the served key. */
function latest(folder = data) {
  const verifiers = served('vkey', folder)
    .toString()
    .split('\n')
    .flatMap((vkey) => ed25519Verifier(vkey) ?? [])
  const opened = openNote(served('checkpoint', folder).toString(), verifiers)
  const checkpoint = opened && parseCheckpoint(opened.text)
  if (!checkpoint) throw new Error('the note is not signed by the served key')
  return checkpoint
}

/** The root of the entries in the order of the log, by the definition. */
async function rootOfEntries(size: number): Promise<Uint8Array> {
  const rows = await db.execute<{ envelope: Buffer }>(
    sql`select envelope from leaves join entries on entries.id = leaves.entry_id where "index" < ${size} order by "index"`,
  )
  const hashes = rows.map(({ envelope }) => leafHash(envelope))
  return rootOf(size, async (nodes) =>
    nodes.map(({ level, index }) => together(hashes.slice(index << level, (index + 1) << level))),
  )
}

test('what is written is sealed in its order, and anyone can recompute the root that was signed', async () => {
  await write(300)
  const one = await sealer()
  expect(await one.round()).toBe('led')
  expect(await one.round()).toBe('idle')
  expect(latest()).toEqual({ origin, size: 300, root: await rootOfEntries(300) })

  await write(250)
  await one.round()
  expect(latest()).toEqual({ origin, size: 550, root: await rootOfEntries(550) })
  const entries = ['000', '001', '002.p/38'].flatMap((path) => parseBundle(served(`tile/entries/${path}`)) ?? [])
  const envelopes = await db.execute<{ envelope: Buffer }>(sql`select envelope from entries order by id`)
  expect(entries.map((each) => Buffer.from(each))).toEqual(envelopes.map(({ envelope }) => envelope))
  expect(served('tile/0/001').length).toBe(8192)
  expect(served('tile/1/000.p/2').length).toBe(64)
  expect(list()).toHaveLength(2)
  expect(list().at(-1)).toBe(served('checkpoint').toString())
})

test('narrow files are there for the latest checkpoint, and go once the full one is', async () => {
  const one = await sealer()
  for (const many of [10, 90, 200]) {
    await write(many)
    await one.round()
  }
  expect(readdirSync(join(data, 'log', 'tile', '0'))).toEqual(['000', '001.p'])
  expect(readdirSync(join(data, 'log', 'tile', 'entries'))).toEqual(['000', '001.p'])
})

test.each(STEPS)(
  'ended at the boundary "%s", it goes on to the same tree and signs no size twice',
  async (boundary) => {
    await write(250)
    const first = await sealer()
    await first.round()
    await write(20)
    const ended = new Error('ended')
    await first.close()
    const second = await sealer({
      at: async (step) => {
        if (step === boundary) throw ended
      },
    })
    await expect(second.round()).rejects.toBe(ended)
    await second.close()
    await write(5)
    const third = await sealer()
    while ((await third.round()) !== 'idle');
    expect(latest()).toEqual({ origin, size: 275, root: await rootOfEntries(275) })
    const sizes = list().map((note) => Number(note.split('\n')[1]))
    expect(sizes).toEqual([...new Set(sizes)])
    const rows = await db.execute<{ note: string }>(sql`select note from checkpoints order by size`)
    expect(list()).toEqual(rows.map(({ note }) => note))
    const [places] = await db.execute<{ dense: boolean }>(
      sql`select count(*) = max("index") + 1 and count(*) = (select count(*) from entries) as dense from leaves`,
    )
    expect(places?.dense).toBe(true)
  },
)
