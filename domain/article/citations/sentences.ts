import { fold } from '../../fold'

/** A word, number or sign with its place in the text. `text` is folded; `sentence` counts the sentences from 0. */
export type Token = {
  kind: 'word' | 'number' | 'sign'
  text: string
  start: number
  end: number
  sentence: number
  /** Inside quotation marks, counted from 1 in the text; 0 outside. */
  quote: number
  capital: boolean
}

/** A sentence: its tokens `[from, to)` and its trimmed place in the text. */
export type Sentence = { from: number; to: number; start: number; end: number }

const PIECE = /\p{L}[\p{L}\p{M}\p{Cf}ـ]*|\p{N}+|[^\s\p{L}\p{M}\p{N}\p{Cf}]|\n+/gu
const OPENING: Readonly<Record<string, string>> = { '«': '»', '“': '”', '„': '“', '‹': '›', '"': '"', '”': '”' }
const ENDS = new Set(['.', '!', '?', '؟', '…', '۔'])
const CLOSERS = new Set(['"', '»', '”', ')', ']', '’', '›'])

/** So many tokens are a sentence, however little its writer cared for full stops: what is looked through stays short. */
const LONGEST = 220

/** Folding is dear and words come back: each spelling is folded once in a text. */
function folding(): (word: string) => string {
  const known = new Map<string, string>()
  return (word) => {
    const seen = known.get(word)
    if (seen !== undefined) return seen
    const folded = fold(word)
    known.set(word, folded)
    return folded
  }
}

/**
 * Cuts a text into tokens and sentences. A full stop ends a sentence unless it stands inside quotation marks that close in
 * the same paragraph, in a number, or behind a lone letter or an abbreviation.
 */
export function sentencesOf(
  text: string,
  abbreviations: ReadonlySet<string>,
): { tokens: Token[]; sentences: Sentence[] } {
  const tokens: Token[] = []
  const breaks = new Set<number>()
  const folded = folding()
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    if (piece.startsWith('\n')) {
      breaks.add(tokens.length)
      continue
    }
    const start = index
    const bare = piece.replace(/\p{Cf}+$/u, '')
    const kind = /^\p{L}/u.test(piece) ? 'word' : /^\p{N}/u.test(piece) ? 'number' : 'sign'
    const capital = kind === 'word' && /^\p{Lu}/u.test(piece)
    const form = kind === 'sign' ? piece : folded(bare)
    tokens.push({ kind, text: form, start, end: start + bare.length, sentence: 0, quote: 0, capital })
  }
  markQuotes(tokens, breaks)
  return { tokens, sentences: cut(tokens, breaks, abbreviations) }
}

/** Pairs the quotation marks of each paragraph; one that never closes there is no quotation mark. */
function markQuotes(tokens: Token[], breaks: ReadonlySet<number>): void {
  let quote = 0
  let open: { at: number; closer: string } | null = null
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token
    if (breaks.has(at)) open = null
    if (open && token.text === open.closer) {
      quote++
      for (let inside = open.at + 1; inside < at; inside++) (tokens[inside] as Token).quote = quote
      open = null
    } else if (!open && token.kind === 'sign') {
      const closer = OPENING[token.text]
      if (closer) open = { at, closer }
    }
  }
}

function cut(tokens: Token[], breaks: ReadonlySet<number>, abbreviations: ReadonlySet<string>): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  const close = (to: number) => {
    if (to <= from) return
    const first = tokens[from] as Token
    for (let at = from; at < to; at++) (tokens[at] as Token).sentence = sentences.length
    sentences.push({ from, to, start: first.start, end: (tokens[to - 1] as Token).end })
    from = to
  }
  for (let at = 0; at < tokens.length; at++) {
    if (breaks.has(at)) close(at)
    if (at < from) continue
    if (at - from >= LONGEST) close(at)
    if (!ENDS.has((tokens[at] as Token).text) || !endsSentence(tokens, at, abbreviations)) continue
    let next = at + 1
    while (next < tokens.length && next - at < 4 && !breaks.has(next) && isCloser(tokens, next)) next++
    close(next)
  }
  close(tokens.length)
  return sentences
}

function isCloser(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token
  return CLOSERS.has(token.text) && tokens[at - 1]?.end === token.start
}

function endsSentence(tokens: readonly Token[], at: number, abbreviations: ReadonlySet<string>): boolean {
  const token = tokens[at] as Token
  const before = tokens[at - 1]
  const after = tokens[at + 1]
  // The mark that closes a quotation stands behind its full stop: the sentence may end there, outside.
  if (token.quote > 0 && after?.quote === token.quote) return false
  if (token.quote > 0 && after && !['\n'].includes(after.text)) return isEndBehindQuote(tokens, at)
  if (token.text !== '.' || !before || !after) return true
  if (before.end !== token.start) return true
  if (after.start === token.end && after.kind !== 'sign') return /^[a-z0-9]/.test(after.text) === false
  return !(abbreviations.has(before.text) || (before.capital && before.end - before.start === 1))
}

/** `…here." He said`: a capital or an Arabic word behind the closing mark begins anew; `," said X` goes on. */
function isEndBehindQuote(tokens: readonly Token[], at: number): boolean {
  const behind = tokens[at + 2]
  if (!behind) return true
  return behind.kind !== 'sign' && (behind.capital || /^\p{Script=Arabic}/u.test(behind.text))
}
