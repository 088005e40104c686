import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { SuggestionRefusal } from '../inputs/citations'
import { knownEvent } from '../known'
import { sources, suggestionChoices } from '../schema'

/** Says that what the reader proposed from a source's text is not so; it is not proposed again. Refused: `not_found`. */
export async function refuseSuggestion(db: Db, actor: Actor, asked: z.input<typeof SuggestionRefusal>) {
  return deed(db, actor, SuggestionRefusal, asked, async (tx, by, input) => {
    permit(by, 'refuse_suggestion')
    const { eventId, sourceId, kind, offered } = input
    await knownEvent(tx, eventId)
    const found = await tx.select({ id: sources.id }).from(sources).where(eq(sources.id, sourceId))
    if (found.length === 0) throw new Refusal('not_found', 'sourceId')
    const { start, end } = offered
    if (end <= start) throw new Refusal('invalid', 'offered')

    const at = new Date()
    const of = { sourceId, kind, start, end, offered, choice: 'refused', chosenBy: idOf(by), at } as const
    const [choice] = await tx.insert(suggestionChoices).values(of).returning({ id: suggestionChoices.id })
    await append(tx, by, {
      kind: 'suggestion.refused',
      subject: `suggestion:${choice?.id}`,
      at,
      eventId,
      data: { source: sourceId, kind, offered },
    })
  })
}
