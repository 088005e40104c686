import { type Act, type Frame, type Voice } from '../frame'
import type { Scene } from '../scene'
import type { Sentence, Token } from '../sentences'
import { AR } from '../words/arabic'
import type { Verb } from '../words/verb'
import { bare } from './noun'
import { ArabicNouns } from './nouns'

/** The places of one Arabic sentence where words are passed on. */
export function arabicFrames(scene: Scene, sentence: Sentence): Frame[] {
  return new ArabicFrames(scene, sentence).frames()
}

class ArabicFrames extends ArabicNouns {
  frames(): Frame[] {
    this.findInterviews()
    const frames: (Frame & { according: boolean })[] = []
    for (let at = this.from; at < this.to; at++) {
      const token = this.tokens[at] as Token
      if (token.quote > 0 || token.kind !== 'word') continue
      const citing = this.phrase(AR.citing, at)
      const last = frames.at(-1)
      if (citing > 0 && last?.subject && last.from.length === 0 && last.subject.who !== 'unnamed') {
        this.addSources(last, at + citing)
        if (last.from.length > 0) {
          at = last.b - 1
          continue
        }
      }
      const based = citing > 0 && !last ? this.basedOn(at) : null
      if (based) {
        frames.push({ ...based, according: false })
        at = based.b - 1
        continue
      }
      const according = this.phrase(AR.according, at)
      if (according > 0) {
        const frame = this.accordingTo(at, at + according)
        if (frame) {
          frames.push({ ...frame, according: true })
          at = frame.b - 1
        }
        continue
      }
      // `في بيان نقلته وكالة X`: the verb of a side clause says who carries it, and nothing more.
      if (/ها?$/.test(token.text) && frames.length > 0 && this.told.some(({ a, b }) => a <= at && at < b)) continue
      const frame = this.nominal(at) ?? this.said(at)
      if (!frame || (frame.act === 'reports' && !frame.subject)) continue
      const outer = frames.at(-1)
      if (outer && this.isInside(frame, outer)) {
        frame.carriers.unshift(...outer.carriers, outer.subject as Voice)
        frames.pop()
      }
      const according_ = this.afterAccording(at)
      if (according_ && frame.act === 'reports') frame.act = 'claims'
      frames.push({ ...frame, according: according_ })
      at = Math.max(at, (frame.from.length > 0 ? frame.b : (frame.subject?.b ?? at)) - 1)
    }
    const headline = this.headline()
    if (headline && frames.length === 0) return [headline]
    return this.isCorrection()
      ? joined(frames).map((frame) => ({ ...frame, act: 'corrects' as const }))
      : joined(frames)
  }

  /** `اعتذار: نشرت صحيفة X …`: under this heading an outlet corrects what it published. */
  private isCorrection(): boolean {
    const length = this.phrase(AR.correctionHeads, this.from)
    return length > 0 && this.text(this.from + length) === ':'
  }

  /** `ذكر موقع X أن وكالة Y نقلت …`: what the outer one says is that the inner one says it. */
  protected isInside(inner: Frame, outer: Frame): boolean {
    if (
      inner.subject === null ||
      inner.subject.who === 'other' ||
      (inner.relays === false && inner.act === 'claims' && inner.subject.who === 'unnamed')
    )
      return false
    if (outer.subject?.who !== 'agent' && outer.subject?.who !== 'again') return false
    if (outer.from.length > 0 || outer.act !== 'claims') return false
    const gap = inner.subject.a - outer.b
    return gap >= 1 && gap <= 4 && this.isBoundary(outer.b) && inner.subject.a < inner.b
  }

  protected said(at: number): Frame | null {
    const negated = this.negated(at)
    const text = this.text(at)
    if (negated) {
      const silent = (AR.negatedNoComment.get(text) ?? AR.negatedNoComment.get(bare(text)))?.find(
        ({ needs }) => needs === null || this.follows(needs, at),
      )
      return silent ? this.frame(at, silent) : null
    }
    // `ما أيّدته صحيفة X`
    if (bare(this.text(at - 1)) === 'ما' && this.phrase(AR.backing, at) > 0)
      return this.frame(at, { act: 'confirms', relays: false, needs: null })
    const verb = this.verb(at)
    return verb && !this.isUnreal(at) ? this.frame(at, verb) : null
  }

  protected frame(at: number, verb: Verb): Frame | null {
    const frame: Frame = { a: at, b: at + 1, act: verb.act, subject: null, carriers: [], from: [], relays: verb.relays }
    const behind = this.subjectBehind(at)
    // `أما X فقالت`: elsewhere a verb with و or ف begins anew.
    const isAnswer =
      this.text(at).startsWith('ف') &&
      this.tokens.slice(Math.max(this.from, at - 14), at).some(({ text }) => bare(text) === 'اما')
    const isAnew = !isAnswer && /^[وف]/.test(this.text(at)) && AR.verbs.has(bare(this.text(at)))
    const before = isAnew ? null : this.subjectBefore(at)
    const subject =
      !behind || (behind.who === 'other' && before && before.who !== 'other') ? (before ?? behind) : behind
    frame.subject = subject
    const end = Math.max(at + 1, subject ? subject.b : at + 1)
    frame.b = end
    if (subject) {
      const told = this.toldIn(at + 1, end)
      frame.carriers.push(...told.filter((voice) => voice.a !== subject.a))
    }
    for (const told of this.told) if (this.belongs(told, at)) frame.carriers.push(told.voice)
    if (verb.relays || subject?.who === 'self' || subject?.who === 'agent' || subject?.who === 'again')
      this.addSources(frame, end)
    frame.act = this.actOf(frame, at, verb.act)
    return frame
  }

  /** An interview belongs to the verb next to it. */
  protected belongs(told: { a: number; b: number }, verb: number): boolean {
    if (Math.abs(told.a - verb) > 40) return false
    const [from, to] = told.a > verb ? [verb + 1, told.a] : [told.b, verb]
    for (let at = from; at < to; at++)
      if (this.tokens[at]?.quote === 0 && this.verb(at) !== null && !this.negated(at)) return false
    return true
  }

  /** "Affirmed" confirms what was in doubt, and denies what it calls untrue. */
  protected actOf(frame: Frame, at: number, act: Act): Act {
    if (act !== 'claims') return act
    const quoted = frame.subject && this.quoted(Math.min(at, frame.subject?.a ?? at), Math.max(at + 1, frame.b))
    if (quoted) return quoted
    const end = Math.min(this.to, frame.b + (frame.subject ? 14 : 10))
    let parted = false
    for (let next = at + 1; next < end; next++) {
      if (next >= frame.b && this.phrase(AR.refusals, next) > 0) return 'no_comment'
      if (next >= frame.b && this.phrase(AR.denial, next) > 0) return 'denies'
      parted ||= this.isBoundary(next) || next - frame.b > 4
      if (!parted && /^.?[يت]?.?ؤ?اكد/.test(this.text(at)) && this.phrase(AR.confirmation, next) > 0) return 'confirms'
    }
    return act
  }

  protected accordingTo(at: number, start: number): Frame | null {
    const frame: Frame = { a: at, b: start, act: 'claims', subject: null, carriers: [], from: [], relays: true }
    if (this.text(start) === 'ما' || this.verb(start) !== null) return null
    const head = this.voice(start, true)
    const isReport = this.noun(AR.reportNouns, start) !== null
    if (!head && !isReport) return null
    const others: Voice[] = []
    let end = head?.b ?? start + 1
    if (isReport || head?.who === 'unnamed')
      for (let next = start + 1; next < Math.min(this.to, start + 16); next++) {
        if (this.isBoundary(next) || /^[،,]$/.test(this.text(next))) break
        if (head && next < head.b && head.who !== 'unnamed') continue
        const voice = this.voice(next, false)
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
    this.addSources(frame, frame.subject.b)
    return frame
  }

  /** `رويترز: …`: nothing but a speaker before the colon that stands near the beginning. */
  protected headline(): Frame | null {
    const voice = this.voice(this.from, false)
    if (voice?.who !== 'agent' || this.text(voice.b) !== ':') return null
    return { a: voice.a, b: voice.b, act: 'claims', subject: voice, carriers: [], from: [], relays: false }
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
