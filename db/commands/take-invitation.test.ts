import { eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { invitationEnds, users } from '../schema'
import { demoted, freshDb, newKey, person, refusal, rolledBack, suspended } from '../testing'
import { assertRecordHolds } from '../testing/invariants'
import { written } from '../testing/log'
import { invitation } from '../testing/people'
import { revokeInvitation } from './revoke-invitation'
import { takeInvitation } from './take-invitation'

const { db, close } = await freshDb()
afterAll(close)

const take = (tx: typeof db, who: { id: string }, token: string) => takeInvitation(tx, who, { key: newKey(), token })

test('whoever takes it is a reviewer, by the rule, and the log says who invited whom', () =>
  rolledBack(db, async (tx) => {
    const [by, who] = [await person(tx, 'moderator'), await person(tx, 'reader')]
    const { id, token } = await invitation(tx, by)
    const lines = await written(tx, () => take(tx, who, token))
    expect(lines).toMatchObject([
      { kind: 'invitation.taken', actor: who.id, subject: `invitation:${id}`, data: { madeBy: by.id } },
      {
        kind: 'role.given',
        actor: 'rule',
        subject: `role:${who.id}`,
        data: { person: who.id, before: 'reader', after: 'reviewer' },
      },
    ])
    expect(await tx.select({ role: users.role }).from(users).where(eq(users.id, who.id))).toEqual([
      { role: 'reviewer' },
    ])
    await assertRecordHolds(tx)
  }))

test('it is refused once it ended, to whoever made it, and to whoever has a role', () =>
  rolledBack(db, async (tx) => {
    const [by, who] = [await person(tx, 'moderator'), await person(tx, 'reader')]
    const [open, revoked, taken] = [await invitation(tx, by), await invitation(tx, by), await invitation(tx, by)]
    await revokeInvitation(tx, by, { key: newKey(), invitationId: revoked.id })
    await take(tx, await person(tx, 'reader'), taken.token)
    expect(await refusal(take(tx, who, revoked.token))).toBe('invitation_revoked')
    expect(await refusal(take(tx, who, taken.token))).toBe('invitation_taken')
    expect(await refusal(take(tx, who, 'x'.repeat(43)))).toBe('not_found')
    for (const role of ['reviewer', 'moderator', 'admin'] as const) {
      expect(await refusal(take(tx, await person(tx, role), open.token))).toBe('already_reviewing')
    }
    await tx.update(users).set({ role: 'reader' }).where(eq(users.id, by.id))
    expect(await refusal(take(tx, by, open.token))).toBe('own_invitation')
    expect(await refusal(take(tx, who, open.token))).toBe('inviter_left')
  }))

test('after two weeks it has expired', () =>
  rolledBack(db, async (tx) => {
    const [by, who] = [await person(tx, 'moderator'), await person(tx, 'reader')]
    const token = 'e'.repeat(43)
    await tx.execute(sql`insert into invitations (token_hash, made_by, at)
      values (encode(sha256(${token}::bytea), 'hex'), ${by.id}, now() - interval '14 days 1 second')`)
    expect(await refusal(take(tx, who, token))).toBe('invitation_expired')
  }))

test('neither somebody suspended invites or is invited, nor somebody whose role was taken comes back by it', () =>
  rolledBack(db, async (tx) => {
    const [admin, by, who] = [await person(tx, 'admin'), await person(tx, 'moderator'), await person(tx, 'reader')]
    const { token } = await invitation(tx, by)
    const former = await person(tx)
    await demoted(tx, admin, former.id)
    expect(await refusal(take(tx, former, token))).toBe('was_reviewer')
    await suspended(tx, admin, who.id)
    expect(await refusal(take(tx, who, token))).toBe('suspended')
    await suspended(tx, admin, by.id)
    expect(await refusal(take(tx, await person(tx, 'reader'), token))).toBe('inviter_left')
  }))

test('of two who take one at once one does, ten times over', async () => {
  const by = await person(db, 'moderator')
  for (let turn = 0; turn < 10; turn += 1) {
    const { id, token } = await invitation(db, by)
    const readers = [await person(db, 'reader'), await person(db, 'reader')]
    const ends = await Promise.allSettled(readers.map((who) => take(db, who, token)))
    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const end of ends)
      if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'invitation_taken' })
    expect(await db.select().from(invitationEnds).where(eq(invitationEnds.invitationId, id))).toHaveLength(1)
  }
})

test('taken and revoked at once, it is one of the two', async () => {
  const by = await person(db, 'moderator')
  const { id, token } = await invitation(db, by)
  const who = await person(db, 'reader')
  const ends = await Promise.allSettled([
    take(db, who, token),
    revokeInvitation(db, by, { key: newKey(), invitationId: id }),
  ])
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
})
