import type { Line } from './lines'
import { isProse } from './lines'
import type { NullReason } from './reading'
import { STOP_WORDS } from './words/languages'
import { wordsOf } from './words/lexicon'

const LOOKED_AT = 8_000
const FEWEST_LETTERS = 20

/** Letters that only one of the languages of a script writes. */
const TELLTALE: readonly [RegExp, string][] = [
  [/[ڕێۆڵڤ]/g, 'ckb'],
  [/[ٹڈڑےں]/g, 'ur'],
  [/[ښځڅټډړږڼ]/g, 'ps'],
  [/[پچژگکی]/g, 'fa'],
]

/** In Latin script: more than one letter in fifty is one of these in no other language. */
const OWN_LETTERS: readonly [RegExp, string][] = [
  [/[əƏ]/g, 'az'],
  [/[ğıİ]/g, 'tr'],
]

const SCRIPTS: readonly [RegExp, string][] = [
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Armenian}/gu, 'hy'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Thai}/gu, 'th'],
]

/** The language of a page's running text, by its script, its letters and its commonest words. */
export function languageOf(lines: readonly Line[]): { language: string | null; reason: NullReason | null } {
  const sample = sampleOf(lines)
  const letters = count(sample, /\p{L}/gu)
  if (letters < FEWEST_LETTERS) return { language: null, reason: 'too_little_text' }
  const language =
    2 * count(sample, /\p{Script=Arabic}/gu) > letters
      ? arabicScript(sample)
      : 2 * count(sample, /\p{Script=Latin}/gu) > letters
        ? byWords(sample, ['en', 'tr', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'az', 'ku', 'id', 'sv', 'pl', 'ro'])
        : 2 * count(sample, /\p{Script=Cyrillic}/gu) > letters
          ? cyrillic(sample)
          : (SCRIPTS.find(([script]) => 3 * count(sample, script) > letters)?.[1] ?? null)
  return { language, reason: language ? null : 'language_unclear' }
}

function sampleOf(lines: readonly Line[]): string {
  const prose = lines.filter(isProse)
  let sample = ''
  for (const { text } of prose.length > 0 ? prose : lines) {
    sample += `${text.slice(0, LOOKED_AT)}\n`
    if (sample.length > LOOKED_AT) break
  }
  return sample
}

function arabicScript(sample: string): string {
  const letters = count(sample, /\p{L}/gu)
  return TELLTALE.find(([telltale]) => 50 * count(sample, telltale) > letters)?.[1] ?? 'ar'
}

function cyrillic(sample: string): string | null {
  if (count(sample, /[іїєґ]/giu) > 0) return 'uk'
  return count(sample, /[ыэъ]/giu) > 0 ? 'ru' : null
}

/** The language most of whose little words stand in the sample; null when none or two of them lead. */
function byWords(sample: string, languages: readonly string[]): string | null {
  const letters = count(sample, /\p{L}/gu)
  const own = OWN_LETTERS.find(([pattern]) => 50 * count(sample, pattern) > letters)
  if (own) return own[1]
  const words = wordsOf(sample)
  const scores = languages
    .map((language) => ({ language, score: words.filter((word) => STOP_WORDS.get(language)?.has(word)).length }))
    .sort((one, other) => other.score - one.score)
  const [best, second] = scores
  if (!best || best.score < 2 || 20 * best.score < words.length || best.score === second?.score) return null
  return best.language
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
