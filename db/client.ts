import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { type Gate, openGate } from './gate'
import * as schema from './schema'

export type Db = PostgresJsDatabase<typeof schema>
/** A transaction is used as a database is: commands take either, and nest as savepoints. */
export type Tx = Db

export interface Pool {
  db: Db
  isShut: () => boolean
  close: () => Promise<void>
}

/** Limits of a pool, in milliseconds where they are times. */
export interface Limits {
  /** Connections. */
  max: number
  /** How many statements and transactions may wait for a connection, and how long. */
  waiting: number
  patience: number
  lock: number
  statement: number
  /** A transaction that does nothing. */
  idle: number
  /** A whole transaction; only a Postgres from 17 on knows it, so that it is not asked of others. */
  transaction?: number
  /** Keeps a connection for as long as the server does; the driver's own way is another one every half hour or so. */
  lasting: boolean
  /** Gives up on a database that says nothing at all, within a second. */
  probed: boolean
}

/** Of tools and tests: they have time, but not for ever. */
const PATIENT: Limits = {
  max: 10,
  waiting: 10_000,
  patience: 60_000,
  lock: 5_000,
  statement: 15_000,
  idle: 15_000,
  lasting: false,
  probed: false,
}

/**
 * Opens a pool on a Postgres (≥ 15) by its URL. `isShut`: whoever asked it now would be refused at once. `close` waits for what is
 * under way, five seconds at most.
 */
export function openDb(url: string, limits: Partial<Limits> = {}): Pool {
  const all = { ...PATIENT, ...limits }
  const client = open(url, all.max, all)
  const probing = all.probed ? open(url, 1, all) : undefined
  const gate = openGate({ ...all, places: all.max }, probing && (() => probing.unsafe('select 1')))
  return {
    db: drizzle(gated(prepared(client), gate), { schema, casing: 'snake_case' }),
    isShut: gate.isShut,
    close: async () => void (await Promise.all([client, probing].map((each) => each?.end({ timeout: 5 })))),
  }
}

function open(url: string, max: number, { lock, statement, idle, transaction, lasting }: Limits): postgres.Sql {
  const timeouts = {
    lock_timeout: lock,
    statement_timeout: statement,
    idle_in_transaction_session_timeout: idle,
    ...(transaction && { transaction_timeout: transaction }),
  }
  return postgres(url, {
    max,
    onnotice: () => {},
    connect_timeout: 5,
    ...(lasting && { max_lifetime: null }),
    // The driver's own pause grows to twenty seconds, in which a database that is back would not be asked.
    backoff: () => 0.1,
    connection: { application_name: 'isnad', TimeZone: 'UTC', ...timeouts },
  })
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

/** Has whatever needs a connection wait for its turn. What a transaction asks goes to the one that it has. */
function gated(client: postgres.Sql, gate: Gate): postgres.Sql {
  const { unsafe, begin } = client
  const asking = (...asked: Parameters<typeof unsafe>) => ({
    // A statement of the driver's begins when it is awaited, or asked for its values; so does this.
    then: (...ends: Parameters<Promise<unknown>['then']>) => gate(() => unsafe(...asked)).then(...ends),
    values: () => gate(() => unsafe(...asked).values()),
  })
  const transacting = (work: Parameters<typeof begin>[1]) => gate(() => begin(work as never))
  // Not the client itself, whose transactions begin with a statement of its own.
  return Object.assign(Object.create(client) as postgres.Sql, { unsafe: asking as never, begin: transacting as never })
}
