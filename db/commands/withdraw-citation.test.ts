import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { citations, citationWithdrawals, evidence } from '../schema'
import {
  claimNow,
  dispute,
  event,
  excluded,
  freshDb,
  newKey,
  people3,
  person,
  refusal,
  rolledBack,
  vote,
} from '../testing'
import { linked, rumour, spoken } from '../testing/chain'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { withdrawCitation } from './withdraw-citation'

const { db, close } = await freshDb()
afterAll(close)

const REASON = 'It was a misreading of mine.'
const asked = (citationId: string) => ({ key: newKey(), citationId, reason: REASON })

test('what went back to a citation does so no longer when it is taken back', () =>
  rolledBack(db, async (tx) => {
    const { author, eventId, claimId, original, passedOn, whispered } = await rumour(tx)
    await linked(tx, author, eventId, passedOn, original.id, whispered)
    for (const voter of await people3(tx)) await vote(tx, voter, claimId, 'unverified')
    const stood = await claimNow(tx, claimId)
    expect(stood).toMatchObject({ verdict: 'unverified', because: 'no_majority' })

    const lines = await written(tx, () => withdrawCitation(tx, author, asked(whispered)))
    const entry = { kind: 'citation.withdrawn', actor: author.id, subject: `citation:${whispered}`, eventId }
    expect(lines).toMatchObject([{ ...entry, data: { source: original.id }, words: { reason: REASON } }])
    expect(await claimNow(tx, claimId)).toEqual(stood)
    expect(await tx.select().from(citations).where(eq(citations.id, whispered))).toHaveLength(1)
    expect(await tx.select().from(citationWithdrawals)).toMatchObject([
      { citationId: whispered, reason: REASON, withdrawnBy: author.id },
    ])
    await assertRecordHolds(tx)
  }))

test('no published verdict turns by that, whoever would do it: a case about the citation decides', () =>
  rolledBack(db, async (tx) => {
    const { author, eventId, claimId, original, passedOn, whispered } = await rumour(tx)
    await linked(tx, author, eventId, passedOn, original.id, whispered)
    const stood = await claimNow(tx, claimId)
    expect(stood).toMatchObject({ because: 'one_unnamed_origin' })
    const lines = await written(tx, async () => {
      for (const who of [author, await person(tx, 'moderator')])
        for (const id of [passedOn, whispered])
          expect(await refusal(withdrawCitation(tx, who, asked(id)))).toBe('needs_case')
    })
    expect(lines).toEqual([])
    expect(await claimNow(tx, claimId)).toEqual(stood)

    await excluded(tx, await person(tx, 'moderator'), `citation:${whispered}`, 'not_cited')
    expect(await claimNow(tx, claimId)).toMatchObject({ verdict: 'confirmed', because: 'majority' })
    await assertRecordHolds(tx)
  }))

test('a moderator with a part in a claim that it bears on does not take it back, be that of another event or still under review', () =>
  rolledBack(db, async (tx) => {
    const { author, claimId, passedOn, whispered } = await rumour(tx)
    const elsewhere = await event(tx, await person(tx))
    await spoken(tx, author, elsewhere.claimId, passedOn)
    const [here, there] = [await person(tx, 'moderator'), await person(tx, 'moderator')]
    await vote(tx, here, claimId, 'unverified')
    await vote(tx, there, elsewhere.claimId, 'unverified')
    for (const who of [here, there])
      expect(await refusal(withdrawCitation(tx, who, asked(passedOn)))).toBe('barred_voted')
    expect(await refusal(withdrawCitation(tx, here, asked(whispered)))).toBe('barred_voted')
    await withdrawCitation(tx, there, asked(whispered))
  }))

test('while a case is open on a verdict that rests on it nobody takes it back; what no verdict rests on they may', () =>
  rolledBack(db, async (tx) => {
    const { author, claimId, passedOn, whispered } = await rumour(tx)
    await dispute(tx, await person(tx), claimId)
    for (const who of [author, await person(tx, 'moderator')])
      expect(await refusal(withdrawCitation(tx, who, asked(passedOn)))).toBe('disputed')
    await withdrawCitation(tx, author, asked(whispered))
  }))

test('evidence that spoke through it stays, and speaks for itself', () =>
  rolledBack(db, async (tx) => {
    const { author, claimId, passedOn, piece } = await rumour(tx)
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
