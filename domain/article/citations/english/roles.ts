import { type Voice } from '../frame'
import type { Token } from '../sentences'
import { EN } from '../words/english'
import { EnglishSpeakers } from './speakers'
import { asAgent, mayCarry } from './voice'

/** How far in front of its verb a subject may begin, in tokens. */
const FAR = 60

/** Who around a verb in English is its subject, whom they told, and from whom they have it. */
export class EnglishRoles extends EnglishSpeakers {
  /** The nearest speaker in front of the verb that nothing but its own description parts from it. */
  protected subjectBefore(at: number): Voice | null {
    for (let start = at - 1; start >= Math.max(this.from, at - FAR); start--) {
      const token = this.tokens[start] as Token
      if (token.quote > 0 || token.text === ';') return null
      const voice = this.voice(start)
      if (!voice || voice.b > at) continue
      if (this.mayBegin(this.leftOf(voice.a)) && this.passes(voice, at)) return voice
    }
    return null
  }

  protected subjectBehind(at: number, end: number): Voice | null {
    const before = this.tokens[at - 1]
    if (!before || (before.kind !== 'sign' && at !== this.from)) return null
    const voice = this.voiceFrom(end)
    if (!voice || this.isPlainVerbAhead(voice.b)) return null
    return voice
  }

  protected mayBegin(left: number): boolean {
    if (left === this.from) return true
    const before = this.tokens[left - 1] as Token
    // `In a post on Telegram the ministry said`
    const isBehindAdverb =
      this.text(left) === 'the' && left - this.from < 9 && EN.prepositions.has(this.text(this.from))
    if (isBehindAdverb && before.capital) return true
    return before.kind === 'sign' || EN.conjunctions.has(before.text) || EN.claimNouns.has(before.text)
  }

  /** Whether only a description, a time or a manner stands between the speaker and the verb. */
  protected passes(voice: Voice, verb: number): boolean {
    let at = voice.b
    while (at < verb) {
      const token = this.tokens[at] as Token
      if (token.text === ',' || token.text === '(' || token.text === '-' || token.text === '–' || token.text === '—') {
        let close = at + 1
        while (close < verb && this.text(close) !== (token.text === '(' ? ')' : token.text)) close++
        if (close < verb && close - at < 40) {
          at = close + 1
          continue
        }
        if (token.text !== ',') return false
        at++
        continue
      }
      if (token.quote > 0) return false
      if (token.kind === 'number' || token.text === ')' || EN.between.has(token.text)) {
        at++
        continue
      }
      // `X and the European Union said`: others whom nobody knows speak with it.
      const joined =
        token.text === 'and' && voice.who === 'agent' ? this.names(this.text(at + 1) === 'the' ? at + 2 : at + 1) : 0
      if (joined <= at + 2) return false
      at = joined
    }
    return true
  }

  protected sources(at: number): Voice[] {
    const sources: Voice[] = []
    let next = at
    for (let hops = 0; hops < 3; hops++) {
      const voice = this.voiceFrom(next) ?? this.peopleFrom(next)
      if (!voice) break
      sources.push(voice)
      next = voice.b
      if (this.text(next) === ',') next++
      const more =
        this.is(EN.citing, next) ||
        (/^(?:which|that)$/.test(this.text(next)) && /^(?:cited|quoted)$/.test(this.text(next + 1)) ? 2 : 0)
      if (more === 0) break
      next += more
    }
    return sources
  }

  /** `citing two officers`: who is cited needs no more to be somebody unnamed. */
  protected peopleFrom(at: number): Voice | null {
    const people = this.ahead(at, (next) => (this.is(EN.unnamed, next) > 0 ? next : null))
    if (people === null || this.tokens[people]?.capital || this.tokens[people + 1]?.capital) return null
    return { who: 'unnamed', host: null, definite: false, a: at, b: this.description(people + 1) }
  }

  /** `summarising a story that first ran in X`: the words up to the name of whose story is told again; 0 when none is. */
  protected retelling(at: number): number {
    if (this.is(EN.retelling, at) === 0) return 0
    let report = false
    for (let next = at + 1; next < Math.min(this.to, at + 12); next++) {
      if (this.tokens[next]?.kind === 'sign') return 0
      report ||= this.is(EN.reportNouns, next) > 0
      if (!report || !/^(?:in|by|from)$/.test(this.text(next))) continue
      const voice = this.voiceFrom(next + 1)
      return voice?.who === 'agent' && mayCarry(voice) ? next + 1 - at : 0
    }
    return 0
  }

  /** A speaker that waits for its verb: `Reuters, citing X, said`. */
  protected speakerBefore(at: number): boolean {
    if (this.text(at - 1) !== ',') return at === this.from
    for (let start = at - 2; start >= Math.max(this.from, at - 12); start--) {
      const voice = this.voice(start)
      if (voice?.who === 'agent' && voice.b === at - 1) {
        for (let next = at + 1; next < Math.min(this.to, at + 30); next++)
          if (this.text(next) === ',' && (this.actAt(next + 1) || this.text(next + 1) === 'had')) return true
        return false
      }
    }
    return false
  }

  protected interview(at: number): Voice | null {
    for (let next = this.from; next < this.to; next++) {
      const length = this.is(EN.interviews, next)
      if (length === 0 || Math.abs(next - at) > 50 || this.tokens[next]?.quote !== 0) continue
      const voice = this.voiceFrom(next + length)
      if (voice && mayCarry(voice)) return voice
    }
    return null
  }

  /** `confirmed the strike to Axios`. */
  protected toOutlet(at: number): Voice | null {
    for (let next = at; next < Math.min(this.to, at + 9); next++) {
      const token = this.tokens[next] as Token
      if (token.kind === 'sign' || EN.conjunctions.has(token.text)) return null
      if (token.text !== 'to') continue
      const named =
        this.scene.named.get(next + 1) ?? (this.text(next + 1) === 'the' ? this.scene.named.get(next + 2) : undefined)
      const voice = asAgent(named)
      return voice && mayCarry(voice) ? voice : null
    }
    return null
  }
}
