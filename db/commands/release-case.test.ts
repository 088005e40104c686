import { afterAll, expect, test } from 'vitest'
import { dispute, freshDb, heard, newKey, person, refusal, rolledBack, voted } from '../testing'
import { written } from '../testing/log'
import { releaseCase } from './release-case'
import { takeCase } from './take-case'

const { db, close } = await freshDb()
afterAll(close)

test('who has taken a case gives it back, and nobody else does', () =>
  rolledBack(db, async (tx) => {
    const { claimId } = await voted(tx, 'ccc')
    const disputeId = await dispute(tx, await person(tx), claimId)
    await heard(tx, disputeId)
    const [one, other] = [await person(tx, 'moderator'), await person(tx, 'moderator')]
    const asked = () => ({ key: newKey(), disputeId })
    expect(await refusal(releaseCase(tx, one, asked()))).toBe('not_taken')
    await takeCase(tx, one, asked())
    expect(await refusal(releaseCase(tx, other, asked()))).toBe('not_taken')
    const lines = await written(tx, () => releaseCase(tx, one, asked()))
    const released = { kind: 'dispute.released', actor: one.id, subject: `dispute:${disputeId}` }
    expect(lines).toMatchObject([{ ...released, data: { claim: claimId, idle: false } }])
    await takeCase(tx, other, asked())
    expect(await refusal(releaseCase(tx, one, asked()))).toBe('not_taken')
  }))
