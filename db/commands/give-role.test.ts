import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { ROLES } from '../../domain/permissions'
import { needsTwoHands } from '../../domain/role'
import type { Db } from '../client'
import { users } from '../schema'
import { freshDb, newKey, person, refusal, rolledBack, suspended } from '../testing'
import { written } from '../testing/log'
import { giveRole } from './give-role'

const { db, close } = await freshDb()
afterAll(close)

const roleOf = async (tx: Db, { id }: { id: string }) =>
  (await tx.select({ role: users.role }).from(users).where(eq(users.id, id)))[0]?.role

test('an admin gives a role, and the log says which came before', () =>
  rolledBack(db, async (tx) => {
    const [admin, who] = [await person(tx, 'admin'), await person(tx, 'reader')]
    const reason = 'Votes were traded for money.'
    const give = (role: 'reviewer' | 'reader', why = '') =>
      giveRole(tx, admin, { key: newKey(), personId: who.id, role, reason: why })
    const lines = await written(tx, async () => {
      expect(await give('reviewer')).toEqual({ role: 'reviewer' })
      await give('reader', reason)
      await give('reader')
    })
    const common = { kind: 'role.given', actor: admin.id, subject: `role:${who.id}` }
    expect(lines).toMatchObject([
      { ...common, ver: 1, prev: null, commit: null, data: { person: who.id, before: 'reader', after: 'reviewer' } },
      { ...common, ver: 2, prev: 1, words: { reason }, data: { person: who.id, before: 'reviewer', after: 'reader' } },
    ])
    expect(await roleOf(tx, who)).toBe('reader')
  }))

test('nobody takes a role away without saying why; the operator need not', () =>
  rolledBack(db, async (tx) => {
    const [admin, who] = [await person(tx, 'admin'), await person(tx)]
    const asked = { personId: who.id, role: 'reader' as const }
    for (const reason of [undefined, '', '   '])
      expect(await refusal(giveRole(tx, admin, { key: newKey(), ...asked, reason }))).toBe('required (reason)')
    expect(await refusal(giveRole(tx, admin, { key: newKey(), ...asked, reason: 'x'.repeat(9_999) }))).toMatch(/reason/)
    expect(await roleOf(tx, who)).toBe('reviewer')
    await giveRole(tx, 'operator', { key: newKey(), ...asked })
    expect(await roleOf(tx, who)).toBe('reader')
  }))

test('nobody gives themselves a role, in whatever spelling they name themselves', () =>
  rolledBack(db, async (tx) => {
    const admin = await person(tx, 'admin')
    await person(tx, 'admin')
    for (const personId of [admin.id, admin.id.toUpperCase()]) {
      expect(await refusal(giveRole(tx, admin, { key: newKey(), personId, role: 'moderator' }))).toBe('not_yourself')
    }
    expect(await roleOf(tx, admin)).toBe('admin')
  }))

test('the last admin stays one, and an admin who is suspended is none to rely on', () =>
  rolledBack(db, async (tx) => {
    const [one, two] = [await person(tx, 'admin'), await person(tx, 'admin')]
    const demote = (personId: string) => giveRole(tx, 'operator', { key: newKey(), personId, role: 'reader' })
    await suspended(tx, one, two.id)
    expect(await refusal(demote(one.id))).toBe('last_admin')
    expect(await demote(two.id)).toEqual({ role: 'reader' })
    expect(await refusal(demote(one.id))).toBe('last_admin')
    expect(await refusal(giveRole(tx, one, { key: newKey(), personId: newKey(), role: 'reader' }))).toBe('not_found')
  }))

test('of two demotions of the two admins at once one succeeds, ten times over', async () => {
  for (let turn = 0; turn < 10; turn += 1) {
    await db.update(users).set({ role: 'reader' }).where(eq(users.role, 'admin'))
    const admins = [await person(db, 'admin'), await person(db, 'admin')]
    const ends = await Promise.allSettled(
      admins.map(({ id }) => giveRole(db, 'operator', { key: newKey(), personId: id, role: 'reader' })),
    )
    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
    for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ code: 'last_admin' })
  }
})

test('to or from moderator and admin one hand is not enough', () =>
  rolledBack(db, async (tx) => {
    const admin = await person(tx, 'admin')
    for (const before of ROLES) {
      for (const after of ROLES) {
        if (before === after || !needsTwoHands(before, after)) continue
        const who = await person(tx, before)
        const given = giveRole(tx, admin, { key: newKey(), personId: who.id, role: after })
        expect(await refusal(given)).toBe('needs_two_hands (role)')
      }
    }
  }))
