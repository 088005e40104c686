import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseBundle } from '../domain/tiles'
import { STEPS } from './sealer'
import { latest, listed, origin, place, rootOfEntries, served, untilIdle, write } from './testing'

let at: Awaited<ReturnType<typeof place>>
beforeEach(async () => {
  at = await place()
})
afterEach(() => at.end())

test('what is written is sealed in its order, and anyone can recompute the root that was signed', async () => {
  await write(at.db, 300)
  const one = await at.sealer()
  expect(await one.round()).toBe('led')
  expect(await one.round()).toBe('idle')
  expect(latest(at.data)).toEqual({ origin, size: 300, root: await rootOfEntries(at.db, 300) })

  await write(at.db, 250)
  await one.round()
  expect(latest(at.data)).toEqual({ origin, size: 550, root: await rootOfEntries(at.db, 550) })
  const entries = ['000', '001', '002.p/38'].flatMap(
    (path) => parseBundle(served(at.data, `tile/entries/${path}`)) ?? [],
  )
  const envelopes = await at.db.execute<{ envelope: Buffer }>(sql`select envelope from entries order by id`)
  expect(entries.map((each) => Buffer.from(each))).toEqual(envelopes.map(({ envelope }) => envelope))
  expect(served(at.data, 'tile/0/001').length).toBe(8192)
  expect(served(at.data, 'tile/1/000.p/2').length).toBe(64)
  expect(listed(at.data)).toHaveLength(2)
  expect(listed(at.data).at(-1)).toBe(served(at.data, 'checkpoint').toString())
})

test('narrow files are there for the latest checkpoint, and go once the full one is', async () => {
  const one = await at.sealer()
  for (const many of [10, 90, 200]) {
    await write(at.db, many)
    await one.round()
  }
  expect(readdirSync(join(at.data, 'log', 'tile', '0'))).toEqual(['000', '001.p'])
  expect(readdirSync(join(at.data, 'log', 'tile', 'entries'))).toEqual(['000', '001.p'])
})

test.each(STEPS)(
  'ended at the boundary "%s", it goes on to the same tree and signs no size twice',
  async (boundary) => {
    await write(at.db, 250)
    const first = await at.sealer()
    await first.round()
    await write(at.db, 20)
    const ended = new Error('ended')
    await first.close()
    const second = await at.sealer({
      at: async (step) => {
        if (step === boundary) throw ended
      },
    })
    await expect(second.round()).rejects.toBe(ended)
    await second.close()
    await write(at.db, 5)
    const third = await at.sealer()
    await untilIdle(third)
    expect(latest(at.data)).toEqual({ origin, size: 275, root: await rootOfEntries(at.db, 275) })
    const sizes = listed(at.data).map((note) => Number(note.split('\n')[1]))
    expect(sizes).toEqual([...new Set(sizes)])
    const rows = await at.db.execute<{ note: string }>(sql`select note from checkpoints order by size`)
    expect(listed(at.data)).toEqual(rows.map(({ note }) => note))
    const [places] = await at.db.execute<{ dense: boolean }>(
      sql`select count(*) = max("index") + 1 and count(*) = (select count(*) from entries) as dense from leaves`,
    )
    expect(places?.dense).toBe(true)
  },
)
