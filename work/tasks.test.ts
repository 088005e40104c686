import postgres from 'postgres'
import { afterAll, expect, test, vi } from 'vitest'
import { counts } from '../db/schema'
import { freshDb } from '../db/testing'
import { tasks } from './tasks'

const { db, url, close } = await freshDb()
const root = postgres(url.replace(/\?.*/, ''), { max: 1, onnotice: () => {} })
afterAll(async () => {
  await root.end()
  await close()
})

test('what fails in the sweep is said, and keeps nothing else from being done', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const key = 'what was counted yesterday'
  await db.insert(counts).values({ key, points: 1, expire: new Date(Date.now() - 86_400_000) })
  // Nobody can be told of their flags.
  await root`alter table flags rename to elsewhere`
  const house = { authUrl: 'https://isnad.example', authSecret: 'a secret of thirty-two characters' }
  await tasks(db, house).sweep?.({}, {} as never)
  await root`alter table elsewhere rename to flags`
  expect(said.mock.calls.join()).toContain('42P01')
  expect(await db.select().from(counts)).toEqual([])
})
