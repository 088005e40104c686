import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { VERSIONS } from '../../domain/limits'
import { advanceCase } from '../advance'
import { statements } from '../schema'
import { dispute, freshDb, heard, newKey, person, piece, refusal, rolledBack, ruled, voted } from '../testing'
import { written } from '../testing/log'
import { standAside } from './stand-aside'
import { stateCase } from './state-case'
import { takeCase } from './take-case'
import { withdrawEvidence } from './withdraw-evidence'

const { db, close } = await freshDb()
afterAll(close)

const TEXT = 'The passage says less than the claim does.'
const said = (disputeId: string, base = 0, evidence: string[] = []) => {
  return { key: newKey(), disputeId, base, plea: 'keep', text: TEXT, evidence } as const
}

test('who voted puts their side with its evidence; said again it is the next version, and a stale tab is told', () =>
  rolledBack(db, async (tx) => {
    const { claimId, eventId, voters, supports } = await voted(tx, 'ccc')
    const disputeId = await dispute(tx, await person(tx), claimId)
    const [voter] = voters as unknown as [{ id: string }]
    expect(await refusal(stateCase(tx, voter, said(disputeId)))).toBe('too_early')
    await advanceCase(tx, disputeId)
    const lines = await written(tx, () => stateCase(tx, voter, said(disputeId, 0, supports)))
    const data = { claim: claimId, dispute: disputeId, version: 1, plea: 'keep', evidence: [...supports].sort() }
    expect(lines).toMatchObject([
      { kind: 'dispute.stated', actor: voter.id, ver: 1, eventId, claimId, data, words: { text: TEXT } },
    ])
    expect(await refusal(stateCase(tx, voter, said(disputeId)))).toBe('statement_moved')
    await stateCase(tx, voter, said(disputeId, 1))
    const kept = await tx.select().from(statements).where(eq(statements.disputeId, disputeId))
    expect(kept.map(({ version }) => version).sort()).toEqual([1, 2])
  }))

test('twenty versions of a side are as many as there can be', () =>
  rolledBack(db, async (tx) => {
    const { claimId, voters } = await voted(tx, 'ccc')
    const disputeId = await dispute(tx, await person(tx), claimId)
    await advanceCase(tx, disputeId)
    const [voter] = voters as unknown as [{ id: string }]
    for (let base = 0; base < VERSIONS; base += 1) await stateCase(tx, voter, said(disputeId, base))
    expect(await refusal(stateCase(tx, voter, said(disputeId, VERSIONS)))).toBe('too_many_versions (text)')
  }))

test('a stranger is not heard, nor is who stood aside; what is cited is of the claim and not withdrawn', () =>
  rolledBack(db, async (tx) => {
    const { claimId, voters, author, supports } = await voted(tx, 'ccc')
    const elsewhere = await voted(tx, '')
    await withdrawEvidence(tx, author, { key: newKey(), evidenceId: supports[0] as string, reason: TEXT })
    const disputeId = await dispute(tx, await person(tx), claimId)
    await advanceCase(tx, disputeId)
    const [voter, aside] = voters as unknown as [{ id: string }, { id: string }]
    expect(await refusal(stateCase(tx, await person(tx), said(disputeId)))).toBe('not_a_party')
    await standAside(tx, aside, { key: newKey(), claimId })
    expect(await refusal(stateCase(tx, aside, said(disputeId)))).toBe('recused')
    const other = said(disputeId, 0, [await piece(tx, author, elsewhere.claimId)])
    expect(await refusal(stateCase(tx, voter, other))).toBe('evidence_elsewhere (evidence)')
    expect(await refusal(stateCase(tx, voter, said(disputeId, 0, supports)))).toBe('evidence_withdrawn (evidence)')
  }))

test('answers close when all have answered; what is said later is read too, and nothing is added to a ruling', () =>
  rolledBack(db, async (tx) => {
    const { claimId, voters } = await voted(tx, 'ccc')
    const disputeId = await dispute(tx, voters[0] as { id: string }, claimId)
    await advanceCase(tx, disputeId)
    await stateCase(tx, voters[1] as { id: string }, said(disputeId))
    expect(await advanceCase(tx, disputeId)).toEqual([])
    await stateCase(tx, voters[2] as { id: string }, said(disputeId))
    expect(await advanceCase(tx, disputeId)).toEqual(['hear'])
    await stateCase(tx, voters[0] as { id: string }, said(disputeId))
    await ruled(tx, await person(tx, 'moderator'), claimId, 'dismissed')
    expect(await refusal(stateCase(tx, voters[0] as { id: string }, said(disputeId, 1)))).toBe('case_closed')
  }))

test('whoever has put a case is barred from deciding it', () =>
  rolledBack(db, async (tx) => {
    const { claimId } = await voted(tx, 'ccc')
    const moderator = await person(tx, 'moderator')
    const disputeId = await dispute(tx, moderator, claimId)
    await advanceCase(tx, disputeId)
    await stateCase(tx, moderator, said(disputeId))
    await heard(tx, disputeId)
    expect(await refusal(takeCase(tx, moderator, { key: newKey(), disputeId }))).toMatch(/^barred_(opened|stated)$/)
  }))
