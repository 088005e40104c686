import { expect, test } from 'vitest'
import { expressionsIn, pageOf } from './find'

/** How often a word is looked up while a text of so many characters is read. */
function work(unit: string, language: string | null, characters: number): number {
  const page = pageOf(unit.repeat(Math.ceil(characters / unit.length)).slice(0, characters), language)
  let asked = 0
  expressionsIn({
    ...page,
    matches: (tongue, at) => {
      asked++
      return page.matches(tongue, at)
    },
  })
  return asked
}

test.each([
  ['numbers', '11 '],
  ['numbers and slashes', '11/'],
  ['numbers and dashes', '2024-06-11-'],
  ['dates in numbers', '11/6/2024 '],
  ['paired months', 'حزيران/يونيو/'],
  ['months', 'June '],
  ['months and numbers', 'حزيران 11 '],
  ['days that share a month which never comes', '11 و'],
  ['ranges', 'من 11 إلى '],
  ['Turkish ranges', '11 ve '],
  ['counts of days', 'one month and '],
  ['numbers in words', 'twenty '],
  ['years in words', 'bin dokuz yüz '],
  ['days of the week', 'الثلاثاء '],
  ['the same day in two calendars', '5 ذو الحجة 1445 - '],
  ['beginnings of phrases', 'the day '],
  ['names with hyphens', 'Dhu al-'],
  ['Turkish endings', "Haziran'ın "],
  ['years', 'في 2023 '],
  ['bidi marks', '\u202e\u2066'],
  ['one word', 'س'],
  ['dots', '.a'],
])('ten times as many %s are no more than ten times the work', (_, unit) => {
  for (const language of [null, 'tr']) {
    const [one, ten] = [work(unit, language, 1_000), work(unit, language, 10_000)]
    expect(ten, `${language}: ${one}, ${ten}`).toBeLessThanOrEqual(11 * one)
  }
})
