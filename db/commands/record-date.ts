import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { NewDate } from '../inputs/dates'
import { knownEvent, knownOccasion } from '../known'
import { anchorIn } from '../passage'
import { dates, suggestionChoices } from '../schema'

/**
 * Keeps a time that a passage gives, in the role it has there: as a value, or as days from an occasion. Times that disagree
 * stand side by side. Out: its id. Refused: `date_required` (field `value`) without either; `date_twice` (`countedFrom`) with
 * both; `days_required` (`days`); `occasion_of_itself` (`countedFrom`); `passage_not_in_text`, `passage_ambiguous`
 * (`passage`); `not_found`.
 */
export async function recordDate(db: Db, actor: Actor, asked: z.input<typeof NewDate>) {
  return deed(db, actor, NewDate, asked, async (tx, by, input) => {
    permit(by, 'record_date')
    const { eventId, sourceId, role, occasionId, countedFrom, days, offered } = input
    await knownEvent(tx, eventId)
    await knownOccasion(tx, occasionId, eventId, 'occasionId')
    await knownOccasion(tx, countedFrom, eventId, 'countedFrom')
    if (input.value === null && countedFrom === null) throw new Refusal('date_required', 'value')
    if (input.value !== null && countedFrom !== null) throw new Refusal('date_twice', 'countedFrom')
    if (countedFrom !== null && days === null) throw new Refusal('days_required', 'days')
    if (countedFrom !== null && countedFrom === occasionId) throw new Refusal('occasion_of_itself', 'countedFrom')
    const held = await anchorIn(tx, input)

    const at = new Date()
    const { value, precision } = input.value ?? { value: null, precision: null }
    const zone = value === null ? null : input.zone
    const given = { role, value, precision, zone, countedFrom, days: countedFrom === null ? null : days }
    const [date] = await tx
      .insert(dates)
      .values({ ...held, ...given, eventId, sourceId, occasionId, recordedBy: idOf(by), at })
      .returning({ id: dates.id })
    const id = date?.id as string

    const choice = offered && (isAsOffered({ ...given, ...held }, offered) ? 'accepted' : 'corrected')
    if (offered && choice) {
      const { start, end } = offered
      const of = { kind: 'date', sourceId, start, end, offered, choice, dateId: id } as const
      await tx.insert(suggestionChoices).values({ ...of, chosenBy: idOf(by), at })
    }
    const { start, end, exact } = held
    await append(tx, by, {
      kind: 'date.recorded',
      subject: `date:${id}`,
      at,
      eventId,
      data: {
        source: sourceId,
        occasion: occasionId,
        ...given,
        start,
        end,
        choice,
        offered: choice === 'corrected' ? offered : null,
      },
      words: { exact },
    })
    return { id }
  })
}

type Offered = NonNullable<z.output<typeof NewDate>['offered']>

function isAsOffered(given: Offered, offered: Offered): boolean {
  return (['value', 'precision', 'start', 'end'] as const).every((field) => given[field] === offered[field])
}
