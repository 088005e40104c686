import { AR } from '../words/arabic'

const AND = /^[وف](?=.{2})/
const ARTICLE = /^ال(?=.{2})/
const FOR_THE = /^ل(?=.{3})/
export const PREFIXES = [/^/, AND, /^[بلك](?=.{2})/, /^[وف][بلك](?=.{2})/]

/** The word without و and ف before it. */
export const bare = (word: string) => word.replace(AND, '')

type Reading = { word: string; definite: boolean }

/** A noun as it stands, and without و ف, ب ل ك and the article, in this order. */
export function readingsOf(text: string): Reading[] {
  const readings: Reading[] = []
  for (const prefix of PREFIXES) {
    if (prefix !== PREFIXES[0] && !prefix.test(text)) continue
    const word = text.replace(prefix, '')
    readings.push({ word, definite: false })
    if (ARTICLE.test(word)) readings.push({ word: word.slice(2), definite: true })
    else if (FOR_THE.test(word)) readings.push({ word: word.slice(1), definite: text.includes('لل') })
  }
  return readings
}

/** What a kind word (صحيفة, وكالة), however it is written on, makes of the name beside it. */
export const ARABIC_CLASS = (word: string): string | null => {
  for (const prefix of PREFIXES) {
    const found = AR.classes.get(word.replace(prefix, ''))
    if (found) return found
  }
  return null
}
