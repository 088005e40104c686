import { type Voice } from '../frame'
import type { Named } from '../scene'
import type { Token } from '../sentences'
import { EN } from '../words/english'
import { EnglishSentence } from './sentence'
import { type AgentVoice, asAgent, ENGLISH_CLASS, mayCarry } from './voice'

/** Whom a phrase in English that begins at a place speaks of. */
export class EnglishSpeakers extends EnglishSentence {
  /** A speaker behind determiners and adjectives: `the Turkish newspaper X`, `two port officials`. */
  protected voiceFrom(at: number): Voice | null {
    for (let next = at; next < Math.min(this.to, at + 9); next++) {
      const token = this.tokens[next] as Token
      const voice = this.phraseAt(next)
      if (voice) return voice
      if (token.kind === 'sign' && !/^["“'’-]$/.test(token.text)) return null
      if (token.kind === 'sign' || token.kind === 'number') continue
      // `Ann Lee of the New York Times`.
      const reporter = token.text === 'of' && next > at && this.names(at) === next ? this.voiceFrom(next + 1) : null
      if (reporter?.who === 'agent' && mayCarry(reporter)) return { ...reporter, a: at }
      if (EN.prepositions.has(token.text) || EN.conjunctions.has(token.text)) return null
      if (this.actAt(next)) return null
    }
    return null
  }

  /** A speaker at exactly this token. */
  protected voice(at: number): Voice | null {
    const known = this.voices.get(at)
    if (known !== undefined) return known
    const voice = this.isCovered(at) ? null : this.phraseAt(at)
    this.voices.set(at, voice)
    return voice
  }

  protected phraseAt(at: number): Voice | null {
    const known = this.phrases.get(at)
    if (known !== undefined) return known
    const voice = this.readVoice(at)
    this.phrases.set(at, voice)
    return voice
  }

  /** Part of a longer phrase: the ministry of `Russia's Defence Ministry`, the second of two that speak together. */
  protected isCovered(at: number): boolean {
    for (let back = at - 1; back >= Math.max(this.from, at - 24); back--) {
      const voice = this.voice(back)
      if (voice) return voice.b > at
    }
    return false
  }

  protected readVoice(at: number): Voice | null {
    if (at < this.from || at >= this.to) return null
    const self = this.tokens[at]?.capital ? 0 : this.is(EN.selfVoices, at)
    if (self > 0) return { who: 'self', a: at, b: at + self }
    const office = this.office(at)
    if (office) return this.afterName(this.withOthers(office))
    const named = this.scene.named.get(at)
    if (named && !named.several) return this.namedVoice(named)
    const spokes = this.is(EN.spokes, at)
    if (spokes > 0) return this.spokesman(at, spokes)
    const report = this.is(EN.reportNouns, at)
    if (report > 0) return this.report(at, report)
    if (this.is(EN.unnamed, at) > 0) return this.unnamed(at)
    const person = this.tokens[at]?.capital ? this.scene.people.get(this.text(at)) : undefined
    if (person) return { who: 'agent', agents: person, class: null, a: at, b: at + 1 }
    return this.again(at)
  }

  protected namedVoice(named: Named): Voice | null {
    if (named.ordinary && !this.isLikeName(named)) return null
    const voice: AgentVoice = { who: 'agent', agents: named.agents, class: named.class, a: named.a, b: named.b }
    return this.afterName(this.withOthers(voice))
  }

  /** An everyday word with a capital that does not begin the sentence (`the Guardian said`), or with its article. */
  protected isLikeName(named: Named): boolean {
    const token = this.tokens[named.name] as Token
    if (!token.capital) return false
    if (/^\p{Lu}{2,5}$/u.test(this.scene.text.slice(token.start, token.end)) || this.actAt(named.b) !== null)
      return true
    const last = this.tokens[named.b - 1] as Token
    if (named.name > this.from && token.text !== 'the') return this.tokens[named.name - 1]?.quote === token.quote
    return last.capital && named.b - named.name > 1
  }

  /** Behind a name: `'s spokesman Dmitry Peskov`, ` report`, ` officials`. */
  protected afterName(voice: AgentVoice): Voice {
    let b = voice.b
    if (/^['’]$/.test(this.text(b)) && this.text(b + 1) === 's') b += 2
    for (let count = 0; count < 3; count++) {
      const spokes = this.is(EN.spokes, b)
      const report = spokes || this.is(EN.reportNouns, b)
      if (report > 0) {
        const end = this.names(b + report)
        return end > b + report && spokes ? this.remember({ ...voice, b: end }) : { ...voice, b: end }
      }
      const people = this.is(EN.unnamed, b)
      if (people > 0 && !this.tokens[b + people]?.capital)
        return { who: 'unnamed', host: voice, definite: false, a: voice.a, b: this.description(b + people) }
      if (!EN.kindAdjectives.has(this.text(b)) && !/^(?:senior|military|security)$/.test(this.text(b))) break
      if (/^(?:the|a|an|and)$/.test(this.text(b))) break
      b++
    }
    const end = voice.class === 'ministry' ? this.names(voice.b) : voice.b
    return end > voice.b ? this.remember({ ...voice, b: end }) : voice
  }

  /** The names of a person behind an office. */
  protected names(at: number): number {
    let b = at
    while (b < this.to && b < at + 4 && (this.tokens[b]?.capital || this.text(b) === '-')) b++
    return b
  }

  /** Keeps whose the last name behind an office is: `Peskov` alone is the Kremlin's spokesman from here on. */
  protected remember<V extends Voice>(voice: V): V {
    const last = this.tokens[voice.b - 1]
    if (voice.who === 'agent' && last?.capital && !this.nameEnds(voice.b))
      this.scene.people.set(last.text, voice.agents)
    return voice
  }

  protected nameEnds(b: number): boolean {
    return this.is(EN.ministry, b - 1) > 0 || this.is(EN.reportNouns, b - 1) > 0 || this.is(EN.spokes, b - 1) > 0
  }

  protected withOthers(voice: AgentVoice): AgentVoice {
    const agents = [...voice.agents]
    let b = voice.b
    for (let count = 0; count < 4; count++) {
      let next = b
      if (this.text(next) === ',') next++
      const joins = /^(?:and|nor|or)$/.test(this.text(next))
      if (joins) next++
      if (next === b) break
      let other: AgentVoice | null = null
      for (let skipped = 0; skipped < 5 && !other; skipped++, next++) {
        other = this.office(next) ?? asAgent(this.scene.named.get(next))
        const text = this.text(next)
        if (
          !other &&
          !EN.kindAdjectives.has(text) &&
          !ENGLISH_CLASS(text) &&
          !this.countryAt(next) &&
          !/^['’s]$/.test(text)
        )
          break
      }
      if (!other || (!joins && !/^(?:and|nor|or)$/.test(this.text(other.b)))) break
      agents.push(...other.agents)
      b = other.b
    }
    while (EN.kinds.has(this.text(b)) || (this.text(b) === 'news' && b > voice.b)) b++
    return { ...voice, agents: [...new Set(agents)], b }
  }

  protected spokesman(at: number, length: number): Voice | null {
    const next = at + length
    if (/^(?:for|of|at|from)$/.test(this.text(next))) {
      const voice = this.voiceFrom(next + 1)
      if (voice?.who === 'agent') return this.remember({ ...voice, a: at, b: this.names(voice.b) })
      return voice?.who === 'again' ? { ...voice, a: at } : null
    }
    return this.again(at)
  }

  protected report(at: number, length: number): Voice | null {
    const of = this.is(EN.reportOf, at + length)
    if (of > 0) {
      const voice = this.voiceFrom(at + length + of)
      if (voice?.who === 'agent') return { ...voice, a: at }
      return null
    }
    return this.again(at)
  }

  protected unnamed(at: number): Voice | null {
    if (this.tokens[at]?.capital && this.tokens[at - 1]?.capital && at > this.from) return null
    let b = at + this.is(EN.unnamed, at)
    if (this.tokens[b]?.capital && this.text(b) !== 'i') return null
    if (/^['’]$/.test(this.text(b))) return null
    const left = this.leftOf(at)
    const another = this.tokens.slice(left, at).some(({ text }) => /^(?:another|second|third|other)$/.test(text))
    const definite = another || this.text(left) === 'the' || /^(?:the|those|these|that)$/.test(this.text(at - 1))
    b = this.description(b)
    let host: Voice | null = null
    let qualified = false
    for (let next = left; next < b; next++) if (this.is(EN.qualifiers, next) > 0) qualified = true
    for (let next = at + 1; next < b; next++) {
      if (!EN.attached.has(this.text(next)) && this.text(next) !== 'to') continue
      const voice = this.voiceFrom(next + 1)
      if (voice?.who === 'agent' || (voice?.who === 'again' && voice.class !== 'people')) {
        host = voice
        b = Math.max(b, voice.b)
        break
      }
    }
    if (this.is(EN.weakUnnamed, at) > 0 && !qualified && !definite) return null
    return { who: 'unnamed', host, definite: definite && !qualified && !host, a: at, b }
  }

  protected again(at: number): Voice | null {
    const found = EN.again.at(this.tokens, at, this.to)
    if (!found) return null
    const left = this.leftOf(at)
    const isMinistry = found.value === 'ministry' && (this.text(at) === 'ministry' || this.tokens[at]?.capital)
    if (!/^(?:the|its)$/.test(this.text(left)) && !isMinistry) return null
    for (let back = left; back < at; back++) if (this.scene.named.has(back)) return null
    return { who: 'again', class: found.value, a: at, b: this.names(at + found.length) }
  }
}
