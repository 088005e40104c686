import { fold } from '../fold'

/** A word of a text in its folded form, and where it stands as it is written; UTF-16 offsets. */
export type Word = { folded: string; start: number; end: number }

// Marks and invisible characters belong to the letter before them. Half of a surrogate pair is no letter.
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*/gu

/** The words of a text in their order, punctuation aside: letters and digits in a row are a word. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  const forms = new Map<string, string>()
  for (const { 0: written, index: start } of text.matchAll(WORD)) {
    const folded = forms.get(written) ?? fold(written)
    forms.set(written, folded)
    if (folded) words.push({ folded, start, end: start + written.length })
  }
  return words
}
