import { sql } from 'drizzle-orm'
import type { Db } from '../client'

/** The merges that stand: of each event that leads on, into which. */
const STANDING = sql`standing as (
  select m.from_event, m.to_event from regroupings m
  where m.kind = 'merged' and not exists (select from regroupings u where u.undoes = m.id))`

/** Where the address of an event leads that was merged into another, maybe by way of a third; null where it leads nowhere. */
export async function leadsTo(db: Db, slug: string): Promise<string | null> {
  const [row] = await db.execute<{ slug: string }>(sql`
    with recursive ${STANDING}, way(id, far) as (
      select id, 0 from events where slug = ${slug}
      union
      select s.to_event, w.far + 1 from way w join standing s on s.from_event = w.id)
    select e.slug from way w join events e on e.id = w.id where w.far > 0 order by w.far desc limit 1`)
  return row?.slug ?? null
}

/** An event and all that lead on to it, itself first: what was recorded for any of them is shown with it. */
export async function familyOf(db: Db, eventId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    with recursive ${STANDING}, family(id, far) as (
      select ${eventId}::uuid, 0
      union
      select s.from_event, f.far + 1 from family f join standing s on s.to_event = f.id)
    select id from family order by far, id`)
  return rows.map(({ id }) => id)
}

/** An event by its address and what it is told as. */
export type EventNamed = { id: string; slug: string; texts: Record<string, { title: string }> }

/** The events that were merged into this one, the last first. */
export async function listMerged(db: Db, eventId: string): Promise<EventNamed[]> {
  const rows = await db.execute<{ id: string }>(sql`
    with ${STANDING} select from_event as id from standing where to_event = ${eventId}`)
  return listNamed(
    db,
    rows.map(({ id }) => id),
  )
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
