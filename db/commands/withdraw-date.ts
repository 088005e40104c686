import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import { partsInThing, refuseWhileOpen } from '../case'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit, personOf } from '../deed'
import { DateWithdrawal } from '../inputs/dates'
import { dates, dateWithdrawals } from '../schema'
import { lockThing } from '../thing'

/**
 * Takes a date back, with a reason; it stays visible as withdrawn. No verdict rests on it. For whoever recorded it, or a moderator
 * (`not_yours`) with no part in a claim of its event (`barred_…`). Refused: `already_withdrawn`, `not_found`; `dispute_open` to a
 * moderator while a case about it is open, which decides that.
 */
export async function withdrawDate(db: Db, actor: Actor, asked: z.input<typeof DateWithdrawal>) {
  return deed(db, actor, DateWithdrawal, asked, async (tx, by, input) => {
    const thing = await lockThing(tx, `date:${input.dateId}`)
    const own = thing.by === idOf(by)
    const parts = own ? [] : await partsInThing(tx, thing, personOf(by).id)
    permit(by, 'withdraw_date', { own, parts })
    if (!thing.stands) throw new Refusal('already_withdrawn')
    if (!own) await refuseWhileOpen(tx, thing.about)

    const at = new Date()
    const { dateId, reason } = input
    await tx.insert(dateWithdrawals).values({ dateId, reason, withdrawnBy: idOf(by), at })
    const [date] = await tx.select({ eventId: dates.eventId }).from(dates).where(eq(dates.id, dateId))
    await append(tx, by, {
      kind: 'date.withdrawn',
      subject: `date:${dateId}`,
      at,
      eventId: date?.eventId,
      data: { source: thing.sourceId },
      words: { reason },
    })
  })
}
