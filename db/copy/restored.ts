import { drizzle } from 'drizzle-orm/postgres-js'
import type { Sql, TransactionSql } from 'postgres'
import { append, nextVer } from '../audit'
import type { Tx } from '../client'
import * as schema from '../schema'

/** Places of the log from `from` up to, not including, `to`. */
export type Range = { from: number; to: number }

/** The stop under which a record stands that lacks entries of its own log; a sealer that meets one raises the same. */
const BEHIND = 'behind'
/** What a sealer says of the same state when it looks at checkpoints first. */
const ITS_SIGNS = [BEHIND, 'checkpoint_missing']

/** Makes the record read-only, since it lacks entries that were sealed. */
export async function stopBehind(tx: TransactionSql, detail: string): Promise<void> {
  await tx`insert into stops (code, detail) values (${BEHIND}, ${detail})`
}

/** Lifts that stop, once nothing is lacking. Out: the codes of other stops that still stand. */
export async function liftBehind(tx: TransactionSql): Promise<string[]> {
  await tx`update stops set lifted_at = now() where lifted_at is null and code = any(${ITS_SIGNS})`
  const others = await tx`select distinct code from stops where lifted_at is null`
  return others.map(({ code }) => code)
}

/** Says in the log of each of these parts of it that what it did no longer holds. */
export async function declareLost(sql: Sql, tx: TransactionSql, ranges: readonly Range[]): Promise<void> {
  const db = drizzleWithin(sql, tx)
  for (const { from, to } of ranges) {
    const restored = { kind: 'record.restored', subject: 'record' } as const
    const ver = await nextVer(db, restored.kind, restored.subject)
    await append(db, 'operator', { ...restored, ver, at: new Date(), data: { from, to } })
  }
}

/** Drizzle on a transaction that the driver opened: what is a transaction there is a savepoint here. */
function drizzleWithin(sql: Sql, tx: TransactionSql): Tx {
  const scope = Object.assign(tx, { options: sql.options, begin: (work: never) => tx.savepoint(work) })
  return drizzle(scope as unknown as Sql, { schema, casing: 'snake_case' })
}
