import { sql } from 'drizzle-orm'
import type { TransactionSql } from 'postgres'
import { ERASED_MARK } from '../../domain/removal'
import { append, nextVer } from '../audit'
import type { Tx } from '../client'
import { eraseAgain, showAgain, withholdAgain } from '../forget'
import { removalDecisions, removals, users } from '../schema'
import type { Told } from './missing'

/** Places of the log from `from` up to, not including, `to`. */
export type Range = { from: number; to: number }
/** What `removal.proposed` says. */
type Proposed = Pick<typeof removals.$inferSelect, 'number' | 'about' | 'code'> & {
  removal: (typeof removals.$inferSelect)['kind']
}

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
  for (const { kind, subject, index } of told.filter((each) => holds(each.kind))) {
    await recordHands(db, index)
    await HOLDS[kind]?.(db, subject.slice(subject.indexOf(':') + 1))
  }
  // The numbers of removals stand on pages: one that the log knows is not given to another.
  await db.execute(sql`
    select setval(pg_get_serial_sequence('removals', 'number'), given.last) from (
      select max(number) as last from removals) given
    where given.last > coalesce((select last_value from pg_sequences where sequencename = 'removals_number_seq'), 0)`)
}

/**
 * Both hands of a removal that is done again, as rows, and whom it forgets: else what was decided would seem open. Of a proposal that
 * was lost the words are gone; of a person who was lost there is an id, and nothing else.
 */
async function recordHands(db: Tx, index: number): Promise<void> {
  const [entry] = await db.execute<{ actor: string; at: string; id: string }>(sql`
    select e.actor, e.at, coalesce(d.removal, split_part(e.subject, ':', 2)) as id
    from leaves l join entries e on e.id = l.entry_id
    cross join lateral (select convert_from(e.envelope, 'UTF8')::jsonb -> 'data' ->> 'removal' as removal) d
    where l."index" = ${index}`)
  const id = entry?.id
  const [proposal] = await db.execute<{ actor: string; at: string; said: Proposed }>(sql`
    select actor, at, convert_from(envelope, 'UTF8')::jsonb -> 'data' as said from entries
    where kind = 'removal.proposed' and subject = ${`removal:${id}`}`)
  if (!entry || !id || !proposal) return
  const { removal: kind, ...said } = proposal.said
  const forgotten = kind === 'erase' ? [said.about.slice('person:'.length)] : []
  await db
    .insert(users)
    .values([entry.actor, proposal.actor, ...forgotten].map((person) => ({ id: person })))
    .onConflictDoNothing()
  const first = { id, kind, ...said, reason: ERASED_MARK, proposedBy: proposal.actor, at: new Date(proposal.at) }
  await db.insert(removals).overridingSystemValue().values(first).onConflictDoNothing({ target: removals.id })
  const second = { removalId: id, approved: true, decidedBy: entry.actor, at: new Date(entry.at) }
  await db.insert(removalDecisions).values(second).onConflictDoNothing({ target: removalDecisions.removalId })
}
