import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import type { Db } from '../client'
import { countApplications, listApplications, readApplication } from '../queries/applications'
import { users } from '../schema'
import { demoted, freshDb, newKey, person, refusal, rolledBack, suspended } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { applied, invited } from '../testing/people'
import { decideApplication } from './decide-application'
import { giveRole } from './give-role'

const { db, close } = await freshDb()
afterAll(close)

const reason = 'They say what they have read, and where they erred before.'
const deciding = (tx: Db, by: { id: string }, applicationId: string, decision: 'accepted' | 'refused') =>
  decideApplication(tx, by, { key: newKey(), applicationId, decision, reason })

test('who is accepted is a reviewer on probation by the rule, and reads why', () =>
  rolledBack(db, async (tx) => {
    const [who, moderator] = [await person(tx, 'reader'), await person(tx, 'moderator')]
    const id = await applied(tx, who)
    expect(await countApplications(tx)).toBe(1)
    const lines = await written(tx, () => deciding(tx, moderator, id, 'accepted'))
    expect(lines).toMatchObject([
      { kind: 'application.accepted', actor: moderator.id, subject: `application:${id}`, data: { person: who.id } },
      { kind: 'role.given', actor: 'rule', data: { before: 'reader', after: 'reviewer', probation: true } },
    ])
    expect(await tx.select().from(users).where(eq(users.id, who.id))).toMatchObject([
      { role: 'reviewer', probation: true },
    ])
    expect(await readApplication(tx, who.id)).toMatchObject({ accepted: true, reason, decider: moderator.handle })
    expect(await countApplications(tx)).toBe(0)
    expect(await refusal(deciding(tx, moderator, id, 'refused'))).toBe('already_decided')
    await assertRecordHolds(tx)
  }))

test('who is refused stays a reader and reads why; an admin decides as well', () =>
  rolledBack(db, async (tx) => {
    const [who, admin] = [await person(tx, 'reader'), await person(tx, 'admin')]
    const id = await applied(tx, who)
    const lines = await written(tx, () => deciding(tx, admin, id, 'refused'))
    expect(lines).toMatchObject([{ kind: 'application.refused', data: { person: who.id }, words: { reason } }])
    expect(lines).toHaveLength(1)
    expect(await tx.select().from(users).where(eq(users.id, who.id))).toMatchObject([{ role: 'reader' }])
    expect(await readApplication(tx, who.id)).toMatchObject({ accepted: false, reason })
    await assertRecordHolds(tx)
  }))

test('nobody decides on their own application, nor on one of somebody who came another way or is suspended', () =>
  rolledBack(db, async (tx) => {
    const moderator = await person(tx, 'moderator')
    const risen = await person(tx, 'reader')
    const own = await applied(tx, risen)
    await giveRole(tx, 'operator', { key: newKey(), personId: risen.id, role: 'moderator' })
    expect(await refusal(deciding(tx, { ...moderator, id: risen.id }, own, 'accepted'))).toBe('not_yourself')
    expect(await refusal(deciding(tx, moderator, own, 'accepted'))).toBe('applicant_left')
    await demoted(tx, 'operator', risen.id)
    expect(await refusal(deciding(tx, moderator, own, 'accepted'))).toBe('applicant_left')

    const guest = await person(tx, 'reader')
    const theirs = await applied(tx, guest)
    await invited(tx, moderator, guest)
    expect(await refusal(deciding(tx, moderator, theirs, 'refused'))).toBe('applicant_left')
    const [admin, bad] = [await person(tx, 'admin'), await person(tx, 'reader')]
    const late = await applied(tx, bad)
    await suspended(tx, admin, bad.id)
    expect(await refusal(deciding(tx, moderator, late, 'accepted'))).toBe('applicant_left')
    expect(await refusal(deciding(tx, moderator, newKey(), 'accepted'))).toBe('not_found')
  }))

test('the longest waiting stands first', () =>
  rolledBack(db, async (tx) => {
    const first = await applied(tx, await person(tx, 'reader'))
    const second = await applied(tx, await person(tx, 'reader'))
    expect((await listApplications(tx, 10)).map(({ id }) => id)).toEqual([first, second])
    expect(await listApplications(tx, 1)).toHaveLength(1)
  }))

test('of two who decide at once one does', async () => {
  const id = await applied(db, await person(db, 'reader'))
  const [one, two] = [await person(db, 'moderator'), await person(db, 'moderator')]
  const ends = await Promise.allSettled([deciding(db, one, id, 'accepted'), deciding(db, two, id, 'refused')])
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'already_decided' })
})
