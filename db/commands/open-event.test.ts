import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { claims, claimTexts, events, eventTexts, eventTimes } from '../schema'
import { freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { written } from '../testing/log'
import { openEvent } from './open-event'

const { db, close } = await freshDb()
afterAll(close)

const CLAIM = 'Turkish and Syrian officials met at Hmeimim.'
const asked = (given: object = {}) =>
  ({ key: newKey(), language: 'en', claim: CLAIM, title: null, when: null, until: null, ...given }) as Parameters<
    typeof openEvent
  >[2]

test('an event is opened with its headline claim, under an address made of its title', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    const told = { title: 'Meeting at the air base', summary: 'Said by one paper.', place: 'Hmeimim' }
    const lines = await written(tx, async () => {
      const opened = await openEvent(tx, who, asked({ ...told, when: '2024-06-11', until: '2024-06-12' }))
      expect(opened).toEqual({ slug: 'meeting-at-the-air-base' })
    })
    const [event] = await tx.select().from(events)
    const [claim] = await tx.select().from(claims)
    const time = { value: '2024-06-11', until: '2024-06-12', precision: 'day' }
    expect(event).toMatchObject({ slug: 'meeting-at-the-air-base', openedBy: who.id, demonstration: false })
    expect(event?.search).toContain("'hmeimim'")
    expect(claim).toMatchObject({
      position: 0,
      round: 1,
      state: 'under_review',
      cast: 0,
      settledAt: null,
      addedBy: who.id,
    })
    expect(await tx.select().from(eventTexts)).toMatchObject([
      { ...told, version: 1, language: 'en', writtenBy: who.id },
    ])
    expect(await tx.select().from(eventTimes)).toMatchObject([{ ...time, version: 1 }])
    expect(await tx.select().from(claimTexts)).toMatchObject([{ text: CLAIM, version: 1, language: 'en' }])
    expect(lines).toMatchObject([
      {
        kind: 'event.opened',
        actor: who.id,
        subject: `event:${event?.id}`,
        eventId: event?.id,
        data: { slug: 'meeting-at-the-air-base', language: 'en', time },
        words: told,
      },
      {
        kind: 'claim.added',
        actor: who.id,
        subject: `claim:${claim?.id}`,
        eventId: event?.id,
        claimId: claim?.id,
        data: { event: event?.id, position: 0, language: 'en' },
        words: { text: CLAIM },
      },
    ])
  }))

test('a title left blank is the claim, cut at a whole letter', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    const { slug } = await openEvent(tx, who, asked({ title: '  ' }))
    await openEvent(tx, who, asked({ claim: `${'x'.repeat(199)}😀 and more` }))
    await openEvent(tx, who, asked({ claim: `${'y'.repeat(199)} and more` }))
    const titles = (await tx.select({ title: eventTexts.title }).from(eventTexts)).map(({ title }) => title)
    expect(slug).toBe('turkish-and-syrian-officials-met-at-hmeimim')
    expect(titles.sort()).toEqual([CLAIM, 'x'.repeat(199), 'y'.repeat(199)])
  }))

test('events of one name have addresses of their own, Arabic ones readable', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    for (const slug of ['a-meeting', 'a-meeting-2', 'a-meeting-3']) {
      expect(await openEvent(tx, who, asked({ title: 'A meeting!' }))).toEqual({ slug })
    }
    expect(
      await openEvent(tx, who, asked({ title: 'لقاء في حميميم', claim: 'التقى الوفدان في القاعدة.', language: 'ar' })),
    ).toEqual({
      slug: 'lqa-fy-hmymym',
    })
    expect(await openEvent(tx, who, asked({ title: '会面会面会面' }))).toEqual({ slug: 'event' })
  }))

test('a sentence in another script than its language says is refused by its field', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    expect(await refusal(openEvent(tx, who, asked({ language: 'ar' })))).toBe('wrong_language (claim)')
    const title = 'التقى الوفدان في القاعدة'
    expect(await refusal(openEvent(tx, who, asked({ title })))).toBe('wrong_language (title)')
  }))

test('twenty events of names that run into one another, opened at once, are all there', async () => {
  const who = await person(db)
  const titles = Array.from({ length: 20 }, (_, at) => (at % 2 ? 'One name' : 'One name 2'))
  const opened = await Promise.all(titles.map((title) => openEvent(db, who, asked({ title }))))
  expect(new Set(opened.map(({ slug }) => slug)).size).toBe(20)
  expect(await db.select().from(events).where(eq(events.openedBy, who.id))).toHaveLength(20)
})

test.each<[string, object, string]>([
  ['31 June', { when: '2024-06-31' }, 'date_invalid (when)'],
  ['a month that is none', { when: '2024-13' }, 'date_invalid (when)'],
  ['a day in words', { when: '11 June' }, 'date_invalid (when)'],
  ['an end before the beginning', { when: '2024-06-11', until: '2024-06-10' }, 'date_order (until)'],
  ['an end an hour before', { when: '2024-06-11T10:00', until: '2024-06-11T09:00' }, 'date_order (until)'],
  ['an end less exact than the beginning', { when: '2024-06-11', until: '2024-07' }, 'date_order (until)'],
  ['an end without a beginning', { until: '2024-06-10' }, 'required (when)'],
  ['no claim', { claim: '' }, 'required (claim)'],
  ['no language', { language: 'fr' }, 'language_unknown (language)'],
])('%s is refused', (_, given, code) =>
  rolledBack(db, async (tx) => {
    expect(await refusal(openEvent(tx, await person(tx), asked(given)))).toBe(code)
  }),
)

test('every field at fault is named at once', () =>
  rolledBack(db, async (tx) => {
    const wrong = asked({ claim: 'short', title: 'a\u202eb', when: '2024-06-31' })
    const code = await refusal(openEvent(tx, await person(tx), wrong))
    expect(code).toBe('too_short (claim), bidi_controls (title), date_invalid (when)')
  }))
