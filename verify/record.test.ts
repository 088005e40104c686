import { describe, expect, test } from 'vitest'
import { furnish } from '../db/furnish'
import { freshDb } from '../db/testing'
import { envelopesOf, verdictOn, writeLog } from './testing'
import { walk } from './walk'

test('the demonstration set, sealed, holds from its first entry to its last', async () => {
  const { db, close } = await freshDb()
  await furnish(db, { demo: true })
  expect(await verdictOn(await writeLog(await envelopesOf(db), [1, 100, 256, 257]))).toBe('holds')
  await close()
})

describe('whatever people do, the log they leave holds', () => {
  const seeds = (process.env.SEEDS ?? '1,2,3').split(',').map(Number)
  test.each(seeds)('seed %i', async (seed) => {
    const { db, close } = await freshDb()
    await walk(db, seed, Number(process.env.DEEDS ?? 150))
    expect(await verdictOn(await writeLog(await envelopesOf(db)))).toBe('holds')
    await close()
  })
})
