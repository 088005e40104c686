import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import type { Db } from '../client'
import { upheldSuspensions, users } from '../schema'
import { claimNow, freshDb, newKey, person, refusal, rolledBack, suspended, voted } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { appealed } from '../testing/people'
import { decideSuspension } from './decide-suspension'
import { reinstate } from './reinstate'

const { db, close } = await freshDb()
afterAll(close)

const reason = 'Who paid is known, and what for.'
const decide = (tx: Db, by: { id: string }, suspensionId: string, decision: 'lifted' | 'upheld') =>
  decideSuspension(tx, by, { key: newKey(), suspensionId, decision, reason })
const isSuspended = async (tx: Db, { id }: { id: string }) =>
  (await tx.select({ suspended: users.suspended }).from(users).where(eq(users.id, id)))[0]?.suspended

test('another admin lifts it, and votes count again; or lets it stand and says why', () =>
  rolledBack(db, async (tx) => {
    const [one, two, other] = [await person(tx, 'admin'), await person(tx, 'admin'), await person(tx)]
    const claim = await voted(tx, 'ccc')
    const who = claim.voters[0] as { id: string }
    const [first, second] = [await appealed(tx, one, who), await appealed(tx, one, other)]
    expect(await claimNow(tx, claim.claimId)).toMatchObject({ because: 'no_quorum' })
    const lines = await written(tx, async () => {
      await decide(tx, two, first, 'lifted')
      await decide(tx, two, second, 'upheld')
    })
    expect(lines).toMatchObject([
      { kind: 'person.reinstated', actor: two.id, data: { person: who.id, appealed: true } },
      { kind: 'verdict.changed', claimId: claim.claimId },
      { kind: 'suspension.upheld', actor: two.id, data: { person: other.id }, words: { reason } },
    ])
    expect([await isSuspended(tx, who), await isSuspended(tx, other)]).toEqual([false, true])
    for (const id of [first, second]) expect(await refusal(decide(tx, two, id, 'lifted'))).toBe('appeal_decided')
    await assertRecordHolds(tx)
  }))

test('who suspended somebody does not decide their appeal, nor do they themselves; where no other admin is, it waits', () =>
  rolledBack(db, async (tx) => {
    const [one, two] = [await person(tx, 'admin'), await person(tx, 'admin')]
    const suspension = await appealed(tx, one, two)
    for (const decision of ['lifted', 'upheld'] as const) {
      expect(await refusal(decide(tx, one, suspension, decision))).toBe('own_suspension')
      expect(await refusal(decide(tx, two, suspension, decision))).toBe('suspended')
    }
    const third = await person(tx, 'admin')
    await decide(tx, third, suspension, 'upheld')
  }))

test('who suspended somebody may take it back, which names the appeal that waits; once it was upheld, none does', () =>
  rolledBack(db, async (tx) => {
    const [one, two] = [await person(tx, 'admin'), await person(tx, 'admin')]
    const [who, other] = [await person(tx), await person(tx)]
    await appealed(tx, one, who)
    await decide(tx, two, await appealed(tx, one, other), 'upheld')
    const lines = await written(tx, async () => {
      for (const { id } of [who, other]) await reinstate(tx, one, { key: newKey(), personId: id })
    })
    expect(lines.map(({ data }) => data)).toEqual([{ person: who.id, appealed: true }, { person: other.id }])
  }))

test('a suspension that nobody appealed against is not decided, and one that stands has its reason', () =>
  rolledBack(db, async (tx) => {
    const [one, two, who] = [await person(tx, 'admin'), await person(tx, 'admin'), await person(tx)]
    await suspended(tx, one, who.id)
    expect(await refusal(decide(tx, two, newKey(), 'lifted'))).toBe('not_found')
    const asked = { key: newKey(), suspensionId: newKey(), decision: 'upheld' as const, reason: '' }
    expect(await refusal(decideSuspension(tx, two, asked))).toBe('required (reason)')
  }))

test('of two admins who decide at once one does', async () => {
  const [one, two, three] = [await person(db, 'admin'), await person(db, 'admin'), await person(db, 'admin')]
  for (const other of ['lifted', 'upheld'] as const) {
    const suspension = await appealed(db, one, await person(db))
    const ends = await Promise.allSettled([decide(db, two, suspension, 'upheld'), decide(db, three, suspension, other)])
    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'appeal_decided' })
  }
  expect((await db.select().from(upheldSuspensions)).length).toBeGreaterThan(0)
})
