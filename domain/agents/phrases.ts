import { cut, stemEnd, type Word } from './cut'
import { type Form, formsOf } from './forms'

/** A phrase found among words: from which to before which, and its place in the text. */
export type Found<Value> = {
  values: readonly Value[]
  from: number
  next: number
  start: number
  end: number
  /** The Arabic particles cut off before it (و ف ب ل ك). */
  particles: string
  /** It stands with an article that it was entered without: الغارديان. */
  article: boolean
  /** A case ending or a possessive is tied to it: Reuters'a, Bakanlığından, Turkey's. */
  inflected: boolean
}

/** Phrases, each with what it stands for, and where they stand among the words of a text. */
export type Phrases<Value> = {
  /** Enters a phrase, given as its key. */
  add(key: string, value: Value): void
  /** What is entered under exactly this key. */
  get(key: string): readonly Value[]
  /** Those that begin with this word, the longest first. Time: the length of the longest phrase, whatever the text. */
  at(words: readonly Word[], from: number): readonly Found<Value>[]
}

const NONE: readonly never[] = []

/** Pieces that invisible characters part are also tried as one word, up to this many: a name hidden letter by letter. */
const MOST_PIECES = 12

export function phrases<Value>(): Phrases<Value> {
  // Under every phrase its values, under every beginning of one at least an empty list.
  const known = new Map<string, readonly Value[]>()

  function add(key: string, value: Value): void {
    for (let at = key.indexOf(' '); at > 0; at = key.indexOf(' ', at + 1))
      if (!known.has(key.slice(0, at))) known.set(key.slice(0, at), NONE)
    known.set(key, [...(known.get(key) ?? NONE), value])
  }

  function at(words: readonly Word[], from: number): readonly Found<Value>[] {
    const { forms } = (words[from] as Word).spelling
    let found: Found<Value>[] | null = null
    for (const form of forms) {
      if (known.has(form.text)) {
        found ??= []
        follow(words, found, from, form, from, form.text, 1, form.inflected)
      }
    }
    if (words[from + 1]?.gap === 'invisible') {
      found ??= []
      followJoined(words, found, from, null, from, '')
    }
    if (found === null) return NONE
    return found.length > 1 ? found.sort(byLength) : found
  }

  /** Takes the phrase so far, which ends with `count` words from `position` on, and goes on to longer ones. */
  function follow(
    words: readonly Word[],
    found: Found<Value>[],
    from: number,
    first: Form,
    position: number,
    phrase: string,
    count: number,
    inflected: Form['inflected'],
  ): void {
    const values = known.get(phrase)
    if (!values) return
    const next = position + count
    if (values.length > 0) {
      const start =
        (words[from] as Word).start + lettersLong((words[from] as Word).spelling.raw, first.particles.length)
      const last = words[next - 1] as Word
      const end = inflected === 'stem' ? stemEnd(last) : last.end
      const { particles, article } = first
      found.push({ values, from, next, start, end, particles, article, inflected: inflected !== null })
    }
    if (inflected !== null || !goesOn(words, next)) return
    for (const form of (words[next] as Word).spelling.forms)
      if (form.particles === '' && !form.article)
        follow(words, found, from, first, next, `${phrase} ${form.text}`, 1, form.inflected)
    if (words[next + 1]?.gap === 'invisible') followJoined(words, found, from, first, next, `${phrase} `)
  }

  /** The same with several pieces taken as one word. */
  function followJoined(
    words: readonly Word[],
    found: Found<Value>[],
    from: number,
    first: Form | null,
    position: number,
    before: string,
  ): void {
    let joined = (words[position] as Word).spelling.text
    for (let count = 2; count <= MOST_PIECES && words[position + count - 1]?.gap === 'invisible'; count++) {
      const { text, stem } = (words[position + count - 1] as Word).spelling
      for (const end of stem === text ? [text] : [text, stem]) {
        const inflected = end === text ? null : 'stem'
        if (first) follow(words, found, from, first, position, before + joined + end, count, inflected)
        else
          for (const form of formsOf(joined + end, joined + end))
            if (form.inflected === null) follow(words, found, from, form, position, form.text, count, inflected)
      }
      joined += text
    }
  }

  return { add, get: (key) => known.get(key) ?? NONE, at }
}

/** The form in which phrases are entered and met: folded words, single spaces. */
export function keyOf(phrase: string): string {
  return keyOfWords(cut(phrase))
}

export function keyOfWords(words: readonly Word[]): string {
  return words.map(({ spelling }) => spelling.text).join(' ')
}

/** How much of a word as written its first letters take, with their vowel signs. */
function lettersLong(raw: string, letters: number): number {
  if (letters === 0) return 0
  const beginning = new RegExp(`^(?:\\p{L}[^\\p{L}]*){${letters}}`, 'u').exec(raw)
  return beginning?.[0].length ?? 0
}

function goesOn(words: readonly Word[], next: number): boolean {
  const gap = words[next]?.gap
  return gap === 'space' || gap === 'slash' || gap === 'none' || gap === 'invisible'
}

/** The longest first; of two as long, the one with less cut off. */
function byLength(one: Found<unknown>, other: Found<unknown>): number {
  return (
    other.next - one.next ||
    Number(one.inflected) - Number(other.inflected) ||
    one.particles.length - other.particles.length ||
    Number(one.article) - Number(other.article)
  )
}
