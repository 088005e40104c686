import { eq, inArray } from 'drizzle-orm'
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

/** Refuses `not_found` at the field unless the occasion, where one is named, is this event's. */
export async function knownOccasion(tx: Tx, id: string | null, eventId: string, field: string): Promise<void> {
  if (id === null) return
  const [found] = await tx.select({ eventId: occasions.eventId }).from(occasions).where(eq(occasions.id, id))
  if (found?.eventId !== eventId) throw new Refusal('not_found', field)
}
