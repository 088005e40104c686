import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { partingOf } from '../../domain/regrouping'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { EventParting } from '../inputs/events'
import { lockGrouped, mergeOn, moveClaims, movesOf, partsInAny } from '../regroup'
import { events, regroupings } from '../schema'

/**
 * Undoes the merge of an event: exactly the claims that it took go back to their places, and the address is the event's own again.
 * Out: its slug. Refused: `barred_…` for a moderator with a part in a claim of either; `not_merged`; `event_merged` while the one they
 * stand under leads on itself; `moved_on` where one of the claims has gone elsewhere since; `claims_joined`; `disputed`; `not_found`.
 */
export async function partEvents(db: Db, actor: Actor, asked: z.input<typeof EventParting>) {
  return deed(db, actor, EventParting, asked, async (tx, by, input) => {
    const { eventId, reason } = input
    const [event] = await tx.select({ slug: events.slug }).from(events).where(eq(events.id, eventId))
    if (!event) throw new Refusal('not_found', 'eventId')
    const seen = await mergeOn(tx, eventId)
    const [merged, into] = await lockGrouped(tx, seen ? [eventId, seen.into] : [eventId])
    const all = [...(merged?.claims ?? []), ...(into?.claims ?? [])].map(({ id }) => id)
    permit(by, 'part_events', { parts: await partsInAny(tx, by, all) })
    const merge = await mergeOn(tx, eventId)
    if (!into || merge === null || merge.id !== seen?.id) throw new Refusal('not_merged')
    const moves = partingOf(await movesOf(tx, merge.id), into)

    const at = new Date()
    const values = { kind: 'parted', fromEvent: merge.into, toEvent: eventId, undoes: merge.id, reason } as const
    const [row] = await tx
      .insert(regroupings)
      .values({ ...values, regroupedBy: personOf(by).id, at })
      .returning({ id: regroupings.id })
    const id = row?.id as string
    await append(tx, by, {
      kind: 'event.parted',
      subject: `regrouping:${id}`,
      at,
      eventId,
      data: { from: merge.into, to: eventId, undoes: merge.id },
      words: { reason },
    })
    await moveClaims(tx, by, id, moves, at)
    return event
  })
}
