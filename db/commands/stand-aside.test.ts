import { afterAll, expect, test } from 'vitest'
import { recusals } from '../schema'
import { claimNow, dispute, freshDb, newKey, person, refusal, rolledBack, ruled, vote, voted } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { standAside } from './stand-aside'

const { db, close } = await freshDb()
afterAll(close)

test('whoever stands aside is counted no more; the claim keeps its settling and loses its quorum', () =>
  rolledBack(db, async (tx) => {
    const { claimId, eventId, voters } = await voted(tx, 'ccc')
    const who = voters[0] as { id: string }
    const lines = await written(tx, () => standAside(tx, who, { key: newKey(), claimId }))
    const subject = `recusal:${claimId}:${who.id}`
    expect(lines).toMatchObject([
      { kind: 'reviewer.recused', actor: who.id, subject, eventId, claimId, data: { claim: claimId }, commit: null },
      { kind: 'verdict.changed', actor: 'rule', data: { after: { verdict: 'unverified', because: 'no_quorum' } } },
    ])
    expect(await claimNow(tx, claimId)).toMatchObject({ state: 'settled', because: 'no_quorum', cast: 3 })
    expect(await tx.select().from(recusals)).toMatchObject([{ claimId, userId: who.id }])
    await assertRecordHolds(tx)
  }))

test('standing aside twice changes nothing more', () =>
  rolledBack(db, async (tx) => {
    const { claimId, voters } = await voted(tx, 'ccc')
    const who = voters[0] as { id: string }
    await standAside(tx, who, { key: newKey(), claimId })
    expect(await written(tx, () => standAside(tx, who, { key: newKey(), claimId }))).toEqual([])
    expect(await refusal(standAside(tx, who, { key: newKey(), claimId: newKey() }))).toBe('not_found')
  }))

test('whoever stood aside neither votes, changes a vote, disputes nor rules on that claim, and is free on others', () =>
  rolledBack(db, async (tx) => {
    const { claimId, voters, supports } = await voted(tx, 'ccc')
    const other = await voted(tx, 'ccc')
    const [voter, moderator] = [voters[0] as { id: string }, await person(tx, 'moderator')]
    for (const who of [voter, moderator]) await standAside(tx, who, { key: newKey(), claimId })
    expect(await refusal(vote(tx, voter, claimId, 'confirmed', supports, 1))).toBe('recused')
    expect(await refusal(vote(tx, moderator, claimId, 'unverified'))).toBe('recused')
    expect(await refusal(dispute(tx, voter, claimId))).toBe('recused')
    await dispute(tx, voters[1] as { id: string }, claimId)
    expect(await refusal(ruled(tx, moderator, claimId, 'upheld'))).toBe('barred_recused')
    await vote(tx, voter, other.claimId, 'unverified')
  }))

test('a vote that was sealed when its author stood aside is opened with the others', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'c')
    await standAside(tx, claim.voters[0] as { id: string }, { key: newKey(), claimId: claim.claimId })
    await claim.more('cc')
    expect(await claimNow(tx, claim.claimId)).toMatchObject({ state: 'under_review', cast: 3 })
    const lines = await written(tx, () => claim.more('c'))
    expect(lines.filter(({ kind }) => kind === 'vote.opened')).toHaveLength(4)
    await assertRecordHolds(tx)
  }))
