import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { users } from '../schema'
import { freshDb, newcomer, newKey, refusal, rolledBack } from '../testing'
import { written } from '../testing/log'
import { chooseHandle } from './choose-handle'

const { db, close } = await freshDb()
afterAll(close)

test('whoever signed in takes a handle once and from then on is part of the record', () =>
  rolledBack(db, async (tx) => {
    const who = await newcomer(tx)
    const lines = await written(tx, () => chooseHandle(tx, who, { key: newKey(), handle: '  Ayşe_Öz ' }))
    expect(lines).toMatchObject([
      {
        kind: 'person.joined',
        actor: who.id,
        subject: `person:${who.id}`,
        data: { role: 'reader' },
        words: { handle: 'ayşe_öz' },
      },
    ])
    const [row] = await tx.select().from(users).where(eq(users.id, who.id))
    expect(row).toMatchObject({ handle: 'ayşe_öz', handleKey: 'ayseoz' })
    expect(await refusal(chooseHandle(tx, who, { key: newKey(), handle: 'another' }))).toBe('handle_chosen (handle)')
  }))

test.each([
  ['ayse_oz', 'handle_taken (handle)'],
  ['AYŞEÖZ', 'handle_taken (handle)'],
  ['', 'required (handle)'],
  ['ab', 'too_short (handle)'],
  ['a'.repeat(31), 'too_long (handle)'],
  ['two words', 'handle_form (handle)'],
  ['сергей', 'handle_form (handle)'],
  ['ali\u202egnu', 'bidi_controls (handle)'],
  ['ali\u0000', 'control_characters (handle)'],
  ['ali\ud800', 'not_well_formed (handle)'],
  ['m0derator', 'handle_reserved (handle)'],
])('the handle %j is refused: %s', (handle, code) =>
  rolledBack(db, async (tx) => {
    await chooseHandle(tx, await newcomer(tx), { key: newKey(), handle: 'ayşe_öz' })
    expect(await refusal(chooseHandle(tx, await newcomer(tx), { key: newKey(), handle }))).toBe(code)
  }),
)

test.each(['abc', 'a'.repeat(30), 'سلمى', 'çiğdem_2'])('the handle %j is taken as it is', (handle) =>
  rolledBack(db, async (tx) => {
    expect(await chooseHandle(tx, await newcomer(tx), { key: newKey(), handle })).toEqual({ handle })
  }),
)

test('of many who want handles that look alike at the same moment one gets theirs, and the others are told', async () => {
  const many = await Promise.all(Array.from({ length: 8 }, () => newcomer(db)))
  const handles = ['salim', 'sal_im', 'sa1im', 's_alim']
  const ends = await Promise.allSettled(
    many.map((who, at) => chooseHandle(db, who, { key: newKey(), handle: handles[at % 4] as string })),
  )
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'handle_taken' })
})

test('one person who sends two handles at once has one', async () => {
  const who = await newcomer(db)
  const ends = await Promise.allSettled(
    ['first_one', 'second_one'].map((handle) => chooseHandle(db, who, { key: newKey(), handle })),
  )
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'handle_chosen' })
})
