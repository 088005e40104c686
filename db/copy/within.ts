import { drizzle } from 'drizzle-orm/postgres-js'
import type { Sql, TransactionSql } from 'postgres'
import type { Tx } from '../client'
import * as schema from '../schema'

/** Drizzle on a transaction that the driver opened: what is a transaction there is a savepoint here. */
export function drizzleWithin(sql: Sql, tx: TransactionSql): Tx {
  const scope = Object.assign(tx, { options: sql.options, begin: (work: never) => tx.savepoint(work) })
  return drizzle(scope as unknown as Sql, { schema, casing: 'snake_case' })
}
