import type { z } from 'zod'
import { HEADLINE, TITLE_LENGTH } from '../../domain/claim'
import { slugOf } from '../../domain/slug'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { timeOf } from '../event'
import { NewEvent } from '../inputs/events'
import { claims, claimTexts, events, eventTexts, eventTimes } from '../schema'
import { freeSlug } from '../slug'
import { indexEvent } from '../wording'

/**
 * Opens an event together with its headline claim. A title left blank is the claim. Out: its slug, which never changes.
 * `demonstration` marks the set that ships with the program; no form can. Refused: `date_order` (field `until`).
 */
export async function openEvent(db: Db, actor: Actor, asked: z.input<typeof NewEvent>, demonstration = false) {
  return deed(db, actor, NewEvent, asked, async (tx, by, input) => {
    permit(by, 'open_event')
    const { language, claim: text, summary, place } = input
    const title = input.title ?? beginningOf(text)
    const time = timeOf(input)

    const at = new Date()
    const writtenBy = idOf(by)
    const slug = await freeSlug(tx, events.slug, slugOf(title, 'event'))
    const [event] = await tx
      .insert(events)
      .values({ slug, openedBy: writtenBy, openedAt: at, demonstration })
      .returning({ id: events.id })
    const eventId = event?.id as string
    await tx.insert(eventTexts).values({ eventId, language, version: 1, title, summary, place, writtenBy, at })
    if (time) await tx.insert(eventTimes).values({ ...time, eventId, version: 1, writtenBy, at })
    const [claim] = await tx
      .insert(claims)
      .values({ eventId, position: HEADLINE, addedBy: writtenBy, addedAt: at, updatedAt: at })
      .returning({ id: claims.id })
    const claimId = claim?.id as string
    await tx.insert(claimTexts).values({ claimId, language, version: 1, text, writtenBy, at })
    await indexEvent(tx, eventId)

    const opened = { kind: 'event.opened', subject: `event:${eventId}`, at, eventId } as const
    await append(tx, by, { ...opened, data: { slug, language, time, demonstration }, words: { title, summary, place } })
    const added = { kind: 'claim.added', subject: `claim:${claimId}`, at, eventId, claimId } as const
    await append(tx, by, { ...added, data: { event: eventId, position: HEADLINE, language }, words: { text } })
    return { slug }
  })
}

/** As much of a claim as a title holds, without half of a surrogate pair at its end. */
function beginningOf(text: string): string {
  return text
    .slice(0, TITLE_LENGTH.max)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim()
}
