import { type Act, areMedia, type Frame, type Voice } from '../frame'
import type { Scene } from '../scene'
import type { Sentence, Token } from '../sentences'
import { EN } from '../words/english'
import { EnglishNouns } from './nouns'
import { mayCarry, sameVoice } from './voice'

/** The places of one English sentence where words are passed on. */
export function englishFrames(scene: Scene, sentence: Sentence): Frame[] {
  return new EnglishFrames(scene, sentence).frames()
}

class EnglishFrames extends EnglishNouns {
  frames(): Frame[] {
    const frames: Frame[] = []
    let pending: Voice[] = []
    let carriers: Voice[] = []
    for (let at = this.from; at < this.to; at++) {
      const token = this.tokens[at] as Token
      if (token.quote > 0 || token.kind !== 'word') continue
      const citing = EN.citing.at(this.tokens, at, this.to) || this.retelling(at)
      if (citing > 0) {
        const sources = this.sources(at + citing)
        if (sources.length > 0) {
          const last = frames.findLast(({ subject }) => subject?.who === 'agent' || subject?.who === 'again')
          const isBracketed = last === undefined || this.speakerBefore(at)
          if (isBracketed) pending = sources
          else if (last.from.length === 0) last.from.push(...sources)
          at = (sources.at(-1) as Voice).b - 1
          continue
        }
      }
      const carried = this.carried(at, frames.length > 0)
      if (carried) {
        if (frames.length === 0 && carried.subject && this.isRelative(at)) {
          carriers = [carried.subject]
          at = carried.b - 1
          continue
        }
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
      const reported = this.reportThat(at)
      if (reported) {
        frames.push(reported)
        at = reported.b - 1
        continue
      }
      const frame = this.noun(at) ?? this.said(at)
      if (!frame) continue
      if (carriers.length > 0 && frame.subject?.who === 'agent') frame.carriers.push(...carriers.splice(0))
      const outer = frames.at(-1)
      if (outer && frame.subject && isInside(frame, outer, this.is(EN.according, outer.a) > 0)) {
        frame.carriers.unshift(...outer.carriers, outer.subject as Voice)
        frames.pop()
      }
      if (pending.length > 0 && frame.from.length === 0 && frame.subject?.who === 'agent') frame.from.push(...pending)
      if (frame.subject) pending = []
      frames.push(frame)
      at = Math.max(at, frame.b - 1)
    }
    const headline = frames.length === 0 ? this.headline() : null
    return headline ? [headline] : frames
  }

  protected said(at: number): Frame | null {
    const passive = this.is(EN.passives, at)
    const relay = passive > 0 ? 0 : this.is(EN.relays, at)
    const verb = passive > 0 || relay > 0 ? { act: 'claims' as const, length: passive || relay } : this.deedAt(at)
    if (!verb) return this.neither(at)
    if (passive === 0 && verb.act !== 'no_comment' && this.isUnreal(at)) return null
    const end = at + verb.length
    const frame: Frame = { a: at, b: end, act: verb.act, subject: null, carriers: [], from: [], relays: relay > 0 }
    frame.subject = this.subjectBefore(at) ?? this.subjectBehind(at, end)
    if (frame.subject && frame.subject.a >= end) frame.b = frame.subject.b
    if (this.is(EN.tells, at) > 0) {
      const told = this.voiceFrom(end)
      if (told && mayCarry(told)) frame.carriers.push(told)
    } else if ((frame.subject ? frame.subject.who !== 'again' : this.isIndefinite(at)) && !relay) {
      const told = this.toOutlet(end)
      if (told) frame.carriers.push(told)
    }
    if (frame.subject?.who === 'agent' && /^learn/.test(this.text(at)) && this.text(end) === 'from') {
      const people = this.voiceFrom(end + 1)
      if (people?.who === 'unnamed') frame.from.push(people)
    }
    const interview = this.interview(at)
    if (interview && !sameVoice(interview, frame.subject)) frame.carriers.push(interview)
    if (relay > 0 && frame.subject) {
      frame.from.push(...this.sources(end))
      if (frame.from.length === 0) {
        if (!this.saysAs(end)) return null
        frame.from.push({ who: 'other', a: end, b: end + 1 })
      }
      frame.b = Math.max(frame.b, (frame.from.at(-1) as Voice).b)
    } else if (relay > 0) return null
    if (frame.act === 'reports' && frame.subject?.who !== 'agent') return null
    if (!frame.subject && !this.isPronoun(at)) {
      const isSomebody = frame.carriers.length > 0 && this.isIndefinite(at)
      frame.subject = isSomebody
        ? { who: 'unnamed', host: null, definite: false, a: at, b: end }
        : { who: 'other', a: at, b: end }
    }
    if (/^apologi/.test(this.text(at)) && !(frame.subject?.who === 'agent' && areMedia(frame.subject.agents)))
      return null
    if (frame.act === 'claims') frame.act = this.actOf(frame, at, end)
    return frame
  }

  /** What "said" does: denies or refuses to say, by the words behind it, before it or in the quotation beside it. */
  protected actOf(frame: Frame, at: number, end: number): Act {
    const subject = frame.subject
    const a = subject ? Math.min(at, this.leftOf(subject.a)) : at
    const b = Math.max(end, frame.b)
    const quoted = this.quoted(a, b)
    if (quoted) return quoted
    if (this.ahead(end, (next) => this.is(EN.quotedRefusals, next) > 0)) return 'no_comment'
    const isBehind = this.text(a - 1) === ','
    return this.isDenial(end) || (isBehind && this.isDenial(this.from, a)) ? 'denies' : 'claims'
  }

  /** `Neither X nor Y would comment`, `Neither X nor Y responded`. */
  protected neither(at: number): Frame | null {
    if (!/^(?:comment|commented|responded|replied|answered)$/.test(this.text(at))) return null
    if (
      this.text(this.from) !== 'neither' &&
      !this.tokens.slice(Math.max(this.from, at - 20), at).some(({ text }) => text === 'neither')
    )
      return null
    const subject = this.subjectBefore(this.text(at - 1) === 'would' ? at - 1 : at)
    if (subject?.who !== 'agent') return null
    return { a: at, b: at + 1, act: 'no_comment', subject, carriers: [], from: [], relays: false }
  }

  /** Unnamed people up to where it says who quotes them. */
  private endOf(people: Voice): number {
    let b = people.a + 1
    while (b < people.b && this.is(EN.according, b) === 0) b++
    return b
  }

  /** `X, whose report was picked up by Y, …`: who stands in the side clause carries what X goes on to say. */
  protected isRelative(at: number): boolean {
    for (let back = at - 1; back >= Math.max(this.from, at - 7); back--) {
      if (this.text(back) === ',') return false
      if (/^(?:whose|which)$/.test(this.text(back))) return true
      // `X, in a dispatch picked up by Y, …`
      const isPlace =
        this.text(back) === 'in' && this.text(back - 1) === ',' && /^(?:a|an|its)$/.test(this.text(back + 1))
      if (isPlace && this.is(EN.reportNouns, at - 1) > 0) return true
    }
    return false
  }

  protected carried(at: number, follows: boolean): Frame | null {
    const length = this.is(EN.according, at)
    if (length === 0) return null
    const weak = this.is(EN.weakAccording, at) > 0
    const people = this.voiceFrom(at + length) ? null : this.peopleFrom(at + length)
    const isCarried = people !== null && this.ahead(people.a, (next) => this.is(EN.according, next) > 0)
    const voice = isCarried ? { ...people, b: this.endOf(people) } : this.voiceFrom(at + length)
    if (!voice || voice.who === 'other') return null
    if (weak && voice.who === 'unnamed') return null
    if (
      weak &&
      this.text(at - 1) !== 'as' &&
      !follows &&
      !this.isPer(at) &&
      !this.speechBefore(at) &&
      !this.isRelative(at)
    )
      return null
    return { a: at, b: voice.b, act: 'claims', subject: voice, carriers: [], from: [], relays: false }
  }

  /** `a report in the newspaper X that …`: X says so, whatever the sentence does with it. */
  protected reportThat(at: number): Frame | null {
    const length = this.is(EN.reportNouns, at)
    if (length === 0) return null
    const of = this.is(EN.reportOf, at + length)
    const voice = of > 0 ? this.voiceFrom(at + length + of) : null
    if (voice?.who !== 'agent' || !/^(?:that|saying|alleging|claiming|which|about|on)$/.test(this.text(voice.b)))
      return null
    return { a: at, b: voice.b, act: 'claims', subject: { ...voice, a: at }, carriers: [], from: [], relays: false }
  }

  protected headline(): Frame | null {
    const voice = this.voice(this.from)
    if (voice?.who !== 'agent' || this.text(voice.b) !== ':') return this.headlineEnd()
    return { a: voice.a, b: voice.b, act: 'claims', subject: voice, carriers: [], from: [], relays: false }
  }

  /** `Army shelled market: X`. */
  protected headlineEnd(): Frame | null {
    for (let at = this.to - 1; at > Math.max(this.from, this.to - 7); at--) {
      if (!/^[:–—]$/.test(this.text(at))) continue
      const voice = this.voice(at + 1)
      if (voice?.who !== 'agent' || voice.b !== this.to) return null
      const act = this.isDenial(this.from, at) ? 'denies' : 'claims'
      return { a: voice.a, b: voice.b, act, subject: voice, carriers: [], from: [], relays: false }
    }
    return null
  }

  /** `…, per Reuters`. */
  protected isPer(at: number): boolean {
    return (
      /^(?:per|as)$/.test(this.text(at)) && (at === this.from || this.text(at - 1) === ',' || this.text(at - 1) === '(')
    )
  }
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
