import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { advanceCase } from '../advance'
import { disputes, users } from '../schema'
import {
  claimNow,
  freshDb,
  newcomer,
  newKey,
  openCase,
  person,
  refusal,
  rolledBack,
  suspended,
  vote,
  voted,
} from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { appealSuspension } from './appeal-suspension'
import { chooseHandle } from './choose-handle'
import { stateCase } from './state-case'
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

test('nobody is suspended who has no handle: they can do nothing that it would end, and could not appeal', () =>
  rolledBack(db, async (tx) => {
    const [admin, who] = [await person(tx, 'admin'), await newcomer(tx, 'reviewer')]
    expect(await refusal(suspended(tx, admin, who.id))).toBe('not_joined')
    await chooseHandle(tx, who, { key: newKey(), handle: 'here_to_appeal' })
    await suspended(tx, admin, who.id)
    await appealSuspension(tx, who, { key: newKey(), statement: 'I was paid by nobody, and can show it.' })
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

test('an admin suspends nobody with whom they stand in an open case; another does, and so do they once it is decided', () =>
  rolledBack(db, async (tx) => {
    const [judge, admin] = [await person(tx, 'admin'), await person(tx, 'admin')]
    const { claimId, voters } = await voted(tx, 'ccd')
    const disputeId = (await openCase(tx, claimId))?.id as string
    await advanceCase(tx, disputeId)
    const [who, silent] = voters as unknown as [{ id: string }, { id: string }]
    const plea = { plea: 'keep' as const, text: 'The passage says no less than the claim does.', evidence: [] }
    await stateCase(tx, who, { key: newKey(), disputeId, base: 0, ...plea })
    await tx.update(disputes).set({ holderId: judge.id, heldAt: new Date() }).where(eq(disputes.id, disputeId))
    expect(await refusal(suspended(tx, judge, who.id))).toBe('barred_case')
    await rolledBack(tx, async (inner) => suspended(inner, judge, silent.id))
    await rolledBack(tx, async (inner) => suspended(inner, admin, who.id))
    await tx.update(disputes).set({ holderId: null, heldAt: null }).where(eq(disputes.id, disputeId))
    await suspended(tx, judge, who.id)
  }))

test('two admins who suspend each other at once cannot both succeed', async () => {
  const [one, two] = [await person(db, 'admin'), await person(db, 'admin')]
  const ends = await Promise.allSettled([suspended(db, one, two.id), suspended(db, two, one.id)])
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'suspended' })
})
