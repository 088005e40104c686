import { areMedia, type Voice } from '../frame'
import type { Named } from '../scene'
import type { Token } from '../sentences'
import { AR } from '../words/arabic'
import { ARABIC_CLASS } from './noun'
import { ArabicSentence, PHRASE } from './sentence'

/** What ties unnamed people to where they work or whom they stand close to. */
const HOSTED = /^(?:في|من|لدي|داخل|ب|كبير|كبار|رفيع|باسم|التابعه)$/

/** Whom a phrase in Arabic that begins at a place speaks of. */
export class ArabicSpeakers extends ArabicSentence {
  /** Somebody unknown, unless an office or a spokesman of an agent stands in apposition. */
  protected person(at: number): Voice {
    let b = at
    for (let next = at; next < Math.min(this.to, at + 16); next++) {
      if (this.isBoundary(next) || (next > at && this.verb(next) !== null)) break
      const token = this.tokens[next] as Token
      if (token.kind === 'sign' && !/[،,()]/.test(token.text)) break
      if (this.phrase(AR.anonymity, next) > 0)
        return { who: 'unnamed', host: null, definite: false, a: at, b: next + 2 }
      const bracketed = this.scene.named.get(next)
      if (bracketed && !bracketed.several && token.text === '(' && ARABIC_CLASS(this.text(at)))
        return { who: 'agent', agents: bracketed.agents, class: ARABIC_CLASS(this.text(at)), a: at, b: bracketed.b }
      if (next > at && /^(?:في|مع|عن|الي|علي|من|بعد|خلال|عقب|قبل|لدي|ضد|امام|بين)$/.test(token.text)) break
      if (next > at && token.kind === 'word') {
        const isObject = /^[وف]?[لبك](?!لل)/.test(token.text)
        const office = this.office(next) ?? this.spokesman(next)
        if (office && !isObject) return { ...office, a: at }
        const told = this.isTo(next)
        if (told) break
      }
      b = next + 1
    }
    return { who: 'other', a: at, b: Math.max(b, at + 1) }
  }

  /** A speaker whose words begin at `at`. */
  protected voice(at: number, adjacent: boolean): Voice | null {
    if (at >= this.to) return null
    if (this.phrase(AR.selfVoices, at) > 0) return { who: 'self', a: at, b: at + 1 }
    const office = this.office(at)
    if (office) return this.withOthers(office)
    const named = this.scene.named.get(at)
    if (named) return this.namedVoice(named, adjacent)
    const spokesman = this.spokesman(at)
    if (spokesman) return spokesman
    const unnamed = this.unnamed(at)
    if (unnamed) return unnamed
    const report = this.report(at)
    if (report) return report
    const again = this.again(at)
    if (again === 'people') return { who: 'unnamed', host: null, definite: true, a: at, b: at + 1 }
    if (again) return { who: 'again', class: again, a: at, b: at + 1 }
    return null
  }

  protected namedVoice(named: Named, adjacent: boolean): Voice | null {
    if (named.several || (named.ordinary && (!adjacent || this.land(this.text(named.a)) !== null))) return null
    return this.withOthers({
      who: 'agent',
      agents: named.agents,
      class: named.class,
      a: named.a,
      b: this.extended(named.b),
    })
  }

  /** Behind a name its nationality and what else describes it. */
  protected extended(b: number): number {
    let end = b
    for (let count = 0; count < 3; count++) {
      const text = this.text(end)
      if (!/^ال/.test(text) || this.again(end) || !(this.country(text) || /[هي]$/.test(text))) break
      end++
    }
    return end
  }

  /** `… والكرملين`, `وكالتا تاس وسبوتنيك`: who is named with و right behind. */
  protected withOthers(voice: Extract<Voice, { who: 'agent' }>): Voice {
    const agents = [...voice.agents]
    let b = voice.b
    for (let count = 0; count < 4; count++) {
      let next = b
      if (/^[،,]$/.test(this.text(next))) next++
      const text = this.text(next)
      if (text === 'و') next++
      else if (!text.startsWith('و')) break
      const office = this.office(next)
      const named = office ?? this.scene.named.get(next)
      if (!named || (!office && ((named as Named).several || (named as Named).ordinary))) break
      agents.push(...named.agents)
      b = office ? office.b : this.extended(named.b)
    }
    return { ...voice, agents: [...new Set(agents)], b }
  }

  protected spokesman(at: number): Extract<Voice, { who: 'agent' }> | null {
    const spokes = this.noun(AR.spokes, at)
    const reporter = spokes ? null : this.noun(AR.reporters, at)
    if (!spokes && !reporter) return null
    for (let next = at + 1; next < Math.min(this.to, at + (spokes ? 7 : 3)); next++) {
      if (this.isBoundary(next)) break
      const office = this.office(next)
      if (office) return { ...office, a: at }
      const named = this.scene.named.get(next)
      if (named && !named.several && !named.ordinary)
        return { who: 'agent', agents: named.agents, class: named.class, a: at, b: this.extended(named.b) }
    }
    return null
  }

  /** `بيان لوزارة …`, `تقرير نشرته صحيفة …`, `ما كتبته …`: the words of whoever is named with them. */
  protected report(at: number): Voice | null {
    const noun = this.noun(AR.reportNouns, at)
    if (!noun) return null
    for (let next = at + 1; next < Math.min(this.to, at + 7); next++) {
      if (this.isBoundary(next) || /^[،,]$/.test(this.text(next))) break
      const office = this.office(next)
      if (office) return { ...office, a: at }
      const named = this.scene.named.get(next)
      if (named && !named.several && !(named.ordinary && next > at + 2))
        return { who: 'agent', agents: named.agents, class: named.class, a: at, b: this.extended(named.b) }
      if (this.noun(AR.unnamed, next)) break
      const again = this.again(next)
      if (again && again !== 'people') return { who: 'again', class: again, a: at, b: next + 1 }
    }
    return null
  }

  protected unnamed(at: number): Voice | null {
    const noun = this.noun(AR.unnamed, at)
    if (!noun) return null
    const weak = this.noun(AR.weakUnnamed, at) !== null
    let host: Voice | null = null
    let qualified = false
    let b = at + noun.length
    const another = this.phrase(AR.another, b) > 0 || this.phrase(AR.another, b + 1) > 0
    if ((noun.definite || another) && !this.isTo(b)) return { who: 'unnamed', host: null, definite: true, a: at, b }
    for (let next = b; next < Math.min(this.to, at + PHRASE); next++) {
      if (this.isBoundary(next) || this.phrase(AR.according, next) > 0) break
      if (this.told.some(({ a }) => a === next)) {
        qualified = true
        break
      }
      if (this.phrase(AR.qualifiers, next) > 0) qualified = true
      else if (this.verb(next) && !/^(?:تحدث|قال)/.test(this.text(next)) && next > b) break
      if (this.isTo(next)) qualified = true
      else if (!host) {
        const fits = next === at + noun.length || HOSTED.test(this.text(next - 1)) || /^[وف]?ب/.test(this.text(next))
        const office = fits ? (this.office(next) ?? this.spokesman(next)) : null
        const named = fits ? this.scene.named.get(next) : undefined
        const again = next === at + noun.length ? this.again(next) : null
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
  protected isTo(at: number): Voice | null {
    const named = this.scene.named.get(at)
    if (!named || named.several || !areMedia(named.agents)) return null
    const first = this.text(named.a)
    const before = this.text(at - 1)
    if (this.noun(AR.reportNouns, at - 1) !== null && this.noun(AR.unnamed, at - 1) === null) return null
    const attached = /^[وف]?ل/.test(first) && (named.class !== null || named.name > named.a || !this.begins(named, 'ل'))
    if (!attached && !/^(?:الي|ل|لـ|مع)$/.test(before)) return null
    if (named.ordinary && !attached) return null
    return { who: 'agent', agents: named.agents, class: named.class, a: named.a, b: this.extended(named.b) }
  }

  /** Whether the name itself begins with the letter: then the letter is no preposition. */
  protected begins(named: Named, letter: string): boolean {
    const token = this.tokens[named.name] as Token
    const mention = this.scene.text.slice(token.start, token.end)
    return (
      mention.startsWith(letter) &&
      !mention.startsWith('لل') &&
      !token.text.startsWith('لل') &&
      named.starts === token.start
    )
  }

  protected findInterviews(): void {
    for (let at = this.from; at < this.to; at++) {
      if (this.noun(AR.interviews, at) === null) continue
      // A statement is given to nobody, but carried by somebody.
      let carried = !/(?:بيانا?|كلام|نص|خبر)$/.test(this.text(at))
      for (let next = at + 1; next < Math.min(this.to, at + 8); next++) {
        carried ||= this.phrase(AR.carriedBy, next) > 0
        const named = carried ? this.scene.named.get(next) : undefined
        const self = this.phrase(AR.selfVoices, next) > 0
        if (
          named &&
          !named.several &&
          areMedia(named.agents) &&
          (!named.ordinary || this.isTo(next) || this.phrase(AR.interviews, at) > 1)
        ) {
          const begins = /^(?:في|خلال|ضمن|وفي|وخلال|ب|اثناء)$/.test(this.text(at - 1)) ? at - 1 : at
          const voice = {
            who: 'agent',
            agents: named.agents,
            class: named.class,
            a: named.a,
            b: this.extended(named.b),
          } as const
          this.told.push({ a: begins, b: voice.b, voice })
          break
        }
        if (self) {
          this.told.push({ a: at, b: next + 1, voice: { who: 'self', a: next, b: next + 1 } })
          break
        }
        if (this.noun(AR.toward, next) === null && this.phrase(AR.toward, next) === 0) break
      }
    }
  }

  protected isSpeaker(at: number): boolean {
    return (
      this.noun(AR.ministry, at) !== null ||
      this.noun(AR.spokes, at) !== null ||
      this.noun(AR.unnamed, at) !== null ||
      this.noun(AR.reportNouns, at) !== null ||
      this.again(at) !== null
    )
  }
}
