import { areMedia, type Frame, type Voice } from '../frame'
import type { Phrases } from '../words/phrases'
import { TR } from '../words/turkish'
import { type Cased } from './case'
import { TurkishSpeakers } from './speakers'

const FINITE = /.{2}(?:[dt][iu]|yor|m[iu]s|m[iu]st[iu]r|acak|ecek)$/
const NOT_FINITE =
  /^(?:simdi|kendi|haydi|yeddi|adi|gibi|cumadi|kimdi|hadi|gecmis|olmus|tarti|bati|gelecek|alti|yedi|kati|belirti|goruntu|kalinti|toplanti|baglanti|ayrinti|sikinti|ticari|idi)$/

/** Who around a verb in Turkish is its subject, whom they told, and from whom they have it. */
export class TurkishRoles extends TurkishSpeakers {
  protected subject(clause: number, verb: number): Cased | null {
    const voices = this.cased.filter(
      ({ a, b }) =>
        (a >= clause && b <= verb && this.tokens[a]?.quote === 0) ||
        (a >= clause && b <= verb && (this.tokens[b]?.quote ?? 0) === 0),
    )
    const open = voices.filter(
      (each) => each.case === 'none' && (each.voice.who === 'unnamed' || this.mayBegin(each.a, clause)),
    )
    const found = open[0] ?? null
    return found && this.isParted(found.b, verb) ? null : found
  }

  /** A comma behind a finite verb: what follows is a clause of its own. */
  private isParted(a: number, b: number): boolean {
    for (let at = a + 1; at < b; at++)
      if (
        this.text(at) === ',' &&
        this.tokens[at]?.quote === 0 &&
        FINITE.test(this.text(at - 1)) &&
        this.tokens[at - 1]?.quote === 0 &&
        !NOT_FINITE.test(this.text(at - 1))
      )
        return true
    return false
  }

  /** `X ve Y`: others who stand beside the subject. */
  protected others(found: Cased, frame: Frame, verb: number): void {
    if (found.voice.who !== 'agent') return
    const agents = [...found.voice.agents]
    let b = found.b
    for (const each of this.cased) {
      if (each.a < b || each.b > verb) continue
      const gap = this.tokens.slice(b, each.a).map(({ text }) => text)
      if (
        !gap.some((word) => /^(?:ve|ile)$/.test(word)) ||
        gap.length > 3 ||
        each.case !== 'none' ||
        each.voice.who !== 'agent'
      )
        break
      agents.push(...each.voice.agents)
      b = each.b
    }
    frame.subject = { ...found.voice, agents: [...new Set(agents)], b }
  }

  /** Whose report a clause says something stands in; null: a report spoken of before; undefined: no report at all. */
  protected reportPlace(clause: number, verb: number): Voice | null | undefined {
    for (let at = clause; at < verb; at++) {
      if ((this.tokens[at]?.quote ?? 0) > 0 || this.is(TR.passiveIn, at) === 0) continue
      for (const { voice, case: ending, a, b } of this.cased
        .filter((each) => each.a >= clause && each.b <= at)
        .reverse()) {
        if (voice.who === 'other') continue
        const fits =
          ending === 'genitive' ||
          ending === 'ablative' ||
          ending === 'locative' ||
          ending === 'with' ||
          (ending === 'none' && b === at)
        if (!fits || a < clause) continue
        const gap = this.tokens.slice(b, at)
        if (gap.length > 9 || gap.some(({ kind, text }) => kind === 'sign' && !/["“”'’-]/.test(text))) continue
        return voice
      }
      const alone = at === this.from || this.mayBegin(at, clause)
      return alone ? null : undefined
    }
    // `X'te … öne sürüldü`
    const place = this.cased.find(({ a, case: ending }) => a >= clause && ending === 'locative')
    const isPlace = place?.voice.who === 'agent' && areMedia(place.voice.agents) && place.b < verb
    return isPlace && this.mayBegin(place.a, clause) ? place.voice : undefined
  }

  /** To which outlet unnamed people or somebody unknown spoke. */
  protected toldIn(clause: number, verb: number, subject: Voice | null): Voice[] {
    for (const { voice, case: ending, a, b } of this.cased) {
      const isReached = ending === 'genitive' && a >= clause && b <= verb && this.is(TR.reachedBy, b) > 0
      const isCarrier =
        ending === 'genitive' &&
        a >= clause &&
        this.is(TR.carriedBy, b) > 0 &&
        subject?.who === 'agent' &&
        subject !== voice
      if ((isReached || isCarrier) && voice.who === 'agent' && areMedia(voice.agents)) return [voice]
      if (a < clause || b > verb || ending !== 'dative' || voice === subject) continue
      if (voice.who !== 'agent' && voice.who !== 'again') continue
      if (voice.who === 'agent' && !areMedia(voice.agents)) continue
      if (this.is(TR.basedOn, b) > 0 || this.is(TR.according, b) > 0) continue
      const spoke = this.is(TR.spokeTo, b) > 0 || this.is(TR.spokeTo, b + 1) > 0 || this.is(TR.onAir, b - 1) > 0
      if (spoke || subject?.who === 'unnamed' || subject?.who === 'other') return [voice]
    }
    return []
  }

  /** From whom a clause says its speaker has it, outermost first: agents, then unnamed people. */
  protected sourcesIn(clause: number, end: number, subject: Voice | null): Voice[] {
    const agents: Voice[] = []
    const people: Voice[] = []
    for (const { voice, case: ending, a, b } of this.cased) {
      if (a < clause || b > end || (subject && voice.a === subject.a)) continue
      const near = (list: Phrases, far: number) => {
        for (let next = b; next < Math.min(this.to, end + 1, b + far); next++) if (this.is(list, next) > 0) return true
        return false
      }
      const isSource =
        (ending === 'dative' && near(TR.basedOn, 3)) ||
        (ending === 'ablative' && near(TR.takenFrom, 5)) ||
        (ending === 'accusative' && near(TR.shownAs, 3)) ||
        (ending === 'genitive' && /^(?:haber|iddia)/.test(this.headOf(b, end)) && this.is(TR.relays, end - 2) > 0)
      if (!isSource) continue
      ;(voice.who === 'unnamed' ? people : agents).push(voice)
    }
    return [...agents, ...people]
  }

  protected headOf(at: number, end: number): string {
    for (let next = at; next < Math.min(end, at + 12); next++)
      if (/^(?:haber|iddia)/.test(this.text(next))) return this.text(next)
    return ''
  }
}
