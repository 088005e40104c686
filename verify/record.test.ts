import { describe, expect, test } from 'vitest'
import { furnish } from '../db/furnish'
import { freshDb } from '../db/testing'
import { walk } from '../db/testing/walk'
import { envelopesOf, sealedLog, verdictOn, verdictOnTables, writeLog } from './testing'

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
    expect(await verdictOn(await writeLog(await envelopesOf(db)))).toBe('holds')
    // Half of it is sealed, half waits; then all of it is sealed.
    expect(await verdictOnTables(folder, url)).toBe('holds')
    await seal()
    expect(await verdictOnTables(folder, url)).toBe('holds')
    done()
    await close()
  })
})
