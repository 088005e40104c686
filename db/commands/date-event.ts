import { eq, max } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append, nextVer } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { lockEvent, timeOf } from '../event'
import { EventTime } from '../inputs/events'
import { eventTimes } from '../schema'

/** Says when an event is reported to have happened, as exactly as is known; the latest saying is current. Refused: `required`, `date_order`. */
export async function dateEvent(db: Db, actor: Actor, asked: z.input<typeof EventTime>) {
  return deed(db, actor, EventTime, asked, async (tx, by, input) => {
    permit(by, 'describe_event')
    const { eventId } = input
    await lockEvent(tx, eventId)
    const time = timeOf(input)
    if (!time) throw new Refusal('required', 'when')

    const at = new Date()
    const of = eq(eventTimes.eventId, eventId)
    const [latest] = await tx
      .select({ version: max(eventTimes.version) })
      .from(eventTimes)
      .where(of)
    const version = (latest?.version ?? 0) + 1
    await tx.insert(eventTimes).values({ ...time, eventId, version, writtenBy: idOf(by), at })
    const subject = `event:${eventId}:time`
    await append(tx, by, {
      kind: 'event.described',
      subject,
      ver: await nextVer(tx, 'event.described', subject),
      at,
      eventId,
      data: { time, version },
    })
    return { version }
  })
}
