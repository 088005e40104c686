import { sql } from 'drizzle-orm'
import type { TransactionSql } from 'postgres'
import { append, nextVer } from '../audit'
import type { Tx } from '../client'
import { eraseAgain, showAgain, withholdAgain } from '../forget'
import type { Told } from './missing'

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
export async function declareLost(db: Tx, ranges: readonly Range[]): Promise<void> {
  for (const { from, to } of ranges) {
    const restored = { kind: 'record.restored', subject: 'record' } as const
    const ver = await nextVer(db, restored.kind, restored.subject)
    await append(db, 'operator', { ...restored, ver, at: new Date(), data: { from, to } })
  }
}

/** What must hold whatever else is lost, and how it is done again. */
const HOLDS: Record<string, (db: Tx, id: string) => Promise<unknown>> = {
  'person.erased': eraseAgain,
  'content.withheld': withholdAgain,
  'content.shown': showAgain,
}

export function holds(kind: string): boolean {
  return Object.hasOwn(HOLDS, kind)
}

/** Does that again, in the order of the log: an old copy brings nobody back who was forgotten. */
export async function holdAgain(db: Tx, told: readonly Told[]): Promise<void> {
  for (const { kind, subject } of told) await HOLDS[kind]?.(db, subject.slice(subject.indexOf(':') + 1))
  // The numbers of removals stand on pages: one that the log knows is not given to another.
  await db.execute(sql`
    select setval(pg_get_serial_sequence('removals', 'number'), given.last) from (
      select max((convert_from(envelope, 'UTF8')::jsonb -> 'data' ->> 'number')::int) as last from entries
      where kind = 'content.withheld') given
    where given.last > coalesce((select last_value from pg_sequences where sequencename = 'removals_number_seq'), 0)`)
}
