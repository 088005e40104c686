import type { Word } from './cut'
import type { Found } from './phrases'
import { firstOf, type Kind, type Term, type Terms } from './terms'
import { CLOSERS, OPENERS } from './words/dress'

/** What stands around a name and marks it as one: صحيفة "الوطن" السورية, Rus haber ajansı Sputnik, (Aydınlık). */
export type Dress = {
  /** The name with all of it. Offsets into the text. */
  from: number
  to: number
  /** The first word of it, and the word behind it. */
  first: number
  next: number
  /** What a kind word says of the agent; null where none stands there. */
  kind: Kind | null
  quoted: boolean
  /** The countries of the nationality words, kept apart from the name. */
  nations: ReadonlySet<string>
}

type Named = Pick<Found<unknown>, 'from' | 'next' | 'start' | 'end' | 'inflected'>

/** More words than these on a side are no dress. */
const MOST_WORDS = 7

/** The dress of a name; `floor` is the first word that may belong to it. */
export function dressOf(text: string, terms: Terms, name: Named, floor: number): Dress {
  const quotes = quotesAround(text, terms.words, name)
  const dress = {
    from: quotes?.from ?? name.start,
    to: quotes?.to ?? name.end,
    first: name.from,
    next: name.next,
    kind: null as Kind | null,
    quoted: quotes !== null,
    nations: new Set<string>(),
  }
  dressBefore(text, terms, dress, floor)
  if (!name.inflected) dressBehind(text, terms, dress)
  return dress
}

/** Kind word, then what describes it: صحيفة المعارضة التركية X; the other way round where adjectives go first. */
function dressBefore(text: string, terms: Terms, dress: { -readonly [K in keyof Dress]: Dress[K] }, floor: number) {
  const nations = new Set<string>()
  let at = dress.first
  let from = dress.from
  let kind: Kind | null = null
  while (at > floor && dress.first - at < MOST_WORDS && isBeside(text, terms, at)) {
    const before = terms.before(at).filter((found) => found.from >= floor)
    const word = firstOf(before, 'kind', ({ side, language }, { inflected, article }) => {
      return side === 'before' && !inflected && !article && !(kind !== null && language === 'ar')
    })
    // صحيفة تركية is some Turkish newspaper, and no name stands behind it.
    const nation = firstOf(before, 'nation', ({ form }) => form !== 'indefinite')
    const plain = firstOf(before, 'plain', ({ definite }) => definite)
    const { found, term } = longest(word, nation, plain) ?? {}
    if (!found || !term) {
      if (terms.words[at - 1]?.spelling.text !== 'the') break
      at--
      if (kind !== null) from = terms.words[at]?.start ?? from
      continue
    }
    if (term.is === 'nation') nations.add(term.code)
    if (term.is === 'kind') kind = term.kind
    at = found.from
    if (kind !== null) {
      from = found.start
      dress.first = at
    }
    if (kind !== null && term.language === 'ar') break
  }
  if (kind === null) return
  dress.from = Math.min(from, dress.from)
  dress.kind = kind
  dress.nations = new Set([...dress.nations, ...nations])
}

/** What describes the name (السورية الرسمية), or the kind word (haber ajansı, newspaper) and nothing further. */
function dressBehind(text: string, terms: Terms, dress: { -readonly [K in keyof Dress]: Dress[K] }): void {
  const nations = new Set(dress.nations)
  for (let words = 0; words < MOST_WORDS && isBeside(text, terms, dress.next); words++) {
    const behind = terms.at(dress.next).filter(({ particles, article }) => particles === '' && !article)
    const word = firstOf(behind, 'kind', ({ side }) => side === 'behind')
    const bracketed = bracketAround(text, terms, behind)
    const nation = firstOf(behind, 'nation', ({ language, form }, found) => {
      return found === bracketed || (language === 'ar' && (form === 'feminine' || form === 'adjective'))
    })
    const plain = firstOf(behind, 'plain', ({ language }) => language === 'ar')
    const { found, term } = longest(word, nation, plain) ?? {}
    if (!found || !term) break
    if (term.is === 'nation') nations.add(term.code)
    if (term.is === 'kind') dress.kind ??= term.kind
    dress.to = found === bracketed ? afterCloser(text, found.end) : found.end
    dress.next = found.next
    if (term.is === 'kind' && (term.language !== 'ar' || found.inflected)) break
  }
  dress.nations = nations
}

type Seen = { found: Found<Term>; term: Term }

function longest(...terms: (Seen | null)[]): Seen | undefined {
  const length = ({ found }: Seen) => found.next - found.from
  return terms.filter((term) => term !== null).sort((one, other) => length(other) - length(one))[0]
}

/** Whether nothing but blanks, quotation marks and brackets stands before a word. */
export function isBeside(text: string, terms: Terms, at: number): boolean {
  const word = terms.words[at]
  const before = terms.words[at - 1]
  if (!word || !before) return false
  if (word.gap !== 'pause') return word.gap === 'space' || word.gap === 'none' || word.gap === 'invisible'
  return [...text.slice(before.end, word.start)].every(
    (sign) => /[\p{Z}\p{Cf}\t]/u.test(sign) || OPENERS.includes(sign) || CLOSERS.includes(sign),
  )
}

/** `(Damascus)`, `(السورية)`: the term that alone fills the brackets. */
function bracketAround(text: string, terms: Terms, behind: readonly Found<unknown>[]): Found<unknown> | null {
  const [found] = behind
  if (!found) return null
  const opener = text[seen(text, found.start, -1)]
  const last = terms.words[found.next - 1]
  return opener === '(' && last && text[seen(text, last.end, 1)] === ')' ? found : null
}

function afterCloser(text: string, end: number): number {
  return seen(text, end, 1) + 1
}

/** The quotation marks or brackets that hold the name and nothing else. */
export function quotesAround(text: string, words: readonly Word[], name: Named): { from: number; to: number } | null {
  const last = words[name.next - 1]
  if (!last) return null
  let from = seen(text, name.start, -1)
  let to = seen(text, name.inflected ? last.end : name.end, 1)
  // French spacing: « Aydınlık »
  if (/[\p{Z}]/u.test(text[from] ?? '') && text[from - 1] === '«') from--
  if (/[\p{Z}]/u.test(text[to] ?? '') && text[to + 1] === '»') to++
  const opener = OPENERS.indexOf(text[from] ?? ' ')
  return opener >= 0 && CLOSERS.includes(text[to] ?? ' ') ? { from, to: to + 1 } : null
}

/** The nearest character that is seen: from an offset on, or backwards from before it. */
function seen(text: string, offset: number, step: 1 | -1): number {
  let at = step === 1 ? offset : offset - 1
  for (let hidden = 0; hidden < 8 && /[\p{Cf}ـ]/u.test(text[at] ?? ''); hidden++) at += step
  return at
}
