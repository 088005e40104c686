import { afterAll, expect, test } from 'vitest'
import { readWithdrawal } from '../queries/withdrawal'
import { withdrawals } from '../schema'
import { claimNow, freshDb, newKey, person, piece, refusal, rolledBack, vote, voted } from '../testing'
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

test('whoever was shown what it would do confirms just that; where something else would follow now, nothing is done', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'cc')
    const [first] = claim.supports as [string]
    const third = await person(tx)
    await vote(tx, third, claim.claimId, 'confirmed', [first])
    const shown = await readWithdrawal(tx, first)
    expect(shown).toMatchObject({
      before: { state: 'settled', finding: { verdict: 'confirmed', because: 'majority' } },
      after: { state: 'settled', finding: { verdict: 'unverified', because: 'no_quorum' } },
      looks: [third.handle],
      cast: 3,
    })
    await claim.more('c')
    const late = await written(tx, async () => {
      expect(await refusal(withdrawEvidence(tx, claim.author, { ...asked(first), seen: shown?.seen }))).toBe('moved')
    })
    expect(late).toEqual([])

    const again = await readWithdrawal(tx, first)
    await withdrawEvidence(tx, claim.author, { ...asked(first), seen: again?.seen })
    const { verdict, because, state } = await claimNow(tx, claim.claimId)
    expect({ verdict, because, state }).toEqual({
      verdict: again?.after.finding?.verdict,
      because: again?.after.finding?.because,
      state: again?.after.state,
    })
    expect(await readWithdrawal(tx, first)).toBeNull()
    expect(await refusal(withdrawEvidence(tx, claim.author, { ...asked(first), seen: 'x' }))).toBe('moved (seen)')
    await assertRecordHolds(tx)
  }))

test('while ballots are sealed the preview tells how many were cast and no more, and does not move with what is in them', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'c')
    const [first, second] = claim.supports as [string, string]
    const changing = await person(tx)
    await vote(tx, changing, claim.claimId, 'confirmed', [first])
    const shown = await readWithdrawal(tx, first)
    expect(shown).toMatchObject({ before: { state: 'under_review', finding: null }, after: { finding: null } })
    expect(shown).toMatchObject({ looks: null, cast: 2 })
    await vote(tx, changing, claim.claimId, 'denied', [second], 1)
    expect((await readWithdrawal(tx, first))?.seen).toBe(shown?.seen)
    await withdrawEvidence(tx, claim.author, { ...asked(first), seen: shown?.seen })
  }))

test('what is foreseen is what comes, a case that opens by itself among it', () =>
  rolledBack(db, async (tx) => {
    const claim = await voted(tx, 'cccd')
    const lone = await piece(tx, claim.author, claim.claimId)
    await vote(tx, await person(tx), claim.claimId, 'confirmed', [lone])
    for (const id of [lone, ...claim.supports, ...claim.denies]) {
      const foreseen = await readWithdrawal(tx, id)
      const before = await claimNow(tx, claim.claimId)
      expect(foreseen?.before).toMatchObject({
        state: before.state,
        finding: { verdict: before.verdict, because: before.because },
      })
      await withdrawEvidence(tx, claim.author, { ...asked(id), seen: foreseen?.seen })
      const after = await claimNow(tx, claim.claimId)
      expect(foreseen?.after).toMatchObject({
        state: after.state,
        finding: { verdict: after.verdict, because: after.because },
      })
    }
  }))
