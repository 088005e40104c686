import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll } from 'vitest'
import { type Db, openDb } from '../db/client'
import { migrate } from '../db/migrate'
import { freshDb } from '../db/testing'
import { Refusal } from '../domain/refusal'
import { sealAll } from '../log/testing'

const root = mkdtempSync(join(tmpdir(), 'isnad-backup-'))
let folders = 0
const ends: (() => Promise<unknown> | unknown)[] = []
afterAll(async () => {
  for (const end of ends.reverse()) await end()
  rmSync(root, { recursive: true, force: true })
})

/** A path in a folder that is gone after the tests of the file; nothing is there yet. */
export const folder = () => join(root, `folder-${(folders += 1)}`)

/** The address of a database as its owner, who may do everything. */
export const owner = (url: string) => url.replace(/\?.*/, '')

/** A record with votes in it, its data folder, and the sealer's work on demand. */
export async function place() {
  const fresh = await freshDb()
  ends.push(fresh.close)
  const data = folder()
  return { ...fresh, data, seal: () => sealAll(fresh.url, data) }
}

/** A database without a table, on the same server. */
export async function bareDb(): Promise<{ url: string; open: () => Promise<Db> }> {
  const admin = postgres(process.env.ISNAD_TEST_PG as string, { max: 1, onnotice: () => {} })
  const name = `bare_${Math.random().toString(36).slice(2)}`
  await admin`create database ${admin(name)}`
  await admin.end()
  const url = new URL(process.env.ISNAD_TEST_PG as string)
  url.pathname = `/${name}`
  const open = async () => {
    await migrate(url.href, 'isnad_app', 'isnad_sealer')
    const opened = openDb(`${url.href}?role=isnad_app`)
    ends.push(opened.close)
    return opened.db
  }
  return { url: url.href, open }
}

/** Every row of every table, but those that are no part of a backup. */
export async function rowsOf(url: string): Promise<Record<string, string[]>> {
  const sql = postgres(owner(url), { max: 1, onnotice: () => {} })
  const tables = await sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`
  const rows: Record<string, string[]> = {}
  for (const { name } of tables) {
    if (['sessions', 'verification_tokens'].includes(name)) continue
    rows[name] = (await sql`select t::text as row from ${sql(name)} t order by 1`).map(({ row }) => row)
  }
  await sql.end()
  return rows
}

/** The code with which something is refused; throws when it is not, or otherwise. */
export const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown) => thrown,
  )
  if (!(error instanceof Refusal)) throw error ?? new Error('not refused')
  return error.code
}
