import { type Token, tokensOf } from '../article/tokens'
import { expressionAt } from './expression'
import { matchesOf } from './known'
import { firstNumber } from './numeric'
import type { Page } from './page'
import { merged } from './pairs'
import type { Placed, Said } from './said'
import { inherited, joint } from './series'
import { ARABIC, ENGLISH, TONGUES, type Tongue, TURKISH } from './tongue'
import { pastName } from './traps'

const GRAMMARS: Record<string, readonly Tongue[]> = {
  ar: [ARABIC, ENGLISH],
  tr: [TURKISH, ARABIC],
  en: [ENGLISH, ARABIC],
}

export function pageOf(text: string, language: string | null): Page {
  const tokens = tokensOf(text)
  const tongues = language === null ? TONGUES : (GRAMMARS[language] ?? [])
  const first = language === null || language === 'en' ? firstNumber(tokens) : 'day'
  return { text, tokens, matches: matchesOf(tokens), tongues, first }
}

/** Where the expressions of the calendar stand on a page and what they say, before any of it is reckoned. */
export function expressionsIn(page: Page): Placed<Said>[] {
  const isAddress = addresses(page.text)
  const found: Placed<Said>[] = []
  for (let at = 0, afterYear = -1; at < page.tokens.length; ) {
    const token = page.tokens[at] as Token
    const expression = isAddress(token.start) ? null : expressionAt(page, at, at === afterYear)
    const last = expression?.at(-1)
    if (expression && last) found.push(...expression)
    if (last?.said.kind === 'date' && last.said.month === null) afterYear = joint(page, last.next) || -1
    at = last?.next ?? pastName(page, at)
  }
  return merged(page, inherited(page, found))
}

const ADDRESS = /^(?:[^\s/]{1,40}:\/\/|www\.|[@#])|[\p{L}\d-]\.[a-z]{2,10}\/|\w@\w/iu

/** Whether a place in the text is inside an address of the web or a handle; asked in order of the text. */
function addresses(text: string): (at: number) => boolean {
  const spans = Array.from(text.matchAll(/\S+/g), ({ 0: word, index }) => ({ word, index })).filter(({ word }) =>
    ADDRESS.test(word.slice(0, 200)),
  )
  let next = 0
  return (at) => {
    while (spans[next] && (spans[next]?.index ?? 0) + (spans[next]?.word.length ?? 0) <= at) next++
    return at >= (spans[next]?.index ?? Number.POSITIVE_INFINITY)
  }
}
