import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fold } from '../../../domain/fold'
import { parseMoment } from '../../../domain/time'
import { type Kind, kindOf } from './date-kinds'

export const SCOPE =
  'in scope are answers that are one day, month or year, and parts of a month; not clock times, weeks, quarters, seasons, feasts, spans, days no calendar has'

/** An expression of a published set: where it stands, the day it was said on, and the values that are right. */
export type Span = { input: string; text: string; start: number; published: string; values: string[]; kind: Kind }

type Recognized = Record<'input' | 'text' | 'ref' | 'future' | 'past' | 'timex', string> & { start: number }
type Duckling = { reference: string; examples: Example[] }
type Example = { text: string; kind: string; times: string[]; grain: string }

export const LANGUAGES = ['ar', 'tr', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The sets of one language by name: what is in scope, and how many expressions were left out. */
export function dateSets(folder: string, language: Language): Record<string, { spans: Span[]; out: number }> {
  const read = <T>(name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T
  const { reference, examples } = read<Duckling>(`duckling-${language}.json`)
  const recognized = read<Record<string, Recognized[]>>('recognizers-dateparser-flat.json')[language] ?? []
  const sets = {
    duckling: examples.map((each) => ofDuckling(language, each, reference.slice(0, 10))),
    recognizers: recognized.map((each) => ofRecognizers(language, each)),
  }
  return Object.fromEntries(
    Object.entries(sets).map(([name, all]) => {
      const spans = all.filter((span) => span !== null)
      return [name, { spans, out: all.length - spans.length }]
    }),
  )
}

const LENGTHS: Record<string, number> = { Day: 10, Month: 7, Year: 4 }

function ofDuckling(language: Language, example: Example, published: string): Span | null {
  const { text, kind: answer, times, grain } = example
  const [from = '', until] = times
  if (answer === 'datetimeHoliday' || !LENGTHS[grain] || from < '1') return null
  const partOfMonth = until?.slice(0, 7) === from.slice(0, 7) || (until?.slice(8, 10) === '01' && grain === 'Day')
  if (until && (!partOfMonth || /\d/.test(text) || text.split(' ').length > 4)) return null
  const value = from.slice(0, until || /^\d{1,2}[/.-]\d{4}$/.test(text) ? 7 : LENGTHS[grain])
  const kind = kindOf(language, text, value)
  if (until && kind !== 'partial') return null
  return { input: text, text, start: 0, published, values: accepted([value], text, kind), kind }
}

function ofRecognizers(language: Language, { input, text, start, ref, future, past, timex }: Recognized): Span | null {
  const values = [...new Set([past, future])].filter((value) => parseMoment(value) && value > '0001')
  if (values.length === 0) return null
  const kind = /^XXXX-XX/.test(timex) ? 'other' : kindOf(language, text, past)
  return { input, text, start, published: ref.slice(0, 10), values: accepted(values, text, kind), kind }
}

const YEAR = /(?<!\d)\d{4}(?!\d)/
const MIDDLE = /mid|half|نص|منتصف|orta/
const LONG_UNIT = /year|month|yıl|yil|sene|\bay|سنه|سنوات|سنتين|عام|شهر|اشهر/

/**
 * The sets look ahead, news looks back, so without a year the year before is right too, and the week before of a day of
 * the week. Half a month, or months and years from now, may be told as coarsely as they are said.
 */
function accepted(values: readonly string[], text: string, kind: Kind): string[] {
  const said = fold(text)
  const all = new Set(values)
  for (const value of values) {
    if (kind === 'partial' && !YEAR.test(said)) all.add(`${Number(value.slice(0, 4)) - 1}${value.slice(4)}`)
    if (kind === 'weekday') all.add(daysBefore(value, 7))
    if (MIDDLE.test(said)) all.add(value.slice(0, 7))
    if (kind === 'relative' && LONG_UNIT.test(said)) for (const length of [7, 4]) all.add(value.slice(0, length))
  }
  return [...all]
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)
}
