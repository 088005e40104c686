import type { DropReason } from './reading'
import type { Sign } from './signs'
import { keyOf, wordsOf } from './words/lexicon'

/** One line of the page. `fate` is null until it is known whether the line is text or why it is not. */
export type Line = {
  text: string
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
  for (const piece of raw.toWellFormed().split(BREAK)) {
    const text = piece.replace(BLANK, ' ').trim()
    if (text) lines.push(lineOf(text, apart))
    apart = text === ''
  }
  return lines
}

export function lineOf(text: string, apart: boolean): Line {
  const short = text.length <= LONGEST_FURNITURE
  return {
    text,
    key: short ? keyOf(text) : '',
    words: short ? wordsOf(text).length : text.split(' ').length,
    apart,
    fate: null,
    sign: null,
  }
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

/** Whether a line is running text: a sentence, or more words than any headline has; a menu has no signs between them. */
export function isProse(line: Line): boolean {
  if (line.sign !== null) return false
  if (line.words >= 24 && /[.,،؛;:!?؟]/.test(line.text)) return true
  return line.words >= 6 && endsSentence(line.text)
}

const BULLET = /^(?:[-–—•·▪●○◦*■]|\d{1,2}[.)-])\s?\S/

export function isListItem(line: Line): boolean {
  return BULLET.test(line.text)
}
