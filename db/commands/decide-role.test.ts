import { eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import type { Db } from '../client'
import { users } from '../schema'
import { demoted, freshDb, newKey, person, refusal, rolledBack, suspended } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { roleProposed } from '../testing/people'
import { decideRole } from './decide-role'

const { db, close } = await freshDb()
afterAll(close)

const decide = (tx: Db, by: { id: string }, proposalId: string, decision: 'approved' | 'declined' = 'approved') =>
  decideRole(tx, by, { key: newKey(), proposalId, decision, reason: 'They have asked for some time.' })
const roleOf = async (tx: Db, { id }: { id: string }) =>
  (await tx.select({ role: users.role }).from(users).where(eq(users.id, id)))[0]?.role

test('another admin approves, and the role is given; or declines with a reason, and it is not', () =>
  rolledBack(db, async (tx) => {
    const [one, two] = [await person(tx, 'admin'), await person(tx, 'admin')]
    const [who, other] = [await person(tx), await person(tx)]
    const [first, second] = [
      await roleProposed(tx, one, who.id, 'moderator'),
      await roleProposed(tx, one, other.id, 'admin'),
    ]
    const lines = await written(tx, async () => {
      await decide(tx, two, first)
      await decide(tx, two, second, 'declined')
    })
    const given = { person: who.id, before: 'reviewer', after: 'moderator', probation: false, proposal: first }
    expect(lines).toMatchObject([
      { kind: 'role.given', actor: two.id, subject: `role:${who.id}`, data: given },
      { kind: 'role.declined', actor: two.id, data: { person: other.id, after: 'admin', proposedBy: one.id } },
    ])
    expect([await roleOf(tx, who), await roleOf(tx, other)]).toEqual(['moderator', 'reviewer'])
    for (const id of [first, second]) expect(await refusal(decide(tx, two, id))).toBe('already_decided')
    await assertRecordHolds(tx)
  }))

test('nobody approves their own proposal or one about themselves', () =>
  rolledBack(db, async (tx) => {
    const [one, two] = [await person(tx, 'admin'), await person(tx, 'admin')]
    const about = await roleProposed(tx, one, two.id, 'reader')
    expect(await refusal(decide(tx, one, about))).toBe('own_proposal')
    expect(await refusal(decide(tx, two, about))).toBe('not_yourself')
    expect(await refusal(decide(tx, two, about, 'declined'))).toBe('not_yourself')
  }))

test('a proposal is none once a week has passed, the role has changed, or its maker is no admin who may act', () =>
  rolledBack(db, async (tx) => {
    const [one, two, who] = [await person(tx, 'admin'), await person(tx, 'admin'), await person(tx)]
    await tx.execute(sql`insert into role_proposals (person_id, before, after, reason, proposed_by, at)
      values (${who.id}, 'reviewer', 'moderator', 'A reason that is long enough.', ${one.id}, now() - interval '7 days 1 second')`)
    const [old] = await tx.execute<{ id: string }>(sql`select id from role_proposals where person_id = ${who.id}`)
    expect(await refusal(decide(tx, two, old?.id as string))).toBe('proposal_expired')
    const anew = await roleProposed(tx, one, who.id, 'moderator')
    await rolledBack(tx, async (inner) => {
      await demoted(inner, two, who.id)
      expect(await refusal(decide(inner, two, anew))).toBe('stale')
    })
    await suspended(tx, two, one.id)
    expect(await refusal(decide(tx, two, anew))).toBe('admin_left')
  }))

test('of two who decide at once one does', async () => {
  const [one, two, three] = [await person(db, 'admin'), await person(db, 'admin'), await person(db, 'admin')]
  const who = await person(db)
  const proposalId = await roleProposed(db, one, who.id, 'moderator')
  const ends = await Promise.allSettled([decide(db, two, proposalId), decide(db, three, proposalId, 'declined')])
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'already_decided' })
})
