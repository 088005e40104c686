import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { advanceCase } from '../advance'
import { disputes } from '../schema'
import { claimNow, dispute, freshDb, newKey, person, refusal, rolledBack, ruled, voted } from '../testing'
import { written } from '../testing/log'
import { appealRuling } from './appeal-ruling'
import { takeCase } from './take-case'

const { db, close } = await freshDb()
afterAll(close)

const STATEMENT = 'The ruling reads the passage as if it were the agency’s own word.'
const asked = (disputeId: string) => ({ key: newKey(), disputeId, statement: STATEMENT })

test('who was heard appeals once and in time: the ruling stands, the claim is disputed, and two others decide', () =>
  rolledBack(db, async (tx) => {
    const { claimId, eventId, voters } = await voted(tx, 'ccc')
    const disputeId = await dispute(tx, await person(tx), claimId)
    const [voter, other] = voters as unknown as [{ id: string }, { id: string }]
    expect(await refusal(appealRuling(tx, voter, asked(disputeId)))).toBe('too_early')
    const moderator = await person(tx, 'moderator')
    await ruled(tx, moderator, claimId, 'upheld')
    expect(await refusal(appealRuling(tx, await person(tx), asked(disputeId)))).toBe('not_a_party')
    const lines = await written(tx, () => appealRuling(tx, voter, asked(disputeId)))
    expect(lines).toMatchObject([
      { kind: 'dispute.appealed', actor: voter.id, eventId, claimId, words: { statement: STATEMENT } },
    ])
    expect(await claimNow(tx, claimId)).toMatchObject({ state: 'disputed', verdict: 'confirmed', because: 'ruled' })
    expect(await refusal(appealRuling(tx, other, asked(disputeId)))).toBe('appealed_already')
    expect(await refusal(takeCase(tx, moderator, { key: newKey(), disputeId }))).toBe('barred_wrote')
  }))

test('who voted in the round that was ruled on may appeal, also when it was sent back to another', () =>
  rolledBack(db, async (tx) => {
    const { claimId, voters } = await voted(tx, 'ccc')
    const disputeId = await dispute(tx, await person(tx), claimId)
    await ruled(tx, await person(tx, 'moderator'), claimId, 'remanded')
    expect((await claimNow(tx, claimId)).round).toBe(2)
    await appealRuling(tx, voters[0] as { id: string }, asked(disputeId))
  }))

test('an appeal is too late once its days are over', () =>
  rolledBack(db, async (tx) => {
    const { claimId, voters } = await voted(tx, 'ccc')
    const disputeId = await dispute(tx, await person(tx), claimId)
    await ruled(tx, await person(tx, 'moderator'), claimId, 'upheld')
    await tx.update(disputes).set({ dueAt: new Date() }).where(eq(disputes.id, disputeId))
    expect(await refusal(appealRuling(tx, voters[0] as { id: string }, asked(disputeId)))).toBe('too_late')
    expect(await advanceCase(tx, disputeId)).toEqual(['end'])
    expect(await refusal(appealRuling(tx, voters[0] as { id: string }, asked(disputeId)))).toBe('too_late')
  }))

test('of all who appeal at once one does', async () => {
  const { claimId, voters } = await voted(db, 'cccc')
  const disputeId = await dispute(db, await person(db), claimId)
  await ruled(db, await person(db, 'moderator'), claimId, 'upheld')
  const ends = await Promise.all(
    voters.map((voter) =>
      appealRuling(db, voter, asked(disputeId)).then(
        () => 'appealed',
        (error) => error.code,
      ),
    ),
  )
  expect(ends.sort()).toEqual(['appealed', ...Array(3).fill('appealed_already')])
})
