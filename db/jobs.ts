import { sql } from 'drizzle-orm'
import { type CaseFile, nextDue } from '../domain/dispute'
import type { Db, Tx } from './client'

/**
 * Has a case looked after when the rule next has something to do in it: one job a case, in the place of the one before. It comes
 * with the transaction, or not at all.
 */
export async function lookAfter(tx: Tx, id: string, file: CaseFile): Promise<void> {
  const due = nextDue(file)
  await tx.execute(
    sql`select look_after_case(${id}, ${due === null ? null : new Date(due).toISOString()}::timestamptz)`,
  )
}

/** Has a case looked after at once. */
export async function lookAfterNow(db: Db, id: string): Promise<void> {
  await db.execute(sql`select look_after_case(${id}, now())`)
}
