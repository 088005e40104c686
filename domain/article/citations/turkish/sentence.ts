import { type Act } from '../frame'
import type { Scene } from '../scene'
import type { Sentence, Token } from '../sentences'
import type { Phrases } from '../words/phrases'
import { TR } from '../words/turkish'
import { type Cased } from './case'

/** How far before its verb the words may stand that make it a denial. */
const NEAR = 8

/** How far before its verb a quotation may end. */
const QUOTED_NEAR = 12

/** A quotation of so many words and signs is a denial or a refusal as a whole; a longer one says more. */
const RETORT = 25

/** What stands at a place of a sentence in Turkish: words of the lists, offices, countries. */
export class TurkishSentence {
  protected readonly tokens: readonly Token[]
  protected readonly from: number
  protected readonly to: number
  protected readonly cased: Cased[] = []

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

  protected is(phrases: Phrases, at: number): number {
    return phrases.at(this.tokens, at, this.to)
  }

  protected verbAt(at: number): { act: Act; length: number; passive: boolean; ends: boolean; relays: boolean } | null {
    const silent = this.is(TR.noComment, at)
    if (silent > 0) return { act: 'no_comment', length: silent, passive: false, ends: true, relays: false }
    const passive = this.is(TR.passives, at)
    if (passive > 0) {
      const act = this.is(TR.passiveDenials, at)
        ? 'denies'
        : this.is(TR.passiveConfirmations, at)
          ? 'confirms'
          : 'claims'
      return { act, length: passive, passive: true, ends: true, relays: false }
    }
    const relays = this.is(TR.relays, at)
    let best = relays > 0 ? { act: 'claims' as Act, length: relays, passive: false, ends: true, relays: true } : null
    for (const ends of [true, false]) {
      const found = (ends ? TR.ends : TR.within).at(this.tokens, at, this.to)
      if (found && found.length > (best?.length ?? 0))
        best = { act: found.value, length: found.length, passive: false, ends, relays: false }
    }
    return best
  }

  /** What "said" does: denies or refuses to say, by the words before the verb or in the quotation beside it. */
  protected actOf(clause: number, verb: number): Act {
    const quoted = this.quoted(clause, verb)
    if (quoted) return quoted
    const describes = TR.describes.test(this.text(verb))
    for (let at = Math.max(clause, verb - NEAR); at < verb; at++) {
      const isOutside = this.tokens[at]?.quote === 0
      if (isOutside && this.is(TR.refusals, at) > 0) return 'no_comment'
      if (isOutside && this.is(TR.denial, at) > 0) return 'denies'
      if (describes && this.is(TR.untrueAs, at) > 0) return 'denies'
    }
    return 'claims'
  }

  /** A short quotation in the clause, or right before it: it denies, or says that nothing will be said. */
  private quoted(clause: number, verb: number): Act | null {
    const first = this.tokens[clause - 1]?.quote ? clause - 1 : clause
    for (let at = verb - 1; at >= Math.max(this.from, first, verb - QUOTED_NEAR); at--) {
      const quote = this.tokens[at]?.quote
      if (!quote) continue
      let refuses = false
      let denies = false
      let length = 0
      for (let back = at; this.tokens[back]?.quote === quote; back--, length++) {
        refuses ||= this.is(TR.refusals, back) > 0
        denies ||= this.is(TR.quotedDenials, back) > 0
      }
      return (refuses || denies) && length <= RETORT ? (refuses ? 'no_comment' : 'denies') : null
    }
    return null
  }

  /** A word with a capital right before it: another country's, which the lists do not know. */
  protected isOfAnother(at: number): boolean {
    const before = this.tokens[at - 1]
    if (!before || at === this.from || before.kind !== 'word' || TR.before.has(before.text)) return before?.text === "'"
    return before.capital || /(?:nin|nun)$/.test(before.text)
  }

  /** `Bir köylü`, `yemeğe katılanlar`: people without a name at the beginning of a clause. */
  protected isIndefinite(clause: number, verb: number): boolean {
    if (this.text(clause) === 'bir') return this.tokens[clause + 1]?.capital === false
    for (let at = clause; at < Math.min(verb, clause + 4); at++) {
      if (this.tokens[at]?.kind === 'sign' || (at > clause && this.tokens[at]?.capital)) return false
      if (/.{3}(?:lar|ler|lari|leri)$/.test(this.text(at))) return true
    }
    return false
  }

  protected names(at: number): number {
    let b = at
    while (b < this.to && b < at + 4 && this.tokens[b]?.capital && !this.scene.named.has(b)) b++
    return b
  }

  protected speechNear(at: number): boolean {
    for (let next = at; next < Math.min(this.to, at + 2); next++)
      if (this.is(TR.spokeTo, next) > 0 || /^(?:haber|iddia|aktardig)/.test(this.text(next))) return true
    return false
  }

  /** Whether a voice may open its clause: at its beginning, behind a comma, or behind what describes it. */
  protected mayBegin(at: number, clause: number): boolean {
    // `kaynaklara dayanan X`: what describes it may name somebody.
    const described = /(?:an|en)$/.test(this.text(at - 1)) ? this.cased.find(({ b }) => b === at - 1) : undefined
    if (described && described.a >= clause)
      return described.voice.who === 'unnamed' || this.mayBegin(described.a, clause)
    // `X'in geçtiği açıklamada Y`
    for (const length of [2, 3]) if (at - length >= clause && this.is(TR.carriedBy, at - length) === length) return true
    for (let back = at - 1; back >= clause; back--) {
      const token = this.tokens[back] as Token
      if (token.kind === 'sign') return !/^['’]$/.test(token.text) ? true : back > clause
      if (token.kind === 'number' || TR.before.has(token.text)) continue
      if (/(?:in|un|nin|nun|li|lu|yan|yen|an|en|ki|rken|inca|ince|arak|erek|ip|up)$/.test(token.text)) continue
      return false
    }
    return true
  }
}
