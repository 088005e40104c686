import { afterAll, expect, test } from 'vitest'
import { freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { written } from '../testing/log'
import { invitation } from '../testing/people'
import { revokeInvitation } from './revoke-invitation'
import { takeInvitation } from './take-invitation'

const { db, close } = await freshDb()
afterAll(close)

const revoke = (tx: typeof db, by: { id: string }, invitationId: string) =>
  revokeInvitation(tx, by, { key: newKey(), invitationId })

test('whoever made it revokes it, and an admin anybody’s; nobody else', () =>
  rolledBack(db, async (tx) => {
    const [by, other, admin] = [await person(tx, 'moderator'), await person(tx, 'moderator'), await person(tx, 'admin')]
    const [first, second] = [await invitation(tx, by), await invitation(tx, by)]
    expect(await refusal(revoke(tx, other, first.id))).toBe('not_your_invitation')
    const lines = await written(tx, async () => {
      await revoke(tx, by, first.id)
      await revoke(tx, admin, second.id)
    })
    expect(lines).toMatchObject([
      { kind: 'invitation.revoked', actor: by.id, subject: `invitation:${first.id}`, data: {} },
      { kind: 'invitation.revoked', actor: admin.id, subject: `invitation:${second.id}`, data: {} },
    ])
  }))

test('what ended does not end again', () =>
  rolledBack(db, async (tx) => {
    const by = await person(tx, 'moderator')
    const [revoked, taken] = [await invitation(tx, by), await invitation(tx, by)]
    await revoke(tx, by, revoked.id)
    await takeInvitation(tx, await person(tx, 'reader'), { key: newKey(), token: taken.token })
    for (const { id } of [revoked, taken]) expect(await refusal(revoke(tx, by, id))).toBe('invitation_closed')
    expect(await refusal(revoke(tx, by, newKey()))).toBe('not_found')
  }))
