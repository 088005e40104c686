/** A part of a text, and where in it the part begins. */
export type Part = { text: string; start: number }

/** Browsers need far longer for one field the more letters stand in one of its lines: a part is as long as a long article. */
export const PART = 10_000

/** A text in parts, each ended by a paragraph, else by a word, where there is one in its second half. Joined they are the text. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = []
  for (let start = 0; start < text.length || start === 0; ) {
    const rest = text.slice(start, start + PART)
    const whole = start + rest.length >= text.length
    const part = whole ? rest : rest.slice(0, endOf(rest))
    parts.push({ text: part, start })
    start += part.length || 1
  }
  return parts
}

function endOf(text: string): number {
  const end = ['\n\n', '\n', ' '].map((gap) => text.lastIndexOf(gap) + gap.length).find((at) => 2 * at > text.length)
  // Never in the middle of a letter.
  return end ?? (/[\uD800-\uDBFF]$/.test(text) ? text.length - 1 : text.length)
}
