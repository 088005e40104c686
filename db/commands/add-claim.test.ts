import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { claims, claimTexts, events } from '../schema'
import { event, freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { written } from '../testing/log'
import { addClaim } from './add-claim'

const { db, close } = await freshDb()
afterAll(close)

test('an aspect takes the next place behind the headline claim, and is found by its words', () =>
  rolledBack(db, async (tx) => {
    const [one, two] = [await person(tx), await person(tx)]
    const { eventId } = await event(tx, one)
    const ids: string[] = []
    const lines = await written(tx, async () => {
      for (const text of ['It happened on 11 June.', 'Moscow mediated between them.']) {
        ids.push((await addClaim(tx, two, { key: newKey(), eventId, language: 'en', text })).id)
      }
    })
    expect(lines).toMatchObject([
      {
        kind: 'claim.added',
        actor: two.id,
        subject: `claim:${ids[0]}`,
        eventId,
        claimId: ids[0],
        data: { event: eventId, position: 1, language: 'en' },
        words: { text: 'It happened on 11 June.' },
      },
      { kind: 'claim.added', subject: `claim:${ids[1]}`, data: { event: eventId, position: 2, language: 'en' } },
    ])
    const [aspect] = await tx
      .select()
      .from(claims)
      .where(eq(claims.id, ids[1] as string))
    expect(aspect).toMatchObject({ eventId, position: 2, addedBy: two.id, state: 'under_review', verdictVersion: 0 })
    const texts = await tx
      .select()
      .from(claimTexts)
      .where(eq(claimTexts.claimId, ids[1] as string))
    expect(texts).toMatchObject([{ text: 'Moscow mediated between them.', version: 1 }])
    const [row] = await tx.select().from(events)
    expect(row?.search).toContain("'moscow'")
    expect(row?.search).toContain("'delegations'")
  }))

test('an event that is none has no claims, and a claim is neither empty nor a novel', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    const { eventId } = await event(tx, who)
    const add = (given: object) =>
      addClaim(tx, who, { key: newKey(), eventId, language: 'en', text: 'It happened on 11 June.', ...given })
    expect(await refusal(add({ eventId: newKey() }))).toBe('not_found')
    expect(await refusal(add({ text: '' }))).toBe('required (text)')
    expect(await refusal(add({ text: 'Nine char' }))).toBe('too_short (text)')
    expect(await refusal(add({ text: 'x'.repeat(501) }))).toBe('too_long (text)')
  }))

test('twenty aspects added at once have twenty places, without a gap', async () => {
  const who = await person(db)
  const { eventId } = await event(db, who)
  const add = (at: number) =>
    addClaim(db, who, { key: newKey(), eventId, language: 'en', text: `Aspect number ${at} of it.` })
  await Promise.all(Array.from({ length: 20 }, (_, at) => add(at)))
  const rows = await db.select({ position: claims.position }).from(claims).where(eq(claims.eventId, eventId))
  expect(rows.map(({ position }) => position).sort((a, b) => a - b)).toEqual(Array.from({ length: 21 }, (_, at) => at))
})
