import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { users } from '../schema'
import { claimNow, freshDb, newKey, person, refusal, rolledBack, suspended, vote, voted } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { suspend } from './suspend'

const { db, close } = await freshDb()
afterAll(close)

const reason = 'Votes were traded for money.'

test('a suspended person’s votes stop counting on every claim they voted on, settled or not', () =>
  rolledBack(db, async (tx) => {
    const admin = await person(tx, 'admin')
    const one = await voted(tx, 'ccc')
    const two = await voted(tx, 'ccdd')
    const three = await voted(tx, 'c')
    const who = one.voters[0] as { id: string }
    await vote(tx, who, two.claimId, 'denied', two.denies)
    await vote(tx, who, three.claimId, 'denied', three.denies)
    const lines = await written(tx, () => suspend(tx, admin, { key: newKey(), personId: who.id, reason }))

    expect(lines[0]).toMatchObject({
      kind: 'person.suspended',
      actor: admin.id,
      subject: expect.stringMatching(/^suspension:/),
      data: { person: who.id },
      words: { reason },
    })
    expect(lines.slice(1)).toMatchObject([{ kind: 'verdict.changed', actor: 'rule', claimId: one.claimId }])
    expect(await claimNow(tx, one.claimId)).toMatchObject({ because: 'no_quorum', state: 'settled', cast: 3 })
    expect(await claimNow(tx, two.claimId)).toMatchObject({ because: 'no_majority', contested: true, cast: 5 })
    expect(await claimNow(tx, three.claimId)).toMatchObject({ state: 'under_review', because: 'no_votes', cast: 2 })
    expect(await tx.select().from(users).where(eq(users.id, who.id))).toMatchObject([{ suspended: true }])
    await assertRecordHolds(tx)
  }))

test('nobody suspends themselves, a stranger, or somebody twice', () =>
  rolledBack(db, async (tx) => {
    const [admin, who] = [await person(tx, 'admin'), await person(tx)]
    expect(await refusal(suspended(tx, admin, admin.id))).toBe('not_yourself')
    expect(await refusal(suspended(tx, admin, admin.id.toUpperCase()))).toBe('not_yourself')
    expect(await refusal(suspended(tx, admin, newKey()))).toBe('not_found')
    await suspended(tx, admin, who.id)
    expect(await refusal(suspended(tx, admin, who.id))).toBe('already_suspended')
  }))

test('two admins who suspend each other at once cannot both succeed', async () => {
  const [one, two] = [await person(db, 'admin'), await person(db, 'admin')]
  const ends = await Promise.allSettled([suspended(db, one, two.id), suspended(db, two, one.id)])
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'suspended' })
})
