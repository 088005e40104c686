import { sql } from 'drizzle-orm'
import type { Db } from '../client'
import journal from '../migrations/meta/_journal.json'

/** Whether the database has every migration of this build. */
export async function isMigrated(db: Db): Promise<boolean> {
  const newest = Math.max(...journal.entries.map((entry) => entry.when))
  const [found] = await db.execute<{ done: boolean }>(
    sql`select coalesce(max(created_at) >= ${newest}, false) as done from drizzle.__drizzle_migrations`,
  )
  return found?.done ?? false
}
