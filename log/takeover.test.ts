import { cpSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LOCKS } from '../db/locks'
import { type Keys, openKeys, readKeys, retire, rotate, signCheckpoint } from './key'
import { revoke } from './revoke'
import { latest, listed, origin, place, rootOfEntries, served, write } from './testing'

let at: Awaited<ReturnType<typeof place>>
beforeEach(async () => {
  at = await place()
})
afterEach(() => at.end())

/** A second machine's data folder, which the log's key was copied to. */
async function otherFolder(): Promise<string> {
  await openKeys(join(at.data, 'keys'), origin)
  const other = at.folder()
  cpSync(join(at.data, 'keys'), join(other, 'keys'), { recursive: true })
  return other
}

/** Ends the database session that holds the lead, as a server that is started again would. */
const endLeading = () =>
  at.asOwner(async (root) => {
    const ended = await root`select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory'
      and classid = 0 and objid = ${LOCKS.leading} and granted
      and database = (select oid from pg_database where datname = current_database())`
    expect(ended).toHaveLength(1)
  })

test('of two, one leads and the other publishes the same bytes; when the first goes, the other goes on', async () => {
  const other = await otherFolder()
  const one = await at.sealer()
  const two = await at.sealer({ data: other })
  for (const many of [200, 150]) {
    await write(at.db, many)
    expect(await one.round()).toBe('led')
    expect(await two.round()).toBe('followed')
  }
  for (const path of ['checkpoint', 'checkpoints', 'vkey', 'tile/0/000', 'tile/0/001.p/94', 'tile/entries/001.p/94'])
    expect(served(other, path)).toEqual(served(at.data, path))

  await write(at.db, 10)
  expect(await two.round()).toBe('idle')
  await one.close()
  while ((await two.round()) !== 'led');
  expect(latest(other)).toEqual({ origin, size: 360, root: await rootOfEntries(at.db, 360) })

  const again = await at.sealer()
  expect(await again.round()).toBe('followed')
  expect(listed(at.data)).toEqual(listed(other))
})

test('a leader that ended before it told anybody is gone on from: the same leaves, one note for each size', async () => {
  const other = await otherFolder()
  const one = await at.sealer({
    at: async (step) => {
      if (step === 'signed') throw new Error('ended')
    },
  })
  await write(at.db, 100)
  await expect(one.round()).rejects.toThrow('ended')
  await one.close()
  const two = await at.sealer({ data: other })
  await write(at.db, 5)
  while ((await two.round()) !== 'led');
  const back = await at.sealer()
  // What it had guarded and not signed yet, 100, lies within what the other signed.
  expect(await back.round()).toBe('followed')
  expect(listed(at.data)).toEqual(listed(other))
  expect(latest(at.data).size).toBe(105)
})

test('a leader whose session ends while it signs keeps nothing beside what the next one signed', async () => {
  const other = await otherFolder()
  let meanwhile = async () => {}
  const one = await at.sealer({ at: async (step) => void (step === 'guarded' && (await meanwhile())) })
  const two = await at.sealer({ data: other })
  await write(at.db, 100)
  meanwhile = async () => {
    meanwhile = async () => {}
    await endLeading()
    await write(at.db, 5)
    while ((await two.round()) !== 'led');
  }
  expect(await one.round()).toBe('idle')
  expect(await one.round()).toBe('followed')
  expect(listed(at.data)).toEqual(listed(other))
  expect(latest(other).size).toBe(105)
  for (const each of [one, two]) while (!(await each.watch()));
})

test('a session that nobody took the lead from goes on with what it had begun', async () => {
  let ends = true
  const one = await at.sealer({
    at: async (step) => {
      if (step !== 'cosigned' || !ends) return
      ends = false
      await endLeading()
    },
  })
  await write(at.db, 100)
  const rounds = [await one.round(), await one.round()]
  expect(rounds).toEqual(['idle', 'led'])
  expect(latest(at.data).size).toBe(100)
  while (!(await one.watch()));
})

test('a folder has one sealer', async () => {
  await at.sealer()
  await expect(at.sealer()).rejects.toThrow(/^Another sealer \(process \d+\) uses /)
})

test('an instance whose key is another publishes nothing, and stops nobody', async () => {
  const stranger = at.folder()
  await openKeys(join(stranger, 'keys'), origin)
  const one = await at.sealer()
  await write(at.db, 10)
  await one.round()
  await expect(at.sealer({ data: at.folder() })).rejects.toThrow('begun with a key that is not in')
  const two = await at.sealer({ data: stranger })
  await expect(two.round()).rejects.toThrow('begun with another key')
  await write(at.db, 10)
  expect(await one.round()).toBe('led')
})

test('after a rotation both keys sign; the old one is retired after thirty days, and what it signed can still be read', async () => {
  const keys = join(at.data, 'keys')
  const one = await at.sealer()
  await write(at.db, 10)
  await one.round()
  const [old] = served(at.data, 'vkey').toString().trim().split('\n')
  const { vkey } = await rotate(keys)
  await expect(rotate(keys)).rejects.toThrow('Two keys sign already')
  await write(at.db, 10)
  await one.round()
  expect(served(at.data, 'vkey').toString()).toBe(`${vkey}\n${old}\n`)
  expect(served(at.data, 'checkpoint').toString().match(/^— /gm)).toHaveLength(2)

  const day = 24 * 60 * 60 * 1000
  await expect(retire(keys, 20, new Date(Date.now() + 29 * day))).rejects.toThrow(/^Both keys sign until /)
  await retire(keys, 20, new Date(Date.now() + 31 * day))
  await write(at.db, 10)
  await one.round()
  expect(served(at.data, 'checkpoint').toString().match(/^— /gm)).toHaveLength(1)
  expect((await readKeys(keys))?.signers.map((signer) => signer.vkey)).toEqual([vkey])
  while (!(await one.watch()));
})

test('a retired key that was stolen signs nothing more that counts', async () => {
  const keys = join(at.data, 'keys')
  const one = await at.sealer()
  await write(at.db, 10)
  await one.round()
  const thief = (await readKeys(keys)) as Keys
  await rotate(keys)
  await retire(keys, 10, new Date(Date.now() + 31 * 24 * 60 * 60 * 1000))
  await write(at.db, 1)
  await at.asOwner((root) => root`select sequence_pending(1)`)
  const root = await rootOfEntries(at.db, 11)
  const note = signCheckpoint(thief, { size: 11, root })
  await at.asOwner((sql) => sql`insert into checkpoints (size, root, note) values (11, ${Buffer.from(root)}, ${note})`)
  await expect(one.round()).rejects.toMatchObject({ code: 'checkpoint_foreign' })
})

test('a revoked log is put aside, and one of another name goes on with the same tree and says where the old one ended', async () => {
  const one = await at.sealer()
  await write(at.db, 300)
  await one.round()
  const old = latest(at.data)
  const note = served(at.data, 'checkpoint')
  await expect(at.asSealer((db) => revoke(db, at.data))).rejects.toThrow('Stop Isnad first')
  await one.close()
  await at.asSealer((db) => revoke(db, at.data))
  expect(readFileSync(join(at.data, 'revoked', origin.replaceAll('/', '_'), 'checkpoint'))).toEqual(note)

  const two = await at.sealer()
  expect(await two.round()).toBe('idle')
  await write(at.db, 10)
  expect(await two.round()).toBe('led')
  expect(latest(at.data)).toEqual({ origin: `${origin}/2`, size: 310, root: await rootOfEntries(at.db, 310) })
  expect(served(at.data, 'checkpoint').toString().split('\n')[3]).toBe(
    `follows ${origin} 300 ${Buffer.from(old.root).toString('base64')}`,
  )
  expect(listed(at.data)).toHaveLength(1)
  while (!(await two.watch()));
  await two.close()
  const three = await at.sealer()
  expect(await three.round()).toBe('idle')
})
