import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { Refusal } from '../../domain/refusal'
import { append } from '../audit'
import type { Db, Tx } from '../client'
import { type Actor, deed, idOf, permit } from '../deed'
import { NewDate } from '../inputs/dates'
import { holdSource, knownEvent, knownOccasion } from '../known'
import { held, textOf } from '../passage'
import { dates, suggestionChoices, withdrawnDates } from '../schema'
import { choiceOn } from '../suggestion'

/**
 * Keeps a time that a passage gives, in the role it has there: as a value, or as days from an occasion. Times that disagree
 * stand side by side. Out: its id. Refused: `date_required` (field `value`) without either; `date_twice` (`countedFrom`) with
 * both; `days_required` (`days`); `occasion_of_itself` (`countedFrom`); `date_known` (`passage`) for the same of the same
 * passage; `passage_not_in_text`, `passage_ambiguous` (`passage`); `not_found`; what `choiceOn` refuses.
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
    const text = await textOf(tx, sourceId)
    const anchor = held(text, input)
    const { start, end, exact } = anchor

    const { value, precision } = input.value ?? { value: null, precision: null }
    const zone = value === null ? null : input.zone
    const given = { role, value, precision, zone, countedFrom, days: countedFrom === null ? null : days }
    await holdSource(tx, sourceId)
    if (await isKnown(tx, { ...given, eventId, sourceId, occasionId, start, end })) {
      throw new Refusal('date_known', 'passage')
    }

    const at = new Date()
    const [date] = await tx
      .insert(dates)
      .values({ ...anchor, ...given, eventId, sourceId, occasionId, recordedBy: idOf(by), at })
      .returning({ id: dates.id })
    const id = date?.id as string

    const choice = offered && (isAsOffered({ ...given, start, end }, offered) ? 'accepted' : 'corrected')
    if (offered && choice) {
      const outcome = { choice, dateId: id, chosenBy: idOf(by), at } as const
      const row = await choiceOn(tx, { sourceId, kind: 'date', offered }, text, outcome)
      await tx.insert(suggestionChoices).values(row)
    }
    await append(tx, by, {
      kind: 'date.recorded',
      subject: `date:${id}`,
      at,
      eventId,
      data: {
        event: eventId,
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

type Given = Omit<typeof dates.$inferSelect, 'id' | 'exact' | 'prefix' | 'suffix' | 'recordedBy' | 'at'>

/** Whether the same is recorded of the same passage already, and was not withdrawn. */
async function isKnown(tx: Tx, given: Given): Promise<boolean> {
  const same = (Object.keys(given) as (keyof Given)[]).map((field) => {
    const value = given[field]
    return value === null ? isNull(dates[field]) : eq(dates[field], value)
  })
  const found = await tx
    .select({ id: dates.id })
    .from(dates)
    .leftJoin(withdrawnDates, eq(withdrawnDates.dateId, dates.id))
    .where(and(...same, isNull(withdrawnDates.at)))
    .limit(1)
  return found.length > 0
}

type Offered = NonNullable<z.output<typeof NewDate>['offered']>

function isAsOffered(given: Offered, offered: Offered): boolean {
  return (['value', 'precision', 'start', 'end'] as const).every((field) => given[field] === offered[field])
}
