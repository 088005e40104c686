import { asc } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { eventTimes } from '../schema'
import { event, freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { written } from '../testing/log'
import { dateEvent } from './date-event'

const { db, close } = await freshDb()
afterAll(close)

test('when it is said to have happened is kept as exactly as it was said, the latest saying last', () =>
  rolledBack(db, async (tx) => {
    const [one, two] = [await person(tx), await person(tx)]
    const { eventId } = await event(tx, one)
    const lines = await written(tx, async () => {
      expect(await dateEvent(tx, one, { key: newKey(), eventId, when: '2024-06', until: '' })).toEqual({ version: 1 })
      const again = { key: newKey(), eventId, when: '2024-06-11T23:00', until: '2024-06-12T01:00' }
      expect(await dateEvent(tx, two, again)).toEqual({ version: 2 })
    })
    const times = [
      { value: '2024-06', until: null, precision: 'month' },
      { value: '2024-06-11T23:00', until: '2024-06-12T01:00', precision: 'time' },
    ]
    const common = { kind: 'event.described', subject: `event:${eventId}:time`, eventId, commit: null }
    expect(lines).toMatchObject([
      { ...common, actor: one.id, ver: 1, prev: null, data: { version: 1, time: times[0] } },
      { ...common, actor: two.id, ver: 2, prev: 1, data: { version: 2, time: times[1] } },
    ])
    expect(await tx.select().from(eventTimes).orderBy(asc(eventTimes.version))).toMatchObject(times)
  }))

test.each([
  ['2024-06-31', null, 'date_invalid (when)'],
  ['2023-02-29', null, 'date_invalid (when)'],
  ['2024-06-11T24:00', null, 'date_invalid (when)'],
  ['', null, 'required (when)'],
  [null, '2024', 'required (when)'],
  ['2024', '2023', 'date_order (until)'],
  ['2024-06', '2024-05', 'date_order (until)'],
  ['2024-06-11T10:01', '2024-06-11T10:00', 'date_order (until)'],
  ['2024-06-11', '2024-06-12T10:00', 'date_order (until)'],
])('from %j until %j is refused: %s', (when, until, code) =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    const { eventId } = await event(tx, who)
    expect(await refusal(dateEvent(tx, who, { key: newKey(), eventId, when, until }))).toBe(code)
  }),
)

test('a leap day, and an end that is the beginning, are taken; an event that is none is not', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    const { eventId } = await event(tx, who)
    const day = { when: '2024-02-29', until: '2024-02-29' }
    expect(await dateEvent(tx, who, { key: newKey(), eventId, ...day })).toEqual({ version: 1 })
    expect(await refusal(dateEvent(tx, who, { key: newKey(), eventId: newKey(), ...day }))).toBe('not_found')
  }))
