import { eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { IDLE_HOURS } from '../../domain/dispute'
import { advanceCase } from '../advance'
import { listCases } from '../queries/cases'
import { disputes, users } from '../schema'
import { dispute, freshDb, heard, newKey, person, refusal, rolledBack, suspended, voted } from '../testing'
import { written } from '../testing/log'
import { giveRole } from './give-role'
import { takeCase } from './take-case'

const { db, close } = await freshDb()
afterAll(close)

const HOUR = 3_600_000

test('one moderator has a case at a time; another is told that it is taken', () =>
  rolledBack(db, async (tx) => {
    const { claimId, eventId } = await voted(tx, 'ccc')
    const disputeId = await dispute(tx, await person(tx), claimId)
    const [one, other] = [await person(tx, 'moderator'), await person(tx, 'moderator')]
    expect(await refusal(takeCase(tx, one, { key: newKey(), disputeId }))).toBe('too_early')
    await heard(tx, disputeId)
    const lines = await written(tx, () => takeCase(tx, one, { key: newKey(), disputeId }))
    const taken = { kind: 'dispute.taken', actor: one.id, subject: `dispute:${disputeId}`, ver: 1 }
    expect(lines).toMatchObject([{ ...taken, eventId, claimId, data: { claim: claimId } }])
    expect(await refusal(takeCase(tx, other, { key: newKey(), disputeId }))).toBe('taken')
    expect(await refusal(takeCase(tx, one, { key: newKey(), disputeId }))).toBe('taken')
  }))

test('who lets a case lie for three days has let it go, and another takes it', () =>
  rolledBack(db, async (tx) => {
    const { claimId } = await voted(tx, 'ccc')
    const disputeId = await dispute(tx, await person(tx), claimId)
    await heard(tx, disputeId)
    const [one, other] = [await person(tx, 'moderator'), await person(tx, 'moderator')]
    await takeCase(tx, one, { key: newKey(), disputeId })
    const later = (hours: number) => new Date(Date.now() + hours * HOUR)
    expect(await advanceCase(tx, disputeId, later(IDLE_HOURS - 1))).toEqual([])
    const lines = await written(tx, async () => {
      expect(await advanceCase(tx, disputeId, later(IDLE_HOURS + 1))).toEqual(['lapse'])
    })
    expect(lines).toMatchObject([{ kind: 'dispute.released', actor: 'rule', data: { claim: claimId, idle: true } }])
    await takeCase(tx, other, { key: newKey(), disputeId })
  }))

test('an admin stands in only where no moderator is free of the case', () =>
  rolledBack(db, async (tx) => {
    const { claimId } = await voted(tx, 'ccc')
    const [admin, moderator] = [await person(tx, 'admin'), await person(tx, 'moderator')]
    const disputeId = await dispute(tx, await person(tx), claimId)
    await heard(tx, disputeId)
    expect(await refusal(takeCase(tx, admin, { key: newKey(), disputeId }))).toBe('moderators_first')
    await suspended(tx, await person(tx, 'admin'), moderator.id)
    await takeCase(tx, admin, { key: newKey(), disputeId })
  }))

test('an admin stands in once the moderators have let its days pass', () =>
  rolledBack(db, async (tx) => {
    const { claimId } = await voted(tx, 'ccc')
    const [admin] = [await person(tx, 'admin'), await person(tx, 'moderator')]
    const disputeId = await dispute(tx, await person(tx), claimId)
    await heard(tx, disputeId)
    const kindNow = async () => (await listCases(tx, { id: admin.id, role: 'admin' }, { limit: 9, cursor: null })).items
    expect((await kindNow()).find(({ id }) => id === disputeId)?.kind).toBe('waiting')
    await tx
      .update(disputes)
      .set({ dueAt: new Date(Date.now() - HOUR) })
      .where(eq(disputes.id, disputeId))
    expect((await kindNow()).find(({ id }) => id === disputeId)?.kind).toBe('mine')
    await takeCase(tx, admin, { key: newKey(), disputeId })
  }))

test('of ten moderators who take a case at once one has it', async () => {
  const { claimId } = await voted(db, 'ccc')
  const disputeId = await dispute(db, await person(db), claimId)
  await heard(db, disputeId)
  const ten = await Promise.all(Array.from({ length: 10 }, () => person(db, 'moderator')))
  const ends = await Promise.all(
    ten.map((one) =>
      takeCase(db, one, { key: newKey(), disputeId }).then(
        () => 'has it',
        (error) => error.code,
      ),
    ),
  )
  expect(ends.sort()).toEqual(['has it', ...Array(9).fill('taken')])
})

test('an admin does not stand in while a moderator is about to come', async () => {
  const { claimId } = await voted(db, 'ccc')
  const disputeId = await dispute(db, await person(db), claimId)
  await heard(db, disputeId)
  const [admin, coming] = [await person(db, 'admin'), await person(db)]
  await db.update(users).set({ suspended: true }).where(eq(users.role, 'moderator'))
  const waits = async () =>
    (await db.execute(sql`select from pg_locks where locktype = 'advisory' and not granted`)).length > 0
  let taking: Promise<string> = Promise.resolve('')
  await db.transaction(async (tx) => {
    await giveRole(tx, 'operator', { key: newKey(), personId: coming.id, role: 'moderator' })
    let ended = false
    taking = refusal(takeCase(db, admin, { key: newKey(), disputeId })).finally(() => {
      ended = true
    })
    while (!ended && !(await waits())) await new Promise((resolve) => setTimeout(resolve, 5))
  })
  expect(await taking).toBe('moderators_first')
})
