import { fold } from '../fold'
import type { DropReason } from './reading'
import type { Sign } from './signs'
import { keyOfFolded } from './words/lexicon'
import { unwrap } from './wrapped'

/** One line of the page. `fate` is null until it is known whether the line is text or why it is not. */
export type Line = {
  text: string
  /** The folded text, and its key for the word lists; empty where the line is too long to be in one. */
  folded: string
  key: string
  words: number
  /** A blank line stands before it. */
  apart: boolean
  fate: DropReason | 'text' | null
  /** What its words alone make it. */
  sign: Sign
}

/** Longer lines are never furniture, and comparing them with word lists would only cost time. */
const LONGEST_FURNITURE = 600

const BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/
const BLANK = /[\s\u0000-\u001f\u007f-\u009f\u200b\ufeff\u2060]+/g

/** The lines of a page that hold anything, their blanks single spaces. A lone surrogate becomes U+FFFD. */
export function linesOf(raw: string): Line[] {
  const lines: Line[] = []
  let apart = true
  for (const text of unwrap(
    raw
      .toWellFormed()
      .split(BREAK)
      .map((line) => line.replace(BLANK, ' ').trim()),
  )) {
    if (text) lines.push(lineOf(text, apart))
    apart = text === ''
  }
  return lines
}

export function lineOf(text: string, apart: boolean): Line {
  const folded = text.length <= LONGEST_FURNITURE ? fold(text) : ''
  const words = text.match(/[\p{L}\p{N}][^\s/|–—]*/gu)?.length ?? 0
  return { text, folded, key: keyOfFolded(folded), words, apart, fate: null, sign: null }
}

/** Puts several lines, each with its fate, in the place of one. */
export function replaceLine(lines: Line[], index: number, pieces: { text: string; fate: Line['fate'] }[]): void {
  const apart = lines[index]?.apart ?? true
  const kept = pieces.filter(({ text }) => text.trim() !== '')
  lines.splice(index, 1, ...kept.map(({ text, fate }, at) => ({ ...lineOf(text.trim(), at > 0 || apart), fate })))
}

const CLOSERS = /["'»”’)\]}›؛،\p{Cf}\s]+$/u

/** Whether a line ends as a sentence does, closing quotes and brackets aside. */
export function endsSentence(text: string): boolean {
  return /[.!?؟…۔。]$/.test(text.slice(-12).replace(CLOSERS, ''))
}

/** More words than a headline has; a question or an exclamation below it may be one. */
const LONGEST_HEADLINE = 16

/** A menu on one line has no more words than this. */
const LONGEST_MENU = 300

/** Whether a line is running text: a sentence, or more words than any headline, with signs between as no menu has. */
export function isProse(line: Line): boolean {
  const { text, words, sign } = line
  if (sign !== null || words < 6 || text.split('|', 3).length > 2) return false
  if (words >= 24 && (words >= LONGEST_MENU || /[.,،؛!?؟]/.test(text))) return true
  return words >= LONGEST_HEADLINE
    ? endsSentence(text)
    : endsSentence(text) && !/(?:[!?؟…]|\.\.)["'»”’)\]\s]*$/.test(text)
}

const BULLET = /^(?:[-–—•·▪●○◦*■]|\d{1,2}[.)-])\s?\S/

export function isListItem(line: Line): boolean {
  return BULLET.test(line.text)
}
