import { fold } from '../fold'

/** A word, a number or a sign, folded, with its place in the text it was cut from. */
export type Token = { kind: 'word' | 'number' | 'sign'; text: string; start: number; end: number }

const TOKEN = /[\p{L}\p{M}ـ](?:[\p{L}\p{M}\p{Cf}ـ]*[\p{L}\p{M}ـ])?|\p{N}+|[^\s\p{L}\p{M}\p{N}\p{Cf}]/gu

/** Cuts a short text into tokens; blanks and invisible marks are skipped, inside a word too. */
export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: piece, index }) => {
    const folded = fold(piece)
    const kind = /^\d/.test(folded) ? 'number' : /^\p{L}/u.test(folded) ? 'word' : 'sign'
    return { kind, text: folded || piece, start: index, end: index + piece.length }
  })
}

/**
 * The longest run of words at `from` that a list knows, dots between them overlooked (`p.m.`), and the token after it.
 */
export function longestKnown<Value>(
  tokens: readonly Token[],
  from: number,
  lookup: (words: string) => Value | undefined,
  most = 4,
): { value: Value; next: number } | null {
  let words = ''
  let found = null as { value: Value; next: number } | null
  let taken = 0
  for (let at = from; at < tokens.length && taken < most; at++) {
    const token = tokens[at] as Token
    if (token.kind === 'sign') {
      if (token.text !== '.' || at === from || tokens[at - 1]?.end !== token.start) break
      if (found?.next === at) found = { ...found, next: at + 1 }
      continue
    }
    words = words ? `${words} ${token.text}` : token.text
    taken++
    const value = lookup(words)
    if (value !== undefined) found = { value, next: at + 1 }
  }
  return found
}
