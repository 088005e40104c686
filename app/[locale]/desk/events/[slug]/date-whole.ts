import type { Values } from '../../../../../components/desk/answer'
import type { Db } from '../../../../../db/client'
import { nameOccasion } from '../../../../../db/commands/name-occasion'
import { recordDate } from '../../../../../db/commands/record-date'
import { LOCALES } from '../../../../../domain/locale'
import { type Fault, Refusal } from '../../../../../domain/refusal'
import { isWrittenIn } from '../../../../../domain/text'
import { fieldOf, keyAfter, written } from '../../written'

/** A time as it was filled in, and the happenings that its form names on the way; all of it or nothing. */
export async function dateWhole(on: Db, actor: { id: string }, values: Values) {
  const { key, eventId, sourceId, passage, near, role, offered, zone } = values
  return on.transaction(async (tx) => {
    const occasionId = await occasionMeant(tx, actor, values, 'occasionId')
    const countedFrom = await occasionMeant(tx, actor, values, 'countedFrom')
    const value = written(fieldOf(values, 'value'))
    // Days are asked for beside what they are counted from; alone they count from nothing.
    const days = countedFrom === '' ? '' : fieldOf(values, 'days')
    const asked = { key, eventId, sourceId, passage, near, role, offered, zone, occasionId, value, countedFrom, days }
    try {
      return await recordDate(tx, actor, asked as unknown as Parameters<typeof recordDate>[2])
    } catch (error) {
      throw error instanceof Refusal ? whereTyped(error, values) : error
    }
  })
}

/** The same refusal, at the name that was typed where a happening was named and not chosen. */
function whereTyped({ faults: [first, ...more] }: Refusal, values: Values): Refusal {
  const moved = (fault: Fault): Fault => {
    const name = `${fault.field}Name`
    return fieldOf(values, name).trim() === '' ? fault : { ...fault, field: name }
  }
  return Refusal.of([moved(first), ...more.map(moved)])
}

/** The happening that is chosen in a field, or named anew in `<field>Name`; empty for neither. */
async function occasionMeant(tx: Db, actor: { id: string }, values: Values, field: string): Promise<string> {
  const name = fieldOf(values, `${field}Name`)
  if (name.trim() === '') return fieldOf(values, field)
  const key = keyAfter(fieldOf(values, 'key'), field)
  const language = languageOf(name, fieldOf(values, 'occasionLanguage'))
  const asked = { key, eventId: fieldOf(values, 'eventId'), language, name }
  try {
    return (await nameOccasion(tx, actor, asked as Parameters<typeof nameOccasion>[2])).id
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(error.code, `${field}Name`)
  }
}

/** A name is as likely typed as it stands in the source as in the language of the page. */
function languageOf(name: string, preferred: string): string {
  const languages = [...LOCALES].sort((a, b) => Number(b === preferred) - Number(a === preferred))
  return languages.find((each) => isWrittenIn(name, each)) ?? preferred
}
