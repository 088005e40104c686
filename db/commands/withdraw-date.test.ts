import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import type { Db } from '../client'
import { dateWithdrawals } from '../schema'
import { dispute, event, freshDb, newKey, person, refusal, rolledBack, source, vote, voted } from '../testing'
import { date } from '../testing/chain'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { withdrawDate } from './withdraw-date'

const { db, close } = await freshDb()
afterAll(close)

const REASON = 'It was a misreading of mine.'
const asked = (dateId: string) => ({ key: newKey(), dateId, reason: REASON })

async function ready(tx: Db) {
  const who = await person(tx)
  const [{ eventId }, { id: sourceId }] = [await event(tx, who), await source(tx, who)]
  return { who, eventId, sourceId, dateId: await date(tx, who, { eventId, sourceId }) }
}

test('a date that is taken back stays, and says by whom and why', () =>
  rolledBack(db, async (tx) => {
    const { who, eventId, sourceId, dateId } = await ready(tx)
    const lines = await written(tx, () => withdrawDate(tx, who, asked(dateId)))
    const entry = { kind: 'date.withdrawn', actor: who.id, subject: `date:${dateId}`, eventId }
    expect(lines).toMatchObject([{ ...entry, data: { source: sourceId }, words: { reason: REASON } }])
    expect(await tx.select().from(dateWithdrawals)).toMatchObject([{ dateId, reason: REASON, withdrawnBy: who.id }])
    await assertRecordHolds(tx)
  }))

test('whoever recorded it or a moderator takes it back; nobody else, and nobody twice', () =>
  rolledBack(db, async (tx) => {
    const { who, dateId } = await ready(tx)
    expect(await refusal(withdrawDate(tx, await person(tx), asked(dateId)))).toBe('not_yours')
    await withdrawDate(tx, await person(tx, 'moderator'), asked(dateId))
    expect(await refusal(withdrawDate(tx, who, asked(dateId)))).toBe('already_withdrawn')
    expect(await refusal(withdrawDate(tx, who, asked(newKey())))).toBe('not_found')
  }))

test('a moderator with a part in a claim of its event does not take it back; whoever recorded it does, a case on the verdict or none', () =>
  rolledBack(db, async (tx) => {
    const { who, eventId, sourceId } = await ready(tx)
    const { claimId, author, ...settled } = await voted(tx, 'ccc')
    const dateId = await date(tx, who, { eventId: settled.eventId, sourceId })
    const other = await date(tx, who, { eventId, sourceId }, '2024-06-12')
    const moderator = await person(tx, 'moderator')
    await vote(tx, moderator, claimId, 'unverified')
    expect(await refusal(withdrawDate(tx, moderator, asked(dateId)))).toBe('barred_voted')
    await withdrawDate(tx, moderator, asked(other))
    await dispute(tx, author, claimId)
    await withdrawDate(tx, who, asked(dateId))
  }))

test('of ten who take one back at once one does, and the others are told', async () => {
  const { who, dateId } = await ready(db)
  const ends = await Promise.allSettled(Array.from({ length: 10 }, () => withdrawDate(db, who, asked(dateId))))
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'already_withdrawn' })
  expect(await db.select().from(dateWithdrawals).where(eq(dateWithdrawals.dateId, dateId))).toHaveLength(1)
})
