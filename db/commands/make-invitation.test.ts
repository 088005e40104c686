import { afterAll, expect, test } from 'vitest'
import { INVITATIONS_OPEN } from '../../domain/invitation'
import { invitations } from '../schema'
import { freshDb, newKey, person, refusal, rolledBack } from '../testing'
import { written } from '../testing/log'
import { invitation, newToken } from '../testing/people'
import { makeInvitation } from './make-invitation'
import { revokeInvitation } from './revoke-invitation'

const { db, close } = await freshDb()
afterAll(close)

test('a moderator and an admin invite; of the token its SHA-256 is kept and logged, and itself nowhere', () =>
  rolledBack(db, async (tx) => {
    for (const role of ['moderator', 'admin'] as const) {
      const by = await person(tx, role)
      const token = newToken()
      const lines = await written(tx, () => makeInvitation(tx, by, { key: newKey(), invitationId: newKey(), token }))
      expect(lines).toMatchObject([{ kind: 'invitation.made', actor: by.id, commit: null }])
      expect(lines[0]?.data).toEqual({ token: expect.stringMatching(/^[0-9a-f]{64}$/) })
      expect(JSON.stringify([lines, await tx.select().from(invitations)])).not.toContain(token)
    }
  }))

test('only so many of one person are open at once, and one that was revoked makes room', () =>
  rolledBack(db, async (tx) => {
    const [by, other] = [await person(tx, 'moderator'), await person(tx, 'moderator')]
    const made: string[] = []
    for (let n = 0; n < INVITATIONS_OPEN; n += 1) made.push((await invitation(tx, by)).id)
    expect(await refusal(invitation(tx, by))).toBe('invitations_open')
    await invitation(tx, other)
    await revokeInvitation(tx, by, { key: newKey(), invitationId: made[0] as string })
    await invitation(tx, by)
  }))

test('of two made at once where there is room for one, one is made', async () => {
  const by = await person(db, 'moderator')
  for (let n = 1; n < INVITATIONS_OPEN; n += 1) await invitation(db, by)
  const ends = await Promise.allSettled([invitation(db, by), invitation(db, by)])
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'invitations_open' })
})

test('a token that is none, or that was used before, makes no invitation, nor does an id that was', () =>
  rolledBack(db, async (tx) => {
    const by = await person(tx, 'moderator')
    const { id, token } = await invitation(tx, by)
    const again = { key: newKey(), invitationId: id, token: newToken() }
    expect(await refusal(makeInvitation(tx, by, again))).toBe('already_sent')
    expect(await refusal(makeInvitation(tx, by, { key: newKey(), invitationId: newKey(), token }))).toBe('already_sent')
    for (const bad of ['', token.slice(1), `${token}x`, token.replace(/./, '/')]) {
      expect(await refusal(makeInvitation(tx, by, { key: newKey(), invitationId: newKey(), token: bad }))).toBe(
        'not_found (token)',
      )
    }
  }))
