import type { Frame, Voice } from '../frame'
import { AR } from '../words/arabic'
import { bare } from './noun'
import { ArabicRoles } from './roles'

/** Frames without a verb of saying: what somebody said is told with a noun. */
export class ArabicNouns extends ArabicRoles {
  protected nominal(at: number): Frame | null {
    return this.introduced(at) ?? this.unanswered(at) ?? this.inReport(at)
  }

  /** `لم يصدر تعليق من X`, `نفي من X`: silence only where a negation stands before it. */
  private introduced(at: number): Frame | null {
    const text = this.text(at)
    const found = AR.introduced.at(this.tokens, at, this.to) ?? AR.introduced.at(this.tokens, at, this.to, bare(text))
    if (!found) return null
    const isSilent = found.value === 'no_comment'
    if (isSilent !== this.isNegated(at)) return null
    let start = at + found.length
    while (/^(?:جانب|قبل|طرف)$/.test(this.text(start))) start++
    return this.by(at, this.voice(start, true), found.value)
  }

  /** `بقيت الأسئلة التي وجهت إلى X من دون جواب`. */
  private unanswered(at: number): Frame | null {
    if (this.phrase(AR.unanswered, at) === 0) return null
    for (let back = at - 1; back > Math.max(this.from, at - 20); back--) {
      const voice =
        /^(?:الي|ل)$/.test(this.text(back - 1)) || this.text(back).startsWith('لل') ? this.voice(back, true) : null
      if (voice?.who !== 'agent') continue
      for (let first = back - 1; first >= this.from; first--)
        if (this.phrase(AR.asked, first) > 0) return this.by(at, { ...voice, b: at + 1 }, 'no_comment')
    }
    return null
  }

  private isNegated(at: number): boolean {
    for (let back = at - 1; back >= Math.max(this.from, at - 6); back--)
      if (AR.negations.has(bare(this.text(back))) || /^(?:يتسن|غياب|بانتظار)$/.test(bare(this.text(back)))) return true
    return false
  }

  /** `في بيان لوزارة … أن`, `وفي رواية X أن`. */
  private inReport(at: number): Frame | null {
    if (bare(this.text(at)) !== 'في') return null
    const report = this.report(at + 1)
    if (report?.who !== 'agent') return null
    return /^(?:ان|انه|انها|ان|:|بان)$/.test(this.text(report.b)) ? this.by(at, report, 'claims') : null
  }

  /** `وسمّت وكالة X المشتبه به، استنادا إلى مصادر`: X says so, whatever its verb. */
  protected basedOn(at: number): Frame | null {
    const citing = this.phrase(AR.citing, at)
    if (citing === 0) return null
    for (let back = at - 1; back >= Math.max(this.from, at - 16); back--) {
      const named = this.scene.named.get(back)
      if (!named || named.several || named.ordinary || this.noun(AR.reportNouns, back - 1)) continue
      const frame = this.by(at, { ...named, b: Math.min(named.b, at) }, 'claims')
      if (frame) this.addSources(frame, at + citing)
      return frame && frame.from.length > 0 ? frame : null
    }
    return null
  }

  private by(at: number, voice: Voice | null, act: Frame['act']): Frame | null {
    if (voice?.who !== 'agent' && voice?.who !== 'again') return null
    return { a: at, b: Math.max(at + 1, voice.b), act, subject: voice, carriers: [], from: [], relays: false }
  }
}
