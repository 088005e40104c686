/** What a reviewer made of what the reader proposed. */
export const CHOICES = ['accepted', 'corrected', 'refused'] as const
export type Choice = (typeof CHOICES)[number]

/** What the reader proposes from a text: an edge to whoever spoke, or a time. */
export const SUGGESTED = ['citation', 'date'] as const

/** So many characters of a text are read for proposals, ten long articles: nobody at the desk waits for a book. */
export const SUGGESTED_FROM = 50_000

/** The part of a text that is read for proposals: up to the last paragraph or word that ends within the limit. */
export function readFor(text: string): string {
  if (text.length <= SUGGESTED_FROM) return text
  const part = text.slice(0, SUGGESTED_FROM)
  const end = [part.lastIndexOf('\n\n'), part.lastIndexOf(' ')].find((at) => 2 * at > SUGGESTED_FROM) ?? SUGGESTED_FROM
  // Never half of a surrogate pair.
  return part.slice(0, end).replace(/[\uD800-\uDBFF]$/, '')
}

/** How far a proposed passage reaches to either side of the words that make it worth proposing. */
const REACH = 160

/**
 * The sentence that words stand in, or as much of it as is near them: what a reader is shown, and what is kept. In and out:
 * a stretch of the text, in UTF-16 units; neither a word nor a letter is cut in two.
 */
export function sentenceAround(text: string, words: { start: number; end: number }): { start: number; end: number } {
  const before = text.slice(Math.max(0, words.start - REACH), words.start)
  const after = text.slice(words.end, words.end + REACH)
  const begun = before.match(/^[^]*(?:[.!?؟…]["'”»)]?\s|\n)/)?.[0].length
  const ended = after.match(/[.!?؟…]["'”»)]?(?=\s|$)|(?=\n)/)
  const start = begun ?? (words.start <= REACH ? 0 : cut(before.match(/^\S*\s/)?.[0].length, before.length))
  const whole = words.end + REACH >= text.length ? after.length : cut(after.match(/\s\S*$/)?.index, 0)
  const end = ended ? (ended.index ?? 0) + ended[0].length : whole
  return trimmed(text, words.start - before.length + start, words.end + end)
}

const cut = (at: number | undefined, otherwise: number) => at ?? otherwise

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  const part = text.slice(start, end)
  return { start: start + part.length - part.trimStart().length, end: end - (part.length - part.trimEnd().length) }
}
