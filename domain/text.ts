import type { Locale } from './locale'

/** Why a text cannot be taken as written, as a refusal code; null when it can. */
export type TextFault = 'not_well_formed' | 'control_characters' | 'bidi_controls' | 'too_short' | 'too_long'

// Everything of C0 and C1 but tab and line feed: no reader sees them, and terminals and logs obey them.
const CONTROLS = /[^\P{Cc}\t\n]/u
// What a broken character has become by the time it arrives: browsers send it for a lone surrogate, decoders for bad bytes.
const REPLACEMENT = '\uFFFD'
// Embeddings, overrides, isolates and marks that reorder or hide what stands around them (CVE-2021-42574), tags, BOM.
const BIDI_AND_HIDDEN = /[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\u{E0000}-\u{E007F}]/u
const JOINERS = /[\u200C\u200D]/g

/**
 * Judges a text that a person wrote (not one that was captured): Unicode well formed, no control, no direction override or
 * hidden character, length within limits after trimming: the least in characters without ZWJ and ZWNJ, which are letters'
 * matter and stay but show nothing alone; the most in UTF-16 units, as `maxlength` of a form counts.
 */
export function faultOf(text: string, limits: { min: number; max: number }): TextFault | null {
  if (!isWellFormed(text) || text.includes(REPLACEMENT)) return 'not_well_formed'
  if (CONTROLS.test(text)) return 'control_characters'
  if (BIDI_AND_HIDDEN.test(text)) return 'bidi_controls'
  const trimmed = text.trim()
  if ([...trimmed.replace(JOINERS, '')].length < limits.min) return 'too_short'
  return trimmed.length > limits.max ? 'too_long' : null
}

/** No lone surrogate: such a text has no UTF-8 and no canonical JSON (RFC 8785, section 3.2.2.2). */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

/** The form in which a person's text is kept: NFC, line ends as LF, no space at either end. */
export function tidy(text: string): string {
  return text.replace(/\r\n?/g, '\n').normalize('NFC').trim()
}

/**
 * Whether a text can be in a language of the house, by its script: most letters Arabic for `ar`, most Latin for the others.
 * A text without letters can be in any.
 */
export function isWrittenIn(text: string, language: Locale): boolean {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  return arabic + latin === 0 || (language === 'ar' ? arabic >= latin : latin >= arabic)
}
