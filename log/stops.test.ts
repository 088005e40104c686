import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import type postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { liftStops } from '../db/sealing'
import { formatCheckpoint, parseCheckpoint } from '../domain/checkpoint'
import { ed25519Signer, parseSkey, signNote } from '../domain/note'
import { stopIfBehind } from './open'
import { latest, listed, origin, place, served, write } from './testing'

let at: Awaited<ReturnType<typeof place>>
beforeEach(async () => {
  at = await place()
})
afterEach(() => at.end())

const file = (path: string) => join(at.data, path)

/** Something done to the database past its triggers, as whoever owns the machine could. */
const tamper = (work: (root: postgres.Sql) => Promise<unknown>) =>
  at.asOwner(async (root) => {
    await root`set session_replication_role = replica`
    await work(root)
  })

function flip(path: string, byte: number): void {
  const bytes = readFileSync(file(path))
  bytes.writeUInt8(bytes.readUInt8(byte) ^ 1, byte)
  writeFileSync(file(path), bytes)
}

/** A note of the log's own key about another tree, as a thief of the key could write it. */
function forged(size: number, skey = readFileSync(file('keys/log-key'), 'utf8')): string {
  const signer = parseSkey(skey.trim())
  if (!signer) throw new Error('no key')
  return signNote(formatCheckpoint({ origin, size, root: new Uint8Array(32).fill(5) }), [signer])
}

/** 600 entries sealed at three sizes; then the harm; then what is noticed: at the next round, or in one look at everything. */
async function afterHarm(harm: () => unknown, more = 0): Promise<{ code?: string }> {
  const first = await at.sealer()
  for (const many of [100, 200, 300]) {
    await write(at.db, many)
    await first.round()
  }
  await harm()
  if (more > 0) await write(at.db, more)
  const noticed = (async () => {
    await first.round()
    while (!(await first.watch()));
    return {}
  })()
  return noticed.catch((error: { code?: string }) => error)
}

const HARM: readonly (readonly [what: string, code: string, harm: () => unknown])[] = [
  [
    'an entry changed',
    'leaf_differs',
    () =>
      tamper((root) =>
        root`
    alter table entries drop constraint entries_leaf`.then(
          () => root`update entries set envelope = envelope || '\\x20' where id = 7`,
        ),
      ),
  ],
  [
    'an entry changed with its leaf',
    'tile_differs',
    () =>
      tamper(
        (root) => root`
    update entries set envelope = envelope || '\\x20', leaf = sha256('\\x00' || envelope || '\\x20') where id = 7`,
      ),
  ],
  ['an entry deleted', 'entry_missing', () => tamper((root) => root`delete from entries where id = 7`)],
  [
    'an entry brought in past the sealer',
    'entry_unsealed',
    () =>
      tamper(
        (root) => root`
    insert into entries (at, kind, actor, subject, ver, envelope, leaf)
    select at, kind, actor, 'agent:other', 1, envelope, leaf from entries where id = 7`,
      ),
  ],
  [
    'a waiting entry let out',
    'entry_unsealed',
    () => write(at.db, 1).then(() => tamper((root) => root`delete from pending`)),
  ],
  [
    'two leaves in each other’s place',
    'tile_differs',
    () =>
      tamper((root) =>
        root`
    update leaves set "index" = -1 - "index" where "index" in (3, 4)`
          .catch(
            () => root`
    alter table leaves drop constraint leaves_from_zero`,
          )
          .then(
            () => root`
    update leaves set "index" = 900 where "index" = 3`,
          )
          .then(
            () => root`
    update leaves set "index" = 3 where "index" = 4`,
          )
          .then(() => root`update leaves set "index" = 4 where "index" = 900`),
      ),
  ],
  ['the last leaves cut off', 'behind', () => tamper((root) => root`delete from leaves where "index" > 400`)],
  ['a leaf taken out', 'entry_missing', () => tamper((root) => root`delete from leaves where "index" = 5`)],
  [
    'a checkpoint deleted',
    'checkpoint_missing',
    () => tamper((root) => root`delete from checkpoints where size = 100`),
  ],
  [
    'the last checkpoint deleted',
    'checkpoint_missing',
    () => tamper((root) => root`delete from checkpoints where size = 600`),
  ],
  [
    'a checkpoint that another key signed',
    'checkpoint_foreign',
    () =>
      tamper((root) =>
        root`
    insert into checkpoints (size, root, note) values (601, ${Buffer.alloc(32, 5)},
      ${forged(601, ed25519Signer(origin, new Uint8Array(32).fill(9)).skey)})`
          .then(() => write(at.db, 1))
          .then(() => root`select * from sequence_pending(5)`),
      ),
  ],
  [
    'a checkpoint of a tree that is not there',
    'behind',
    () =>
      tamper(
        (root) => root`
    insert into checkpoints (size, root, note) values (700, ${Buffer.alloc(32, 5)}, ${forged(700)})`,
      ),
  ],
  [
    'a checkpoint of another root, by the stolen key',
    'root_differs',
    () =>
      tamper((root) =>
        root`
    insert into checkpoints (size, root, note) values (601, ${Buffer.alloc(32, 5)}, ${forged(601)})`
          .then(() => write(at.db, 1))
          .then(() => root`select * from sequence_pending(5)`),
      ),
  ],
  [
    'an old checkpoint of another root, by the stolen key',
    'checkpoint_missing',
    () =>
      tamper(
        (root) => root`
    update checkpoints set root = ${Buffer.alloc(32, 5)}, note = ${forged(300)} where size = 300`,
      ),
  ],
  ['a bit of a tile of leaves', 'tile_differs', () => flip('log/tile/0/001', 500)],
  ['a bit of a tile above', 'tile_differs', () => flip('log/tile/1/000.p/2', 40)],
  ['a bit of a bundle', 'tile_differs', () => flip('log/tile/entries/000', 900)],
  ['a tile deleted', 'tile_missing', () => rmSync(file('log/tile/0/000'))],
  ['a bundle deleted', 'tile_missing', () => rmSync(file('log/tile/entries/001'))],
  [
    'a tile cut short',
    'tile_differs',
    () => writeFileSync(file('log/tile/0/000'), served(at.data, 'tile/0/000').subarray(32)),
  ],
  [
    'a listed note changed',
    'checkpoint_missing',
    () =>
      writeFileSync(file('log/checkpoints'), served(at.data, 'checkpoints').toString().replace('— isnad', '— Isnad')),
  ],
  [
    'the list cut short',
    'checkpoint_missing',
    () =>
      writeFileSync(
        file('log/checkpoints'),
        served(at.data, 'checkpoints').toString().split('\n').slice(0, 2).join('\n').concat('\n'),
      ),
  ],
  [
    'a line added to the list',
    'checkpoint_missing',
    () => appendFileSync(file('log/checkpoints'), `${JSON.stringify(forged(500))}\n`),
  ],
  ['another note served', 'checkpoint_differs', () => writeFileSync(file('log/checkpoint'), forged(600))],
  [
    'another key served',
    'checkpoint_differs',
    () => writeFileSync(file('log/vkey'), `${ed25519Signer(origin, new Uint8Array(32).fill(9)).vkey}\n`),
  ],
  ['the guard’s last memory deleted', 'guard_refuses', () => rmSync(file('guard/after-300'))],
  ['the guard’s last memory changed', 'guard_refuses', () => flip('guard/after-300', 9)],
]

test.each(HARM)('%s: noticed as %s, and nothing more is written or signed', async (_, code, harm) => {
  const found = await afterHarm(harm)
  expect(found.code).toBe(code)
  const stops = await at.db.execute(sql`select code from stops where lifted_at is null`)
  expect([...stops]).toEqual([{ code }])
  await expect(write(at.db, 1)).rejects.toMatchObject({ cause: { code: '25006' } })
  const [signed] = await at.db.execute<{ size: number }>(
    sql`select count(*)::int as size from checkpoints where size > 601`,
  )
  expect(signed?.size).toBe(code === 'behind' && _.includes('not there') ? 1 : 0)
})

test('an older copy of the database is refused before anything is written, and named', async () => {
  const first = await at.sealer()
  await write(at.db, 300)
  await first.round()
  await first.close()
  const notes = listed(at.data)

  const older = await place()
  try {
    await write(older.db, 40)
    await older.asOwner((root) => root`select sequence_pending(100)`)
    const found = await older.asSealer((db) => stopIfBehind(db, at.data))
    expect(found?.code).toBe('behind')
    await expect(write(older.db, 1)).rejects.toMatchObject({ cause: { code: '25006' } })
    await older.asSealer(liftStops)
    const restored = await older.sealer({ data: at.data })
    await expect(restored.round()).rejects.toMatchObject({ code: 'behind' })
    await expect(write(older.db, 1)).rejects.toMatchObject({ cause: { code: '25006' } })
    expect(await restored.round()).toBe('stopped')
    expect(listed(at.data)).toEqual(notes)
    expect(readdirSync(file('log/tile/0'))).toEqual(['000', '001.p'])
  } finally {
    await older.end()
  }
})

test('a stop that was lifted while its cause is there comes again before anything is signed; once it is gone, sealing goes on', async () => {
  const first = await at.sealer()
  await write(at.db, 600)
  await first.round()
  const sound = served(at.data, 'tile/0/001')
  flip('log/tile/0/001', 9)
  await expect(
    (async () => {
      while (!(await first.watch()));
    })(),
  ).rejects.toMatchObject({ code: 'tile_differs' })
  expect(await first.round()).toBe('stopped')

  const lift = () => at.asSealer(liftStops)
  await lift()
  await write(at.db, 3)
  await expect(first.round()).rejects.toMatchObject({ code: 'tile_differs' })
  expect(latest(at.data).size).toBe(600)

  writeFileSync(file('log/tile/0/001'), sound)
  await lift()
  expect(await first.round()).toBe('led')
  expect(latest(at.data).size).toBe(603)
})

test('what is lost of the served files is made again from the database, and must come to what was signed', async () => {
  const first = await at.sealer()
  for (const many of [100, 500]) {
    await write(at.db, many)
    await first.round()
  }
  await first.close()
  const before = ['checkpoint', 'checkpoints', 'vkey', 'tile/0/001', 'tile/1/000.p/2', 'tile/entries/002.p/88'].map(
    (path) => served(at.data, path),
  )
  rmSync(file('log'), { recursive: true })
  const second = await at.sealer()
  expect(await second.round()).toBe('followed')
  expect(
    ['checkpoint', 'checkpoints', 'vkey', 'tile/0/001', 'tile/1/000.p/2', 'tile/entries/002.p/88'].map((path) =>
      served(at.data, path),
    ),
  ).toEqual(before)
})

test('a line that a full disk cut off is written over, and never read', async () => {
  const first = await at.sealer()
  await write(at.db, 10)
  await first.round()
  appendFileSync(file('log/checkpoints'), '"cut o')
  await write(at.db, 10)
  expect(await first.round()).toBe('led')
  expect(listed(at.data)).toHaveLength(2)
})

test('as long as witnesses are missing nothing is published; then that very tree is', async () => {
  let away = true
  const proofs: number[] = []
  const first = await at.sealer({
    cosign: async (note, prove) => {
      proofs.push((await prove(0)).length)
      if (away) throw new Error('no witness')
      return `${note}— witness.example AAAAAAAA\n`
    },
  })
  await write(at.db, 10)
  await expect(first.round()).rejects.toThrow('no witness')
  await write(at.db, 10)
  await expect(first.round()).rejects.toThrow('no witness')
  expect(readdirSync(file('log'))).not.toContain('checkpoint')
  away = false
  expect(await first.round()).toBe('led')
  expect(listed(at.data).map((note) => parseCheckpoint(note.split('\n\n')[0]?.concat('\n') ?? '')?.size)).toEqual([
    10, 20,
  ])
  expect(listed(at.data)[0]).toContain('— witness.example')
  expect(proofs).toEqual([0, 0, 0, 0])
})
