import { afterAll, expect, test } from 'vitest'
import { claimNow, event, freshDb, kindsOf, people3, person, piece, rolledBack, vote } from '../testing'

const { db, close } = await freshDb()
afterAll(close)

test('the third counted vote settles the claim, opens the sealed ballots and gives a verdict', () =>
  rolledBack(db, async (tx) => {
    const [a, b, c] = await people3(tx)
    const { claimId } = await event(tx, a)
    const one = await piece(tx, a, claimId, { speaker: 'sana' })
    const two = await piece(tx, b, claimId, { speaker: 'reuters' })
    await vote(tx, a, claimId, 'confirmed', [one])
    await vote(tx, b, claimId, 'confirmed', [two])
    expect(await claimNow(tx, claimId)).toMatchObject({
      state: 'under_review',
      cast: 2,
      verdict: 'unverified',
      because: 'no_votes',
    })
    await vote(tx, c, claimId, 'confirmed', [one, two])
    expect(await claimNow(tx, claimId)).toMatchObject({
      state: 'settled',
      verdict: 'confirmed',
      because: 'majority',
      cast: 3,
    })
    expect((await kindsOf(tx, claimId)).slice(-6)).toEqual([
      'vote.cast',
      'vote.opened',
      'vote.opened',
      'vote.opened',
      'claim.settled',
      'verdict.changed',
    ])
  }))
