import { readdirSync, readFileSync } from 'node:fs'
import { bandsOf, likeness, type Signature, sharedPassages, signatureOf } from '../../domain/copies'

/** A text in sentences, and what of it a copy keeps: in words. */
type Copy = { text: string; kept: number }

const TEXTS = 180
const WORDS = 12_000

/**
 * How well and how fast copies are found: which damage a copied report survives, which texts that nobody copied meet, and the
 * time it takes. On texts made up here, or on the .txt files of a folder: `copies [FOLDER]`.
 */
export async function benchCopies([folder]: readonly string[]): Promise<void> {
  const texts = folder
    ? readdirSync(folder).flatMap((file) => (file.endsWith('.txt') ? [readFileSync(`${folder}/${file}`, 'utf8')] : []))
    : Array.from({ length: TEXTS }, (_, at) => write(at * 7919, 400))
  const sentences = texts.map((text) => text.split(/(?<=[.!?؟])\s+/)).filter((each) => each.length > 3)
  console.log(`copies: ${sentences.length} texts ${folder ? `of ${folder}` : 'made up'}`)
  for (const [name, damage] of Object.entries(DAMAGES)) tell(name, sentences, damage)
  tellFalse(sentences.map((each) => each.join(' ')))
  tellPace()
}

/** What is done to a report, given as sentences, before somebody else prints it. */
const DAMAGES: Record<string, (sentences: readonly string[], at: number) => Copy> = {
  'another headline': (all, at) => kept(all, [write(at + 1, 8), ...all]),
  'respelled: case, diacritics, hamza': (all) => kept(all, all.map(respell)),
  'every third sentence left out': (all) => keep(all.filter((_, n) => n % 3 !== 2)),
  'every second sentence left out': (all) => keep(all.filter((_, n) => n % 2 === 0)),
  'a sentence put in after each': (all, at) =>
    kept(
      all,
      all.flatMap((each, n) => [each, write(at * 31 + n, 15)]),
    ),
  'in a page three times as long': (all, at) => kept(all, [...all, write(at + 5, 2 * count(all))]),
  'one word in 20 changed': (all) => change(all, 20),
  'one word in 10 changed': (all) => change(all, 10),
  'one word in 6 changed': (all) => change(all, 6),
}

function tell(name: string, texts: readonly string[][], damage: (all: readonly string[], at: number) => Copy): void {
  let [met, alike, found, whole] = [0, 0, 0, 0]
  for (const [at, all] of texts.entries()) {
    const text = all.join(' ')
    const copy = damage(all, at)
    const [one, other] = [signatureOf(text), signatureOf(copy.text)] as [Signature, Signature]
    if (meets(one, other)) met += 1
    alike += likeness(one, other)
    found += Math.min(
      copy.kept,
      sharedPassages(text, copy.text).reduce((sum, each) => sum + each.words, 0),
    )
    whole += copy.kept
  }
  const share = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`.padStart(8)
  const line = [share(met, texts.length), 'met', (alike / texts.length).toFixed(2), 'alike', share(found, whole)]
  console.log(`  ${name.padEnd(36)}${line.join(' ')} of the words kept in passages`)
}

function tellFalse(texts: readonly string[]): void {
  const signatures = texts.map((text) => signatureOf(text) as Signature)
  let [met, shown, pairs] = [0, 0, 0]
  for (const [at, one] of signatures.entries())
    for (const [to, other] of signatures.entries()) {
      if (to >= at) break
      pairs += 1
      if (!meets(one, other)) continue
      met += 1
      if (sharedPassages(texts[at] as string, texts[to] as string).length > 0) shown += 1
    }
  console.log(`  of ${pairs} pairs of texts as they are, ${met} meet and ${shown} share a passage`)
}

/** Processor time, as the machine may be busy. */
function tellPace(): void {
  const long = write(1, 60_000)
  const one = 'same '.repeat(40_000)
  const turns = 'a b c d e f g h '.repeat(12_500)
  const work: [string, () => unknown][] = [
    ['signature of 5,000 characters', () => signatureOf(long.slice(0, 5_000))],
    ['signature of 200,000 characters', () => signatureOf(long.slice(0, 200_000))],
    ['passages of two texts of 5,000', () => sharedPassages(long.slice(0, 5_000), long.slice(1_000, 6_000))],
    ['passages of two texts of 200,000', () => sharedPassages(long.slice(0, 200_000), long.slice(50_000, 250_000))],
    ['… of one word, 200,000', () => sharedPassages(one, one)],
    ['… of eight words in turn, 200,000', () => sharedPassages(turns, `b ${turns}`)],
  ]
  for (const [name, each] of work) {
    each()
    const taken = Array.from({ length: 5 }, () => {
      const { user } = process.cpuUsage()
      each()
      return (process.cpuUsage().user - user) / 1000
    })
    console.log(`  ${name.padEnd(36)}${(taken.sort((a, b) => a - b)[2] ?? 0).toFixed(1).padStart(8)} ms of processor`)
  }
}

function meets(one: Signature, other: Signature): boolean {
  const bands = bandsOf(other)
  return bandsOf(one).some((band, at) => band === bands[at])
}

const count = (sentences: readonly string[]) =>
  sentences.join(' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)?.length ?? 0
const keep = (sentences: readonly string[]): Copy => kept(sentences, sentences)
const kept = (of: readonly string[], text: readonly string[]): Copy => ({ text: text.join(' '), kept: count(of) })

function change(sentences: readonly string[], every: number): Copy {
  const words = sentences.join(' ').split(' ')
  const text = words.map((word, at) => (at % every === every - 1 ? `other${at}` : word))
  return kept([words.filter((_, at) => at % every !== every - 1).join(' ')], text)
}

function respell(sentence: string): string {
  return sentence.toUpperCase().replace(/[أإآ]/g, 'ا').replace(/ة/g, 'ه').normalize('NFD').replace(/\p{M}/gu, '')
}

/** So many words that mean nothing, the common ones often (Zipf), in sentences; the same for the same seed. */
function write(seed: number, words: number): string {
  let state = seed + 1
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  const text = Array.from({ length: words }, (_, at) => {
    const rank = Math.floor(WORDS ** random())
    return `${rank.toString(36)}ış${(rank * 7) % 10}${at % 15 === 14 ? '.' : ''}`
  })
  return `${text.join(' ')}.`
}
