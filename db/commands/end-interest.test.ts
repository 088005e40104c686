import { afterAll, expect, test } from 'vitest'
import { interestEnds, interests } from '../schema'
import { freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { written } from '../testing/log'
import { declareInterest } from './declare-interest'
import { endInterest } from './end-interest'

const { db, close } = await freshDb()
afterAll(close)

test('a tie that is over stays, with its end; it is over once, and for whoever declared it', () =>
  rolledBack(db, async (tx) => {
    const who = await person(tx)
    const tie = { kind: 'belongs_to', agent: null, country: 'SY' } as never
    const { id: interestId } = await declareInterest(tx, who, Object.assign({ key: newKey() }, tie))
    expect(await refusal(endInterest(tx, await person(tx), { key: newKey(), interestId }))).toBe('not_found')
    const lines = await written(tx, () => endInterest(tx, who, { key: newKey(), interestId }))
    expect(lines).toMatchObject([
      { kind: 'interest.ended', actor: who.id, subject: `interest:${interestId}`, data: {} },
    ])
    expect(await refusal(endInterest(tx, who, { key: newKey(), interestId }))).toBe('interest_ended')
    expect(await tx.select().from(interests)).toHaveLength(1)
    expect(await tx.select().from(interestEnds)).toMatchObject([{ interestId }])
  }))
