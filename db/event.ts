import { eq } from 'drizzle-orm'
import { Refusal } from '../domain/refusal'
import type { Moment } from '../domain/time'
import type { Tx } from './client'
import { events } from './schema'

/** Takes an event for a deed that writes its next version of something, or moves what stands under it. */
export async function lockEvent(tx: Tx, id: string): Promise<{ id: string; slug: string; demonstration: boolean }> {
  const { slug, demonstration } = events
  const [event] = await tx
    .select({ id: events.id, slug, demonstration })
    .from(events)
    .where(eq(events.id, id))
    .for('no key update')
  if (!event) throw new Refusal('not_found')
  return event
}

/** When an event is said to have happened, as it is stored; null when nobody says. `until` must be as exact, and not before. */
export function timeOf({ when, until }: { when: Moment | null; until: Moment | null }) {
  if (!when) {
    if (until) throw new Refusal('required', 'when')
    return null
  }
  if (until && (until.precision !== when.precision || until.value < when.value)) {
    throw new Refusal('date_order', 'until')
  }
  return { value: when.value, until: until?.value ?? null, precision: when.precision }
}
