import { fold } from '../fold'
import { type Form, formsOf } from './forms'

/** What stands between a word and the one before it. Names go on over the first four only. */
export type Gap = 'none' | 'invisible' | 'space' | 'slash' | 'pause' | 'stop'

/** How a word is written, shared by all words of a text that are written so. */
export type Spelling = {
  raw: string
  /** Folded, the apostrophe inside it dropped: Ha'aretz is haaretz. */
  text: string
  /** Folded, as far as its apostrophe: of Reuters'a, reuters. The same as `text` where it has none. */
  stem: string
  /** How long the stem is as written. */
  stemLength: number
  capital: boolean
  /** The ways to read it: as it stands, without what is tied to it. */
  forms: readonly Form[]
}

/** A word or a number of a text. Offsets are UTF-16 units. */
export type Word = { spelling: Spelling; start: number; end: number; gap: Gap }

const APOSTROPHE = /\p{Cf}*['’‘ʼ´`＇′׳״]/u
const WORD = /\p{L}[\p{L}\p{M}ـ]*(?:\p{Cf}*['’‘ʼ´`＇′׳״]\p{Cf}*\p{L}[\p{L}\p{M}]*)*|\p{N}+/gu
const INVISIBLE = /[\p{Cf}\p{M}ـ]+/gu

/** More between two words than this and they do not belong together. */
const WIDEST_GAP = 12

/** Cuts a text into its words. Invisible characters part words, as nobody can tell which they were meant to hide. */
export function cut(text: string): Word[] {
  const spellings = new Map<string, Spelling>()
  const words: Word[] = []
  let end = 0
  for (const { 0: raw, index: start } of text.matchAll(WORD)) {
    const gap = words.length === 0 ? 'stop' : gapOf(text, end, start)
    end = start + raw.length
    let spelling = spellings.get(raw)
    if (!spelling) {
      spelling = spellingOf(raw)
      spellings.set(raw, spelling)
    }
    words.push({ spelling, start, end, gap })
  }
  return words
}

/** A piece of text taken as one word. */
export function spellingOf(raw: string): Spelling {
  const apostrophe = raw.search(APOSTROPHE)
  const text = fold(apostrophe < 0 ? raw : raw.split(APOSTROPHE).join(''))
  const stem = apostrophe < 0 ? text : fold(raw.slice(0, apostrophe))
  const stemLength = apostrophe < 0 ? raw.length : apostrophe
  return { raw, text, stem, stemLength, capital: /^\p{Lu}/u.test(raw), forms: formsOf(text, stem) }
}

/** Where a word ends as far as it is a name: before what an apostrophe ties to it. */
export function stemEnd({ spelling, start }: Word): number {
  return start + spelling.stemLength
}

/** A full stop behind a lone letter (U. N.) ends nothing. */
function gapOf(text: string, end: number, start: number): Gap {
  if (start === end) return 'none'
  if (start - end > WIDEST_GAP) return 'stop'
  const between = text.slice(end, start)
  if (between === ' ') return 'space'
  if (between === '/') return 'slash'
  const seen = between.replace(INVISIBLE, '').replace(/\r\n?/g, '\n')
  if (seen === '') return 'invisible'
  if (/^(?:[\p{Z}\t]*\n?[\p{Z}\t]*|[-‐‑.]|['’]\p{Z}|[\p{Z}\t]?&[\p{Z}\t]?)$/u.test(seen)) return 'space'
  if (/^\.\p{Z}$/u.test(seen) && !/\p{L}\p{L}$/u.test(text.slice(end - 2, end))) return 'space'
  return /[.!?؟…;؛。]|\n\s*\n|[\u2028\u2029]/.test(seen) ? 'stop' : 'pause'
}
