import { areMedia, type Frame, type Voice } from '../frame'
import type { Token } from '../sentences'
import { AR } from '../words/arabic'
import { bare } from './noun'
import { ArabicSpeakers } from './speakers'

/** How far a speaker may stand from the verb, in tokens. */
const NEAR = 9

/** Who around a verb in Arabic is its subject, whom they told, and from whom they have it. */
export class ArabicRoles extends ArabicSpeakers {
  /** Who stands behind the verb as its subject; null when the verb goes on without one. */
  protected subjectBehind(at: number): Voice | null {
    let next = at + 1
    for (let skipped = 0; skipped < NEAR && next < this.to; skipped++) {
      const told = this.told.find(({ a }) => a === next)
      if (told) {
        next = told.b
        continue
      }
      if (this.isBoundary(next)) return null
      const outlet = this.isTo(next)
      if (outlet) {
        next = outlet.b
        continue
      }
      const voice = this.voice(next, skipped === 0)
      if (voice) return voice
      const token = this.tokens[next] as Token
      const passes = token.kind === 'number' || /[،,()]/.test(token.text) || this.noun(AR.between, next) !== null
      if (!passes) {
        if (token.kind === 'sign') return null
        if (/^(?:عن|الي|ان|بان|علي|من|ب.*)$/.test(token.text)) return null
        return this.person(next)
      }
      next++
    }
    return null
  }

  /** A speaker in front of the verb: `صحيفة (Star) التركية نقلت`, `تقرير لصحيفة … يفيد`. */
  protected subjectBefore(at: number): Voice | null {
    for (let start = at - 1; start >= Math.max(this.from, at - 12); start--) {
      const named = this.scene.named.has(start) || this.isSpeaker(start)
      if (!named || !this.mayBegin(start)) continue
      // An everyday word right before the verb that opens a clause is its subject: `أما الميادين فقالت`.
      const voice = this.voice(start, this.scene.named.get(start)?.b === at)
      if (!voice || voice.a !== start) continue
      if (this.passesTo(Math.min(voice.b, at), at)) return { ...voice, b: Math.min(voice.b, at) }
    }
    return null
  }

  /** A subject stands at the beginning of a clause, a report anywhere. */
  protected mayBegin(at: number): boolean {
    if (at === this.from || this.noun(AR.reportNouns, at)) return true
    const before = this.tokens[at - 1] as Token
    if (this.noun(AR.unnamed, at - 1) || this.noun(AR.ministry, at - 1)) return false
    return (
      before.kind === 'sign' ||
      this.isBoundary(at - 1) ||
      /^(?:و|فيما|بينما|كانت|كان|اما|لكن|كما|حيث)$/.test(bare(before.text)) ||
      /^[وف]/.test(this.text(at))
    )
  }

  protected passesTo(from: number, to: number): boolean {
    for (let at = from; at < to; at++) {
      const { kind, text } = this.tokens[at] as Token
      if (kind === 'sign' ? !/[)»"”،,]/.test(text) : !/^ال/.test(text) && this.noun(AR.between, at) === null)
        return false
    }
    return true
  }

  protected toldIn(from: number, to: number): Voice[] {
    const told: Voice[] = []
    const direct = /^[وف]?[يتا]?(?:ا?بلغ|خبر|اخبر)/.test(this.text(from - 1))
    for (let at = from; at < Math.min(this.to, Math.max(to, from + 20)); at++) {
      if (this.isBoundary(at)) break
      if (at >= to && this.verb(at) !== null && !this.negated(at)) break
      const self = this.phrase(AR.selfVoices, at) > 0 && at > from
      const named = this.scene.named.get(at)
      const object =
        direct && named && !named.several && areMedia(named.agents) && !named.ordinary && at > from ? named : null
      const voice = self ? ({ who: 'self', a: at, b: at + 1 } as const) : (this.isTo(at) ?? object)
      if (voice) told.push(voice)
    }
    return told
  }

  /** `عن X`, `من مصادر`, again and again: from whom the subject has it. */
  protected addSources(frame: Frame, at: number): void {
    let next = at
    for (let hops = 0; hops < 4; hops++) {
      const found = this.sourceFrom(next, frame, next === at)
      if (!found) return
      frame.from.push(found)
      frame.b = Math.max(frame.b, found.b)
      next = found.b
    }
  }

  protected sourceFrom(at: number, frame: Frame, first: boolean): Voice | null {
    const direct = first && at > this.from && (this.text(at - 1) === 'عن' || this.phrase(AR.citing, at - 2) === 2)
    if (direct) {
      const voice = this.voice(at, true)
      if (!voice && this.noun(AR.unnamed, at)) return { who: 'unnamed', host: null, definite: false, a: at, b: at + 1 }
      return voice ?? { who: 'other', a: at, b: at + 1 }
    }
    for (let next = at; next < Math.min(this.to, at + (first ? 12 : 7)); next++) {
      const text = this.text(next)
      const citing = this.phrase(AR.citing, next)
      if (this.isBoundary(next) || (citing === 0 && next > at && this.verb(next) !== null)) return null
      const relayed = frame.relays && (text === 'عن' || text === 'الي')
      const from = text === 'من' && this.noun(AR.unnamed, next + 1) !== null
      if (!citing && !relayed && !from) continue
      let start = next + (citing || 1)
      while (start < next + 6 && (this.tokens[start]?.kind === 'number' || this.phrase(AR.counts, start) > 0)) start++
      const voice = this.voice(start, true)
      if (voice) return voice
      // Who is cited needs no more to be somebody unnamed.
      if (this.noun(AR.unnamed, start)) return { who: 'unnamed', host: null, definite: false, a: start, b: start + 1 }
      return relayed || citing ? { who: 'other', a: start, b: start + 1 } : null
    }
    return null
  }
}
