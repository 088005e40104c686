import { afterAll, expect, test } from 'vitest'
import { claimNow, freshDb, kindsOf, newKey, person, refusal, rolledBack, suspended, voted } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { reinstate } from './reinstate'

const { db, close } = await freshDb()
afterAll(close)

test('a reinstated person’s votes count again, and may be the ones that settle a claim', () =>
  rolledBack(db, async (tx) => {
    const admin = await person(tx, 'admin')
    const claim = await voted(tx, 'cc')
    const who = claim.voters[0] as { id: string }
    await suspended(tx, admin, who.id)
    await claim.more('c')
    expect(await claimNow(tx, claim.claimId)).toMatchObject({ state: 'under_review', cast: 3, because: 'no_votes' })
    expect(await kindsOf(tx, claim.claimId)).not.toContain('vote.opened')

    const lines = await written(tx, () => reinstate(tx, admin, { key: newKey(), personId: who.id }))
    expect(lines.map(({ kind, actor }) => [kind, actor])).toEqual([
      ['person.reinstated', admin.id],
      ...Array.from({ length: 3 }, () => ['vote.opened', 'rule']),
      ['claim.settled', 'rule'],
      ['verdict.changed', 'rule'],
    ])
    expect(lines[0]).toMatchObject({ subject: expect.stringMatching(/^suspension:/), data: { person: who.id } })
    expect(await claimNow(tx, claim.claimId)).toMatchObject({ state: 'settled', verdict: 'confirmed' })
    await assertRecordHolds(tx)
  }))

test('suspended and reinstated twice, each time in a line of its own', () =>
  rolledBack(db, async (tx) => {
    const admin = await person(tx, 'admin')
    const claim = await voted(tx, 'ccc')
    const who = claim.voters[2] as { id: string }
    for (const verdict of ['unverified', 'confirmed', 'unverified', 'confirmed']) {
      if (verdict === 'unverified') await suspended(tx, admin, who.id)
      else await reinstate(tx, admin, { key: newKey(), personId: who.id })
      expect(await claimNow(tx, claim.claimId)).toMatchObject({ verdict, state: 'settled' })
    }
    await assertRecordHolds(tx)
  }))

test('nobody is reinstated who is not suspended', () =>
  rolledBack(db, async (tx) => {
    const [admin, who] = [await person(tx, 'admin'), await person(tx)]
    expect(await refusal(reinstate(tx, admin, { key: newKey(), personId: who.id }))).toBe('not_suspended')
    expect(await refusal(reinstate(tx, admin, { key: newKey(), personId: newKey() }))).toBe('not_suspended')
    expect(await refusal(reinstate(tx, admin, { key: newKey(), personId: admin.id }))).toBe('not_yourself')
    await suspended(tx, admin, who.id)
    await reinstate(tx, admin, { key: newKey(), personId: who.id })
    expect(await refusal(reinstate(tx, admin, { key: newKey(), personId: who.id }))).toBe('not_suspended')
  }))
