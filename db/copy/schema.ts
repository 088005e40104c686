import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import type { Conn } from './tables'
import { JOURNAL, named } from './tables'

/** A migration as the journal in the database knows it: the hash of its text, and when it was made, in milliseconds. */
export type Migration = { hash: string; when: number }

/** The migrations that a database has had, the oldest first. */
export async function appliedMigrations(sql: Conn): Promise<Migration[]> {
  const rows = await sql.unsafe(`select hash, created_at from ${named(JOURNAL)} order by created_at`)
  return rows.map((row) => ({ hash: String(row.hash), when: Number(row.created_at) }))
}

/** The migrations of this build, the oldest first, with their statements. */
export function knownMigrations(): (Migration & { statements: string[] })[] {
  const folder = fileURLToPath(new URL('../migrations', import.meta.url))
  return readMigrationFiles({ migrationsFolder: folder }).map(({ hash, folderMillis, sql }) => {
    return { hash, when: folderMillis, statements: sql }
  })
}

/**
 * Applies migrations inside a transaction that is open, and notes them where the migrator looks. The migrator itself would open
 * its own, and a restore that fails would leave tables behind.
 */
export async function applyMigrations(sql: Conn, migrations: ReturnType<typeof knownMigrations>): Promise<void> {
  await sql`create schema if not exists drizzle`
  await sql.unsafe(
    `create table if not exists ${named(JOURNAL)} (id serial primary key, hash text not null, created_at bigint)`,
  )
  for (const { hash, when, statements } of migrations) {
    for (const statement of statements) await sql.unsafe(statement)
    await sql.unsafe(`insert into ${named(JOURNAL)} (hash, created_at) values ($1, $2)`, [hash, when])
  }
}

/** Whether there is nothing yet where the program keeps its tables. */
export async function isBare(sql: Conn): Promise<boolean> {
  const [found] = await sql`select exists (
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'drizzle') and c.relkind in ('r', 'p', 'v', 'm')) as something`
  return found?.something === false
}
