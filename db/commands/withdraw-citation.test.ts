import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { citations, citationWithdrawals, evidence } from '../schema'
import { claimNow, freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { linked, rumour, spoken } from '../testing/chain'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { withdrawCitation } from './withdraw-citation'

const { db, close } = await freshDb()
afterAll(close)

const REASON = 'It was a misreading of mine.'
const asked = (citationId: string) => ({ key: newKey(), citationId, reason: REASON })

test('what went back to a citation does so no longer when it is taken back, and the verdict follows', () =>
  rolledBack(db, async (tx) => {
    const { author, eventId, claimId, original, passedOn, whispered } = await rumour(tx)
    await linked(tx, author, eventId, passedOn, original.id, whispered)
    expect(await claimNow(tx, claimId)).toMatchObject({ because: 'one_unnamed_origin' })

    const lines = await written(tx, () => withdrawCitation(tx, author, asked(whispered)))
    const entry = { kind: 'citation.withdrawn', actor: author.id, subject: `citation:${whispered}`, eventId }
    expect(lines).toMatchObject([
      { ...entry, data: { source: original.id }, words: { reason: REASON } },
      { kind: 'verdict.changed', claimId, data: { after: { verdict: 'confirmed', because: 'majority' } } },
    ])
    expect(await tx.select().from(citations).where(eq(citations.id, whispered))).toHaveLength(1)
    expect(await tx.select().from(citationWithdrawals)).toMatchObject([
      { citationId: whispered, reason: REASON, withdrawnBy: author.id },
    ])
    await assertRecordHolds(tx)
  }))

test('evidence that spoke through it stays, and speaks for itself', () =>
  rolledBack(db, async (tx) => {
    const { author, eventId, claimId, original, passedOn, whispered, piece } = await rumour(tx)
    await linked(tx, author, eventId, passedOn, original.id, whispered)
    const before = await tx.select().from(evidence).where(eq(evidence.id, piece))
    await withdrawCitation(tx, author, asked(passedOn))
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'confirmed', because: 'majority' })
    expect(await tx.select().from(evidence).where(eq(evidence.id, piece))).toEqual(before)
    expect(await refusal(spoken(tx, author, claimId, passedOn))).toBe('already_withdrawn (citationId)')
    await assertRecordHolds(tx)
  }))

test('whoever recorded it or a moderator takes it back; nobody else, and nobody twice', () =>
  rolledBack(db, async (tx) => {
    const { author, passedOn, whispered } = await rumour(tx)
    expect(await refusal(withdrawCitation(tx, await person(tx), asked(passedOn)))).toBe('not_yours')
    await withdrawCitation(tx, await person(tx, 'moderator'), asked(passedOn))
    expect(await refusal(withdrawCitation(tx, author, asked(passedOn)))).toBe('already_withdrawn')
    expect(await refusal(withdrawCitation(tx, author, asked(newKey())))).toBe('not_found')
    await withdrawCitation(tx, author, asked(whispered))
  }))

test('of ten who take one back at once one does, and the others are told', async () => {
  const { author, passedOn } = await rumour(db)
  const ends = await Promise.allSettled(Array.from({ length: 10 }, () => withdrawCitation(db, author, asked(passedOn))))
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'already_withdrawn' })
  await assertRecordHolds(db)
})
