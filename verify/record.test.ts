import { describe, expect, test, vi } from 'vitest'
import { chooseHandle } from '../db/commands/choose-handle'
import { giveRole } from '../db/commands/give-role'
import { furnish } from '../db/furnish'
import { event, freshDb, newcomer, newKey, vote } from '../db/testing'
import { walk } from '../db/testing/walk'
import { story, write } from './story'
import { envelopesOf, foldWith, sealedLog, verdictOn, verdictOnTables, writeLog } from './testing'

// Both fill whole databases: with other work beside them that takes its time.
const PATIENCE = 180_000

test('the demonstration set, sealed, holds from its first entry to its last', { timeout: PATIENCE }, async () => {
  const { db, url, close } = await freshDb()
  await furnish(db, { demo: true })
  const envelopes = await envelopesOf(db)
  expect(await verdictOn(await writeLog(envelopes, [1, 100, 256, 257]))).toBe('holds')
  const { folder, done } = await sealedLog(url)
  expect(await verdictOnTables(folder, url)).toBe('holds')
  done()
  await close()
})

describe('whatever people do, the log they leave holds', () => {
  const seeds = (process.env.SEEDS ?? '1,2').split(',').map(Number)
  test.each(seeds)('seed %i', { timeout: PATIENCE }, async (seed) => {
    const { db, url, close } = await freshDb()
    await walk(db, seed, Number(process.env.DEEDS ?? 100))
    const { folder, seal, done } = await sealedLog(url)
    await walk(db, seed + 1000, Number(process.env.DEEDS ?? 100))
    const envelopes = await envelopesOf(db)
    expect(await verdictOn(await writeLog(envelopes))).toBe('holds')
    // However little is kept of what was counted, it is counted again to the same.
    await foldWith(1, envelopes)
    // Half of it is sealed, half waits; then all of it is sealed.
    expect(await verdictOnTables(folder, url)).toBe('holds')
    await seal()
    expect(await verdictOnTables(folder, url)).toBe('holds')
    done()
    await close()
  })
})

test('a clock that steps back between two versions of a vote opens them in their order', async () => {
  const { db, close } = await freshDb()
  const voters = await Promise.all(
    ['first_hand', 'second_hand', 'third_hand'].map(async (handle) => {
      const one = await newcomer(db)
      await chooseHandle(db, one, { key: newKey(), handle })
      await giveRole(db, 'operator', { key: newKey(), personId: one.id, role: 'reviewer' })
      return one
    }),
  )
  const [first, ...others] = voters as [{ id: string }, ...{ id: string }[]]
  const { claimId } = await event(db, first)
  await vote(db, first, claimId, 'unverified')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 })
  await vote(db, first, claimId, 'unverified', [], 1)
  vi.useRealTimers()
  for (const other of others) await vote(db, other, claimId, 'unverified')
  const opened = (await envelopesOf(db))
    .map((envelope) => JSON.parse(Buffer.from(envelope).toString()))
    .filter(({ kind, subject }) => kind === 'vote.opened' && subject.endsWith(first.id))
  expect(opened.map(({ ver }) => ver)).toEqual([1, 2])
  expect(await verdictOn(await writeLog(await envelopesOf(db)))).toBe('holds')
  await close()
})

test('a version that is opened before the one before it: found', async () => {
  const all = [...story(1, 0)]
  const kindOf = (envelope: Uint8Array) => JSON.parse(Buffer.from(envelope).toString()).kind
  const cast = all.findIndex((envelope) => kindOf(envelope) === 'vote.cast')
  const { actor, subject, data } = JSON.parse(Buffer.from(all[cast] as Uint8Array).toString())
  const opened = all.findIndex((envelope) => kindOf(envelope) === 'vote.opened')
  const later = JSON.parse(Buffer.from(all[opened] as Uint8Array).toString())
  const both = [all[opened] as Uint8Array, write('vote.opened', 'rule', subject, later.data, null, 2)]
  const of = (opening: Uint8Array[]) =>
    all.toSpliced(opened, 1, ...opening).toSpliced(cast + 1, 0, write('vote.cast', actor, subject, data, null, 2))
  expect(await verdictOn(await writeLog(of(both)))).toBe('holds')
  expect(await verdictOn(await writeLog(of(both.toReversed())))).toMatch(/a version before it is not opened yet/)
})
