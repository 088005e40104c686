import { isListed, type Page } from './page'
import type { Placed } from './said'
import { TURKISH } from './tongue'

const CLAUSE = 30

/**
 * Whether the clause around a time speaks of what is to come: a word that says so or a verb by its form stands in it. A
 * clause ends with a sign or a word like `that`; a Turkish one behind the time with its first verb.
 */
export function isFuture(page: Page, { from, next }: Placed<unknown>): boolean {
  const turkish = page.tongues[0] === TURKISH
  for (let at = from - 1; !turkish && at > from - CLAUSE && !isEnd(page, at); at--)
    if (tellsFuture(page, at)) return true
  for (let at = next; at < next + CLAUSE && !isEnd(page, at); at++) {
    if (tellsFuture(page, at)) return true
    if (turkish && PAST.test(page.tokens[at]?.text ?? '')) return false
  }
  return false
}

function isEnd(page: Page, at: number): boolean {
  const token = page.tokens[at]
  return !token || /^[.,;:!?؟…،؛"«»“”()–—]$/.test(token.text) || isListed(page, at, 'clause')
}

const PAST = /(?:[dt][iu]g[iu]|[dt][iu](?:ler|lar)?$|m[iu]s(?:[dt]|$))/
const TURKISH_FUTURE = /[ea]c[ea][kg]/
const ARABIC_FUTURE = /^[وف]?س[يتن]\p{L}{2,}$/u

function tellsFuture(page: Page, at: number): boolean {
  if (isListed(page, at, 'future')) return true
  const word = page.tokens[at]?.text ?? ''
  if (ARABIC_FUTURE.test(word)) return !isListed(page, at, 'notFuture', true)
  return page.tongues.includes(TURKISH) && TURKISH_FUTURE.test(word)
}
