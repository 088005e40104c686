import { eq, inArray, sql } from 'drizzle-orm'
import { Refusal } from '../domain/refusal'
import type { Tx } from './client'
import { agents, events, occasions } from './schema'

/** Refuses `not_found` (field `eventId`) unless there is such an event. */
export async function knownEvent(tx: Tx, id: string): Promise<void> {
  const found = await tx.select({ id: events.id }).from(events).where(eq(events.id, id))
  if (found.length === 0) throw new Refusal('not_found', 'eventId')
}

/** Refuses `agent_unknown` at the field unless there are agents with all these ids. */
export async function knownAgents(tx: Tx, ids: readonly string[], field: string): Promise<void> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const found = await tx.select({ id: agents.id }).from(agents).where(inArray(agents.id, wanted))
  if (found.length < wanted.length) throw new Refusal('agent_unknown', field)
}

/** Takes an agent for a deed that writes its next name or note: whoever comes next waits. Refuses `agent_unknown` at the field. */
export async function holdAgent(tx: Tx, id: string, field: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`agent:${id}`}))`)
  await knownAgents(tx, [id], field)
}

/** Takes what was recorded from a source: two who record the same thing of it at once record it once. */
export async function holdSource(tx: Tx, id: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`source:${id}`}))`)
}

/** The ids that these agents go by now, in the same order: each its own, or that of whom it was merged into. */
export async function survivorsOf(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx.execute<{ id: string }>(sql`
    select survivor_of(id) as id from unnest(${`{${ids.join()}}`}::text[]) with ordinality as named(id, place)
    order by place`)
  return rows.map((row) => row.id)
}

/** Refuses `not_found` at the field unless the occasion, where one is named, is this event's. */
export async function knownOccasion(tx: Tx, id: string | null, eventId: string, field: string): Promise<void> {
  if (id === null) return
  const [found] = await tx.select({ eventId: occasions.eventId }).from(occasions).where(eq(occasions.id, id))
  if (found?.eventId !== eventId) throw new Refusal('not_found', field)
}
