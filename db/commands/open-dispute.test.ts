import { afterAll, expect, test } from 'vitest'
import { disputes } from '../schema'
import { claimNow, dispute, freshDb, newKey, person, piece, refusal, rolledBack, ruled, vote, voted } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { openDispute } from './open-dispute'

const { db, close } = await freshDb()
afterAll(close)

const statement = 'The passage says less than the claim does.'

test('a reviewer contests a verdict with a ground and a statement; the verdict stands meanwhile', () =>
  rolledBack(db, async (tx) => {
    const { claimId, eventId } = await voted(tx, 'ccc')
    const who = await person(tx)
    let id = ''
    const lines = await written(tx, async () => {
      id = (
        await openDispute(tx, who, { key: newKey(), about: `claim:${claimId}`, ground: 'wrong_speaker', statement })
      ).id
    })
    expect(lines).toMatchObject([
      {
        kind: 'dispute.opened',
        actor: who.id,
        subject: `dispute:${id}`,
        eventId,
        claimId,
        data: { claim: claimId, ground: 'wrong_speaker', verdictVersion: 1 },
        words: { statement },
      },
    ])
    const file = { id, claimId, ground: 'wrong_speaker', statement, openedBy: who.id, open: true, verdictVersion: 1 }
    expect(await tx.select().from(disputes)).toMatchObject([file])
    expect(await claimNow(tx, claimId)).toMatchObject({ state: 'disputed', verdict: 'confirmed', verdictVersion: 1 })
    await assertRecordHolds(tx)
  }))

test('there is nothing to contest before the claim has settled', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'cd')
    expect(await refusal(dispute(tx, await person(tx), claim.claimId))).toBe('not_settled')
    await claim.more('c')
    expect((await claimNow(tx, claim.claimId)).state).toBe('disputed')
  }))

test('one case at a time, and none against a ruling until there is new evidence', () =>
  rolledBack(db, async (tx) => {
    const { claimId, author } = await voted(tx, 'ccc')
    const [who, moderator] = [await person(tx), await person(tx, 'moderator')]
    await dispute(tx, who, claimId)
    expect(await refusal(dispute(tx, who, claimId))).toBe('dispute_open')
    expect(await refusal(dispute(tx, await person(tx), claimId))).toBe('dispute_open')
    await ruled(tx, moderator, claimId, 'dismissed')
    expect(await refusal(dispute(tx, who, claimId))).toBe('ground_used (ground)')
    await dispute(tx, who, claimId, 'overlooked')
    await ruled(tx, moderator, claimId, 'upheld')
    expect(await refusal(dispute(tx, who, claimId, 'overlooked'))).toBe('ground_used (ground)')
    await dispute(tx, who, claimId, 'wrong_speaker')
    await ruled(tx, moderator, claimId, 'upheld')
    expect(await claimNow(tx, claimId)).toMatchObject({ state: 'ruled', verdict: 'confirmed' })
    await piece(tx, author, claimId)
    await dispute(tx, who, claimId)
    await assertRecordHolds(tx)
  }))

test('what a person writes is judged, and only the rule opens a case as contested', () =>
  rolledBack(db, async (tx) => {
    const { claimId } = await voted(tx, 'ccc')
    const who = await person(tx)
    const open = (given: object) =>
      openDispute(tx, who, { key: newKey(), about: `claim:${claimId}`, ground: 'misread', statement, ...given })
    expect(await refusal(open({ ground: 'contested' }))).toBe('required (ground)')
    expect(await refusal(open({ statement: 'Not so.' }))).toBe('too_short (statement)')
    expect(await refusal(open({ about: `claim:${newKey()}` }))).toBe('not_found (about)')
  }))

test('of ten who contest a verdict at once one opens the case', async () => {
  const { claimId } = await voted(db, 'ccc')
  const many = await Promise.all(Array.from({ length: 10 }, () => person(db)))
  const ends = await Promise.allSettled(many.map((who) => dispute(db, who, claimId)))
  expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'dispute_open' })
  await vote(db, await person(db), claimId, 'unverified')
  await assertRecordHolds(db)
})
