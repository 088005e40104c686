import { and, asc, count, desc, eq, gt, gte, isNull, lt, max, sql } from 'drizzle-orm'
import type { Db } from './client'
import { LOCKS } from './locks'
import { checkpoints, entries, leaves, pending, stops } from './schema'

/** Where sealing stands: `size` counts leaves, `sealed` those of the latest checkpoint. */
export type Standing = { leads: boolean; waiting: boolean; size: number; sealed: number; stop: string | null }

/** Whether the session that is asked holds the lead. */
const leading = sql`exists (select from pg_locks where locktype = 'advisory' and classid = 0 and objid = ${LOCKS.leading}
  and pid = pg_backend_pid() and granted)`

/**
 * One journey to the database for each look. Takes the lead when nobody has it, on the connection that it is asked on; then it looks
 * again, since whoever led before may have kept a checkpoint while the first look was under way.
 */
export async function readStanding(db: Db): Promise<Standing> {
  const [row] = await db.execute<{
    led: boolean
    leads: boolean
    waiting: boolean
    size: string
    sealed: string
    stop: string | null
  }>(
    sql`select
      ${leading} as led,
      case when ${leading} then true else pg_try_advisory_lock(${LOCKS.leading}) end as leads,
      exists (select from ${pending}) as waiting,
      (select coalesce(max(${leaves.index}) + 1, 0) from ${leaves}) as size,
      (select coalesce(max(${checkpoints.size}), 0) from ${checkpoints}) as sealed,
      (select ${stops.code} from ${stops} where ${stops.liftedAt} is null order by ${stops.at} limit 1) as stop`,
  )
  if (!row) throw new Error('the database does not answer')
  const { led, leads, waiting, stop } = row
  if (leads && !led) return readStanding(db)
  return { leads, waiting, stop, size: Number(row.size), sealed: Number(row.sealed) }
}

/** Gives the oldest waiting entries the next places in the log, at most so many; `before` is the last moment to think better of it. */
export async function sequence(db: Db, most: number, before: () => Promise<void>): Promise<number> {
  return db.transaction(async (tx) => {
    const placed = await tx.execute(sql`select 1 from sequence_pending(${most})`)
    await before()
    return placed.length
  })
}

export type LeafRow = { index: number; entryId: number; envelope: Uint8Array; leaf: Uint8Array }

/** The leaves from `from` up to, not including, `to`, with what their entries say now; fewer where something is missing. */
export async function listLeaves(db: Db, from: number, to: number): Promise<LeafRow[]> {
  return db
    .select({ index: leaves.index, entryId: leaves.entryId, envelope: entries.envelope, leaf: entries.leaf })
    .from(leaves)
    .innerJoin(entries, eq(entries.id, leaves.entryId))
    .where(and(gte(leaves.index, from), lt(leaves.index, to)))
    .orderBy(asc(leaves.index))
}

export type CheckpointRow = { size: number; root: Uint8Array; note: string }

const signed = { size: checkpoints.size, root: checkpoints.root, note: checkpoints.note }

/** Checkpoints of more leaves than `size`, the smallest first. */
export async function listCheckpoints(db: Db, size: number, limit: number): Promise<CheckpointRow[]> {
  return db
    .select(signed)
    .from(checkpoints)
    .where(gt(checkpoints.size, size))
    .orderBy(asc(checkpoints.size))
    .limit(limit)
}

export async function readCheckpoint(db: Db, size: number): Promise<CheckpointRow | null> {
  const [row] = await db.select(signed).from(checkpoints).where(eq(checkpoints.size, size))
  return row ?? null
}

export async function readLastCheckpoint(db: Db): Promise<CheckpointRow | null> {
  const [row] = await db.select(signed).from(checkpoints).orderBy(desc(checkpoints.size)).limit(1)
  return row ?? null
}

/**
 * Keeps a checkpoint, if the session that is asked still holds the lead; out: whether it does. One of this size that is there already
 * stays as it is: whoever reads it back sees whether it is the same.
 */
export async function keepCheckpoint(db: Db, { size, root, note }: CheckpointRow): Promise<boolean> {
  const [row] = await db.execute<{ leads: boolean }>(
    sql`with session as materialized (select ${leading} as leads),
      kept as (
        insert into ${checkpoints} (size, root, note)
        select ${size}::bigint, ${Buffer.from(root)}::bytea, ${note} from session where leads
        on conflict do nothing)
      select leads from session`,
  )
  return row?.leads ?? false
}

/** The code of the stop that stands; null where none does. */
export async function readStop(db: Db): Promise<string | null> {
  const [stop] = await db.select({ code: stops.code }).from(stops).where(isNull(stops.liftedAt)).limit(1)
  return stop?.code ?? null
}

/** Makes the record read-only, once for each reason. */
export async function raiseStop(db: Db, code: string, detail: string): Promise<void> {
  const standing = and(eq(stops.code, code), isNull(stops.liftedAt))
  const [same] = await db.select({ id: stops.id }).from(stops).where(standing).limit(1)
  if (!same) await db.insert(stops).values({ code, detail })
}

/** Lifts every stop that stands; out: how many. */
export async function liftStops(db: Db): Promise<number> {
  const lifted = await db
    .update(stops)
    .set({ liftedAt: sql`now()` })
    .where(isNull(stops.liftedAt))
    .returning({ id: stops.id })
  return lifted.length
}

/** How many entries there are, how many of them are sealed, the last of these by its place, and how many wait, at one moment. */
export async function countEntries(
  db: Db,
): Promise<{ entries: number; sealed: number; last: number; waiting: number }> {
  const [row] = await db
    .select({
      entries: sql`(select count(*) from ${entries})`.mapWith(Number),
      waiting: sql`(select count(*) from ${pending})`.mapWith(Number),
      sealed: count(),
      last: max(leaves.index),
    })
    .from(leaves)
  if (!row) throw new Error('the database does not answer')
  return { ...row, last: row.last ?? -1 }
}

/** How many leaves the database holds. */
export async function readSize(db: Db): Promise<number> {
  const [row] = await db.select({ last: max(leaves.index) }).from(leaves)
  return (row?.last ?? -1) + 1
}
