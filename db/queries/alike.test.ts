import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import { keepLackingBands } from '../bands'
import type { Db } from '../client'
import { captureSource } from '../commands/capture-source'
import { correctSource } from '../commands/correct-source'
import { sourceBands, sources, sourceVersions } from '../schema'
import { event, freshDb, newKey, person, rolledBack } from '../testing'
import { likened } from '../testing/chain'
import { findByUrl, listAlike } from './alike'

const { db, close } = await freshDb()
afterAll(close)

const REPORT = [
  'أعلنت إدارة الميناء في بيان مقتضب أن العبّارة المتجهة إلى الجزر الشمالية لن تبحر قبل يوم الخميس.',
  'وأضافت أن اثنتين من مضخاتها تعطلتا ليلة الأحد وعلى متنها ستون راكباً لم يُصب أحد منهم بأذى.',
  'وقال صياد من القرية إن الأهالي حملوا إليهم الخبز والأغطية وانتظروا معهم حتى وصل قارب الصباح.',
]
const OTHER =
  'قضى ستون راكباً ليلتهم في عبّارة معطلة قرب الجزر الشمالية، فيما ألقت إدارة الميناء باللوم على المضخات القديمة.'

const described = (url: string | null) => {
  const blank = { publisher: null, byline: null, language: null, published: null, publishedZone: null }
  return { ...blank, updated: null, updatedZone: null, title: 'A report', url }
}

async function capture(tx: Db, by: { id: string }, text: string, url: string | null = null): Promise<string> {
  return (await captureSource(tx, by, { key: newKey(), bytes: Buffer.from(text), text, ...described(url) })).id
}

describe('sources alike', () => {
  test('are those that share passages, the most alike first, with the places in both texts', () =>
    rolledBack(db, async (tx) => {
      const by = await person(tx)
      const part = `مقدمة أخرى\n\n${REPORT[1]}\n\nختام الخبر`
      const plain = (text: string) => text.replace(/[أإآ]/g, 'ا').replace(/ة/g, 'ه')
      const whole = `العنوان الأول\n\n${REPORT.join('\n\n')}`
      const respelled = `عنوان آخر\n\n${plain(REPORT.join('\n\n'))}`
      const [first, second] = [await capture(tx, by, part), await capture(tx, by, whole)]
      await capture(tx, by, OTHER)
      const third = await capture(tx, by, respelled)

      const alike = await listAlike(tx, third)
      expect(alike.map((each) => each.source.id)).toEqual([second, first])
      const [{ a, b } = { a: null, b: null }] = alike[1]?.passages ?? []
      expect(`${part.slice(b?.start, b?.end)}.`).toBe(REPORT[1])
      expect(`${respelled.slice(a?.start, a?.end)}.`).toBe(plain(REPORT[1] as string))
    }))

  test('come with what a reviewer said of the two last', () =>
    rolledBack(db, async (tx) => {
      const by = await person(tx)
      const { eventId } = await event(tx, by)
      const earlier = await capture(tx, by, REPORT.join('\n'))
      const later = await capture(tx, by, `${REPORT.join('\n')}\n.`)
      expect(await listAlike(tx, later)).toMatchObject([{ source: { id: earlier }, said: null }])
      await likened(tx, by, eventId, later, earlier)
      expect(await listAlike(tx, later)).toMatchObject([{ said: { relays: true, by: by.handle } }])
      await likened(tx, by, eventId, later, earlier, false)
      expect(await listAlike(tx, later)).toMatchObject([{ said: { relays: false } }])
    }))

  test('are none for another report on the same subject', () =>
    rolledBack(db, async (tx) => {
      const by = await person(tx)
      await capture(tx, by, REPORT.join('\n'))
      expect(await listAlike(tx, await capture(tx, by, OTHER))).toEqual([])
    }))

  test('are found among those that were captured before there were bands', () =>
    rolledBack(db, async (tx) => {
      const by = await person(tx)
      const old = await capturedBefore(tx, REPORT.join('\n'))
      const later = await capture(tx, by, `${REPORT.join('\n')}\n.`)
      expect(await listAlike(tx, later)).toEqual([])
      await keepLackingBands(tx)
      expect(await listAlike(tx, later)).toMatchObject([{ source: { id: old } }])
      const kept = await tx.$count(sourceBands)
      await keepLackingBands(tx)
      expect(await tx.$count(sourceBands)).toBe(kept)
    }))
})

describe('sources are found by their address', () => {
  test('as it is now, in any form, the newest first', () =>
    rolledBack(db, async (tx) => {
      const by = await person(tx)
      const one = await capture(tx, by, `${OTHER} 1`, 'https://www.example.com/story/?utm_source=x&id=5')
      const two = await capture(tx, by, `${OTHER} 2`, 'http://example.com/story?id=5#top')
      await capture(tx, by, `${OTHER} 3`, 'https://example.com/story?id=6')
      const ids = async (url: string) => (await findByUrl(tx, url)).map((each) => each.id)
      expect(await ids('https://m.example.com/story?id=5')).toEqual([two, one])

      const moved = { key: newKey(), sourceId: one, version: 1, ...described('https://example.com/elsewhere') }
      await correctSource(tx, by, moved)
      expect(await ids('https://example.com/story?id=5')).toEqual([two])
      expect(await ids('https://example.com/elsewhere/')).toEqual([one])
      expect(await ids('https://example.com/')).toEqual([])
    }))
})

/** A source as it stood before bands were kept. */
async function capturedBefore(tx: Db, text: string): Promise<string> {
  const bytes = Buffer.from(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const [row] = await tx
    .insert(sources)
    .values({ bytes, bytesSha256: sha256, text, textSha256: sha256 })
    .returning({ id: sources.id })
  await tx.insert(sourceVersions).values({ sourceId: row?.id as string, version: 1, title: 'A report', at: sql`now()` })
  return row?.id as string
}
