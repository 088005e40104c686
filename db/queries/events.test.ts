import { afterAll, beforeAll, expect, test } from 'vitest'
import { event, freshDb, people3, person, piece, vote } from '../testing'
import { listEvents } from './events'

const { db, close } = await freshDb()
afterAll(close)

const slugs = async (filter: Parameters<typeof listEvents>[1]) =>
  (await listEvents(db, filter)).items.map((each) => each.slug)

let oldest: string
let denied: string
let newest: string

beforeAll(async () => {
  const opener = await person(db)
  const first = await event(db, opener, 'اجتمع الوفدان في قاعدة حميميم الجوية.')
  const second = await event(db, opener, 'A second round was agreed in Baghdad.')
  const third = await event(db, opener, 'Aydınlık’ın haberine göre görüşme yapıldı.')
  const shows = await piece(db, opener, second.claimId, { stance: 'denies', standing: 'record' })
  for (const each of await people3(db)) await vote(db, each, second.claimId, 'denied', [shows])
  ;[oldest, denied, newest] = [first.slug, second.slug, third.slug]
})

test('the last changed stands first, page by page', async () => {
  expect(await slugs({})).toEqual([denied, newest, oldest])
  const page = await listEvents(db, { limit: 2 })
  expect(page.items.map((each) => each.slug)).toEqual([denied, newest])
  const rest = await listEvents(db, { limit: 2, cursor: page.next })
  expect(rest.items.map((each) => each.slug)).toEqual([oldest])
  expect(rest.next).toBeNull()
})

test.each(['', 'x', '☃', 'WzEsMl0', 'W10', 'a'.repeat(5000)])(
  'the cursor %j is no place: the list begins anew',
  async (cursor) => {
    expect(await slugs({ cursor })).toHaveLength(3)
  },
)

test('a verdict finds what has it, a state what is in it', async () => {
  expect(await slugs({ verdict: 'denied' })).toEqual([denied])
  expect(await slugs({ verdict: 'unverified' })).toEqual([])
  expect(await slugs({ state: 'under_review' })).toEqual([newest, oldest])
  expect(await slugs({ state: 'settled', verdict: 'denied' })).toEqual([denied])
})

test('a language finds what is told in it', async () => {
  expect(await slugs({ language: 'en' })).toEqual([denied, newest])
  expect(await slugs({ language: 'ar' })).toEqual([oldest])
  expect(await slugs({ language: 'tr' })).toEqual([])
})

test.each([
  ['حميميم', () => [oldest]],
  ['قاعده الجويه', () => [oldest]],
  ['حُمَيْم', () => [oldest]],
  ['aydinlik', () => [newest]],
  ['AYDINLIK goru', () => [newest]],
  ['Baghd', () => [denied]],
  ['second baghdad', () => [denied]],
  ['bag', () => [denied]],
  ['ba', () => []],
  ['baghdad moon', () => []],
  ["'; drop table events; --", () => []],
  ['& | ! <-> :*', () => [denied, newest, oldest]],
  ['\0\u202e', () => [denied, newest, oldest]],
])('a search for %j', async (q, found) => {
  expect(await slugs({ q })).toEqual(found())
})
