/** A passage held in its text: the words, what stands before and after, and where; offsets in UTF-16 units. */
export type Anchor = { exact: string; prefix: string; suffix: string; start: number; end: number }

/** How much of the text around a passage is kept with it (as the Web Annotation TextQuoteSelector does). */
const CONTEXT = 32

/**
 * Finds a passage in a text. White space may differ, as it does when a passage is copied by hand; nothing else may.
 * `near` is where the marker saw it begin; without it a passage that stands there twice is refused.
 * Out: the anchor, with the text's own white space; or the refusal code `passage_not_in_text` or `passage_ambiguous`.
 */
export function anchor(
  text: string,
  passage: string,
  near?: number,
): Anchor | 'passage_not_in_text' | 'passage_ambiguous' {
  const words = squeeze(passage)
  const wanted = words.text.trim()
  if (wanted === '') return 'passage_not_in_text'

  const hay = squeeze(text)
  const found: number[] = []
  for (let at = hay.text.indexOf(wanted); at >= 0; at = hay.text.indexOf(wanted, at + 1)) found.push(at)
  if (found.length === 0) return 'passage_not_in_text'
  if (found.length > 1 && near === undefined) return 'passage_ambiguous'

  const distance = (at: number) => Math.abs((hay.places[at] ?? 0) - (near ?? 0))
  const first = found.reduce((best, at) => (distance(at) < distance(best) ? at : best))
  const start = hay.places[first] ?? 0
  const end = (hay.places[first + wanted.length - 1] ?? 0) + 1
  return {
    exact: text.slice(start, end),
    prefix: whole(text.slice(Math.max(0, start - CONTEXT), start)),
    suffix: whole(text.slice(end, end + CONTEXT)),
    start,
    end,
  }
}

/** The text with each run of white space made one space, and where each of its units stood. */
function squeeze(text: string): { text: string; places: number[] } {
  const units: string[] = []
  const places: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] as string
    const space = /\s/.test(unit)
    if (space && units.at(-1) === ' ') continue
    units.push(space ? ' ' : unit)
    places.push(at)
  }
  return { text: units.join(''), places }
}

/** Drops half a surrogate pair that a cut left at either end. */
function whole(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]/, '').replace(/[\uD800-\uDBFF]$/, '')
}
