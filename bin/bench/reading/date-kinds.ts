import { fold } from '../../../domain/fold'

export const KINDS = ['explicit', 'partial', 'weekday', 'relative', 'Hijri', 'other'] as const
export type Kind = (typeof KINDS)[number]

const LOCALES = {
  ar: ['ar-EG', 'ar-SY', 'ar-MA', 'ar-DZ', 'ar-TN'],
  tr: ['tr'],
  en: ['en'],
}
type Language = keyof typeof LOCALES

/** Words that tie an expression to another day, so that a month in it does not decide alone. */
const TIED: Record<Language, string> = {
  ar: 'القادم القادمه الماضي الماضيه السابق السابقه التالي التاليه المقبل المقبله المنصرم الفائت الجاي بعد قبل منذ اسبوع الاسبوع اخر الاخير الاخيره هذا هذه الحالي الحاليه الان',
  tr: 'gelecek gecen onceki sonraki onumuzdeki gectigimiz hafta haftasi once sonra son bu itibaren icinde',
  en: 'next last previous past this after before ago from week weeks day days coming later hence upcoming year years',
}

const NAMES = Object.fromEntries(
  Object.entries(LOCALES).map(([language, locales]) => [
    language,
    {
      months: names(locales, 12, (at) => [`2023-${String(at + 1).padStart(2, '0')}-15`, { month: 'long' }]).concat(
        names(locales, 12, (at) => [`2023-${String(at + 1).padStart(2, '0')}-15`, { month: 'short' }]),
      ),
      weekdays: names(locales, 7, (at) => [`2023-01-0${at + 1}`, { weekday: 'long' }]).map((name) =>
        name.length > 5 ? name.replace(/^ال|ء$/g, '') : name,
      ),
      hijri: names(
        locales.map((locale) => `${locale}-u-ca-islamic-umalqura`),
        12,
        (at) => [new Date(Date.UTC(2023, 7, 1 + Math.round(29.53 * at))).toISOString(), { month: 'long' }],
      ),
    },
  ]),
) as Record<Language, Record<'months' | 'weekdays' | 'hijri', string[]>>

/**
 * What kind of expression a text is (`other`: bare numbers, the nth day of a week or month), by the names of the calendar in it and by how exact its
 * answer is.
 */
export function kindOf(language: Language, text: string, value: string): Kind {
  const said = fold(text)
  const { months, weekdays, hijri } = NAMES[language]
  const stands = (names: readonly string[]) => names.some((name) => standsIn(said, name, language === 'ar' ? 3 : 0))
  const tied = said.split(/[^\p{L}\p{N}]+/u).some((word) => TIED[language].split(' ').includes(word))
  const year = /(?<!\d)\d{4}(?!\d)/.test(said)
  const day = /(?<!\d)\d{1,2}(?!\d)/.test(said)
  if (stands(hijri)) return 'Hijri'
  if (stands(months)) {
    if (tied || (stands(weekdays) && !day)) return 'other'
    return year && value.length === 10 ? 'explicit' : 'partial'
  }
  if (/\d{1,4}[-./]\d{1,2}[-./,] ?\d{1,4}/.test(said)) return 'explicit'
  if (year && !tied) return 'partial'
  if (stands(weekdays)) return said.includes(' ') ? (tied || day ? 'relative' : 'other') : 'weekday'
  return day && !tied ? 'other' : 'relative'
}

/** Whether a name stands in the text as a word, with so much of a prefix or with an ending of its language. */
function standsIn(said: string, name: string, prefix: number): boolean {
  const at = said.indexOf(name)
  if (at < 0) return false
  const before = /\p{L}*$/u.exec(said.slice(0, at))?.[0] ?? ''
  const behind = /^['’]?\p{L}*/u.exec(said.slice(at + name.length))?.[0] ?? ''
  return before.length <= prefix && behind.length <= (name.length > 3 ? 4 : 0)
}

function names(
  locales: readonly string[],
  count: number,
  nth: (at: number) => [string, Intl.DateTimeFormatOptions],
): string[] {
  return locales.flatMap((locale) =>
    Array.from({ length: count }, (_, at) => {
      const [day, options] = nth(at)
      return fold(new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(day)))
    }),
  )
}
