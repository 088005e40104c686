import { areMedia, type Frame, type Voice } from '../frame'
import { TR } from '../words/turkish'
import type { Cased } from './case'
import { TurkishRoles } from './roles'

/** How far behind the speaker the noun may stand that says what came from it. */
const NEAR = 8

/** Frames without a verb of saying of their own: nouns, participles. */
export class TurkishNouns extends TurkishRoles {
  protected nominal(clause: number, at: number): Frame | null {
    return this.inWordsOf(at) ?? this.participle(at) ?? this.published(clause, at) ?? this.wordsOf(at)
  }

  /** `Bu sözler, X'in sorularını yanıtlayan Y'ye ait`: X carries what somebody said. */
  private wordsOf(at: number): Frame | null {
    if (!/^(?:ait|aitti|aittir)$/.test(this.text(at))) return null
    const told = this.cased.find(
      ({ b, case: ending }) => b < at && ending === 'genitive' && this.is(TR.reachedBy, b) > 0,
    )
    if (told?.voice.who !== 'agent' || !areMedia(told.voice.agents)) return null
    const isSpeech = this.tokens
      .slice(this.from, told.a)
      .some(({ text }) => /^(?:soz|ifade|aciklama|degerlendirme|yorum|itiraf)/.test(text))
    return isSpeech ? this.by(at, at + 1, told, 'claims') : null
  }

  /** `X'in deyişiyle`. */
  private inWordsOf(at: number): Frame | null {
    if (this.is(TR.inWordsOf, at) === 0) return null
    const owner = this.cased.find(({ b, case: ending }) => b === at && ending === 'genitive')
    return owner ? this.by(at, at + 1, owner, 'claims') : null
  }

  /** `… olduğunu söyleyen X`, `ilk yazan X oldu`. */
  private participle(at: number): Frame | null {
    const denies = this.is(TR.deniers, at)
    const length = denies || this.is(TR.participles, at)
    if (length === 0) return null
    const speaker = this.cased.find(({ a }) => a >= at + length && a <= at + length + 1)
    if (!speaker || speaker.case !== 'none' || speaker.voice.who !== 'agent') return null
    return this.by(at, speaker.b, speaker, denies > 0 ? 'denies' : this.actOf(this.from, at))
  }

  /** `X'in yayımladığı rakamlar …`. */
  private published(clause: number, at: number): Frame | null {
    const length = this.is(TR.published, at)
    if (length === 0 || this.is(TR.publishedThings, at + length) === 0) return null
    const owner = this.cased.find(({ a, b, case: ending }) => a >= clause && b === at && ending === 'genitive')
    return owner ? this.by(at, at + length, owner, 'claims') : null
  }

  /** `X'ten yalanlama geldi`, `X'ten yorum gelmedi`: in a sentence that says nothing else. */
  protected from_(): Frame | null {
    for (const each of this.cased) {
      // `X'e iletilen sorular yanıtsız kaldı`
      if (each.case === 'dative')
        for (let at = each.b; at < Math.min(this.to, each.b + NEAR); at++)
          if (this.is(TR.to, at) > 0) return this.by(at, at + 2, each, 'no_comment')
      if (each.case !== 'ablative' && !(each.case === 'genitive' && each.voice.who === 'agent')) continue
      for (let at = each.b; at < Math.min(this.to, each.b + NEAR); at++) {
        if (/^[;:]$/.test(this.text(at))) break
        const found = TR.from.at(this.tokens, at, this.to)
        if (found && (each.case === 'ablative' || found.value === 'denies'))
          return this.by(at, at + found.length, each, found.value)
      }
    }
    return null
  }

  /** `…, planlandığını belirterek …`: X says so while it does something else. */
  protected gerund(): Frame | null {
    for (let at = this.from; at < this.to; at++) {
      const length = this.tokens[at]?.quote === 0 ? this.is(TR.gerunds, at) : 0
      if (length === 0) continue
      const speaker = this.subject(this.from, at)
      return speaker?.voice.who === 'agent' ? this.by(at, at + length, speaker, this.actOf(this.from, at)) : null
    }
    return null
  }

  /** `diye yazdı X`: the speaker behind the verb, up to a comma or the end. */
  protected inverted(b: number): Cased | null {
    const found = this.cased.find(({ a }) => a === b)
    if (!found || found.case !== 'none') return null
    const behind = this.tokens[found.b]
    return !behind || found.b >= this.to || behind.kind === 'sign' ? found : null
  }

  private by(a: number, b: number, { voice }: Cased, act: Frame['act']): Frame | null {
    if (voice.who !== 'agent' && voice.who !== 'again') return null
    if (act === 'corrects' && voice.who === 'agent' && !areMedia(voice.agents)) return null
    const subject: Voice = voice
    return { a, b, act, subject, carriers: [], from: [], relays: false }
  }
}
