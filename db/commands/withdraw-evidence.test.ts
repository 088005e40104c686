import { afterAll, expect, test } from 'vitest'
import { withdrawals } from '../schema'
import { claimNow, freshDb, newKey, person, refusal, rolledBack, vote, voted } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { withdrawEvidence } from './withdraw-evidence'

const { db, close } = await freshDb()
afterAll(close)

const asked = (evidenceId: string) => ({ key: newKey(), evidenceId, reason: 'It was a misreading of mine.' })

test('votes that rest on nothing else need another look, and a settled claim stays settled without a quorum', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'cc')
    const [first, second] = claim.supports as [string, string]
    const third = await person(tx)
    await vote(tx, third, claim.claimId, 'confirmed', [first])
    expect(await claimNow(tx, claim.claimId)).toMatchObject({ verdict: 'confirmed', state: 'settled' })

    const lines = await written(tx, () => withdrawEvidence(tx, claim.author, asked(first)))
    expect(lines).toMatchObject([
      {
        kind: 'evidence.withdrawn',
        actor: claim.author.id,
        subject: `evidence:${first}`,
        claimId: claim.claimId,
        data: { claim: claim.claimId },
        words: { reason: 'It was a misreading of mine.' },
      },
      {
        kind: 'verdict.changed',
        data: { after: { verdict: 'unverified', because: 'no_quorum' }, tally: { confirmed: 2 } },
      },
    ])
    expect(await claimNow(tx, claim.claimId)).toMatchObject({ because: 'no_quorum', state: 'settled', cast: 3 })

    await vote(tx, third, claim.claimId, 'confirmed', [second], 1)
    expect(await claimNow(tx, claim.claimId)).toMatchObject({ verdict: 'confirmed', because: 'majority' })
    expect(await tx.select().from(withdrawals)).toMatchObject([{ evidenceId: first, withdrawnBy: claim.author.id }])
    await assertRecordHolds(tx)
  }))

test('before the quorum a withdrawal leaves no verdict behind', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'cc')
    const lines = await written(tx, async () => {
      for (const id of claim.supports) await withdrawEvidence(tx, claim.author, asked(id))
    })
    expect(lines.map(({ kind }) => kind)).toEqual(['evidence.withdrawn', 'evidence.withdrawn'])
    await claim.more('d')
    const now = { state: 'under_review', verdict: 'unverified', because: 'no_votes', settledAt: null, cast: 3 }
    expect(await claimNow(tx, claim.claimId)).toMatchObject(now)
    await assertRecordHolds(tx)
  }))

test('whoever attached it or a moderator takes it back; nobody else, and nobody twice', () =>
  rolledBack(db, async (tx) => {
    const { author, supports, voters } = await voted(tx, 'c')
    const [first, second] = supports as [string, string]
    expect(await refusal(withdrawEvidence(tx, voters[0] as { id: string }, asked(first)))).toBe('not_yours')
    await withdrawEvidence(tx, await person(tx, 'moderator'), asked(first))
    expect(await refusal(withdrawEvidence(tx, author, asked(first)))).toBe('already_withdrawn')
    expect(await refusal(withdrawEvidence(tx, author, asked(newKey())))).toBe('not_found')
    expect(await refusal(withdrawEvidence(tx, author, { ...asked(second), reason: 'Wrong' }))).toBe(
      'too_short (reason)',
    )
    await withdrawEvidence(tx, author, asked(second))
  }))
