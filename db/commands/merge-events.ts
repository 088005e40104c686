import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { mergeOf } from '../../domain/regrouping'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { EventMerge } from '../inputs/events'
import { lockGrouped, moveClaims, partsInAny } from '../regroup'
import { events, regroupings } from '../schema'

/**
 * Finds two events to be one: the claims of the one stand under the other from now on, with all that is theirs, and its address
 * leads on. Votes, evidence, verdicts and the past stay as they are. Out: the slug of the one that stays. Refused: `barred_…` for a
 * moderator with a part in a claim of either; `not_found`, `same_event`, `event_merged` (`eventId`, `into`); `disputed`.
 */
export async function mergeEvents(db: Db, actor: Actor, asked: z.input<typeof EventMerge>) {
  return deed(db, actor, EventMerge, asked, async (tx, by, input) => {
    const { eventId, into: slug, reason } = input
    const [into] = await tx.select({ id: events.id }).from(events).where(eq(events.slug, slug))
    if (!into) throw new Refusal('not_found', 'into')
    const [event, stays] = await lockGrouped(tx, [eventId, into.id])
    if (!event || !stays) throw new Refusal('not_found')
    const all = [...event.claims, ...stays.claims].map(({ id }) => id)
    permit(by, 'merge_events', { parts: await partsInAny(tx, by, all) })
    const moves = mergeOf(event, stays)

    const at = new Date()
    const values = { kind: 'merged', fromEvent: eventId, toEvent: into.id, reason } as const
    const [row] = await tx
      .insert(regroupings)
      .values({ ...values, regroupedBy: personOf(by).id, at })
      .returning({ id: regroupings.id })
    const id = row?.id as string
    await append(tx, by, {
      kind: 'event.merged',
      subject: `regrouping:${id}`,
      at,
      eventId,
      data: { from: eventId, to: into.id },
      words: { reason },
    })
    await moveClaims(tx, by, id, moves, at)
    return { slug }
  })
}
