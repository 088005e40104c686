import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { NewOccasion } from '../inputs/dates'
import { knownEvent } from '../known'
import { occasions } from '../schema'

/**
 * Names another happening that an event's reports count days from. Out: its id. Refused: `occasion_known` (field `name`),
 * `not_found` (`eventId`).
 */
export async function nameOccasion(db: Db, actor: Actor, asked: z.input<typeof NewOccasion>) {
  return deed(db, actor, NewOccasion, asked, async (tx, by, input) => {
    permit(by, 'name_occasion')
    const { eventId, language, name } = input
    await knownEvent(tx, eventId)

    const at = new Date()
    const [occasion] = await tx
      .insert(occasions)
      .values({ eventId, language, name, namedBy: idOf(by), at })
      .onConflictDoNothing()
      .returning({ id: occasions.id })
    if (!occasion) throw new Refusal('occasion_known', 'name')
    await append(tx, by, {
      kind: 'occasion.named',
      subject: `occasion:${occasion.id}`,
      at,
      eventId,
      data: { event: eventId, language },
      words: { name },
    })
    return { id: occasion.id }
  })
}
