import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { DateWithdrawal } from '../inputs/dates'
import { dates, dateWithdrawals } from '../schema'

/**
 * Takes a date back, with a reason; it stays visible as withdrawn. For whoever recorded it, or a moderator (`not_yours`).
 * Refused: `already_withdrawn`, `not_found`.
 */
export async function withdrawDate(db: Db, actor: Actor, asked: z.input<typeof DateWithdrawal>) {
  return deed(db, actor, DateWithdrawal, asked, async (tx, by, input) => {
    const { eventId, sourceId, recordedBy } = dates
    const [date] = await tx.select({ eventId, sourceId, recordedBy }).from(dates).where(eq(dates.id, input.dateId))
    if (!date) throw new Refusal('not_found')
    permit(by, 'withdraw_date', { own: date.recordedBy === idOf(by) })

    const at = new Date()
    const { dateId, reason } = input
    const withdrawn = await tx
      .insert(dateWithdrawals)
      .values({ dateId, reason, withdrawnBy: idOf(by), at })
      .onConflictDoNothing()
      .returning({ at: dateWithdrawals.at })
    if (withdrawn.length === 0) throw new Refusal('already_withdrawn')
    await append(tx, by, {
      kind: 'date.withdrawn',
      subject: `date:${dateId}`,
      at,
      eventId: date.eventId,
      data: { source: date.sourceId },
      words: { reason },
    })
  })
}
