import { fold } from '../../domain/fold'

/** Longer questions than this are nobody's; shorter beginnings of words than this would find everything. */
const WORDS = 12
const BEGINNING = 3

/**
 * What somebody types into a search box, as a Postgres `tsquery`: all of its words, folded as the index is, the last one
 * also as a beginning. Null when there is nothing in it to look for.
 */
export function searchFor(typed: string | null | undefined): string | null {
  const words = fold((typed ?? '').slice(0, 200)).match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return null
  const sought = words.slice(0, WORDS)
  const last = sought.at(-1) ?? ''
  return sought.join(' & ') + ([...last].length >= BEGINNING ? ':*' : '')
}
