import { PASSAGE_LENGTH } from './evidence'
import { isWellFormed } from './text'

/** A passage held in its text: the words, what stands before and after, and where; offsets in UTF-16 units. */
export type Anchor = { exact: string; prefix: string; suffix: string; start: number; end: number }

/** Why a passage is not held, as a refusal code. */
export type Unanchored = 'passage_not_in_text' | 'passage_ambiguous' | 'too_short' | 'too_long'

/** How much of the text around a passage is kept with it (as the Web Annotation TextQuoteSelector does). */
const CONTEXT = 32

/**
 * Finds a passage in a text. White space may differ, as it does when a passage is copied by hand; nothing else may.
 * `near` is where the marker saw it begin; without it a passage that stands there twice is refused.
 * Out: the anchor, with the text's own white space, never with half of a surrogate pair at its ends; or why there is none.
 * Its length is judged as it will be kept: without white space at its ends, with the text's own inside.
 */
export function anchor(text: string, passage: string, near?: number): Anchor | Unanchored {
  const words = squeeze(passage)
  const wanted = words.text.trim()
  if ([...wanted].length < PASSAGE_LENGTH.min) return 'too_short'
  if (!isWellFormed(wanted)) return 'passage_not_in_text'

  const hay = squeeze(text)
  const found: number[] = []
  for (let at = hay.text.indexOf(wanted); at >= 0; at = hay.text.indexOf(wanted, at + 1)) found.push(at)
  if (found.length === 0) return 'passage_not_in_text'
  if (found.length > 1 && near === undefined) return 'passage_ambiguous'

  const distance = (at: number) => Math.abs((hay.places[at] ?? 0) - (near ?? 0))
  const first = found.reduce((best, at) => (distance(at) < distance(best) ? at : best))
  const start = hay.places[first] ?? 0
  const end = (hay.places[first + wanted.length - 1] ?? 0) + 1
  if (end - start > PASSAGE_LENGTH.max) return 'too_long'
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
