import { afterAll, expect, test } from 'vitest'
import { freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { written } from '../testing/log'
import { roleProposed } from '../testing/people'
import { decideRole } from './decide-role'

const { db, close } = await freshDb()
afterAll(close)

test('an admin proposes what takes two hands, for somebody else, once at a time', () =>
  rolledBack(db, async (tx) => {
    const [one, two, who] = [await person(tx, 'admin'), await person(tx, 'admin'), await person(tx)]
    const lines = await written(tx, () => roleProposed(tx, one, who.id, 'moderator'))
    expect(lines).toMatchObject([
      { kind: 'role.proposed', actor: one.id, data: { person: who.id, before: 'reviewer', after: 'moderator' } },
    ])
    expect(await refusal(roleProposed(tx, two, who.id, 'admin'))).toBe('already_proposed')
    expect(await refusal(roleProposed(tx, one, one.id, 'moderator'))).toBe('not_yourself')
    expect(await refusal(roleProposed(tx, one, two.id, 'admin'))).toBe('already_so (role)')
    expect(await refusal(roleProposed(tx, one, (await person(tx)).id, 'reader'))).toBe('one_hand_suffices (role)')
    expect(await refusal(roleProposed(tx, one, newKey(), 'moderator'))).toBe('not_found')
  }))

test('once it is declined it can be proposed anew', () =>
  rolledBack(db, async (tx) => {
    const [one, two, who] = [await person(tx, 'admin'), await person(tx, 'admin'), await person(tx)]
    const proposalId = await roleProposed(tx, one, who.id, 'moderator')
    await decideRole(tx, two, { key: newKey(), proposalId, decision: 'declined', reason: 'Not before the summer.' })
    await roleProposed(tx, two, who.id, 'moderator')
  }))

test('of two proposals about one person at once one is made', async () => {
  const [one, two, who] = [await person(db, 'admin'), await person(db, 'admin'), await person(db)]
  const ends = await Promise.allSettled([one, two].map((by) => roleProposed(db, by, who.id, 'moderator')))
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
})
