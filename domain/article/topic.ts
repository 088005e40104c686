import { STOP, wordsOf } from './words/lexicon'

/** Enough of a text to know what it is about. */
const READ_AT_MOST = 20_000

const ARABIC_PREFIX = /^(?:[وف]?(?:[بك]?ال|لل)|[وفبل])(?=\S{3})/

/** The words that tell what a text is about, cut down so that inflected forms meet. */
export function stemsOf(text: string): Set<string> {
  const stems = new Set<string>()
  for (const word of wordsOf(text.slice(0, READ_AT_MOST))) {
    if (STOP.has(word) || word.length < 3) continue
    const bare = word.replace(ARABIC_PREFIX, '')
    if (!STOP.has(bare)) stems.add(bare.slice(0, /[a-z]/.test(bare) ? 6 : 4))
  }
  return stems
}

/** The share of the first text's stems that the second has too, from 0 to 1; 0 when the first says nothing. */
export function shareOf(stems: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return stems.size === 0 ? 0 : common(stems, others) / stems.size
}

/** How much two texts speak of the same, whichever is longer: common stems over those of the smaller, from 0 to 1. */
export function kinship(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  return common(one, other) / Math.max(1, Math.min(one.size, other.size))
}

function common(stems: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let count = 0
  for (const stem of stems) if (others.has(stem)) count++
  return count
}
