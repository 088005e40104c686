import type { Act, Voice } from '../frame'
import { ministryOf } from '../ministries'
import type { Scene } from '../scene'
import type { Sentence, Token } from '../sentences'
import { AR } from '../words/arabic'
import type { Phrases } from '../words/phrases'
import type { Verb } from '../words/verb'
import { bare, PREFIXES, readingsOf } from './noun'

/** A quotation of so many words and signs is a denial or a refusal as a whole; a longer one says more. */
const RETORT = 25

/** How long the phrase that names a speaker may be. */
export const PHRASE = 26

/** What stands at a place of a sentence in Arabic: words of the lists, offices, countries. */
export class ArabicSentence {
  protected readonly tokens: readonly Token[]
  protected readonly from: number
  protected readonly to: number
  /** Phrases of the sentence that say to which outlet somebody spoke. */
  protected readonly told: { a: number; b: number; voice: Voice }[] = []

  constructor(
    readonly scene: Scene,
    sentence: Sentence,
  ) {
    this.tokens = scene.tokens
    this.from = sentence.from
    this.to = sentence.to
  }

  protected text(at: number): string {
    return at >= this.from && at < this.to ? (this.tokens[at]?.text ?? '') : ''
  }

  /** How many tokens of a phrase stand at `at`, و and ف before it aside. */
  protected phrase(phrases: Phrases, at: number): number {
    const text = this.text(at)
    return phrases.at(this.tokens, at, this.to) || phrases.at(this.tokens, at, this.to, bare(text))
  }

  /** As `#phrase`, with ب ل ك and the article aside. */
  protected noun(phrases: Phrases, at: number): { length: number; definite: boolean } | null {
    for (const { word, definite } of readingsOf(this.text(at))) {
      const length = phrases.at(this.tokens, at, this.to, word)
      if (length > 0) return { length, definite }
    }
    return null
  }

  protected again(at: number): string | null {
    const text = this.text(at)
    for (const prefix of PREFIXES) {
      if (prefix !== PREFIXES[0] && !prefix.test(text)) continue
      const rest = text.replace(prefix, '')
      const found = AR.again.get(rest) ?? (rest.startsWith('ل') ? AR.again.get(`ا${rest}`) : undefined)
      if (found) return found
    }
    return null
  }

  protected isBoundary(at: number): boolean {
    if (at >= this.to) return true
    const token = this.tokens[at] as Token
    if (token.kind === 'sign') {
      if (token.text === ':' || token.text === '؛' || token.text === ';') return true
      return /[«"“]/.test(token.text) && !this.scene.named.has(at)
    }
    return AR.conjunctions.has(token.text) || AR.conjunctions.has(bare(token.text))
  }

  /** The verb's reading in its place, or null. */
  protected verb(at: number): Verb | null {
    const text = this.text(at)
    const readings = AR.verbs.get(text) ?? AR.verbs.get(bare(text))
    return readings?.find(({ needs }) => needs === null || this.follows(needs, at)) ?? null
  }

  protected follows(needs: Phrases, at: number): boolean {
    for (let next = at + 1; next < Math.min(this.to, at + PHRASE); next++) if (this.phrase(needs, next) > 0) return true
    return false
  }

  protected negated(at: number): boolean {
    const before = bare(this.text(at - 1))
    // `ما تقوله الوكالة` is what it says.
    if (before === 'ما' && /(?:ه|ها)$/.test(this.text(at))) return false
    return AR.negations.has(before)
  }

  /** What the quotation that ends or begins beside the words `[a, b)` does: it denies, or says that nothing will be said. */
  protected quoted(a: number, b: number): Act | null {
    let before = a - 1
    while (before > Math.max(this.from, a - 4) && this.tokens[before]?.quote === 0) before--
    let behind = b
    while (behind < Math.min(this.to, b + 4) && this.tokens[behind]?.quote === 0) behind++
    for (const [start, step] of [
      [before, -1],
      [behind, 1],
    ] as const) {
      const quote = this.tokens[start]?.quote
      if (!quote || start < this.from || start >= this.to) continue
      let refuses = false
      let denies = false
      let length = 0
      for (let at = start; this.tokens[at]?.quote === quote; at += step, length++) {
        refuses ||= this.phrase(AR.refusals, at) > 0
        denies ||= this.phrase(AR.quotedDenials, at) > 0
      }
      if ((refuses || denies) && length <= RETORT) return refuses ? 'no_comment' : 'denies'
    }
    return null
  }

  protected isUnreal(at: number): boolean {
    const before = this.text(at - 1)
    if (before === 'قد' && /^[يت]/.test(this.text(at))) return true
    if (!AR.irrealis.has(bare(before)) || this.isEndOfName(at)) return false
    return !AR.realBeforeThat.has(bare(this.text(at - 2)))
  }

  /** The last word of `سي إن إن` is no conjunction. */
  private isEndOfName(at: number): boolean {
    for (let back = at - 1; back >= Math.max(this.from, at - 6); back--)
      if (this.scene.named.get(back)?.b === at) return true
    return false
  }

  protected afterAccording(at: number): boolean {
    for (let back = at - 1; back >= Math.max(this.from, at - 4); back--)
      if (this.phrase(AR.according, back) > 0) return true
    return this.text(at - 1) === 'كما'
  }

  protected country(text: string): string | null {
    const word = text.replace(/^[وفبلك]?(?:ال|لل)|^[وف](?=ال)/, '')
    for (const ending of [/$/, /ه$/, /تان$|تين$|ان$|ين$/])
      if (ending.test(word)) {
        const found = AR.countries.adjectives.get(word.replace(ending, ''))
        if (found) return found
      }
    return null
  }

  protected land(text: string): string | null {
    return AR.countries.names.get(text) ?? AR.countries.names.get(text.replace(/^[وفبل]/, '')) ?? null
  }

  /** A ministry, its minister, or two of either: `وزارتا الدفاع التركية والروسية`, `وزير خارجية النظام السوري`. */
  protected office(at: number): Extract<Voice, { who: 'agent' }> | null {
    const noun = this.noun(AR.ministry, at)
    if (!noun) return null
    const portfolios: string[] = []
    let next = at + 1
    for (;;) {
      const text = this.text(next)
      const found =
        AR.portfolios.at(this.tokens, next, this.to) ?? AR.portfolios.at(this.tokens, next, this.to, bare(text))
      if (!found || (portfolios.length > 0 && !text.startsWith('و'))) break
      portfolios.push(found.value)
      next += found.length
    }
    if (portfolios.length === 0) return null
    const countries: string[] = []
    for (let count = 0; count < 7 && next < this.to; count++, next++) {
      const text = this.text(next)
      const country =
        this.country(text) ?? (/^(?:في|لدي)$/.test(this.text(next - 1)) || count === 0 ? this.land(text) : null)
      if (countries.length > 0 && !text.startsWith('و')) break
      if (country) countries.push(country)
      else if (countries.length > 0 || this.noun(AR.fillers, next) === null) break
    }
    const agents = countries.flatMap((country) =>
      portfolios.map((portfolio) => ministryOf(country, portfolio, this.scene.agents)),
    )
    const known = agents.filter((agent): agent is string => agent !== null)
    if (known.length === 0) return null
    return { who: 'agent', agents: known, class: 'ministry', a: at, b: next }
  }
}
