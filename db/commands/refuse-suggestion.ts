import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { SuggestionRefusal } from '../inputs/citations'
import { holdSource, knownEvent } from '../known'
import { textOf } from '../passage'
import { suggestionChoices } from '../schema'
import { choiceOn, wasRefused } from '../suggestion'

/**
 * Says that what the reader proposed from a source's text is not so; it is not proposed again. Refused: `already_so`;
 * `not_found` (fields `eventId`, `sourceId`); what `choiceOn` refuses.
 */
export async function refuseSuggestion(db: Db, actor: Actor, asked: z.input<typeof SuggestionRefusal>) {
  return deed(db, actor, SuggestionRefusal, asked, async (tx, by, input) => {
    permit(by, 'refuse_suggestion')
    const { key: _, eventId, ...proposal } = input
    const { sourceId, kind, offered } = proposal
    await knownEvent(tx, eventId)
    const text = await textOf(tx, sourceId)
    await holdSource(tx, sourceId)
    if (await wasRefused(tx, proposal)) throw new Refusal('already_so')

    const at = new Date()
    const row = await choiceOn(tx, proposal, text, { choice: 'refused', chosenBy: idOf(by), at })
    const [choice] = await tx.insert(suggestionChoices).values(row).returning({ id: suggestionChoices.id })
    await append(tx, by, {
      kind: 'suggestion.refused',
      subject: `suggestion:${choice?.id}`,
      at,
      eventId,
      data: { source: sourceId, kind, offered },
    })
  })
}
