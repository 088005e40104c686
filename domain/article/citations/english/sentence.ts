import { type Act, type Voice } from '../frame'
import { ministryOf } from '../ministries'
import type { Scene } from '../scene'
import type { Sentence, Token } from '../sentences'
import { EN } from '../words/english'
import type { Phrases } from '../words/phrases'
import { type AgentVoice } from './voice'

/** A quotation of so many words and signs is a denial or a refusal as a whole; a longer one says more. */
const RETORT = 25

/** How far behind its verb the word may stand that says what the verb does. */
const NEAR = 12

const AUXILIARY = /^(?:was|were|is|are|has|had|have|would|will|could|can|did|does|do|may|might)$/

/** What stands at a place of a sentence in English: words of the lists, offices, countries. */
export class EnglishSentence {
  protected readonly tokens: readonly Token[]
  protected readonly from: number
  protected readonly to: number
  /** Speakers by where their phrase begins, and those of them that are no part of a longer one. */
  protected readonly phrases = new Map<number, Voice | null>()
  protected readonly voices = new Map<number, Voice | null>()

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

  protected actAt(at: number): { act: Act; length: number } | null {
    const found = EN.verbs.at(this.tokens, at, this.to)
    const best = found && { act: found.value, length: found.length }
    if (!best || best.length > 1) return best
    const needs = EN.narrow.get(this.text(at))
    return needs && this.is(needs, at + 1) === 0 ? null : best
  }

  /** As `actAt`, and verbs that say little without what follows: `issued a denial`, `called it baseless`. */
  protected deedAt(at: number): { act: Act; length: number } | null {
    const silent = this.is(EN.silent, at)
    if (silent > 0) return { act: 'no_comment', length: silent }
    const calling = this.is(EN.calling, at)
    if (calling > 0 && this.ahead(at + calling, (next) => this.is(EN.calledUntrue, next) > 0))
      return { act: 'denies', length: calling }
    const light = this.is(EN.light, at)
    const noun = light > 0 ? this.ahead(at + light, (next) => EN.lightNouns.at(this.tokens, next, this.to)) : null
    return noun ? { act: noun.value, length: light } : this.actAt(at)
  }

  /** The first that is found in the words right behind, up to a comma or a clause of its own; quotation marks do not part. */
  protected ahead<Found>(at: number, find: (at: number) => Found): Found | null {
    for (let next = at; next < Math.min(this.to, at + NEAR); next++) {
      const token = this.tokens[next] as Token
      if (token.kind === 'sign' && /[,;:.()–—]/.test(token.text)) return null
      if (token.quote === 0 && /^(?:that|which|who|because|while)$/.test(token.text)) return null
      const found = find(next)
      if (found) return found
    }
    return null
  }

  protected countryAt(at: number): { country: string; length: number } | null {
    const found = EN.countries.at(this.tokens, at, this.to)
    if (found) return { country: found.value, length: found.length }
    if (this.text(at) === 'u' && this.text(at + 1) === '.' && this.text(at + 2) === 's')
      return { country: 'US', length: this.text(at + 3) === '.' ? 4 : 3 }
    return null
  }

  /** `Russia's foreign minister`, `the Turkish and Russian defence ministries`, `US Secretary of State`. */
  protected office(at: number): AgentVoice | null {
    const countries: string[] = []
    let next = at
    for (let count = 0; count < 3; count++) {
      const found = this.countryAt(next)
      if (!found) break
      countries.push(found.country)
      next += found.length
      if (/^['’]$/.test(this.text(next))) next += this.text(next + 1) === 's' ? 2 : 1
      if (/^(?:and|,)$/.test(this.text(next)) && this.countryAt(next + 1)) next++
    }
    if (countries.length === 0) return null
    while (this.is(EN.deputies, next) > 0) next++
    const portfolios: string[] = []
    const secretary =
      /^(?:secretary|ministry|minister|ministries|department)$/.test(this.text(next)) && this.text(next + 1) === 'of'
    if (secretary) {
      next += 2
      while (this.text(next) === 'the') next++
    }
    for (let count = 0; count < 3; count++) {
      const found = EN.portfolios.at(this.tokens, next, this.to)
      if (!found) break
      portfolios.push(found.value)
      next += found.length
      if (this.text(next) === 'and') next++
      else break
    }
    if (portfolios.length === 0) return null
    if (!secretary) {
      if (this.is(EN.ministry, next) === 0) return null
      next++
    }
    const agents = countries.flatMap((country) =>
      portfolios.map((portfolio) => ministryOf(country, portfolio, this.scene.agents)),
    )
    const known = agents.filter((agent): agent is string => agent !== null)
    return known.length > 0 ? { who: 'agent', agents: known, class: 'ministry', a: at, b: next } : null
  }

  protected isUnreal(at: number): boolean {
    for (let back = at - 1; back >= Math.max(this.from, at - 3); back--) {
      const text = this.text(back)
      if (EN.negations.has(text) || EN.unreal.has(text)) return !(text === 'no' || text === 'nobody') || back === at - 1
      if (!/^(?:also|have|has|had|ever|yet|immediately|publicly|officially|independently|been|'|t)$/.test(text))
        return false
    }
    return false
  }

  /** Whether the words said, `[at, …)`, call something untrue. */
  protected isDenial(at: number, to = at + 18): boolean {
    for (let next = at; next < Math.min(this.to, to); next++) {
      if (this.tokens[next]?.quote === 0 && this.text(next) === ';') return false
      if (this.is(EN.denial, next) > 0) return true
    }
    return false
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
        refuses ||= this.is(EN.quotedRefusals, at) > 0
        denies ||= this.is(EN.quotedDenials, at) > 0 || this.is(EN.calledUntrue, at) > 0
      }
      if ((refuses || denies) && length <= RETORT) return refuses ? 'no_comment' : 'denies'
    }
    return null
  }

  /** `a resident`, `people who were there`: people without a name, up to the verb. */
  protected isIndefinite(at: number): boolean {
    let start = at
    while (
      start > Math.max(this.from, at - 25) &&
      !(this.tokens[start - 1]?.kind === 'sign' && !/^['’-]$/.test(this.text(start - 1)))
    )
      start--
    if (EN.conjunctions.has(this.text(start))) start++
    if (start >= at || this.is(EN.indefinite, start) === 0) return false
    for (let next = start + 1; next + 1 < at; next++)
      if (this.tokens[next]?.capital && this.tokens[next + 1]?.capital && !this.countryAt(next)) return false
    return true
  }

  protected saysAs(at: number): boolean {
    for (let next = at; next < Math.min(this.to, at + 20); next++)
      if (this.text(next) === 'as' && /^(?:saying|telling|claiming|denying|stating)$/.test(this.text(next + 1)))
        return true
    return false
  }

  protected isPronoun(at: number): boolean {
    for (let back = at - 1; back >= Math.max(this.from, at - 4); back--) {
      const text = this.text(back)
      if (/^(?:he|she|it|they)$/.test(text)) return true
      if (text === 'and' || text === 'but') return true
      if (!EN.between.has(text) && text !== ',') return false
    }
    return false
  }

  protected isPlainVerbAhead(at: number): boolean {
    return /^(?:would|will|has|had|have|is|was|were|are|could)$/.test(this.text(at))
  }

  protected speechBefore(at: number): boolean {
    for (let back = at - 1; back >= Math.max(this.from, at - 8); back--)
      if (
        this.is(EN.reportNouns, back) > 0 ||
        this.is(EN.seenThings, back) > 0 ||
        /^(?:remarks|comments|interview|figures|said|saying|footage)$/.test(this.text(back))
      )
        return true
    return this.tokens.slice(this.from, at).some(({ quote }) => quote > 0) && this.text(at - 1) === ','
  }

  /** Where the phrase of a speaker begins: determiners, nationality, `Russia's`, kind words and adjectives before it. */
  protected leftOf(at: number): number {
    let left = at
    for (let count = 0; count < 8 && left > this.from; count++) {
      const before = this.tokens[left - 1] as Token
      const isPart =
        (EN.kindAdjectives.has(before.text) && !/^(?:and)$/.test(before.text)) ||
        EN.kinds.has(before.text) ||
        EN.qualifiers.has(before.text) ||
        before.kind === 'number' ||
        this.countryAt(left - 1) !== null ||
        /^(?:two|three|four|five|several|some|many|other|another|one|security|military|government|western|top|a|s|['’-])$/.test(
          before.text,
        ) ||
        this.text(left) === '-' ||
        (before.kind === 'word' &&
          !EN.conjunctions.has(before.text) &&
          !EN.prepositions.has(before.text) &&
          !EN.between.has(before.text) &&
          !this.actAt(left - 1) &&
          !/ing$/.test(before.text) &&
          this.is(EN.unnamed, at) > 0)
      if (!isPart) {
        const possessive = /^['’]$/.test(this.text(left)) && before.capital
        if (!possessive) break
      }
      left--
    }
    return left
  }

  /** How far the description of unnamed people goes: to the verb, a comma that no relative clause opens, a conjunction. */
  protected description(at: number): number {
    let b = at
    let open = false
    for (let next = at; next < Math.min(this.to, at + 30); next++) {
      const token = this.tokens[next] as Token
      if (token.quote > 0 || /^[;:"“”.]$/.test(token.text)) break
      if (token.text === 'that' || token.text === 'as') break
      if (!open && AUXILIARY.test(token.text) && !/^(?:who|which)$/.test(this.text(next - 1))) break
      if (token.text === ',') {
        if (!open && !/^(?:who|whom|speaking|requesting|one|which|all|both)$/.test(this.text(next + 1))) break
        if (open) return next + 1
        open = true
      } else if (
        !open &&
        (this.actAt(next) || EN.relays.has(token.text)) &&
        !/^(?:who|which)$/.test(this.text(next - 1))
      )
        break
      b = next + 1
    }
    return b
  }
}
