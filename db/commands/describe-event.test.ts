import { desc } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { events, eventTexts } from '../schema'
import { event, freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { written } from '../testing/log'
import { shown, withheld } from '../testing/removals'
import { describeEvent } from './describe-event'

const { db, close } = await freshDb()
afterAll(close)

test('an event is told in another language, and told again, each time as a version of its own', () =>
  rolledBack(db, async (tx) => {
    const [one, two] = [await person(tx), await person(tx)]
    const { eventId, slug } = await event(tx, one)
    const tell = (language: 'en' | 'tr', title: string) =>
      describeEvent(tx, two, { key: newKey(), eventId, language, title, summary: 'Özet', place: 'Lazkiye' })
    const lines = await written(tx, async () => {
      expect(await tell('en', 'A better title')).toEqual({ version: 2 })
      expect(await tell('tr', 'Üsteki görüşme')).toEqual({ version: 1 })
      expect(await tell('en', 'The best title')).toEqual({ version: 3 })
    })
    const common = { kind: 'event.described', actor: two.id, eventId }
    const en = { ...common, subject: `event:${eventId}:en` }
    expect(lines).toMatchObject([
      { ...en, ver: 1, prev: null, data: { language: 'en', version: 2 }, words: { title: 'A better title' } },
      { ...common, subject: `event:${eventId}:tr`, ver: 1, data: { language: 'tr', version: 1 } },
      {
        ...en,
        ver: 2,
        prev: 1,
        data: { language: 'en', version: 3 },
        words: { title: 'The best title', place: 'Lazkiye' },
      },
    ])
    const [latest] = await tx.select().from(eventTexts).orderBy(desc(eventTexts.version)).limit(1)
    expect(latest).toMatchObject({ title: 'The best title', summary: 'Özet', writtenBy: two.id })
    const [row] = await tx.select().from(events)
    expect(row?.slug).toBe(slug)
    for (const word of ["'best'", "'ustekı'".replace('ı', 'i'), "'lazkiye'"]) expect(row?.search).toContain(word)
    expect(row?.search).not.toContain("'better'")
  }))

test('what is withheld is not told again in that language until it is shown; in another it is', () =>
  rolledBack(db, async (tx) => {
    const [who, moderator, admin] = [await person(tx), await person(tx, 'moderator'), await person(tx, 'admin')]
    const { eventId } = await event(tx, who)
    const tell = (language: 'en' | 'tr', title: string) =>
      describeEvent(tx, who, { key: newKey(), eventId, language, title, summary: '', place: '' })
    const removal = await withheld(tx, moderator, admin, `event:${eventId}:en`)
    expect(await refusal(tell('en', 'Another title'))).toBe('withheld (language)')
    expect(await tell('tr', 'Üsteki görüşme')).toEqual({ version: 1 })
    await shown(tx, moderator, admin, removal)
    expect(await tell('en', 'Another title')).toEqual({ version: 2 })
  }))

test('an event that is none is not found, and a title is not left out', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    const { eventId } = await event(tx, who)
    const tell = (given: object) =>
      describeEvent(tx, who, { key: newKey(), eventId, language: 'en', title: 'A title', ...given })
    expect(await refusal(tell({ eventId: newKey() }))).toBe('not_found')
    expect(await refusal(tell({ title: ' ' }))).toBe('required (title)')
    expect(await refusal(tell({ place: 'p'.repeat(121) }))).toBe('too_long (place)')
  }))

test('told twenty times at once, an event has twenty more versions, none lost', async () => {
  const who = await person(db)
  const { eventId } = await event(db, who)
  const tell = (at: number) =>
    describeEvent(db, who, { key: newKey(), eventId, language: 'en', title: `Title number ${at}` })
  const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => tell(at)))
  expect(answers.map(({ version }) => version).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 20 }, (_, at) => at + 2),
  )
})
