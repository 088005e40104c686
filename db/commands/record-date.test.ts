import { eq } from 'drizzle-orm'
import { afterAll, describe, expect, test } from 'vitest'
import type { Db } from '../client'
import { dates, suggestionChoices } from '../schema'
import { event, freshDb, newKey, person, refusal, rolledBack, source } from '../testing'
import { occasion } from '../testing/chain'
import { written } from '../testing/log'
import { recordDate } from './record-date'
import { withdrawDate } from './withdraw-date'

const { db, close } = await freshDb()
afterAll(close)

const TEXT = 'They met on 11  June at the base. Another paper said it was the day after the talks, and so the 12th.'
const PASSAGE = 'on 11 June'
const EXACT = 'on 11  June'
const [START, END] = [TEXT.indexOf(EXACT), TEXT.indexOf(' at the base')]

async function ready(tx: Db) {
  const who = await person(tx)
  const [{ eventId }, { id: sourceId }] = [await event(tx, who), await source(tx, who, TEXT)]
  const talks = await occasion(tx, who, eventId)
  const blank = { occasionId: '', value: '', zone: '', countedFrom: '', days: '', offered: '' }
  const record = (given: object = {}, by: { id: string } = who, on: Db = tx) => {
    const asked = { key: newKey(), eventId, sourceId, passage: PASSAGE, role: 'happened', ...blank, ...given }
    return recordDate(on, by, asked as Parameters<typeof recordDate>[2])
  }
  return { who, eventId, sourceId, talks, record }
}

test('a time is kept as exact as it is said, with its role and the passage that gives it', () =>
  rolledBack(db, async (tx) => {
    const { who, eventId, sourceId, record } = await ready(tx)
    let id = ''
    const lines = await written(tx, async () => {
      id = (await record({ value: ' 2024-06-11T10:25 ', zone: 'Asia/Damascus', days: '3' })).id
    })
    const given = { role: 'happened', value: '2024-06-11T10:25', precision: 'time', zone: 'Asia/Damascus' }
    const place = { start: START, end: END }
    const none = { countedFrom: null, days: null }
    expect(await tx.select().from(dates)).toMatchObject([
      { ...given, ...place, ...none, id, eventId, sourceId, occasionId: null, exact: EXACT, recordedBy: who.id },
    ])
    expect(lines).toMatchObject([{ kind: 'date.recorded', actor: who.id, subject: `date:${id}`, eventId }])
    const data = { ...given, ...place, ...none, source: sourceId, occasion: null, choice: null, offered: null }
    expect(lines[0]).toMatchObject({ data, words: { exact: EXACT } })
  }))

test('or as days from another happening, of the event or of a third', () =>
  rolledBack(db, async (tx) => {
    const { who, eventId, talks, record } = await ready(tx)
    const third = await occasion(tx, who, eventId)
    for (const [days, occasionId] of [
      ['1', ''],
      ['0', ''],
      ['-366', third],
      [366, third],
    ] as const) {
      await record({ countedFrom: talks, days, occasionId, zone: 'UTC' })
    }
    const rows = await tx.select().from(dates).orderBy(dates.days)
    expect(rows.map((row) => [row.days, row.occasionId])).toEqual([
      [-366, third],
      [0, null],
      [1, null],
      [366, third],
    ])
    for (const row of rows) expect(row).toMatchObject({ countedFrom: talks, value: null, precision: null, zone: null })
  }))

test('times that disagree stand side by side; the same of the same passage is kept once', () =>
  rolledBack(db, async (tx) => {
    const { who, eventId, talks, record } = await ready(tx)
    const { id } = await record({ value: '2024-06-11' })
    const elsewhere = await event(tx, who)
    for (const other of [
      { value: '2024-06-12' },
      { value: '2024-06' },
      { value: '2024-06-11', role: 'planned' },
      { value: '2024-06-11', occasionId: talks },
      { value: '2024-06-11', passage: 'the 12th' },
      { value: '2024-06-11', eventId: elsewhere.eventId },
      { countedFrom: talks, days: '1' },
    ]) {
      await record(other)
    }
    expect(await refusal(record({ value: '2024-06-11' }, await person(tx)))).toBe('date_known (passage)')
    expect(await refusal(record({ countedFrom: talks, days: 1 }))).toBe('date_known (passage)')
    await withdrawDate(tx, who, { key: newKey(), dateId: id, reason: 'It was a misreading of mine.' })
    await record({ value: '2024-06-11' })
    expect(await tx.select().from(dates).where(eq(dates.eventId, eventId))).toHaveLength(8)
  }))

describe('what the reader proposed', () => {
  const offer = { value: '2024-06-11', precision: 'day', start: START, end: END }
  test.each([
    ['accepted', { value: '2024-06-11' }, offer],
    ['accepted', { value: '2024-06-11', role: 'denied', zone: 'UTC' }, offer],
    ['corrected', { value: '2024-06' }, offer],
    ['corrected', { value: '2024-06-11' }, { ...offer, value: '2023-06-11' }],
    ['corrected', { value: '2024-06-11' }, { ...offer, value: null, precision: null }],
    ['corrected', { value: '2024-06-11' }, { ...offer, end: END + 1 }],
  ])('is %s when what is recorded is %j, and the log tells so', (choice, given, offered) =>
    rolledBack(db, async (tx) => {
      const { who, sourceId, record } = await ready(tx)
      let id = ''
      const [line] = await written(tx, async () => {
        id = (await record({ ...given, offered: JSON.stringify(offered) })).id
      })
      expect(line?.data).toMatchObject({ choice, offered: choice === 'corrected' ? offered : null })
      const { start, end } = offered
      expect(await tx.select().from(suggestionChoices)).toMatchObject([
        { sourceId, kind: 'date', start, end, offered, choice, dateId: id, citationId: null, chosenBy: who.id },
      ])
    }),
  )

  test.each([
    ['free words', { ...offer, value: 'Ahmad lives here' }],
    ['a precision of its own', { ...offer, precision: 'about' }],
    ['a precision that the value has not', { ...offer, precision: 'time' }],
    ['a place beyond the text', { ...offer, end: TEXT.length + 1 }],
    ['a stretch of nothing', { ...offer, end: START }],
    ['more than is asked for', { ...offer, text: 'on 11 June' }],
  ])('is refused where it is %s', (_, offered) =>
    rolledBack(db, async (tx) => {
      const { record } = await ready(tx)
      const given = { value: '2024-06-11', offered: JSON.stringify(offered) }
      expect(await refusal(record(given))).toBe('invalid (offered)')
      expect(await tx.select().from(dates)).toEqual([])
    }),
  )
})

test.each<[string, object, string]>([
  ['neither a date nor a count', {}, 'date_required (value)'],
  ['a count of days from nothing', { days: 3 }, 'date_required (value)'],
  ['31 June', { value: '2024-06-31' }, 'date_invalid (value)'],
  ['a zone that nobody keeps', { value: '2024', zone: 'Atlantis/Centre' }, 'zone_unknown (zone)'],
  ['no role', { value: '2024', role: '' }, 'required (role)'],
  ['half a day', { value: '2024', days: '0.5' }, 'invalid (days)'],
  ['days that are no number', { value: '2024', days: 'NaN' }, 'invalid (days)'],
  ['more than a year', { value: '2024', days: 367 }, 'too_far (days)'],
  ['more than a year before', { value: '2024', days: '-367' }, 'too_far (days)'],
  ['days without end', { value: '2024', days: 1e999 }, 'invalid (days)'],
  ['words that are not in the text', { value: '2024', passage: 'on 12 June' }, 'passage_not_in_text (passage)'],
])('%s is refused', (_, given, code) =>
  rolledBack(db, async (tx) => {
    const { record } = await ready(tx)
    expect(await refusal(record(given))).toBe(code)
    expect(await tx.select().from(dates)).toEqual([])
  }),
)

test('a count needs its days, one starting point, another happening than what it dates, and one of the same event', () =>
  rolledBack(db, async (tx) => {
    const { who, talks, record } = await ready(tx)
    const { eventId } = await event(tx, who)
    const foreign = await occasion(tx, who, eventId)
    expect(await refusal(record({ countedFrom: talks }))).toBe('days_required (days)')
    expect(await refusal(record({ countedFrom: talks, days: 1, value: '2024' }))).toBe('date_twice (countedFrom)')
    const itself = { countedFrom: talks, days: 1, occasionId: talks }
    expect(await refusal(record(itself))).toBe('occasion_of_itself (countedFrom)')
    expect(await refusal(record({ countedFrom: foreign, days: 1 }))).toBe('not_found (countedFrom)')
    expect(await refusal(record({ value: '2024', occasionId: foreign }))).toBe('not_found (occasionId)')
  }))

test('of ten who accept one proposal at once one does, and the others are told', async () => {
  const { record, sourceId } = await ready(db)
  const offered = JSON.stringify({ value: '2024-06-11', precision: 'day', start: START, end: END })
  const many = await Promise.all(Array.from({ length: 10 }, () => person(db)))
  const ends = await Promise.allSettled(many.map((who) => record({ value: '2024-06-11', offered }, who)))
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'date_known' })
  expect(await db.select().from(dates).where(eq(dates.sourceId, sourceId))).toHaveLength(1)
  expect(await db.select().from(suggestionChoices).where(eq(suggestionChoices.sourceId, sourceId))).toHaveLength(1)
})
