import { type AnyColumn, like, sql } from 'drizzle-orm'
import type { Tx } from './client'

/** The first free address of this name: the name itself, else with -2, -3, … behind it. */
export async function freeSlug(tx: Tx, column: AnyColumn, wanted: string): Promise<string> {
  // One at a time for one name; the unique key would only refuse the second.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`slug:${wanted}`}))`)
  const rows = await tx
    .select({ slug: sql<string>`${column}` })
    .from(column.table)
    .where(like(column, `${wanted}%`))
  const taken = new Set(rows.map((row) => row.slug))
  let slug = wanted
  for (let number = 2; taken.has(slug); number += 1) slug = `${wanted}-${number}`
  return slug
}
