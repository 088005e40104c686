import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { captureSource } from '../commands/capture-source'
import { recordAgent } from '../commands/record-agent'
import { freshDb, newKey, person } from '../testing'
import { findAgentNamed, listAgentNames } from './agent-names'
import { findCapture, findSources } from './desk-sources'

const { db, close } = await freshDb()
afterAll(close)

const BLANK = { url: null, byline: null, published: null, publishedZone: null, updated: null, updatedZone: null }
const ids: Record<string, string> = {}

beforeAll(async () => {
  const by = await person(db)
  const record = async (name: string, language: 'ar' | 'tr') =>
    (await recordAgent(db, by, { key: newKey(), name, language, kind: 'outlet', country: null })).id
  const capture = async (title: string, publisher: string | null, language: string) => {
    const text = `${title}, and the rest of what the page says.`
    const asked = { key: newKey(), bytes: Buffer.from(text), text, title, publisher, language, ...BLANK }
    ids[title] = (await captureSource(db, by, asked)).id
  }
  await capture('نفي لقاء حميميم', await record('صحيفة الأمواج', 'ar'), 'ar')
  await capture('İki gündür su yok', await record('Işık Gazetesi', 'tr'), 'tr')
  await capture('A ferry stops', null, 'en')
})

describe('sources are found', () => {
  test.each([
    ['حميميم', 'نفي لقاء حميميم'],
    ['الامواج', 'نفي لقاء حميميم'],
    ['نَفْي الأمواج', 'نفي لقاء حميميم'],
    ['iki SU', 'İki gündür su yok'],
    ['isik', 'İki gündür su yok'],
    ['FERRY', 'A ferry stops'],
  ])('by words of title and publisher in any spelling: %s', async (asked, title) => {
    expect((await findSources(db, asked)).map((each) => each.title)).toEqual([title])
  })

  test.each(['nothing of the kind', 'ferry حميميم'])('only when every word fits: %s', async (asked) => {
    expect(await findSources(db, asked)).toEqual([])
  })

  test.each(['', '  ', '\u0000', '\u202E'])('without a word (%j): the newest first', async (asked) => {
    expect((await findSources(db, asked)).map((each) => each.title)).toEqual([
      'A ferry stops',
      'İki gündür su yok',
      'نفي لقاء حميميم',
    ])
  })

  test('by their exact bytes', async () => {
    const sha256 = createHash('sha256').update('A ferry stops, and the rest of what the page says.').digest('hex')
    expect(await findCapture(db, sha256)).toBe(ids['A ferry stops'])
    expect(await findCapture(db, sha256.replace(/./, 'x'))).toBeNull()
  })
})

describe('an agent is meant', () => {
  test.each(['Işık Gazetesi', 'ISIK GAZETESI', ' ışık  gazetesi '])('by any spelling of a name: %s', async (typed) => {
    expect(await findAgentNamed(db, typed)).toMatch(/^is/)
  })

  test('by its id', async () => {
    const id = await findAgentNamed(db, 'Işık Gazetesi')
    expect(await findAgentNamed(db, id as string)).toBe(id)
  })

  test.each(['', 'Gazetesi', 'a\u0000b', '\uD800'])('by nothing else: %j', async (typed) => {
    expect(await findAgentNamed(db, typed)).toBeNull()
  })

  test('by names that are listed to choose from', async () => {
    expect(await listAgentNames(db)).toEqual(expect.arrayContaining(['Işık Gazetesi', 'صحيفة الأمواج']))
  })
})
