import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { splitOf } from '../../domain/regrouping'
import { slugOf } from '../../domain/slug'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, permit, personOf } from '../deed'
import { EventSplit } from '../inputs/events'
import { lockGrouped, moveClaims, partsInAny } from '../regroup'
import { events, eventTexts, regroupings } from '../schema'
import { freeSlug } from '../slug'

/**
 * Finds one event to be two: some of its claims go under a new one with all that is theirs, the first of them as its headline claim.
 * Votes, evidence, verdicts and the past stay as they are. It is undone by merging the new event back. Out: the slug of the new event.
 * Refused: `barred_…` for a moderator with a part in a claim of the event; `headline_stays`, `required`, `not_found` (field `claims`);
 * `event_merged` (`eventId`); `claims_joined` (`claims`); `disputed`; `not_found`.
 */
export async function splitEvent(db: Db, actor: Actor, asked: z.input<typeof EventSplit>) {
  return deed(db, actor, EventSplit, asked, async (tx, by, input) => {
    const { eventId, claims, language, title, reason } = input
    const [event] = await lockGrouped(tx, [eventId])
    if (!event) throw new Refusal('not_found')
    permit(by, 'split_event', {
      parts: await partsInAny(
        tx,
        by,
        event.claims.map(({ id }) => id),
      ),
    })
    const newId = randomUUID()
    const moves = splitOf(event, claims, newId)

    const at = new Date()
    const person = personOf(by).id
    const { demonstration } = event
    const slug = await freeSlug(tx, events.slug, slugOf(title, 'event'))
    await tx.insert(events).values({ id: newId, slug, openedBy: person, openedAt: at, demonstration })
    await tx.insert(eventTexts).values({ eventId: newId, language, version: 1, title, writtenBy: person, at })
    await append(tx, by, {
      kind: 'event.opened',
      subject: `event:${newId}`,
      at,
      eventId: newId,
      data: { slug, language, time: null, demonstration },
      words: { title, summary: '', place: '' },
    })
    const values = { kind: 'split', fromEvent: eventId, toEvent: newId, reason } as const
    const [row] = await tx
      .insert(regroupings)
      .values({ ...values, regroupedBy: person, at })
      .returning({ id: regroupings.id })
    const id = row?.id as string
    await append(tx, by, {
      kind: 'event.split',
      subject: `regrouping:${id}`,
      at,
      eventId,
      data: { from: eventId, to: newId, claims: moves.length },
      words: { reason },
    })
    await moveClaims(tx, by, id, moves, at)
    return { slug }
  })
}
