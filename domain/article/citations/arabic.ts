import { type Act, areMedia, type Frame, type Voice } from './frame'
import { ministryOf } from './ministries'
import type { Named, Scene } from './scene'
import type { Sentence, Token } from './sentences'
import { AR } from './words/arabic'
import type { Phrases } from './words/phrases'
import type { Verb } from './words/verb'

/** How far a speaker may stand from the verb, in tokens. */
const NEAR = 9
/** How long the phrase that names a speaker may be. */
const PHRASE = 26

/** What ties unnamed people to where they work or whom they stand close to. */
const HOSTED = /^(?:في|من|لدي|داخل|ب|كبير|كبار|رفيع|باسم|التابعه)$/

const AND = /^[وف](?=.{2})/
const ARTICLE = /^ال(?=.{2})/
const FOR_THE = /^ل(?=.{3})/
const PREFIXES = [/^/, AND, /^[بلك](?=.{2})/, /^[وف][بلك](?=.{2})/]

/** The word without و and ف before it. */
const bare = (word: string) => word.replace(AND, '')

type Reading = { word: string; definite: boolean }

/** A noun as it stands, and without و ف, ب ل ك and the article, in this order. */
function readingsOf(text: string): Reading[] {
  const readings: Reading[] = []
  for (const prefix of PREFIXES) {
    if (prefix !== PREFIXES[0] && !prefix.test(text)) continue
    const word = text.replace(prefix, '')
    readings.push({ word, definite: false })
    if (ARTICLE.test(word)) readings.push({ word: word.slice(2), definite: true })
    else if (FOR_THE.test(word)) readings.push({ word: word.slice(1), definite: text.includes('لل') })
  }
  return readings
}

export const ARABIC_CLASS = (word: string): string | null => {
  for (const prefix of PREFIXES) {
    const found = AR.classes.get(word.replace(prefix, ''))
    if (found) return found
  }
  return null
}

/** The places of one Arabic sentence where words are passed on. */
export function arabicFrames(scene: Scene, sentence: Sentence): Frame[] {
  return new Reader(scene, sentence).frames()
}

class Reader {
  readonly #tokens: readonly Token[]
  readonly #from: number
  readonly #to: number
  /** Phrases of the sentence that say to which outlet somebody spoke. */
  readonly #told: { a: number; b: number; voice: Voice }[] = []

  constructor(
    readonly scene: Scene,
    sentence: Sentence,
  ) {
    this.#tokens = scene.tokens
    this.#from = sentence.from
    this.#to = sentence.to
  }

  frames(): Frame[] {
    this.#findInterviews()
    const frames: (Frame & { according: boolean })[] = []
    for (let at = this.#from; at < this.#to; at++) {
      const token = this.#tokens[at] as Token
      if (token.quote > 0 || token.kind !== 'word') continue
      const citing = this.#phrase(AR.citing, at)
      const last = frames.at(-1)
      if (citing > 0 && last?.subject && last.from.length === 0 && last.subject.who !== 'unnamed') {
        this.#addSources(last, at + citing)
        if (last.from.length > 0) {
          at = last.b - 1
          continue
        }
      }
      const according = this.#phrase(AR.according, at)
      if (according > 0) {
        const frame = this.#accordingTo(at, at + according)
        if (frame) {
          frames.push({ ...frame, according: true })
          at = frame.b - 1
        }
        continue
      }
      const frame = this.#said(at)
      if (!frame || (frame.act === 'reports' && !frame.subject)) continue
      const outer = frames.at(-1)
      if (outer && this.#isInside(frame, outer)) {
        frame.carriers.unshift(...outer.carriers, outer.subject as Voice)
        frames.pop()
      }
      const according_ = this.#afterAccording(at)
      if (according_ && frame.act === 'reports') frame.act = 'claims'
      frames.push({ ...frame, according: according_ })
      at = Math.max(at, (frame.from.length > 0 ? frame.b : (frame.subject?.b ?? at)) - 1)
    }
    const headline = this.#headline()
    if (headline && frames.length === 0) return [headline]
    return joined(frames)
  }

  /** `ذكر موقع X أن وكالة Y نقلت …`: what the outer one says is that the inner one says it. */
  #isInside(inner: Frame, outer: Frame): boolean {
    if (
      inner.subject === null ||
      inner.subject.who === 'other' ||
      (inner.relays === false && inner.act === 'claims' && inner.subject.who === 'unnamed')
    )
      return false
    if (outer.subject?.who !== 'agent' && outer.subject?.who !== 'again') return false
    if (outer.from.length > 0 || outer.act !== 'claims') return false
    const gap = inner.subject.a - outer.b
    return gap >= 1 && gap <= 4 && this.#isBoundary(outer.b) && inner.subject.a < inner.b
  }

  #text(at: number): string {
    return at >= this.#from && at < this.#to ? (this.#tokens[at]?.text ?? '') : ''
  }

  /** How many tokens of a phrase stand at `at`, و and ف before it aside. */
  #phrase(phrases: Phrases, at: number): number {
    const text = this.#text(at)
    return phrases.at(this.#tokens, at, this.#to) || phrases.at(this.#tokens, at, this.#to, bare(text))
  }

  /** As `#phrase`, with ب ل ك and the article aside. */
  #noun(phrases: Phrases, at: number): { length: number; definite: boolean } | null {
    for (const { word, definite } of readingsOf(this.#text(at))) {
      const length = phrases.at(this.#tokens, at, this.#to, word)
      if (length > 0) return { length, definite }
    }
    return null
  }

  #again(at: number): string | null {
    const text = this.#text(at)
    for (const prefix of PREFIXES) {
      if (prefix !== PREFIXES[0] && !prefix.test(text)) continue
      const rest = text.replace(prefix, '')
      const found = AR.again.get(rest) ?? (rest.startsWith('ل') ? AR.again.get(`ا${rest}`) : undefined)
      if (found) return found
    }
    return null
  }

  #isBoundary(at: number): boolean {
    if (at >= this.#to) return true
    const token = this.#tokens[at] as Token
    if (token.kind === 'sign') {
      if (token.text === ':' || token.text === '؛' || token.text === ';') return true
      return /[«"“]/.test(token.text) && !this.scene.named.has(at)
    }
    return AR.conjunctions.has(token.text) || AR.conjunctions.has(bare(token.text))
  }

  /** The verb's reading in its place, or null. */
  #verb(at: number): Verb | null {
    const text = this.#text(at)
    const readings = AR.verbs.get(text) ?? AR.verbs.get(bare(text))
    return readings?.find(({ needs }) => needs === null || this.#follows(needs, at)) ?? null
  }

  #follows(needs: Phrases, at: number): boolean {
    for (let next = at + 1; next < Math.min(this.#to, at + PHRASE); next++)
      if (this.#phrase(needs, next) > 0) return true
    return false
  }

  #said(at: number): Frame | null {
    const negated = this.#negated(at)
    const text = this.#text(at)
    if (negated) {
      const silent = (AR.negatedNoComment.get(text) ?? AR.negatedNoComment.get(bare(text)))?.find(
        ({ needs }) => needs === null || this.#follows(needs, at),
      )
      return silent ? this.#frame(at, silent) : null
    }
    const verb = this.#verb(at)
    return verb && !this.#isUnreal(at) ? this.#frame(at, verb) : null
  }

  #negated(at: number): boolean {
    return AR.negations.has(bare(this.#text(at - 1)))
  }

  #isUnreal(at: number): boolean {
    const before = this.#text(at - 1)
    if (before === 'قد' && /^[يت]/.test(this.#text(at))) return true
    if (!AR.irrealis.has(bare(before))) return false
    return !AR.realBeforeThat.has(bare(this.#text(at - 2)))
  }

  #afterAccording(at: number): boolean {
    for (let back = at - 1; back >= Math.max(this.#from, at - 4); back--)
      if (this.#phrase(AR.according, back) > 0) return true
    return this.#text(at - 1) === 'كما'
  }

  #frame(at: number, verb: Verb): Frame | null {
    const frame: Frame = { a: at, b: at + 1, act: verb.act, subject: null, carriers: [], from: [], relays: verb.relays }
    const behind = this.#subjectBehind(at)
    const before = /^[وف]/.test(this.#text(at)) && AR.verbs.has(bare(this.#text(at))) ? null : this.#subjectBefore(at)
    const subject =
      !behind || (behind.who === 'other' && before && before.who !== 'other') ? (before ?? behind) : behind
    frame.subject = subject
    const end = Math.max(at + 1, subject ? subject.b : at + 1)
    frame.b = end
    if (subject) {
      const told = this.#toldIn(at + 1, end)
      frame.carriers.push(...told.filter((voice) => voice.a !== subject.a))
    }
    for (const told of this.#told) if (Math.abs(told.a - at) < 40) frame.carriers.push(told.voice)
    if (verb.relays || subject?.who === 'self' || subject?.who === 'agent' || subject?.who === 'again')
      this.#addSources(frame, end)
    frame.act = this.#actOf(frame, at, verb.act)
    return frame
  }

  /** "Affirmed" confirms what was in doubt, and denies what it calls untrue. */
  #actOf(frame: Frame, at: number, act: Act): Act {
    if (act !== 'claims') return act
    const end = Math.min(this.#to, frame.b + 10)
    for (let next = Math.max(at + 1, frame.b); next < end; next++) {
      if (this.#phrase(AR.denial, next) > 0) return 'denies'
      if (next - frame.b < 1 && /^.?اكد/.test(this.#text(at)) && this.#phrase(AR.confirmation, next) > 0)
        return 'confirms'
    }
    return act
  }

  /** Who stands behind the verb as its subject; null when the verb goes on without one. */
  #subjectBehind(at: number): Voice | null {
    let next = at + 1
    for (let skipped = 0; skipped < NEAR && next < this.#to; skipped++) {
      const told = this.#told.find(({ a }) => a === next)
      if (told) {
        next = told.b
        continue
      }
      if (this.#isBoundary(next)) return null
      const outlet = this.#isTo(next)
      if (outlet) {
        next = outlet.b
        continue
      }
      const voice = this.#voice(next, skipped === 0)
      if (voice) return voice
      const token = this.#tokens[next] as Token
      const passes = token.kind === 'number' || /[،,()]/.test(token.text) || this.#noun(AR.between, next) !== null
      if (!passes) {
        if (token.kind === 'sign') return null
        if (/^(?:عن|الي|ان|بان|علي|من|ب.*)$/.test(token.text)) return null
        return this.#person(next)
      }
      next++
    }
    return null
  }

  /** Somebody unknown, unless an office or a spokesman of an agent stands in apposition. */
  #person(at: number): Voice {
    let b = at
    for (let next = at; next < Math.min(this.#to, at + 16); next++) {
      if (this.#isBoundary(next) || (next > at && this.#verb(next) !== null)) break
      const token = this.#tokens[next] as Token
      if (token.kind === 'sign' && !/[،,()]/.test(token.text)) break
      if (this.#phrase(AR.anonymity, next) > 0)
        return { who: 'unnamed', host: null, definite: false, a: at, b: next + 2 }
      const bracketed = this.scene.named.get(next)
      if (bracketed && !bracketed.several && token.text === '(' && ARABIC_CLASS(this.#text(at)))
        return { who: 'agent', agents: bracketed.agents, class: ARABIC_CLASS(this.#text(at)), a: at, b: bracketed.b }
      if (next > at && /^(?:في|مع|عن|الي|علي|من|بعد|خلال|عقب|قبل|لدي|ضد|امام|بين)$/.test(token.text)) break
      if (next > at && token.kind === 'word') {
        const office = this.#office(next) ?? this.#spokesman(next)
        if (office) return { ...office, a: at }
        const told = this.#isTo(next)
        if (told) break
      }
      b = next + 1
    }
    return { who: 'other', a: at, b: Math.max(b, at + 1) }
  }

  /** A speaker whose words begin at `at`. */
  #voice(at: number, adjacent: boolean): Voice | null {
    if (at >= this.#to) return null
    if (this.#phrase(AR.selfVoices, at) > 0) return { who: 'self', a: at, b: at + 1 }
    const office = this.#office(at)
    if (office) return this.#withOthers(office)
    const named = this.scene.named.get(at)
    if (named) return this.#namedVoice(named, adjacent)
    const spokesman = this.#spokesman(at)
    if (spokesman) return spokesman
    const unnamed = this.#unnamed(at)
    if (unnamed) return unnamed
    const report = this.#report(at)
    if (report) return report
    const again = this.#again(at)
    if (again === 'people') return { who: 'unnamed', host: null, definite: true, a: at, b: at + 1 }
    if (again) return { who: 'again', class: again, a: at, b: at + 1 }
    return null
  }

  #namedVoice(named: Named, adjacent: boolean): Voice | null {
    if (named.several || (named.ordinary && !adjacent)) return null
    return this.#withOthers({
      who: 'agent',
      agents: named.agents,
      class: named.class,
      a: named.a,
      b: this.#extended(named.b),
    })
  }

  /** Behind a name its nationality and what else describes it. */
  #extended(b: number): number {
    let end = b
    for (let count = 0; count < 3; count++) {
      const text = this.#text(end)
      if (!/^ال/.test(text) || this.#again(end) || !(this.#country(text) || /[هي]$/.test(text))) break
      end++
    }
    return end
  }

  /** `… والكرملين`, `وكالتا تاس وسبوتنيك`: who is named with و right behind. */
  #withOthers(voice: Extract<Voice, { who: 'agent' }>): Voice {
    const agents = [...voice.agents]
    let b = voice.b
    for (let count = 0; count < 4; count++) {
      let next = b
      if (/^[،,]$/.test(this.#text(next))) next++
      const text = this.#text(next)
      if (text === 'و') next++
      else if (!text.startsWith('و')) break
      const office = this.#office(next)
      const named = office ?? this.scene.named.get(next)
      if (!named || (!office && ((named as Named).several || (named as Named).ordinary))) break
      agents.push(...named.agents)
      b = office ? office.b : this.#extended(named.b)
    }
    return { ...voice, agents: [...new Set(agents)], b }
  }

  #spokesman(at: number): Extract<Voice, { who: 'agent' }> | null {
    const spokes = this.#noun(AR.spokes, at)
    const reporter = spokes ? null : this.#noun(AR.reporters, at)
    if (!spokes && !reporter) return null
    for (let next = at + 1; next < Math.min(this.#to, at + (spokes ? 7 : 3)); next++) {
      if (this.#isBoundary(next)) break
      const office = this.#office(next)
      if (office) return { ...office, a: at }
      const named = this.scene.named.get(next)
      if (named && !named.several && !named.ordinary)
        return { who: 'agent', agents: named.agents, class: named.class, a: at, b: this.#extended(named.b) }
    }
    return null
  }

  /** `بيان لوزارة …`, `تقرير نشرته صحيفة …`, `ما كتبته …`: the words of whoever is named with them. */
  #report(at: number): Voice | null {
    const noun = this.#noun(AR.reportNouns, at)
    if (!noun) return null
    for (let next = at + 1; next < Math.min(this.#to, at + 7); next++) {
      if (this.#isBoundary(next) || /^[،,]$/.test(this.#text(next))) break
      const office = this.#office(next)
      if (office) return { ...office, a: at }
      const named = this.scene.named.get(next)
      if (named && !named.several && !(named.ordinary && next > at + 2))
        return { who: 'agent', agents: named.agents, class: named.class, a: at, b: this.#extended(named.b) }
      if (this.#noun(AR.unnamed, next)) break
      const again = this.#again(next)
      if (again && again !== 'people') return { who: 'again', class: again, a: at, b: next + 1 }
    }
    return null
  }

  #unnamed(at: number): Voice | null {
    const noun = this.#noun(AR.unnamed, at)
    if (!noun) return null
    const weak = this.#noun(AR.weakUnnamed, at) !== null
    let host: Voice | null = null
    let qualified = false
    let b = at + noun.length
    const another = this.#phrase(AR.another, b) > 0 || this.#phrase(AR.another, b + 1) > 0
    if ((noun.definite || another) && !this.#isTo(b)) return { who: 'unnamed', host: null, definite: true, a: at, b }
    for (let next = b; next < Math.min(this.#to, at + PHRASE); next++) {
      if (this.#isBoundary(next) || this.#phrase(AR.according, next) > 0) break
      if (this.#told.some(({ a }) => a === next)) break
      if (this.#phrase(AR.qualifiers, next) > 0) qualified = true
      else if (this.#verb(next) && !/^(?:تحدث|قال)/.test(this.#text(next)) && next > b) break
      if (this.#isTo(next)) qualified = true
      else if (!host) {
        const fits = next === at + noun.length || HOSTED.test(this.#text(next - 1)) || /^[وف]?ب/.test(this.#text(next))
        const office = fits ? (this.#office(next) ?? this.#spokesman(next)) : null
        const named = fits ? this.scene.named.get(next) : undefined
        const again = next === at + noun.length ? this.#again(next) : null
        if (office) host = office
        else if (named && !named.several && (!named.ordinary || next === at + noun.length))
          host = { who: 'agent', agents: named.agents, class: named.class, a: named.a, b: named.b }
        else if (again && again !== 'people') host = { who: 'again', class: again, a: next, b: next + 1 }
        if (host) next = Math.max(next, host.b - 1)
      }
      b = next + 1
    }
    if (weak && !qualified && !host) return null
    return { who: 'unnamed', host, definite: noun.definite, a: at, b }
  }

  /** An outlet with ل or إلى before it: whom somebody spoke to. */
  #isTo(at: number): Voice | null {
    const named = this.scene.named.get(at)
    if (!named || named.several) return null
    const first = this.#text(named.a)
    const before = this.#text(at - 1)
    if (this.#noun(AR.reportNouns, at - 1) !== null && this.#noun(AR.unnamed, at - 1) === null) return null
    const attached =
      /^[وف]?ل/.test(first) && (named.class !== null || named.name > named.a || !this.#begins(named, 'ل'))
    if (!attached && !/^(?:الي|ل|لـ|مع)$/.test(before)) return null
    if (named.ordinary && !attached) return null
    return { who: 'agent', agents: named.agents, class: named.class, a: named.a, b: this.#extended(named.b) }
  }

  /** Whether the name itself begins with the letter: then the letter is no preposition. */
  #begins(named: Named, letter: string): boolean {
    const token = this.#tokens[named.name] as Token
    const mention = this.scene.text.slice(token.start, token.end)
    return (
      mention.startsWith(letter) &&
      !mention.startsWith('لل') &&
      !token.text.startsWith('لل') &&
      named.starts === token.start
    )
  }

  #toldIn(from: number, to: number): Voice[] {
    const told: Voice[] = []
    const direct = /^[وف]?[يتا]?(?:ا?بلغ|خبر|اخبر)/.test(this.#text(from - 1))
    for (let at = from; at < Math.min(this.#to, Math.max(to, from + 20)); at++) {
      if (this.#isBoundary(at)) break
      if (at >= to && this.#verb(at) !== null && !this.#negated(at)) break
      const self = this.#phrase(AR.selfVoices, at) > 0 && at > from
      const named = this.scene.named.get(at)
      const object =
        direct && named && !named.several && areMedia(named.agents) && !named.ordinary && at > from ? named : null
      const voice = self ? ({ who: 'self', a: at, b: at + 1 } as const) : (this.#isTo(at) ?? object)
      if (voice) told.push(voice)
    }
    return told
  }

  /** `عن X`, `من مصادر`, again and again: from whom the subject has it. */
  #addSources(frame: Frame, at: number): void {
    let next = at
    for (let hops = 0; hops < 4; hops++) {
      const found = this.#sourceFrom(next, frame, next === at)
      if (!found) return
      frame.from.push(found)
      frame.b = Math.max(frame.b, found.b)
      next = found.b
    }
  }

  #sourceFrom(at: number, frame: Frame, first: boolean): Voice | null {
    const direct = first && at > this.#from && (this.#text(at - 1) === 'عن' || this.#phrase(AR.citing, at - 2) === 2)
    if (direct) {
      const voice = this.#voice(at, true)
      return voice ?? { who: 'other', a: at, b: at + 1 }
    }
    for (let next = at; next < Math.min(this.#to, at + (first ? 12 : 7)); next++) {
      const text = this.#text(next)
      const citing = this.#phrase(AR.citing, next)
      if (this.#isBoundary(next) || (citing === 0 && next > at && this.#verb(next) !== null)) return null
      const relayed = frame.relays && (text === 'عن' || text === 'الي')
      const from = text === 'من' && this.#noun(AR.unnamed, next + 1) !== null
      if (!citing && !relayed && !from) continue
      let start = next + (citing || 1)
      while (start < next + 6 && (this.#tokens[start]?.kind === 'number' || this.#phrase(AR.counts, start) > 0)) start++
      const voice = this.#voice(start, true)
      if (voice) return voice
      return relayed || citing ? { who: 'other', a: start, b: start + 1 } : null
    }
    return null
  }

  /** A speaker in front of the verb: `صحيفة (Star) التركية نقلت`, `تقرير لصحيفة … يفيد`. */
  #subjectBefore(at: number): Voice | null {
    for (let start = at - 1; start >= Math.max(this.#from, at - 12); start--) {
      const named = this.scene.named.has(start) || this.#isSpeaker(start)
      if (!named || !this.#mayBegin(start)) continue
      const voice = this.#voice(start, false)
      if (!voice || voice.a !== start) continue
      if (this.#passesTo(Math.min(voice.b, at), at)) return { ...voice, b: Math.min(voice.b, at) }
    }
    return null
  }

  #isSpeaker(at: number): boolean {
    return (
      this.#noun(AR.ministry, at) !== null ||
      this.#noun(AR.spokes, at) !== null ||
      this.#noun(AR.unnamed, at) !== null ||
      this.#noun(AR.reportNouns, at) !== null ||
      this.#again(at) !== null
    )
  }

  /** A subject stands at the beginning of a clause, a report anywhere. */
  #mayBegin(at: number): boolean {
    if (at === this.#from || this.#noun(AR.reportNouns, at)) return true
    const before = this.#tokens[at - 1] as Token
    if (this.#noun(AR.unnamed, at - 1) || this.#noun(AR.ministry, at - 1)) return false
    return (
      before.kind === 'sign' ||
      this.#isBoundary(at - 1) ||
      /^(?:و|فيما|بينما|كانت|كان|اما|لكن|كما|حيث)$/.test(bare(before.text)) ||
      /^[وف]/.test(this.#text(at))
    )
  }

  #passesTo(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const { kind, text } = this.#tokens[at] as Token
      if (kind === 'sign' ? !/[)»"”،,]/.test(text) : !/^ال/.test(text) && this.#noun(AR.between, at) === null)
        return false
    }
    return true
  }

  #accordingTo(at: number, start: number): Frame | null {
    const frame: Frame = { a: at, b: start, act: 'claims', subject: null, carriers: [], from: [], relays: true }
    if (this.#text(start) === 'ما' || this.#verb(start) !== null) return null
    const head = this.#voice(start, true)
    const isReport = this.#noun(AR.reportNouns, start) !== null
    if (!head && !isReport) return null
    const others: Voice[] = []
    let end = head?.b ?? start + 1
    if (isReport || head?.who === 'unnamed')
      for (let next = start + 1; next < Math.min(this.#to, start + 16); next++) {
        if (this.#isBoundary(next) || /^[،,]$/.test(this.#text(next))) break
        if (head && next < head.b && head.who !== 'unnamed') continue
        const voice = this.#voice(next, false)
        if (!voice || (head?.who === 'unnamed' && head.host && voice.a === head.host.a)) continue
        others.push(voice)
        end = Math.max(end, next + 1)
        next = Math.max(next, voice.who === 'unnamed' ? next : voice.b - 1)
      }
    const voices = [...(head ? [head] : []), ...others]
    const people = voices.find(({ who }) => who === 'unnamed')
    const agents = voices.filter(({ who }) => who === 'agent' || who === 'again' || who === 'self')
    if (voices.length === 0) return null
    frame.subject = people ?? (agents.shift() as Voice)
    frame.carriers = people ? agents : []
    frame.b = Math.max(end, frame.subject.b)
    this.#addSources(frame, frame.subject.b)
    return frame
  }

  /** `رويترز: …`: nothing but a speaker before the colon that stands near the beginning. */
  #headline(): Frame | null {
    const voice = this.#voice(this.#from, false)
    if (voice?.who !== 'agent' || this.#text(voice.b) !== ':') return null
    return { a: voice.a, b: voice.b, act: 'claims', subject: voice, carriers: [], from: [], relays: false }
  }

  #findInterviews(): void {
    for (let at = this.#from; at < this.#to; at++) {
      if (this.#noun(AR.interviews, at) === null) continue
      for (let next = at + 1; next < Math.min(this.#to, at + 8); next++) {
        const named = this.scene.named.get(next)
        const self = this.#phrase(AR.selfVoices, next) > 0
        if (named && !named.several && areMedia(named.agents) && (!named.ordinary || this.#isTo(next))) {
          const begins = /^(?:في|خلال|ضمن|وفي|وخلال|ب|اثناء)$/.test(this.#text(at - 1)) ? at - 1 : at
          const voice = {
            who: 'agent',
            agents: named.agents,
            class: named.class,
            a: named.a,
            b: this.#extended(named.b),
          } as const
          this.#told.push({ a: begins, b: voice.b, voice })
          break
        }
        if (self) {
          this.#told.push({ a: at, b: next + 1, voice: { who: 'self', a: next, b: next + 1 } })
          break
        }
        if (this.#noun(AR.toward, next) === null && this.#phrase(AR.toward, next) === 0) break
      }
    }
  }

  /** A ministry, its minister, or two of either: `وزارتا الدفاع التركية والروسية`, `وزير خارجية النظام السوري`. */
  #office(at: number): Extract<Voice, { who: 'agent' }> | null {
    const noun = this.#noun(AR.ministry, at)
    if (!noun) return null
    const portfolios: string[] = []
    let next = at + 1
    for (;;) {
      const text = this.#text(next)
      const found =
        AR.portfolios.at(this.#tokens, next, this.#to) ?? AR.portfolios.at(this.#tokens, next, this.#to, bare(text))
      if (!found || (portfolios.length > 0 && !text.startsWith('و'))) break
      portfolios.push(found.value)
      next += found.length
    }
    if (portfolios.length === 0) return null
    const countries: string[] = []
    for (let count = 0; count < 7 && next < this.#to; count++, next++) {
      const text = this.#text(next)
      const country =
        this.#country(text) ?? (/^(?:في|لدي)$/.test(this.#text(next - 1)) || count === 0 ? this.#land(text) : null)
      if (countries.length > 0 && !text.startsWith('و')) break
      if (country) countries.push(country)
      else if (countries.length > 0 || this.#noun(AR.fillers, next) === null) break
    }
    const agents = countries.flatMap((country) =>
      portfolios.map((portfolio) => ministryOf(country, portfolio, this.scene.agents)),
    )
    const known = agents.filter((agent): agent is string => agent !== null)
    if (known.length === 0) return null
    return { who: 'agent', agents: known, class: 'ministry', a: at, b: next }
  }

  #country(text: string): string | null {
    const word = text.replace(/^[وفبلك]?(?:ال|لل)|^[وف](?=ال)/, '')
    for (const ending of [/$/, /ه$/, /تان$|تين$|ان$|ين$/])
      if (ending.test(word)) {
        const found = AR.countries.adjectives.get(word.replace(ending, ''))
        if (found) return found
      }
    return null
  }

  #land(text: string): string | null {
    return AR.countries.names.get(text) ?? AR.countries.names.get(text.replace(/^[وفبل]/, '')) ?? null
  }
}

/** "X denied it, according to Y" is one place: Y carries what X said. */
function joined(frames: (Frame & { according: boolean })[]): Frame[] {
  const kept: (Frame & { according: boolean })[] = []
  for (const frame of frames) {
    const carrier = frame.subject
    const target = frame.according
      ? kept.findLast((each) => !each.according && (each.subject?.who === 'unnamed' || each.subject?.who === 'agent'))
      : undefined
    const fits = carrier?.who === 'agent' || carrier?.who === 'again'
    if (target && fits && frame.from.length === 0 && target.carriers.length === 0) target.carriers.push(carrier)
    else kept.push(frame)
  }
  return kept
}
