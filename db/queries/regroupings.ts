import { type SQL, sql } from 'drizzle-orm'
import type { Regrouping } from '../../domain/regrouping'
import type { Db } from '../client'

/** Where the address of an event leads that was merged into another, maybe by way of a third; null where it leads nowhere. */
export async function leadsTo(db: Db, slug: string): Promise<string | null> {
  const [row] = await db.execute<{ slug: string }>(sql`
    with recursive way(id, far) as (
      select id, 0 from events where slug = ${slug}
      union
      select l.to_event, w.far + 1 from way w cross join lateral (select to_event from leads where from_event = w.id limit 1) l)
    select e.slug from way w join events e on e.id = w.id where w.far > 0 order by w.far desc limit 1`)
  return row?.slug ?? null
}

/** An event and all that lead on to it, itself first: what was recorded for any of them is shown with it. */
export async function familyOf(db: Db, eventId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    with recursive family(id, far) as (
      select ${eventId}::uuid, 0
      union
      select l.from_event, f.far + 1 from family f cross join lateral (select from_event from leads where to_event = f.id offset 0) l)
    select id from family order by far, id`)
  return rows.map(({ id }) => id)
}

/** An event by its address and what it is told as. */
export type EventNamed = { id: string; slug: string; texts: Record<string, { title: string }> }

/** The events that were merged into this one, the last first. */
export async function listMerged(db: Db, eventId: string): Promise<EventNamed[]> {
  const rows = await db.execute<{ id: string }>(sql`select from_event as id from leads where to_event = ${eventId}`)
  return listNamed(
    db,
    rows.map(({ id }) => id),
  )
}

export type RegroupingShown = NonNullable<Awaited<ReturnType<typeof readRegrouping>>>

/** So many of one event are shown, the newest. */
const MOST = 20

/** What a regrouping was: between which events, why, and how many claims it moved. Null for none. */
export async function readRegrouping(db: Db, id: string) {
  const [found] = await listTold(db, sql`r.id = ${id}`)
  return found ?? null
}

/** What was merged, parted and split to or from an event, and stands: the newest first. */
export async function listRegroupings(db: Db, eventId: string) {
  return listTold(db, sql`r.stands and (r.from_event = ${eventId} or r.to_event = ${eventId})`)
}

/** The names of everything that was merged, parted and split to or from some events and was ever contested. */
export async function listRegroupingNames(db: Db, eventIds: readonly string[]): Promise<string[]> {
  const those = sql`any(${`{${eventIds.join()}}`}::uuid[])`
  const rows = await db.execute<{ about: string }>(sql`
    select distinct d.about from regroupings r join disputes d on d.about = 'regrouping:' || r.id
    where r.from_event = ${those} or r.to_event = ${those}`)
  return rows.map(({ about }) => about)
}

async function listTold(db: Db, those: SQL) {
  const rows = await db.execute<{
    id: string
    kind: Regrouping
    from: string
    to: string
    reason: string
    at: string
    claims: number
  }>(sql`
    select r.id, r.kind, r.from_event as "from", r.to_event as "to", r.reason, r.at,
      (select count(distinct m.claim_id)::int from claim_moves m where m.regrouping_id = r.id and m.from_event = r.from_event) as claims
    from regroupings r where ${those} order by r.at desc, r.id limit ${MOST}`)
  const named = await listNamed(
    db,
    rows.flatMap(({ from, to }) => [from, to]),
  )
  const event = (of: string) => named.find((each) => each.id === of) as EventNamed
  return rows.map((row) => ({ ...row, at: new Date(row.at), from: event(row.from), to: event(row.to) }))
}

/** Some events by their addresses and titles. */
export async function listNamed(db: Db, ids: readonly string[]): Promise<EventNamed[]> {
  if (ids.length === 0) return []
  return db.execute<EventNamed>(sql`
    select e.id, e.slug, coalesce((
      select jsonb_object_agg(t.language, jsonb_build_object('title', t.title)) from (
        select distinct on (language) language, title from event_texts where event_id = e.id order by language, version desc) t
      ), '{}') as texts
    from events e where e.id = any(${`{${ids.join(',')}}`}::uuid[]) order by e.opened_at desc, e.id`)
}
