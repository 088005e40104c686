import { pastEnding, stands } from './known'
import { fourDigits } from './numbers'
import { isHijriYear } from './numeric'
import { isListed, isWhole, type Page, pastWords, wordsEnd } from './page'
import { date, type Placed, type SaidDate } from './said'
import { joint } from './series'
import { TURKISH } from './tongue'

/** A year that the words around it show to be one: `in 2011,`, `عام 2011`, `2011'de`, `2011 yılında`. */
export function yearMention(page: Page, at: number, afterYear: boolean): Placed<SaidDate> | null {
  const { tokens } = page
  const sure = wordsEnd(page, at, ['yearCuesSure'], 2) ?? at
  const year = fourDigits(tokens[sure])
  if (!year || year < 1300) return null
  const hijri = wordsEnd(page, sure + 1, ['hijriEra'], 1)
  const next = hijri ?? wordsEnd(page, sure + 1, ['era'], 1) ?? sure + 1
  const arabic = page.tongues[0]?.language === 'ar'
  const told = (end: number): Placed<SaidDate> => ({
    said: date({
      year,
      calendar: hijri ? 'hijri' : 'gregorian',
      reason: !hijri && isHijriYear(year) && arabic ? 'other_calendar' : null,
    }),
    from: at,
    next: end,
    cut: 0,
  })
  if (sure > at || hijri) return told(next)
  if (year < 1800) return null
  if (isWhole(page, at, next)) return told(next)
  const marked = page.tongues[0] === TURKISH ? wordsEnd(page, next, ['yearWords'], 2) : null
  if (marked) return told(marked)
  if (page.tongues[0] === TURKISH && isFirstOfYears(page, next)) return told(next)
  if (isYearOf(page, at, year)) return told(next)
  if (isPlaceInTime(page, sure)) return told(next)
  if (!afterYear && !isListed(page, at - 1, 'yearCues')) return null
  return isFollowed(page, next, afterYear || isListed(page, at - 1, 'yearCuesBefore')) ? told(next) : null
}

/** `2011-2019 yılları arasında` */
function isFirstOfYears(page: Page, at: number): boolean {
  const behind = joint(page, at)
  return behind > 0 && fourDigits(page.tokens[behind]) !== null && wordsEnd(page, behind + 1, ['yearWords']) !== null
}

/** `the 2016 coup attempt`; not a round number, which may count. */
function isYearOf(page: Page, at: number, year: number): boolean {
  const token = page.tokens[at + 1]
  return year >= 1900 && year < 2100 && year % 100 !== 0 && token?.kind === 'word' && isListed(page, at - 1, 'articles')
}

/** `2011'de`, `2024'ün`: a Turkish ending that numbers of things do not take, unless it is `2024'ten fazla`. */
function isPlaceInTime(page: Page, at: number): boolean {
  const { tokens } = page
  const behind = pastEnding(tokens, at + 1)
  if (behind === at + 1) return false
  const ending = tokens[behind - 1]?.text ?? ''
  return (
    /^(?:d[ae]|t[ae]|d[ae]n|t[ae]n|n?[iu]n|d[ae]ki|t[ae]ki)$/.test(ending) && !isListed(page, behind, 'others.after')
  )
}

/** No noun follows that the number could count; `byName`: a name may follow, where it begins the sentence's subject. */
function isFollowed(page: Page, at: number, byName: boolean): boolean {
  const token = page.tokens[at]
  if (!token || (token.kind === 'sign' && !/^[%.$€£]$/.test(token.text))) return true
  if (token.text === '.') return page.tokens[at + 1]?.kind !== 'number'
  if (token.kind === 'number' || token.kind === 'sign') return false
  if (byName && /^\p{Lu}/u.test(page.text.slice(token.start, token.end))) return true
  return isListed(page, at, 'behindYear')
}

/** `end of 2023`, `أواخر حزيران`, `2024 yılının başında`: a part of a year, a month or of last year. */
export function portionBefore(page: Page, at: number): number {
  for (const tongue of page.tongues) {
    const found = stands(page, at, tongue, 'portions')
    if (found) return page.tokens[found.next]?.text === '-' ? found.next + 1 : found.next
  }
  return at
}

export function portionAfter(page: Page, at: number): number {
  const behind = pastWords(page, at, ['monthWords', 'yearWords'], 2)
  for (const tongue of page.tongues) {
    const found = stands(page, behind, tongue, 'portionsAfter')
    if (found) return found.next
  }
  return at
}
