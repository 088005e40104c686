import { and, inArray, max, sql } from 'drizzle-orm'
import type { Db } from '../client'
import { entries } from '../schema'

/** The number of the last entry by which something left the public pages, or came back to them; 0 when there was none. */
export async function lastRemoval(db: Db): Promise<number> {
  const kinds = inArray(entries.kind, ['person.erased', 'content.withheld', 'content.shown'])
  const [found] = await db
    .select({ id: max(entries.id) })
    .from(entries)
    // No removal is ever lost; said so, it is found by the index of what is not.
    .where(and(kinds, sql`not ${entries.lost}`))
  return found?.id ?? 0
}
