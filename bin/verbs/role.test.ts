import { spawnSync } from 'node:child_process'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { entries, users } from '../../db/schema'
import { freshDb, person, rolledBack } from '../../db/testing'
import { give } from './role'

const { db, url, close } = await freshDb()
afterAll(close)

test('the operator gives a role to whoever has the address, however it is typed, and the log says so', () =>
  rolledBack(db, async (tx) => {
    const { id, handle } = await person(tx, 'reader')
    const given = await give(tx, ` ${handle.toUpperCase()}@Example.org `, 'moderator')
    expect(given).toEqual({ id, email: `${handle}@example.org`, role: 'moderator', new: false })
    const [row] = await tx.select().from(users).where(eq(users.id, id))
    expect(row?.role).toBe('moderator')
    const [entry] = await tx.select().from(entries)
    expect(entry).toMatchObject({ kind: 'role.given', actor: 'operator', subject: `role:${id}` })
  }))

test('an address that nobody signed in with has its role before they come', () =>
  rolledBack(db, async (tx) => {
    const given = await give(tx, 'first@example.org', 'admin')
    expect(given).toMatchObject({ email: 'first@example.org', role: 'admin', new: true })
    const [row] = await tx.select().from(users).where(eq(users.email, 'first@example.org'))
    expect(row).toMatchObject({ role: 'admin', handle: null, emailVerified: null })
  }))

test('the last admin stays one, and what is no address is refused', () =>
  rolledBack(db, async (tx) => {
    await give(tx, 'first@example.org', 'admin')
    await expect(give(tx, 'first@example.org', 'reader')).rejects.toMatchObject({ code: 'last_admin' })
    await expect(give(tx, 'first at example', 'reader')).rejects.toMatchObject({ code: 'address_invalid' })
    expect(await tx.select().from(users)).toHaveLength(1)
  }))

test('the commands print what they did as JSON, and a role that is none is answered with the usage', () => {
  const first = isnad('admin', 'chief@example.org')
  expect(JSON.parse(first.stdout)).toEqual({
    id: expect.any(String),
    email: 'chief@example.org',
    role: 'admin',
    new: true,
  })
  expect([first.status, first.stderr]).toEqual([0, expect.stringContaining('Nobody has signed in')])
  const second = isnad('role', 'chief@example.org', 'reader')
  expect(second).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('last one') })
  expect(isnad('role', 'chief@example.org', 'owner')).toMatchObject({ status: 2, stdout: '' })
}, 60_000)

function isnad(...args: string[]) {
  const env = { ...process.env, DATABASE_URL: url.replace(/\?.*/, '') }
  return spawnSync(process.execPath, ['--import', 'tsx', 'bin/isnad.ts', ...args], { env, encoding: 'utf8' })
}
