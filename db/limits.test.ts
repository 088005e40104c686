import { sql } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { clientOf, LIMITS } from '../domain/limits'
import { Refusal } from '../domain/refusal'
import { openDb } from './client'
import { forgetCounts, openCounter } from './limits'
import { counts } from './schema'
import { freshDb, refusal } from './testing'

const { db, url, close } = await freshDb()
const other = openDb(url, { max: 2 })
afterAll(async () => {
  await other.close()
  await close()
})
beforeEach(async () => {
  await db.delete(counts)
})

const SECRET = 'a secret of thirty-two characters'
/** What became of each of many who try, a hundred at once. */
async function tried(attempts: (() => Promise<unknown>)[]): Promise<Record<string, number>> {
  const ends: Record<string, number> = {}
  for (let from = 0; from < attempts.length; from += 100) {
    const trying = attempts.slice(from, from + 100).map(async (each) => {
      const end = await each().then(
        () => 'counted',
        (error) => (error instanceof Refusal ? error.code : String(error)),
      )
      ends[end] = (ends[end] ?? 0) + 1
    })
    await Promise.all(trying)
  }
  return ends
}

test('ten thousand ask for a link to one address, each from elsewhere: five are sent', {
  timeout: 180_000,
}, async () => {
  const count = openCounter(db, SECRET)
  const ask = (_: unknown, each: number) => () =>
    count('link', { address: 'reem@example.org', client: `10.${each >> 16}.${(each >> 8) & 255}.${each & 255}` })
  expect(await tried(Array.from({ length: 10_000 }, ask))).toEqual({ counted: 5, too_many: 9_995 })
  expect(await tried([() => count('link', { address: 'sami@example.org', client: '192.0.2.1' })])).toEqual({
    counted: 1,
  })
})

test('ten thousand ask for links to as many addresses, from one client: fifty are sent; from nowhere known: five hundred', {
  timeout: 180_000,
}, async () => {
  const count = openCounter(db, SECRET)
  const from = (client: string | null) => (_: unknown, each: number) => () =>
    count('link', { address: `p${each}.${client}@example.org`, client })
  const client = clientOf('2001:db8::1')
  expect(await tried(Array.from({ length: 10_000 }, from(client)))).toEqual({ counted: 50, too_many_here: 9_950 })
  await db.delete(counts)
  expect(await tried(Array.from({ length: 600 }, (each, at) => from(null)(each, 10_000 + at)))).toEqual({
    counted: 500,
    too_many_here: 100,
  })
})

test.each(['complaint', 'reply'] as const)(
  'fifty clients who send as many a %s as they can, each in another’s name, keep nobody else from it; nor do all together flood mailboxes',
  { timeout: 60_000 },
  async (limited) => {
    const count = openCounter(db, SECRET)
    const from = (client: string | null) => (_: unknown, each: number) => () =>
      count(limited, { address: `p${each}.${client}@example.org`, client })
    for (let each = 0; each < 50; each += 1) {
      expect(await tried(Array.from({ length: 20 }, from(`192.0.2.${each}`)))).toEqual({
        counted: 10,
        too_many_here: 10,
      })
    }
    expect(await tried([() => count(limited, { address: 'reem@example.org', client: '198.51.100.1' })])).toEqual({
      counted: 1,
    })
    expect(await tried(Array.from({ length: 600 }, from(null)))).toEqual({ counted: 499, too_many_here: 101 })
  },
)

test('no mailbox gets more than thirty links a day, however the asking is spread; one who asks as often as that waits for the next', async () => {
  const ask = () => openCounter(db, SECRET)('link', { address: 'reem@example.org', client: null })
  const soon = sql`${counts.expire} < now() + interval '20 minutes'`
  for (let quarter = 0; quarter < 6; quarter += 1) {
    expect(await tried(Array.from({ length: 7 }, () => ask))).toEqual({ counted: 5, too_many: 2 })
    await db
      .update(counts)
      .set({ expire: new Date(Date.now() - 1) })
      .where(soon)
  }
  const refused = await ask().catch((error: Refusal) => error.faults[0])
  expect(refused).toMatchObject({ code: 'too_many' })
  expect(refused).toSatisfy(({ minutes }: { minutes: number }) => minutes > 23 * 60)
})

test('two instances share what they count, it survives both, and another secret counts by itself', async () => {
  const [one, two] = [openCounter(db, SECRET), openCounter(other.db, SECRET)]
  const who = { person: 'p' }
  const at = Array.from({ length: 8 }, (_, each) =>
    (each % 2 ? one : two)('dispute', who).then(
      () => 1,
      () => 0,
    ),
  )
  expect((await Promise.all(at)).filter(Boolean)).toHaveLength(5)
  expect(await refusal(openCounter(db, SECRET)('dispute', who))).toBe('too_many')
  await openCounter(db, `${SECRET}.`)('dispute', who)
})

test('a refusal says in how many minutes it may be tried again; what is given back does not count', async () => {
  const count = openCounter(db, SECRET)
  const who = { person: 'p' }
  for (let each = 0; each < 5; each += 1) await count('dispute', who)
  const refused = await count('dispute', who).catch((error: Refusal) => error.faults[0])
  expect(refused).toMatchObject({ code: 'too_many', minutes: 24 * 60 })

  const someone = { person: 'q' }
  for (let each = 0; each < 9; each += 1) await (await count('dispute', someone)).giveBack()
  await count('dispute', someone)
})

test('nothing that is counted can be read, and what counts no more is forgotten', async () => {
  const count = openCounter(db, SECRET)
  await count('link', { address: 'reem@example.org', client: '192.0.2.1' })
  const kept = await db.select().from(counts)
  expect(kept).toHaveLength(LIMITS.link.length)
  expect(JSON.stringify(kept)).not.toMatch(/reem|192\.0\.2/)
  await db.update(counts).set({ expire: new Date(Date.now() - 1) })
  await forgetCounts(db)
  expect(await db.select().from(counts)).toEqual([])
})

test('while the database is away nothing is counted, and whoever asks is told so', async () => {
  const away = openDb('postgres://nobody@127.0.0.1:1/nowhere', { max: 1, patience: 500 })
  const end = await openCounter(away.db, SECRET)('link', { address: 'reem@example.org' }).catch((error) => error)
  expect(end).not.toBeInstanceOf(Refusal)
  expect(end).toBeInstanceOf(Error)
  await away.close()
})
