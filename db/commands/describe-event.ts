import { and, eq, max } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append, nextVer } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { lockEvent } from '../event'
import { EventText } from '../inputs/events'
import { holderOf } from '../removal'
import { eventTexts } from '../schema'
import { indexEvent } from '../wording'

/**
 * Tells an event in one language, for the first time or better: title, summary and place, as the next version. Refused:
 * `not_found`; `withheld` (field `language`) while what it says in that language is.
 */
export async function describeEvent(db: Db, actor: Actor, asked: z.input<typeof EventText>) {
  return deed(db, actor, EventText, asked, async (tx, by, input) => {
    permit(by, 'describe_event')
    const { eventId, language, title, summary, place } = input
    await lockEvent(tx, eventId)
    const subject = `event:${eventId}:${language}`
    if (await holderOf(tx, subject)) throw new Refusal('withheld', 'language')

    const at = new Date()
    const same = and(eq(eventTexts.eventId, eventId), eq(eventTexts.language, language))
    const [latest] = await tx
      .select({ version: max(eventTexts.version) })
      .from(eventTexts)
      .where(same)
    const version = (latest?.version ?? 0) + 1
    await tx.insert(eventTexts).values({ eventId, language, version, title, summary, place, writtenBy: idOf(by), at })
    await indexEvent(tx, eventId)
    await append(tx, by, {
      kind: 'event.described',
      subject,
      ver: await nextVer(tx, 'event.described', subject),
      at,
      eventId,
      data: { language, version },
      words: { title, summary, place },
    })
    return { version }
  })
}
