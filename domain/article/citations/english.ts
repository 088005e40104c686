import { type Act, areMedia, type Frame, type Voice } from './frame'
import { ministryOf } from './ministries'
import type { Named, Scene } from './scene'
import type { Sentence, Token } from './sentences'
import { EN } from './words/english'
import type { Phrases } from './words/phrases'

const AUXILIARY = /^(?:was|were|is|are|has|had|have|would|will|could|can|did|does|do|may|might)$/

/** How far in front of its verb a subject may begin, in tokens. */
const FAR = 60

export const ENGLISH_CLASS = (word: string): string | null => EN.kinds.get(word) ?? null

/** The places of one English sentence where words are passed on. */
export function englishFrames(scene: Scene, sentence: Sentence): Frame[] {
  return new Reader(scene, sentence).frames()
}

type AgentVoice = Extract<Voice, { who: 'agent' }>

class Reader {
  readonly #tokens: readonly Token[]
  readonly #from: number
  readonly #to: number
  /** Speakers by where their phrase begins, and those of them that are no part of a longer one. */
  readonly #phrases = new Map<number, Voice | null>()
  readonly #voices = new Map<number, Voice | null>()

  constructor(
    readonly scene: Scene,
    sentence: Sentence,
  ) {
    this.#tokens = scene.tokens
    this.#from = sentence.from
    this.#to = sentence.to
  }

  frames(): Frame[] {
    const frames: Frame[] = []
    let pending: Voice[] = []
    for (let at = this.#from; at < this.#to; at++) {
      const token = this.#tokens[at] as Token
      if (token.quote > 0 || token.kind !== 'word') continue
      const citing = EN.citing.at(this.#tokens, at, this.#to)
      if (citing > 0) {
        const sources = this.#sources(at + citing)
        if (sources.length > 0) {
          const last = frames.findLast(({ subject }) => subject?.who === 'agent' || subject?.who === 'again')
          const isBracketed = last === undefined || this.#speakerBefore(at)
          if (isBracketed) pending = sources
          else if (last.from.length === 0) last.from.push(...sources)
          at = (sources.at(-1) as Voice).b - 1
          continue
        }
      }
      const carried = this.#carried(at)
      if (carried) {
        const people = frames.findLast(({ subject, from }) => subject?.who === 'agent' && from.length === 0)
        if (carried.subject?.who === 'unnamed' && people) {
          people.from.push(carried.subject)
          at = carried.b - 1
          continue
        }
        const target = frames.findLast(({ subject }) => subject !== null && subject.who !== 'other')
        const fits = target && target.carriers.length === 0 && target.subject?.who !== 'again'
        if (target?.carriers.some((each) => sameVoice(each, carried.subject))) {
          at = carried.b - 1
          continue
        }
        if (fits && !sameVoice(target.subject, carried.subject)) target.carriers.push(carried.subject as Voice)
        else if (!fits) frames.push(carried)
        at = carried.b - 1
        continue
      }
      const reported = this.#reportThat(at)
      if (reported) {
        frames.push(reported)
        at = reported.b - 1
        continue
      }
      const frame = this.#said(at)
      if (!frame) continue
      const outer = frames.at(-1)
      if (outer && frame.subject && isInside(frame, outer, this.#is(EN.according, outer.a) > 0)) {
        frame.carriers.unshift(...outer.carriers, outer.subject as Voice)
        frames.pop()
      }
      if (pending.length > 0 && frame.from.length === 0 && frame.subject?.who === 'agent') frame.from.push(...pending)
      if (frame.subject) pending = []
      frames.push(frame)
      at = Math.max(at, frame.b - 1)
    }
    const headline = frames.length === 0 ? this.#headline() : null
    return headline ? [headline] : frames
  }

  #text(at: number): string {
    return at >= this.#from && at < this.#to ? (this.#tokens[at]?.text ?? '') : ''
  }

  #is(phrases: Phrases, at: number): number {
    return phrases.at(this.#tokens, at, this.#to)
  }

  #actAt(at: number): { act: Act; length: number } | null {
    const found = EN.verbs.at(this.#tokens, at, this.#to)
    const best = found && { act: found.value, length: found.length }
    if (!best || best.length > 1) return best
    const needs = EN.narrow.get(this.#text(at))
    return needs && this.#is(needs, at + 1) === 0 ? null : best
  }

  #said(at: number): Frame | null {
    const passive = this.#is(EN.passives, at)
    const relay = passive > 0 ? 0 : this.#is(EN.relays, at)
    const verb = passive > 0 || relay > 0 ? { act: 'claims' as const, length: passive || relay } : this.#actAt(at)
    if (!verb) return this.#neither(at)
    if (passive === 0 && verb.act !== 'no_comment' && this.#isUnreal(at)) return null
    const end = at + verb.length
    const frame: Frame = { a: at, b: end, act: verb.act, subject: null, carriers: [], from: [], relays: relay > 0 }
    frame.subject = this.#subjectBefore(at) ?? this.#subjectBehind(at, end)
    if (frame.subject && frame.subject.a >= end) frame.b = frame.subject.b
    if (this.#is(EN.tells, at) > 0) {
      const told = this.#voiceFrom(end)
      if (told && mayCarry(told)) frame.carriers.push(told)
    } else if (frame.subject && frame.subject.who !== 'again' && !relay) {
      const told = this.#toOutlet(end)
      if (told) frame.carriers.push(told)
    }
    if (frame.subject?.who === 'agent' && /^learn/.test(this.#text(at)) && this.#text(end) === 'from') {
      const people = this.#voiceFrom(end + 1)
      if (people?.who === 'unnamed') frame.from.push(people)
    }
    const interview = this.#interview(at)
    if (interview && !sameVoice(interview, frame.subject)) frame.carriers.push(interview)
    if (relay > 0 && frame.subject) {
      frame.from.push(...this.#sources(end))
      if (frame.from.length === 0) {
        if (!this.#saysAs(end)) return null
        frame.from.push({ who: 'other', a: end, b: end + 1 })
      }
      frame.b = Math.max(frame.b, (frame.from.at(-1) as Voice).b)
    } else if (relay > 0) return null
    if (frame.act === 'reports' && frame.subject?.who !== 'agent') return null
    if (!frame.subject) {
      if (!this.#isPronoun(at)) frame.subject = { who: 'other', a: at, b: end }
    }
    if (frame.act === 'claims' && this.#isDenial(end)) frame.act = 'denies'
    return frame
  }

  /** `Neither X nor Y would comment`, `Neither X nor Y responded`. */
  #neither(at: number): Frame | null {
    if (!/^(?:comment|commented|responded|replied|answered)$/.test(this.#text(at))) return null
    if (
      this.#text(this.#from) !== 'neither' &&
      !this.#tokens.slice(Math.max(this.#from, at - 20), at).some(({ text }) => text === 'neither')
    )
      return null
    const subject = this.#subjectBefore(this.#text(at - 1) === 'would' ? at - 1 : at)
    if (subject?.who !== 'agent') return null
    return { a: at, b: at + 1, act: 'no_comment', subject, carriers: [], from: [], relays: false }
  }

  #isUnreal(at: number): boolean {
    for (let back = at - 1; back >= Math.max(this.#from, at - 3); back--) {
      const text = this.#text(back)
      if (EN.negations.has(text) || EN.unreal.has(text)) return !(text === 'no' || text === 'nobody') || back === at - 1
      if (!/^(?:also|have|has|had|ever|yet|immediately|publicly|officially|independently|been|'|t)$/.test(text))
        return false
    }
    return false
  }

  #isDenial(at: number): boolean {
    for (let next = at; next < Math.min(this.#to, at + 14); next++) {
      if (this.#tokens[next]?.quote === 0 && this.#text(next) === ';') return false
      if (this.#is(EN.denial, next) > 0) return true
    }
    return false
  }

  /** `confirmed the strike to Axios`. */
  #toOutlet(at: number): Voice | null {
    for (let next = at; next < Math.min(this.#to, at + 9); next++) {
      const token = this.#tokens[next] as Token
      if (token.kind === 'sign' || EN.conjunctions.has(token.text)) return null
      if (token.text !== 'to') continue
      const named =
        this.scene.named.get(next + 1) ?? (this.#text(next + 1) === 'the' ? this.scene.named.get(next + 2) : undefined)
      const voice = asAgent(named)
      return voice && mayCarry(voice) ? voice : null
    }
    return null
  }

  #saysAs(at: number): boolean {
    for (let next = at; next < Math.min(this.#to, at + 20); next++)
      if (this.#text(next) === 'as' && /^(?:saying|telling|claiming|denying|stating)$/.test(this.#text(next + 1)))
        return true
    return false
  }

  #isPronoun(at: number): boolean {
    for (let back = at - 1; back >= Math.max(this.#from, at - 4); back--) {
      const text = this.#text(back)
      if (/^(?:he|she|it|they)$/.test(text)) return true
      if (text === 'and' || text === 'but') return true
      if (!EN.between.has(text) && text !== ',') return false
    }
    return false
  }

  /** The nearest speaker in front of the verb that nothing but its own description parts from it. */
  #subjectBefore(at: number): Voice | null {
    for (let start = at - 1; start >= Math.max(this.#from, at - FAR); start--) {
      const token = this.#tokens[start] as Token
      if (token.quote > 0 || token.text === ';') return null
      const voice = this.#voice(start)
      if (!voice || voice.b > at) continue
      if (this.#mayBegin(this.#leftOf(voice.a)) && this.#passes(voice, at)) return voice
    }
    return null
  }

  #subjectBehind(at: number, end: number): Voice | null {
    const before = this.#tokens[at - 1]
    if (!before || (before.kind !== 'sign' && at !== this.#from)) return null
    const voice = this.#voiceFrom(end)
    if (!voice || this.#isPlainVerbAhead(voice.b)) return null
    return voice
  }

  #isPlainVerbAhead(at: number): boolean {
    return /^(?:would|will|has|had|have|is|was|were|are|could)$/.test(this.#text(at))
  }

  /** A speaker behind determiners and adjectives: `the Turkish newspaper X`, `two port officials`. */
  #voiceFrom(at: number): Voice | null {
    for (let next = at; next < Math.min(this.#to, at + 9); next++) {
      const token = this.#tokens[next] as Token
      const voice = this.#phraseAt(next)
      if (voice) return voice
      if (token.kind === 'sign' && !/^["“'’-]$/.test(token.text)) return null
      if (token.kind === 'sign' || token.kind === 'number') continue
      if (EN.prepositions.has(token.text) || EN.conjunctions.has(token.text)) return null
      if (this.#actAt(next)) return null
    }
    return null
  }

  /** A speaker at exactly this token. */
  #voice(at: number): Voice | null {
    const known = this.#voices.get(at)
    if (known !== undefined) return known
    const voice = this.#isCovered(at) ? null : this.#phraseAt(at)
    this.#voices.set(at, voice)
    return voice
  }

  #phraseAt(at: number): Voice | null {
    const known = this.#phrases.get(at)
    if (known !== undefined) return known
    const voice = this.#readVoice(at)
    this.#phrases.set(at, voice)
    return voice
  }

  /** Part of a longer phrase: the ministry of `Russia's Defence Ministry`, the second of two that speak together. */
  #isCovered(at: number): boolean {
    for (let back = at - 1; back >= Math.max(this.#from, at - 24); back--) {
      const voice = this.#voice(back)
      if (voice) return voice.b > at
    }
    return false
  }

  #readVoice(at: number): Voice | null {
    if (at < this.#from || at >= this.#to) return null
    const self = this.#is(EN.selfVoices, at)
    if (self > 0) return { who: 'self', a: at, b: at + self }
    const office = this.#office(at)
    if (office) return this.#afterName(this.#withOthers(office))
    const named = this.scene.named.get(at)
    if (named && !named.several) return this.#namedVoice(named)
    const spokes = this.#is(EN.spokes, at)
    if (spokes > 0) return this.#spokesman(at, spokes)
    const report = this.#is(EN.reportNouns, at)
    if (report > 0) return this.#report(at, report)
    if (this.#is(EN.unnamed, at) > 0) return this.#unnamed(at)
    const person = this.#tokens[at]?.capital ? this.scene.people.get(this.#text(at)) : undefined
    if (person) return { who: 'agent', agents: person, class: null, a: at, b: at + 1 }
    return this.#again(at)
  }

  #namedVoice(named: Named): Voice | null {
    if (named.ordinary && !this.#isLikeName(named)) return null
    const voice: AgentVoice = { who: 'agent', agents: named.agents, class: named.class, a: named.a, b: named.b }
    return this.#afterName(this.#withOthers(voice))
  }

  /** An everyday word with a capital that does not begin the sentence (`the Guardian said`), or with its article. */
  #isLikeName(named: Named): boolean {
    const token = this.#tokens[named.name] as Token
    if (!token.capital) return false
    if (/^\p{Lu}{2,5}$/u.test(this.scene.text.slice(token.start, token.end)) || this.#actAt(named.b) !== null)
      return true
    const last = this.#tokens[named.b - 1] as Token
    if (named.name > this.#from && token.text !== 'the') return this.#tokens[named.name - 1]?.quote === token.quote
    return last.capital && named.b - named.name > 1
  }

  /** Behind a name: `'s spokesman Dmitry Peskov`, ` report`, ` officials`. */
  #afterName(voice: AgentVoice): Voice {
    let b = voice.b
    if (/^['’]$/.test(this.#text(b)) && this.#text(b + 1) === 's') b += 2
    for (let count = 0; count < 3; count++) {
      const spokes = this.#is(EN.spokes, b)
      const report = spokes || this.#is(EN.reportNouns, b)
      if (report > 0) {
        const end = this.#names(b + report)
        return end > b + report && spokes ? this.#remember({ ...voice, b: end }) : { ...voice, b: end }
      }
      const people = this.#is(EN.unnamed, b)
      if (people > 0 && !this.#tokens[b + people]?.capital)
        return { who: 'unnamed', host: voice, definite: false, a: voice.a, b: this.#description(b + people) }
      if (!EN.kindAdjectives.has(this.#text(b)) && !/^(?:senior|military|security)$/.test(this.#text(b))) break
      if (/^(?:the|a|an|and)$/.test(this.#text(b))) break
      b++
    }
    const end = voice.class === 'ministry' ? this.#names(voice.b) : voice.b
    return end > voice.b ? this.#remember({ ...voice, b: end }) : voice
  }

  /** The names of a person behind an office. */
  #names(at: number): number {
    let b = at
    while (b < this.#to && b < at + 4 && (this.#tokens[b]?.capital || this.#text(b) === '-')) b++
    return b
  }

  /** Keeps whose the last name behind an office is: `Peskov` alone is the Kremlin's spokesman from here on. */
  #remember<V extends Voice>(voice: V): V {
    const last = this.#tokens[voice.b - 1]
    if (voice.who === 'agent' && last?.capital && !this.#nameEnds(voice.b))
      this.scene.people.set(last.text, voice.agents)
    return voice
  }

  #nameEnds(b: number): boolean {
    return this.#is(EN.ministry, b - 1) > 0 || this.#is(EN.reportNouns, b - 1) > 0 || this.#is(EN.spokes, b - 1) > 0
  }

  #withOthers(voice: AgentVoice): AgentVoice {
    const agents = [...voice.agents]
    let b = voice.b
    for (let count = 0; count < 4; count++) {
      let next = b
      if (this.#text(next) === ',') next++
      const joins = /^(?:and|nor|or)$/.test(this.#text(next))
      if (joins) next++
      if (next === b) break
      let other: AgentVoice | null = null
      for (let skipped = 0; skipped < 5 && !other; skipped++, next++) {
        other = this.#office(next) ?? asAgent(this.scene.named.get(next))
        const text = this.#text(next)
        if (
          !other &&
          !EN.kindAdjectives.has(text) &&
          !ENGLISH_CLASS(text) &&
          !this.#countryAt(next) &&
          !/^['’s]$/.test(text)
        )
          break
      }
      if (!other || (!joins && !/^(?:and|nor|or)$/.test(this.#text(other.b)))) break
      agents.push(...other.agents)
      b = other.b
    }
    while (EN.kinds.has(this.#text(b)) || (this.#text(b) === 'news' && b > voice.b)) b++
    return { ...voice, agents: [...new Set(agents)], b }
  }

  #spokesman(at: number, length: number): Voice | null {
    const next = at + length
    if (/^(?:for|of|at|from)$/.test(this.#text(next))) {
      const voice = this.#voiceFrom(next + 1)
      if (voice?.who === 'agent') return this.#remember({ ...voice, a: at, b: this.#names(voice.b) })
      return voice?.who === 'again' ? { ...voice, a: at } : null
    }
    return this.#again(at)
  }

  #report(at: number, length: number): Voice | null {
    const of = this.#is(EN.reportOf, at + length)
    if (of > 0) {
      const voice = this.#voiceFrom(at + length + of)
      if (voice?.who === 'agent') return { ...voice, a: at }
      return null
    }
    return this.#again(at)
  }

  #unnamed(at: number): Voice | null {
    if (this.#tokens[at]?.capital && this.#tokens[at - 1]?.capital && at > this.#from) return null
    let b = at + this.#is(EN.unnamed, at)
    if (this.#tokens[b]?.capital && this.#text(b) !== 'i') return null
    if (/^['’]$/.test(this.#text(b))) return null
    const left = this.#leftOf(at)
    const another = this.#tokens.slice(left, at).some(({ text }) => /^(?:another|second|third|other)$/.test(text))
    const definite = another || this.#text(left) === 'the' || /^(?:the|those|these|that)$/.test(this.#text(at - 1))
    b = this.#description(b)
    let host: Voice | null = null
    let qualified = false
    for (let next = left; next < b; next++) if (this.#is(EN.qualifiers, next) > 0) qualified = true
    for (let next = at + 1; next < b; next++) {
      if (!EN.attached.has(this.#text(next)) && this.#text(next) !== 'to') continue
      const voice = this.#voiceFrom(next + 1)
      if (voice?.who === 'agent' || (voice?.who === 'again' && voice.class !== 'people')) {
        host = voice
        b = Math.max(b, voice.b)
        break
      }
    }
    if (this.#is(EN.weakUnnamed, at) > 0 && !qualified && !definite) return null
    return { who: 'unnamed', host, definite: definite && !qualified && !host, a: at, b }
  }

  /** How far the description of unnamed people goes: to the verb, a comma that no relative clause opens, a conjunction. */
  #description(at: number): number {
    let b = at
    let open = false
    for (let next = at; next < Math.min(this.#to, at + 30); next++) {
      const token = this.#tokens[next] as Token
      if (token.quote > 0 || /^[;:"“”.]$/.test(token.text)) break
      if (token.text === 'that' || token.text === 'as') break
      if (!open && AUXILIARY.test(token.text) && !/^(?:who|which)$/.test(this.#text(next - 1))) break
      if (token.text === ',') {
        if (!open && !/^(?:who|whom|speaking|requesting|one|which|all|both)$/.test(this.#text(next + 1))) break
        if (open) return next + 1
        open = true
      } else if (
        !open &&
        (this.#actAt(next) || EN.relays.has(token.text)) &&
        !/^(?:who|which)$/.test(this.#text(next - 1))
      )
        break
      b = next + 1
    }
    return b
  }

  #again(at: number): Voice | null {
    const found = EN.again.at(this.#tokens, at, this.#to)
    if (!found) return null
    const left = this.#leftOf(at)
    const isMinistry = found.value === 'ministry' && (this.#text(at) === 'ministry' || this.#tokens[at]?.capital)
    if (!/^(?:the|its)$/.test(this.#text(left)) && !isMinistry) return null
    for (let back = left; back < at; back++) if (this.scene.named.has(back)) return null
    return { who: 'again', class: found.value, a: at, b: this.#names(at + found.length) }
  }

  /** Where the phrase of a speaker begins: determiners, nationality, `Russia's`, kind words and adjectives before it. */
  #leftOf(at: number): number {
    let left = at
    for (let count = 0; count < 8 && left > this.#from; count++) {
      const before = this.#tokens[left - 1] as Token
      const isPart =
        (EN.kindAdjectives.has(before.text) && !/^(?:and)$/.test(before.text)) ||
        EN.kinds.has(before.text) ||
        EN.qualifiers.has(before.text) ||
        before.kind === 'number' ||
        this.#countryAt(left - 1) !== null ||
        /^(?:two|three|four|five|several|some|many|other|another|one|security|military|government|western|top|a|s|['’-])$/.test(
          before.text,
        ) ||
        this.#text(left) === '-' ||
        (before.kind === 'word' &&
          !EN.conjunctions.has(before.text) &&
          !EN.prepositions.has(before.text) &&
          !EN.between.has(before.text) &&
          !this.#actAt(left - 1) &&
          !/ing$/.test(before.text) &&
          this.#is(EN.unnamed, at) > 0)
      if (!isPart) {
        const possessive = /^['’]$/.test(this.#text(left)) && before.capital
        if (!possessive) break
      }
      left--
    }
    return left
  }

  #mayBegin(left: number): boolean {
    if (left === this.#from) return true
    const before = this.#tokens[left - 1] as Token
    return before.kind === 'sign' || EN.conjunctions.has(before.text) || EN.claimNouns.has(before.text)
  }

  /** Whether only a description, a time or a manner stands between the speaker and the verb. */
  #passes(voice: Voice, verb: number): boolean {
    let at = voice.b
    while (at < verb) {
      const token = this.#tokens[at] as Token
      if (token.text === ',' || token.text === '(' || token.text === '-' || token.text === '–' || token.text === '—') {
        let close = at + 1
        while (close < verb && this.#text(close) !== (token.text === '(' ? ')' : token.text)) close++
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
      if (/^(?:who|which)$/.test(token.text) && voice.who !== 'unnamed') return false
      return false
    }
    return true
  }

  #sources(at: number): Voice[] {
    const sources: Voice[] = []
    let next = at
    for (let hops = 0; hops < 3; hops++) {
      const voice = this.#voiceFrom(next)
      if (!voice) break
      sources.push(voice)
      next = voice.b
      if (this.#text(next) === ',') next++
      const more =
        this.#is(EN.citing, next) ||
        (/^(?:which|that)$/.test(this.#text(next)) && /^(?:cited|quoted)$/.test(this.#text(next + 1)) ? 2 : 0)
      if (more === 0) break
      next += more
    }
    return sources
  }

  /** A speaker that waits for its verb: `Reuters, citing X, said`. */
  #speakerBefore(at: number): boolean {
    if (this.#text(at - 1) !== ',') return at === this.#from
    for (let start = at - 2; start >= Math.max(this.#from, at - 12); start--) {
      const voice = this.#voice(start)
      if (voice?.who === 'agent' && voice.b === at - 1) {
        for (let next = at + 1; next < Math.min(this.#to, at + 30); next++)
          if (this.#text(next) === ',' && (this.#actAt(next + 1) || this.#text(next + 1) === 'had')) return true
        return false
      }
    }
    return false
  }

  #carried(at: number): Frame | null {
    const length = this.#is(EN.according, at)
    if (length === 0) return null
    const weak = this.#is(EN.weakAccording, at) > 0
    const voice = this.#voiceFrom(at + length)
    if (!voice || voice.who === 'other') return null
    if (weak && voice.who === 'unnamed') return null
    if (weak && this.#text(at - 1) !== 'as' && !this.#speechBefore(at)) return null
    return { a: at, b: voice.b, act: 'claims', subject: voice, carriers: [], from: [], relays: false }
  }

  #speechBefore(at: number): boolean {
    for (let back = at - 1; back >= Math.max(this.#from, at - 8); back--)
      if (
        this.#is(EN.reportNouns, back) > 0 ||
        /^(?:remarks|comments|interview|figures|said|saying|footage)$/.test(this.#text(back))
      )
        return true
    return this.#tokens.slice(this.#from, at).some(({ quote }) => quote > 0) && this.#text(at - 1) === ','
  }

  /** `a report in the newspaper X that …`: X says so, whatever the sentence does with it. */
  #reportThat(at: number): Frame | null {
    const length = this.#is(EN.reportNouns, at)
    if (length === 0) return null
    const of = this.#is(EN.reportOf, at + length)
    const voice = of > 0 ? this.#voiceFrom(at + length + of) : null
    if (voice?.who !== 'agent' || !/^(?:that|saying|alleging|claiming|which|about|on)$/.test(this.#text(voice.b)))
      return null
    return { a: at, b: voice.b, act: 'claims', subject: { ...voice, a: at }, carriers: [], from: [], relays: false }
  }

  #interview(at: number): Voice | null {
    for (let next = this.#from; next < this.#to; next++) {
      const length = this.#is(EN.interviews, next)
      if (length === 0 || Math.abs(next - at) > 50 || this.#tokens[next]?.quote !== 0) continue
      const voice = this.#voiceFrom(next + length)
      if (voice && mayCarry(voice)) return voice
    }
    return null
  }

  #headline(): Frame | null {
    const voice = this.#voice(this.#from)
    if (voice?.who !== 'agent' || this.#text(voice.b) !== ':') return null
    return { a: voice.a, b: voice.b, act: 'claims', subject: voice, carriers: [], from: [], relays: false }
  }

  /** `Russia's foreign minister`, `the Turkish and Russian defence ministries`, `US Secretary of State`. */
  #office(at: number): AgentVoice | null {
    const countries: string[] = []
    let next = at
    for (let count = 0; count < 3; count++) {
      const found = this.#countryAt(next)
      if (!found) break
      countries.push(found.country)
      next += found.length
      if (/^['’]$/.test(this.#text(next))) next += this.#text(next + 1) === 's' ? 2 : 1
      if (/^(?:and|,)$/.test(this.#text(next)) && this.#countryAt(next + 1)) next++
    }
    if (countries.length === 0) return null
    while (this.#is(EN.deputies, next) > 0) next++
    const portfolios: string[] = []
    const secretary =
      /^(?:secretary|ministry|minister|ministries|department)$/.test(this.#text(next)) && this.#text(next + 1) === 'of'
    if (secretary) {
      next += 2
      while (this.#text(next) === 'the') next++
    }
    for (let count = 0; count < 3; count++) {
      const found = EN.portfolios.at(this.#tokens, next, this.#to)
      if (!found) break
      portfolios.push(found.value)
      next += found.length
      if (this.#text(next) === 'and') next++
      else break
    }
    if (portfolios.length === 0) return null
    if (!secretary) {
      if (this.#is(EN.ministry, next) === 0) return null
      next++
    }
    const agents = countries.flatMap((country) =>
      portfolios.map((portfolio) => ministryOf(country, portfolio, this.scene.agents)),
    )
    const known = agents.filter((agent): agent is string => agent !== null)
    return known.length > 0 ? { who: 'agent', agents: known, class: 'ministry', a: at, b: next } : null
  }

  #countryAt(at: number): { country: string; length: number } | null {
    const found = EN.countries.at(this.#tokens, at, this.#to)
    if (found) return { country: found.value, length: found.length }
    if (this.#text(at) === 'u' && this.#text(at + 1) === '.' && this.#text(at + 2) === 's')
      return { country: 'US', length: this.#text(at + 3) === '.' ? 4 : 3 }
    return null
  }
}

function asAgent(named: Named | undefined): AgentVoice | null {
  if (!named || named.several || named.ordinary) return null
  return { who: 'agent', agents: named.agents, class: named.class, a: named.a, b: named.b }
}

function mayCarry(voice: Voice): boolean {
  return voice.who === 'agent' ? areMedia(voice.agents) : voice.who === 'again' || voice.who === 'self'
}

function sameVoice(one: Voice | null, other: Voice | null): boolean {
  return one?.who === 'agent' && other?.who === 'agent' && one.agents[0] === other.agents[0]
}

/** `X said that Y denied …`: the inner one begins right behind the outer verb. */
function isInside(inner: Frame, outer: Frame, according: boolean): boolean {
  if (outer.subject?.who !== 'agent' && outer.subject?.who !== 'again') return false
  if (inner.subject?.who !== 'agent' && !inner.relays && !(according && inner.subject?.who === 'unnamed')) return false
  if (sameVoice(inner.subject, outer.subject)) return false
  if (outer.from.length > 0 || outer.act !== 'claims' || (outer.subject.a >= outer.a && !according)) return false
  const gap = (inner.subject?.a ?? 0) - outer.b
  return gap >= 0 && gap <= 5 && (inner.subject?.a ?? 0) < inner.a
}
