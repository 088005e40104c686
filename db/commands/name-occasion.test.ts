import { afterAll, expect, test } from 'vitest'
import { occasions } from '../schema'
import { event, freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { written } from '../testing/log'
import { nameOccasion } from './name-occasion'

const { db, close } = await freshDb()
afterAll(close)

const asked = (eventId: string, given: object = {}) => ({
  key: newKey(),
  eventId,
  language: 'en' as const,
  name: 'The talks of the two ministers',
  ...given,
})

test('another happening is named for one event, in one language', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    const { eventId } = await event(tx, who)
    let id = ''
    const lines = await written(tx, async () => {
      id = (await nameOccasion(tx, who, asked(eventId, { name: '  The talks of the two ministers ' }))).id
    })
    const name = 'The talks of the two ministers'
    expect(await tx.select().from(occasions)).toMatchObject([{ id, eventId, language: 'en', name, namedBy: who.id }])
    const entry = { kind: 'occasion.named', actor: who.id, subject: `occasion:${id}`, eventId, words: { name } }
    expect(lines).toMatchObject([{ ...entry, data: { language: 'en' } }])
  }))

test('the same name of the same event is known; elsewhere, or in another language, it is another', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    const [one, other] = [await event(tx, who), await event(tx, who)]
    await nameOccasion(tx, who, asked(one.eventId))
    expect(await refusal(nameOccasion(tx, await person(tx), asked(one.eventId)))).toBe('occasion_known (name)')
    await nameOccasion(tx, who, asked(one.eventId, { language: 'tr' }))
    await nameOccasion(tx, who, asked(other.eventId))
    expect(await refusal(nameOccasion(tx, who, asked(one.eventId, { language: 'ar' })))).toBe('wrong_language (name)')
    expect(await refusal(nameOccasion(tx, who, asked(newKey())))).toBe('not_found (eventId)')
  }))

test('of ten who name one happening at once one does, and the others are told', async () => {
  const { eventId } = await event(db, await person(db))
  const many = await Promise.all(Array.from({ length: 10 }, () => person(db)))
  const ends = await Promise.allSettled(many.map((who) => nameOccasion(db, who, asked(eventId))))
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'occasion_known' })
})
