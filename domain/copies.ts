import { type Word, wordsOf } from './copies/words'

/**
 * So many numbers stand for a text: the share in which two signatures agree is about the share of shingles two texts share
 * (A. Broder, "On the resemblance and containment of documents", 1997).
 */
export type Signature = Int32Array

/** A passage that two texts share, where it stands in each; UTF-16 offsets. */
export type Shared = { a: { start: number; end: number }; b: { start: number; end: number }; words: number }

/**
 * Words in a row that are compared as one. Three are often a name or a phrase of the day; each word more makes one changed
 * word spoil more of them.
 */
const SHINGLE = 4

/**
 * Bands are kept and never changed: another number here, in `SHINGLE` or in the hashes asks for a migration that empties them.
 * Two texts are worth comparing when they agree in both numbers of one of 64 bands. Texts that share s of their shingles
 * meet with probability 1 - (1 - s²)^64: 0.01 → 0.6 %, 0.05 → 15 %, 0.1 → 47 %, 0.2 → 93 %, 0.3 → 99.8 %. Low, as a report
 * is often a fifth of the page that copies it; one meeting too many costs one comparison.
 */
const BANDS = 64
const ROWS = 2

/**
 * Words in a row that are no coincidence: titles, names and set phrases run to six or seven. Among 16,290 pairs of news pages,
 * 65 share six words, 28 share eight, nearly all of those a quotation, a sentence or a notice of the same house.
 */
const PASSAGE = 8

/** A run of words that stands in a text more often than this is a refrain: only so many of its places are tried. */
const PLACES = 8

const SEEDS = Int32Array.from({ length: BANDS * ROWS }, (_, at) => mix(Math.imul(at + 1, 0x9e3779b9)))

/** The signature of a text, the same for every spelling that folds alike; null for a text without words. */
export function signatureOf(text: string): Signature | null {
  const words = wordsOf(text)
  if (words.length === 0) return null
  const least = new Int32Array(SEEDS.length).fill(0x7fffffff)
  for (const shingle of runsOf(words, Math.min(SHINGLE, words.length)))
    for (let at = 0; at < SEEDS.length; at += 1) {
      const rank = mix(shingle ^ (SEEDS[at] as number))
      if (rank < (least[at] as number)) least[at] = rank
    }
  return least
}

/** What is kept to find texts alike: two that share one number at one place are worth comparing. 32-bit, signed. */
export function bandsOf(signature: Signature): number[] {
  return Array.from({ length: BANDS }, (_, band) =>
    signature.subarray(band * ROWS, (band + 1) * ROWS).reduce((sum, row) => mix(Math.imul(sum, 31) + row), 0),
  )
}

/** About how much of two texts is the same, 0 to 1 (Jaccard, of shingles). */
export function likeness(one: Signature, other: Signature): number {
  return one.filter((row, at) => row === other[at]).length / one.length
}

/**
 * The passages that two texts share, longest first: runs of at least eight words, alike when folded, that go as far as they
 * can, each from where the last one ended. None overlaps another in `a`; what `a` says several times is told once for each place in `b`. Takes time in
 * proportion to the texts, whatever they repeat.
 */
export function sharedPassages(a: string, b: string): Shared[] {
  const [one, other] = [wordsOf(a), wordsOf(b)]
  const places = placesOf(other)
  const found: { at: number; in: number; words: number }[] = []
  let told = 0
  for (const [at, run] of runsOf(one, PASSAGE).entries()) {
    if (at < told) continue
    const runs = (places.get(run) ?? []).map((place) => ({ at, in: place, words: agreeing(one, other, at, place) }))
    const longest = runs.sort((x, y) => y.words - x.words)[0]
    if (!longest || longest.words < PASSAGE) continue
    found.push(longest)
    told = at + longest.words
  }
  const seen = new Uint8Array(other.length)
  return found
    .sort((x, y) => y.words - x.words || x.at - y.at)
    .filter((run) => {
      const isNew = seen.subarray(run.in, run.in + run.words).includes(0)
      seen.fill(1, run.in, run.in + run.words)
      return isNew
    })
    .map((run) => ({ a: span(one, run.at, run.words), b: span(other, run.in, run.words), words: run.words }))
}

/** Where each run of words stands in a text, the first places only. */
function placesOf(words: readonly Word[]): Map<number, number[]> {
  const places = new Map<number, number[]>()
  for (const [at, run] of runsOf(words, PASSAGE).entries()) {
    const before = places.get(run)
    if (!before) places.set(run, [at])
    else if (before.length < PLACES) before.push(at)
  }
  return places
}

/** How many words from these places on are the same. */
function agreeing(one: readonly Word[], other: readonly Word[], at: number, place: number): number {
  let words = 0
  while (at + words < one.length && one[at + words]?.folded === other[place + words]?.folded) words += 1
  return words
}

function span(words: readonly Word[], at: number, length: number) {
  return { start: words[at]?.start ?? 0, end: words[at + length - 1]?.end ?? 0 }
}

/** A number for each run of so many words. */
function runsOf(words: readonly Word[], length: number): Int32Array {
  const hashes = words.map(hash)
  const runs = new Int32Array(Math.max(0, words.length - length + 1))
  for (let at = 0; at < runs.length; at += 1) {
    let run = 0
    for (let next = at; next < at + length; next += 1) run = Math.imul(run, 0x01000193) + (hashes[next] as number)
    runs[at] = mix(run)
  }
  return runs
}

/** FNV-1a, of UTF-16 units. */
function hash({ folded }: Word): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < folded.length; at += 1) hash = Math.imul(hash ^ folded.charCodeAt(at), 0x01000193)
  return mix(hash)
}

/** Spreads a number over 32 bits, each to another (the last step of MurmurHash3). */
function mix(number: number): number {
  let mixed = number
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
