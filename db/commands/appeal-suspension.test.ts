import { eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import type { Db } from '../client'
import { suspensionAppeals } from '../schema'
import { freshDb, newKey, person, refusal, rolledBack, suspended, voted } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { appealSuspension } from './appeal-suspension'
import { castVote } from './cast-vote'
import { reinstate } from './reinstate'

const { db, close } = await freshDb()
afterAll(close)

const statement = 'I was paid by nobody, and can show it.'
const appeal = (tx: Db, who: { id: string }) => appealSuspension(tx, who, { key: newKey(), statement })

test('who is suspended writes one thing, once: why it should be lifted', () =>
  rolledBack(db, async (tx) => {
    const [admin, who] = [await person(tx, 'admin'), await person(tx)]
    expect(await refusal(appeal(tx, who))).toBe('not_suspended')
    await suspended(tx, admin, who.id)
    const lines = await written(tx, () => appeal(tx, who))
    const subject = expect.stringMatching(/^suspension:/)
    expect(lines).toMatchObject([
      { kind: 'suspension.appealed', actor: who.id, subject, data: {}, words: { statement } },
    ])
    expect(await refusal(appeal(tx, who))).toBe('suspension_appealed')
    const { claimId } = await voted(tx, 'c')
    const vote = { claimId, base: 0, verdict: 'unverified' as const, reason: statement, evidence: [] }
    expect(await refusal(castVote(tx, who, { key: newKey(), ...vote }))).toBe('suspended')
    await assertRecordHolds(tx)
  }))

test('each suspension has its own appeal, and its own thirty days', () =>
  rolledBack(db, async (tx) => {
    const [admin, who] = [await person(tx, 'admin'), await person(tx)]
    await suspended(tx, admin, who.id)
    await appeal(tx, who)
    await reinstate(tx, admin, { key: newKey(), personId: who.id })
    expect(await refusal(appeal(tx, who))).toBe('not_suspended')
    await suspended(tx, admin, who.id)
    await appeal(tx, who)

    const late = await person(tx)
    await tx.execute(sql`insert into suspensions (user_id, reason, suspended_by, at)
      values (${late.id}, 'A reason that is long enough.', ${admin.id}, now() - interval '30 days 1 minute')`)
    await tx.execute(sql`update users set suspended = true where id = ${late.id}`)
    expect(await refusal(appeal(tx, late))).toBe('suspension_settled')
  }))

test('of two appeals sent at once one is written', async () => {
  const [admin, who] = [await person(db, 'admin'), await person(db)]
  await suspended(db, admin, who.id)
  const ends = await Promise.allSettled([appeal(db, who), appeal(db, who)])
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const end of ends)
    if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'suspension_appealed' })
  expect(await db.select().from(suspensionAppeals).where(eq(suspensionAppeals.personId, who.id))).toHaveLength(1)
})
