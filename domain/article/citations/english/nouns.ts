import type { Frame, Voice } from '../frame'
import { EN } from '../words/english'
import { EnglishRoles } from './roles'

/** Frames without a verb of saying: what somebody said is told with a noun. */
export class EnglishNouns extends EnglishRoles {
  protected noun(at: number): Frame | null {
    return this.introduced(at) ?? this.unanswered(at) ?? this.comesFrom(at) ?? this.tail(at) ?? this.broke(at)
  }

  /** `no comment from X`, `a denial by X`, `the word from X`, `first made by X`. */
  private introduced(at: number): Frame | null {
    const found = EN.introduced.at(this.tokens, at, this.to)
    if (!found || (found.value !== 'no_comment' && this.isDoubted(at))) return null
    return this.by(at, this.voiceFrom(at + found.length), found.value)
  }

  /** `Questions sent to X went unanswered`. */
  private unanswered(at: number): Frame | null {
    if (this.is(EN.unanswered, at) === 0) return null
    for (let back = at - 1; back >= Math.max(this.from, at - 20); back--) {
      if (!/^(?:to|for|with|by)$/.test(this.text(back))) continue
      const voice = this.voiceFrom(back + 1)
      if (voice?.who !== 'agent' || voice.b > at) continue
      for (let first = back - 1; first >= this.from; first--)
        if (this.is(EN.asked, first) > 0) return this.by(at, { ...voice, b: at + 1 }, 'no_comment')
    }
    return null
  }

  /** `The estimate comes from X`, `word of it came from X`. */
  private comesFrom(at: number): Frame | null {
    const length = this.is(EN.comesFrom, at)
    if (length === 0) return null
    for (let back = at - 1; back >= Math.max(this.from, at - 12); back--) {
      const told = EN.told.has(this.text(back))
      if (told) return this.by(at, this.voiceFrom(at + length), this.text(back) === 'denial' ? 'denies' : 'claims')
      if (/^[;:]$/.test(this.text(back))) return null
    }
    return null
  }

  /** `X's denial`, anywhere; `in X's telling`, `the X account has it`, where the noun is what the clause rests on. */
  private tail(at: number): Frame | null {
    if (!this.scene.named.has(at) && !this.tokens[at]?.capital) return null
    const voice = this.voice(at)
    if (voice?.who !== 'agent') return null
    for (let end = voice.b - 1; end <= voice.b + 3; end++) {
      const found = end > at ? EN.tails.at(this.tokens, end, this.to) : null
      if (!found) {
        if (
          end >= voice.b &&
          !/^(?:['’]|s|own|latest|first|official|flat|swift|public|early|initial|later)$/.test(this.text(end))
        )
          return null
        continue
      }
      const b = end + found.length
      if (found.value === 'claims' && !this.isLeaning(this.leftOf(at), b)) return null
      return this.by(at, { ...voice, b }, found.value)
    }
    return null
  }

  private isLeaning(a: number, b: number): boolean {
    const isAdverb =
      /^(?:in|by|on|per|to)$/.test(this.text(a - 1)) && /^(?:,|the|that|it|there|at|)$/.test(this.text(b))
    return isAdverb || this.is(EN.tailVerbs, b) > 0
  }

  /** `It was X that broke the news`. */
  private broke(at: number): Frame | null {
    if (this.text(at) !== 'it' || this.text(at + 1) !== 'was') return null
    const voice = this.voiceFrom(at + 2)
    if (voice?.who !== 'agent' || !/^(?:that|which|who)$/.test(this.text(voice.b))) return null
    const deed = this.deedAt(voice.b + 1) ?? this.deedAt(voice.b + 2)
    return deed && deed.act !== 'no_comment' ? this.by(at, { ...voice, b: voice.b + 2 }, deed.act) : null
  }

  /** `could not be confirmed by X`, `had yet to be denied by`. */
  private isDoubted(at: number): boolean {
    for (let back = at - 1; back >= Math.max(this.from, at - 5); back--)
      if (EN.negations.has(this.text(back)) || /^(?:if|yet|whether|without)$/.test(this.text(back))) return true
    return false
  }

  private by(at: number, voice: Voice | null, act: Frame['act']): Frame | null {
    const isKnown =
      voice?.who === 'agent' || voice?.who === 'again' || (voice?.who === 'unnamed' && voice.host !== null)
    if (!isKnown) return null
    return { a: at, b: voice.b, act, subject: voice, carriers: [], from: [], relays: false }
  }
}
