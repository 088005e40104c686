import { fold } from '../fold'
import ar from './words/ar.json'
import en from './words/en.json'
import tr from './words/tr.json'

/** The words one language tells dates with, as they stand in `words/`: alternatives in one string, split by `|`. */
type Words = typeof en

export type Shift = -1 | 0 | 1
export type Unit = 'hour' | 'day' | 'week' | 'fortnight' | 'month' | 'year' | 'decade'

/** What a word means in each list that gives words a meaning; in the others it stands or does not. */
export type Meanings = {
  months: number
  /** Months and days of the week with the endings of Turkish cases. */
  declinedMonths: number
  /** Abbreviations and names that are other words too: a month only beside a number. */
  shortMonths: number
  unsureMonths: number
  hijriMonths: number
  weekdays: number
  declinedWeekdays: number
  shortWeekdays: number
  numbers: number
  tens: number
  hundreds: number
  units: Unit
  /** A single unit that may be last, this or next. */
  periods: Unit
  /** Two of a unit, in one Arabic word. */
  pairs: Unit
  /** Days from the publication: yesterday, today. */
  days: number
  before: Shift
  after: Shift
}

const LISTS = [
  'few',
  'thousand',
  'twoThousand',
  'hundred',
  'last',
  'shyMonths',
  'notFuture',
  'clause',
  'otherWeek',
  'remembered',
  'single',
  'plurals',
  'weekdayMarks',
  'shyWeekdays',
  'articles',
  'clock',
  'hence',
  'portions',
  'portionsAfter',
  'ordinalSigns',
  'of',
  'dayOf',
  'notToday',
  'yearCuesBefore',
  'monthWords',
  'yearWords',
  'dayWords',
  'equals',
  'era',
  'hijriEra',
  'and',
  'yearCues',
  'yearCuesSure',
  'monthCues',
  'behindYear',
  'future',
] as const
const BESIDE = ['names', 'dayNames', 'others', 'ago'] as const

export type ListName =
  | (typeof LISTS)[number]
  | `${(typeof BESIDE)[number]}.${'before' | 'after'}`
  | `event.${'day' | 'before' | 'after' | 'from'}`
  | `said.${'published' | 'planned'}`

export type Phrase = { list: ListName | keyof Meanings; meaning: unknown }

/** All phrases of a language by their folded spelling, and what longer phrases begin with. */
export type Tongue = {
  language: string
  phrases: ReadonlyMap<string, readonly Phrase[]>
  beginnings: ReadonlySet<string>
}

/** The form in which words meet: folded, single spaces, no signs. */
function split(names: string): string[] {
  return names
    .split('|')
    .map((name) => (fold(name).match(/[\p{L}\p{N}]+/gu) ?? []).join(' '))
    .filter(Boolean)
}

function numbered(rows: readonly string[], first = 1, step = 1): [string, number][] {
  return rows.flatMap((names, index) => split(names).map((name): [string, number] => [name, step * (index + first)]))
}

function keyed(rows: Record<string, string>): [string, string][] {
  return Object.entries(rows).flatMap(([key, names]) => split(names).map((name): [string, string] => [name, key]))
}

/** Endings of Turkish cases, folded; before a vowel a final k turns into ğ, which folds to g. */
export const TURKISH_CASES: ReadonlySet<string> = new Set(
  'da|de|ta|te|dan|den|tan|ten|in|un|nin|nun|a|e|ya|ye|i|u|yi|yu|daki|deki|taki|teki|si|su|inde|unde|inda|unda|sinde|sunda|sinda|sunde|inden|undan|unden|sinden|sundan|ine|una|une|sine|suna|ni|nu'.split(
    '|',
  ),
)

function declined<Value>(names: readonly [string, Value][]): [string, Value][] {
  return names.flatMap(([name, value]) =>
    Array.from(TURKISH_CASES, (ending): [string, Value] => [
      (/k$/.test(name) && /^[aeiu]/.test(ending) ? `${name.slice(0, -1)}g` : name) + ending,
      value,
    ]),
  )
}

function tongueOf(words: Words): Tongue {
  const phrases = new Map<string, Phrase[]>()
  const add = (list: Phrase['list'], names: readonly [string, unknown][]) => {
    for (const [name, meaning] of names) phrases.set(name, [...(phrases.get(name) ?? []), { list, meaning }])
  }
  const addList = (list: ListName, names: string) =>
    add(
      list,
      split(names).map((name) => [name, true]),
    )
  const turkish = words.language === 'tr'
  const inflected = (names: [string, number][]) => (turkish ? [...names, ...declined(names)] : names)
  const months = numbered(words.months)
  const weekdays = numbered(words.weekdays)

  add('months', months)
  add('weekdays', weekdays)
  add('declinedMonths', turkish ? declined(months) : [])
  add('declinedWeekdays', turkish ? declined(weekdays) : [])
  for (const list of ['shortMonths', 'unsureMonths', 'shortWeekdays'] as const) add(list, numbered(words[list]))
  add('hijriMonths', inflected(numbered(words.hijriMonths)))
  add('numbers', inflected([...numbered(words.ones), ...numbered(words.teens, 10), ...numbered(words.ordinals)]))
  add('tens', inflected(numbered(words.tens, 2, 10)))
  add('hundreds', numbered(words.hundreds, 1, 100))
  for (const list of ['units', 'periods', 'pairs'] as const) add(list, keyed(words[list]))
  for (const list of ['days', 'before', 'after'] as const)
    add(
      list,
      keyed(words[list]).map(([name, count]) => [name, Number(count)]),
    )
  for (const list of LISTS) addList(list, words[list])
  for (const list of BESIDE)
    for (const side of ['before', 'after'] as const) addList(`${list}.${side}`, words[list][side])
  for (const [side, names] of Object.entries(words.event)) addList(`event.${side}` as ListName, names)
  for (const [role, names] of Object.entries(words.said)) addList(`said.${role}` as ListName, names)
  return { language: words.language, phrases, beginnings: new Set([...phrases.keys()].flatMap(beginnings)) }
}

function beginnings(phrase: string): string[] {
  const words = phrase.split(' ')
  return words.slice(0, -1).map((_, at) => words.slice(0, at + 1).join(' '))
}

export const ARABIC = tongueOf(ar as unknown as Words)
export const ENGLISH = tongueOf(en)
export const TURKISH = tongueOf(tr as unknown as Words)
export const TONGUES: readonly Tongue[] = [ARABIC, TURKISH, ENGLISH]

/** Every name of a day of the week, as folded words; an Arabic one has its article. */
export const WEEKDAYS: ReadonlySet<string> = new Set(
  TONGUES.flatMap(({ language, phrases }) =>
    [...phrases].flatMap(([name, meanings]) => {
      const sure = language === 'ar' ? ['weekdays'] : ['weekdays', 'shortWeekdays']
      return meanings.some(({ list }) => sure.includes(list)) ? [name] : []
    }),
  ),
)
