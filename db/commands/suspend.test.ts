import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { advanceCase } from '../advance'
import { listActs } from '../queries/moderation'
import { listSuspensionAppeals } from '../queries/suspensions'
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
import { complain } from './complain'
import { decideSuspension } from './decide-suspension'
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

test('nobody is suspended who has no handle and speaks nowhere: there is nothing that it would end', () =>
  rolledBack(db, async (tx) => {
    const [admin, who] = [await person(tx, 'admin'), await newcomer(tx, 'reviewer')]
    expect(await refusal(suspended(tx, admin, who.id))).toBe('not_joined')
    await chooseHandle(tx, who, { key: newKey(), handle: 'here_to_appeal' })
    await suspended(tx, admin, who.id)
    await appealSuspension(tx, who, { key: newKey(), statement: 'I was paid by nobody, and can show it.' })
  }))

test('whoever speaks without an account is heard no more, in that case or another, until they are reinstated; and appeals', () =>
  rolledBack(db, async (tx) => {
    const [one, two] = [await voted(tx, 'ccc'), await voted(tx, 'ccc')]
    const [admin, another, who] = [await person(tx, 'admin'), await person(tx, 'admin'), await newcomer(tx)]
    const WHY = 'The passage is about my brother, who bears the same name.'
    const words = { ground: 'wrong_speaker', statement: WHY, capacity: 'self', name: 'Reem Haddad' } as const
    const { id: disputeId } = await complain(tx, who, { key: newKey(), about: `claim:${one.claimId}`, ...words })
    await advanceCase(tx, disputeId)
    const speak = () =>
      stateCase(tx, who, { key: newKey(), disputeId, base: 0, plea: 'change', text: WHY, evidence: [] })
    const [line] = await written(tx, () => suspended(tx, admin, who.id))
    expect(line).toMatchObject({ kind: 'person.suspended', data: { person: who.id } })
    expect(await refusal(speak())).toBe('suspended')
    const elsewhere = { key: newKey(), about: `claim:${two.claimId}`, ...words }
    expect(await refusal(complain(tx, who, elsewhere))).toBe('suspended')
    expect(await refusal(chooseHandle(tx, who, { key: newKey(), handle: 'another_name' }))).toBe('suspended')
    const acts = await listActs(tx, { kind: 'person.suspended' })
    expect(acts.people[who.id]).toBe('party')

    await appealSuspension(tx, who, { key: newKey(), statement: 'I said what I know, and nothing else.' })
    const [waiting] = await listSuspensionAppeals(tx)
    expect(waiting).toMatchObject({ personId: who.id, name: 'party' })
    const decided = { suspensionId: waiting?.id as string, decision: 'lifted', reason: '' } as const
    await decideSuspension(tx, another, { key: newKey(), ...decided })
    await speak()
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
