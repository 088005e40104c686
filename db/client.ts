import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema'

export type Db = PostgresJsDatabase<typeof schema>
/** A transaction is used as a database is: commands take either, and nest as savepoints. */
export type Tx = Db

/** What nobody waits for longer, in milliseconds: a lock, a statement, a transaction that does nothing. */
const PATIENCE = { lock_timeout: 5_000, statement_timeout: 15_000, idle_in_transaction_session_timeout: 15_000 }

/** Opens a pool on a Postgres (≥ 15) by its URL. `close` waits for what is under way, five seconds at most. */
export function openDb(url: string, { max = 10 }: { max?: number } = {}): { db: Db; close: () => Promise<void> } {
  const client = postgres(url, {
    max,
    onnotice: () => {},
    connection: { application_name: 'isnad', TimeZone: 'UTC', ...PATIENCE },
  })
  return {
    db: drizzle(prepared(client), { schema, casing: 'snake_case' }),
    close: () => client.end({ timeout: 5 }),
  }
}

type Scope = Pick<postgres.Sql, 'unsafe'> &
  Partial<Pick<postgres.Sql, 'begin'> & Pick<postgres.TransactionSql, 'savepoint'>>

/**
 * Has every statement prepared once for each connection. Drizzle sends them unprepared unless each is named by hand; the driver
 * then asks what types the parameters have before each, which is one more journey.
 */
function prepared<S extends Scope>(scope: S): S {
  const { unsafe, begin, savepoint } = scope as Required<Scope>
  const within = (work: (inner: never) => unknown) => (inner: Scope) => work(prepared(inner) as never)
  return Object.assign(scope, {
    unsafe: (text: string, values: never[] = [], options = {}) =>
      unsafe(text, values, { ...options, prepare: values.length > 0 }),
    ...(begin && { begin: (work: never) => begin(within(work)) }),
    ...(savepoint && { savepoint: (work: never) => savepoint(within(work)) }),
  })
}
