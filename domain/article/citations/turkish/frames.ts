import { type Act, areMedia, type Frame, type Voice } from '../frame'
import type { Scene } from '../scene'
import type { Sentence, Token } from '../sentences'
import { TR } from '../words/turkish'
import { TurkishNouns } from './nouns'

/** The places of one Turkish sentence where words are passed on. */
export function turkishFrames(scene: Scene, sentence: Sentence): Frame[] {
  return new TurkishFrames(scene, sentence).frames()
}

class TurkishFrames extends TurkishNouns {
  frames(): Frame[] {
    this.findVoices()
    const frames: Frame[] = []
    let clause = this.from
    for (let at = this.from; at < this.to; at++) {
      const token = this.tokens[at] as Token
      if (token.quote > 0 || token.kind !== 'word') continue
      const according = TR.according.at(this.tokens, at, this.to)
      if (according > 0) {
        const frame = this.accordingTo(clause, at)
        if (frame) {
          frames.push(frame)
          clause = at + 1
        }
        continue
      }
      const reported = this.reportOf(clause, at)
      if (reported) {
        frames.push(reported)
        continue
      }
      const nominal = this.nominal(clause, at)
      if (nominal) {
        frames.push(nominal)
        clause = nominal.b
        at = nominal.b - 1
        continue
      }
      const verb = this.verbAt(at)
      if (!verb) continue
      const frame = verb.passive ? this.passive(clause, at, verb) : this.active(clause, at, verb, frames)
      if (frame && this.isCarried(frame, frames.at(-1))) frame.carriers.unshift(frames.pop()?.subject as Voice)
      if (frame) frames.push(frame)
      if (frame || verb.ends) clause = at + verb.length
      at += verb.length - 1
    }
    if (frames.some(({ subject }) => subject?.who !== 'other')) return frames
    const only = this.headline() ?? this.from_() ?? this.gerund()
    return only ? [only] : frames
  }

  /** `X'in aktardığına göre Y … söyledi`: what X passes on is that Y says it. */
  private isCarried(frame: Frame, before: Frame | undefined): boolean {
    const carrier = before?.subject
    const { subject } = frame
    if (carrier?.who !== 'agent' || subject?.who !== 'agent' || !areMedia(carrier.agents)) return false
    if (
      !before ||
      before.from.length > 0 ||
      frame.carriers.length > 0 ||
      TR.according.at(this.tokens, before.a, this.to) === 0
    )
      return false
    if (carrier.agents.some((id) => subject.agents.includes(id)) || carrier.b === before.a) return false
    return subject.a === before.b || (subject.a === before.b + 1 && this.text(before.b) === ',')
  }

  protected active(
    clause: number,
    at: number,
    verb: { act: Act; length: number; ends: boolean; relays: boolean },
    frames: Frame[],
  ): Frame | null {
    const before = this.subject(clause, at)
    const found = before ?? (verb.ends ? this.inverted(at + verb.length) : null)
    const end = found && !before ? this.to : at + verb.length
    const frame: Frame = {
      a: at,
      b: at + verb.length,
      act: verb.act,
      subject: null,
      carriers: [],
      from: [],
      relays: verb.relays,
    }
    if (!verb.ends && found?.voice.who !== 'agent') return null
    if (!found) {
      const passive = this.reportPlace(clause, at)
      if (passive) frame.subject = passive
      else if (frames.length > 0 && clause > this.from) frame.subject = null
      else frame.subject = { who: 'other', a: clause, b: clause + 1 }
    } else frame.subject = found.voice
    if (found) this.others(found, frame, at)
    frame.carriers.push(...this.toldIn(clause, at, frame.subject))
    if (frame.subject?.who === 'other' && frame.carriers.length > 0 && this.isIndefinite(clause, at))
      frame.subject = { ...frame.subject, who: 'unnamed', host: null, definite: false }
    frame.from.push(...this.sourcesIn(clause, end, frame.subject))
    if (verb.relays && frame.from.length === 0) {
      if (this.text(at).startsWith('aktar')) frame.relays = false
      else return null
    }
    if (verb.act === 'reports' && frame.subject?.who !== 'agent') return null
    if (frame.act === 'claims') frame.act = this.actOf(clause, at)
    if (!verb.ends) frame.act = verb.act === 'denies' || verb.act === 'confirms' ? verb.act : frame.act
    return frame
  }

  /** `X'in haberinde … bildirildi`, `Bakanlıktan yapılan açıklamada … denildi`. */
  protected passive(clause: number, at: number, verb: { act: Act; length: number }): Frame | null {
    const subject = this.reportPlace(clause, at)
    if (subject === undefined) return null
    const frame: Frame = { a: at, b: at + verb.length, act: verb.act, subject, carriers: [], from: [], relays: false }
    frame.from.push(...this.sourcesIn(clause, at, subject))
    if (frame.act === 'claims') frame.act = this.actOf(clause, at)
    return frame
  }

  /** `X'e göre`, `X'in haberine göre`, `X'in Y'ye dayandırdığı habere göre`, `kaynaklara göre`. */
  protected accordingTo(clause: number, at: number): Frame | null {
    const frame: Frame = { a: at, b: at + 1, act: 'claims', subject: null, carriers: [], from: [], relays: true }
    const inside = this.cased.filter(({ a, b }) => a >= Math.max(clause, at - 26) && b <= at)
    const direct = inside.find(({ b, case: ending }) => ending === 'dative' && b === at)
    const owner = inside.find(({ voice, case: ending }) => ending === 'genitive' && voice.who !== 'unnamed')
    const sources = this.sourcesIn(clause, at, owner?.voice ?? null)
    const people = inside.find(
      ({ voice, case: ending, b }) => voice.who === 'unnamed' && ending === 'dative' && b === at,
    )
    const word = this.text(at - 1)
    const isReport =
      /^(?:haber|iddia|bilgi|aktar|aciklama|rapor|belirt|bildir|yaz|duyur|soyle|ifade|edindi|kaynak|analiz|acikla|ileri|one|surdu|kaydet|gectig|verdig|ogrend|degerlendirme|tahmin|veri|anlat|hesab|hesapla|sayim|iddia|tutanak|arastirma|inceleme|dosya|gorus|gozlem|bulgu|rakam|liste|sorusturma|yorum|gecti|duyum|savun|tespit|bilanco|istatistik|metn|soz|kaydett|vurgula|nusha|kopya|taslag|belge|mektup|mektub|kayit|kaydi|yazisma|mesaj)/.test(
        word,
      )
    if (owner && (isReport || people)) {
      frame.subject = owner.voice
      frame.from = sources.length > 0 ? sources : people ? [people.voice] : []
    } else if (direct && (direct.voice.who !== 'unnamed' || !owner)) frame.subject = direct.voice
    else if (isReport && inside.length > 0) {
      const plain = inside.findLast(({ case: ending, voice }) => ending === 'none' && voice.who !== 'unnamed')
      if (!plain && sources.length === 0) return null
      frame.subject = plain?.voice ?? (sources.shift() as Voice)
      frame.from = sources
    } else return null
    if (/^iddia/.test(word)) frame.act = 'claims'
    return frame
  }

  /** `X'in … haberini (yalanladı)`: X said so, whatever the sentence does with it. */
  protected reportOf(clause: number, at: number): Frame | null {
    if (this.is(TR.reported, at) === 0 || TR.according.has(this.text(at + 1))) return null
    const owner = this.cased.findLast(
      ({ a, b, case: ending, voice }) =>
        a >= clause && b <= at && at - b < 26 && ending === 'genitive' && voice.who === 'agent',
    )
    if (!owner || owner.voice.who !== 'agent') return null
    if (!areMedia(owner.voice.agents)) return null
    for (let next = at + 1; next < Math.min(this.to, at + 12); next++)
      if (this.is(TR.relays, next) > 0 && !this.text(next).startsWith('aktar')) return null
    return { a: owner.a, b: at + 1, act: 'claims', subject: owner.voice, carriers: [], from: [], relays: false }
  }

  protected headline(): Frame | null {
    const first = this.cased[0]
    if (!first || first.a !== this.from || first.voice.who !== 'agent' || this.text(first.b) !== ':') return null
    return { a: first.a, b: first.b, act: 'claims', subject: first.voice, carriers: [], from: [], relays: false }
  }
}
