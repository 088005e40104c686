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
