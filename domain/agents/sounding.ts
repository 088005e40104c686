import type { Claim } from './claims'
import { stemEnd, type Word } from './cut'
import { type Dress, dressOf } from './dress'
import { keyOf } from './phrases'
import { agree, type Sound, soundsOf, weightOf } from './sound'
import { firstOf, type Terms } from './terms'
import { OPENERS } from './words/dress'

/** How the distinct names of agents sound. */
export type Sounds = {
  add(key: string, claim: Claim): void
  /** Whose name sounds like this one, which stands in this dress, or alone. */
  like(key: string, dress: Dress | null): readonly Claim[]
}

/** A name nobody entered, marked as one, that sounds like one that somebody did. */
export type Heard = { claims: readonly Claim[]; dress: Dress; from: number; next: number; start: number; end: number }

/** Fewer consonants than this and half the words of a language sound alike. */
const TELLING = 4
const LONGEST_HEARD = 4
const MOST_DESCRIBED = 6

export function sounds(): Sounds {
  const known = new Map<string, { sound: Sound; claim: Claim; words: number }[]>()
  let unheard: { key: string; claim: Claim }[] = []

  /** Most indices are asked for names that are spelled as entered; they need not know how any sounds. */
  function listen(): void {
    for (const { key, claim } of unheard) {
      const words = wordsIn(key)
      for (const sound of soundsOf(key)) {
        if (weightOf(sound) < TELLING - 1) continue
        const same = known.get(sound.consonants) ?? []
        const has = same.some(
          (each) => each.claim.id === claim.id && each.words === words && each.sound.vowels === sound.vowels,
        )
        if (!has) known.set(sound.consonants, [...same, { sound, claim, words }])
      }
    }
    unheard = []
  }

  return {
    add(key, claim) {
      // Institutions are translated, not written as they sound.
      if (!claim.ordinary && claim.kind !== 'institution') unheard.push({ key, claim })
    },
    like(key, dress) {
      if (unheard.length > 0) listen()
      const claims = new Map<string, Claim>()
      for (const sound of soundsOf(key))
        for (const each of known.get(sound.consonants) ?? [])
          if (each.words === wordsIn(key) && weightOf(sound) >= leastFor(each.claim, dress) && agree(sound, each.sound))
            claims.set(each.claim.id, each.claim)
      return [...claims.values()]
    },
  }
}

function wordsIn(key: string): number {
  return key.split(' ').length
}

/** The less stands beside a name, the more of it must be heard. */
function leastFor({ nations }: Claim, dress: Dress | null): number {
  if (dress === null) return TELLING
  if (dress.kind === null) return TELLING + 1
  return nations.some((nation) => dress.nations.has(nation)) ? TELLING - 1 : TELLING
}

/**
 * A name that begins at a word and is only heard: in quotation marks or brackets, behind a kind word, or before one. Words
 * that mean something themselves (nationalities, kind words, offices) are no part of it.
 */
export function heardAt(text: string, known: Sounds, terms: Terms, at: number, floor: number): Heard | null {
  const { words } = terms
  const first = words[at] as Word
  if (!isMarked(text, terms, at) || terms.at(at).some(({ particles }) => particles === '')) return null
  for (let next = longestFrom(terms, at); next > at; next--) {
    const last = words[next - 1] as Word
    const name = { from: at, next, start: first.start, end: stemEnd(last), inflected: stemEnd(last) < last.end }
    const dress = dressOf(text, terms, name, floor)
    if (!dress.quoted && (dress.kind === null || dress.kind === 'any')) continue
    const claims = known.like(keyOf(text.slice(name.start, name.end)), dress)
    if (claims.length > 0) return { claims, dress, ...name }
  }
  return null
}

/** Whether anything near a word may mark a name that begins with it; to look closer is costly. */
function isMarked(text: string, terms: Terms, at: number): boolean {
  const first = terms.words[at] as Word
  if (first.gap === 'pause' || first.gap === 'stop') {
    const before = text.slice(Math.max(0, first.start - 3), first.start)
    if ([...before].some((sign) => OPENERS.includes(sign))) return true
  }
  if (CASED.test(first.spelling.raw) && !isCapital(first)) return false
  return standsBehindKind(terms, at) || (isCapital(first) && standsBeforeKind(terms, at))
}

const CASED = /^[\p{Lu}\p{Ll}]/u

/** Whether a kind word stands before a word, with nothing between but what describes it. */
function standsBehindKind(terms: Terms, at: number): boolean {
  for (let place = at; place > at - MOST_DESCRIBED; ) {
    const before = terms.before(place)
    if (firstOf(before, 'kind', ({ side }) => side === 'before')) return true
    const described = firstOf(before, 'plain') ?? firstOf(before, 'nation')
    if (!described) return false
    place = described.found.from
  }
  return false
}

function standsBeforeKind(terms: Terms, at: number): boolean {
  for (let next = at + 1; next <= at + LONGEST_HEARD; next++)
    if (firstOf(terms.at(next), 'kind', ({ side }) => side === 'behind')) return true
  return false
}

/** How far a name that begins here may go: over words with nothing but spaces between, none of which is a term. */
function longestFrom({ words, at: termsAt }: Terms, at: number): number {
  const capital = isCapital(words[at])
  let next = at + 1
  while (next < words.length && next - at < LONGEST_HEARD) {
    const word = words[next] as Word
    const before = words[next - 1] as Word
    if (word.gap === 'pause' || word.gap === 'stop' || stemEnd(before) < before.end) break
    if (termsAt(next).length > 0 || (capital && !isCapital(word))) break
    next++
  }
  return next
}

function isCapital(word: Word | undefined): boolean {
  return word?.spelling.capital ?? false
}
