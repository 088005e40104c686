import { type Act, areMedia, type Frame, type Voice } from './frame'
import { ministryOf } from './ministries'
import type { Scene } from './scene'
import type { Sentence, Token } from './sentences'
import type { Phrases } from './words/phrases'
import { type Case, TR } from './words/turkish'

const KIND_STEM = /^(gazete|ajans|televizyon|kanal|site|dergi|radyo|portal)(?:si|i|u|leri|lari)?(.*)$/

/** What a kind word makes of the name in front of it, whatever its ending. */
export const TURKISH_CLASS = (word: string): string | null => {
  const stem = KIND_STEM.exec(word)
  if (!stem) return null
  const rest = stem[2] ?? ''
  return rest === '' || TR.cases.has(rest) || rest === 's' ? (TR.kinds.get(stem[1] ?? '') ?? null) : null
}

/** The places of one Turkish sentence where words are passed on. */
export function turkishFrames(scene: Scene, sentence: Sentence): Frame[] {
  return new Reader(scene, sentence).frames()
}

type Cased = { voice: Voice; case: Case; a: number; b: number }

class Reader {
  readonly #tokens: readonly Token[]
  readonly #from: number
  readonly #to: number
  readonly #cased: Cased[] = []

  constructor(
    readonly scene: Scene,
    sentence: Sentence,
  ) {
    this.#tokens = scene.tokens
    this.#from = sentence.from
    this.#to = sentence.to
  }

  frames(): Frame[] {
    this.#findVoices()
    const frames: Frame[] = []
    let clause = this.#from
    for (let at = this.#from; at < this.#to; at++) {
      const token = this.#tokens[at] as Token
      if (token.quote > 0 || token.kind !== 'word') continue
      const according = TR.according.at(this.#tokens, at, this.#to)
      if (according > 0) {
        const frame = this.#accordingTo(clause, at)
        if (frame) {
          frames.push(frame)
          clause = at + 1
        }
        continue
      }
      const reported = this.#reportOf(clause, at)
      if (reported) {
        frames.push(reported)
        continue
      }
      const verb = this.#verbAt(at)
      if (!verb) continue
      const frame = verb.passive ? this.#passive(clause, at, verb) : this.#active(clause, at, verb, frames)
      if (frame) frames.push(frame)
      if (frame || verb.ends) clause = at + verb.length
      at += verb.length - 1
    }
    const headline = frames.length === 0 ? this.#headline() : null
    return headline ? [headline] : frames
  }

  #text(at: number): string {
    return at >= this.#from && at < this.#to ? (this.#tokens[at]?.text ?? '') : ''
  }

  #is(phrases: Phrases, at: number): number {
    return phrases.at(this.#tokens, at, this.#to)
  }

  #verbAt(at: number): { act: Act; length: number; passive: boolean; ends: boolean; relays: boolean } | null {
    const silent = this.#is(TR.noComment, at)
    if (silent > 0) return { act: 'no_comment', length: silent, passive: false, ends: true, relays: false }
    const passive = this.#is(TR.passives, at)
    if (passive > 0) {
      const act = this.#is(TR.passiveDenials, at)
        ? 'denies'
        : this.#is(TR.passiveConfirmations, at)
          ? 'confirms'
          : 'claims'
      return { act, length: passive, passive: true, ends: true, relays: false }
    }
    const relays = this.#is(TR.relays, at)
    let best = relays > 0 ? { act: 'claims' as Act, length: relays, passive: false, ends: true, relays: true } : null
    for (const ends of [true, false]) {
      const found = (ends ? TR.ends : TR.within).at(this.#tokens, at, this.#to)
      if (found && found.length > (best?.length ?? 0))
        best = { act: found.value, length: found.length, passive: false, ends, relays: false }
    }
    return best
  }

  #findVoices(): void {
    for (let at = this.#from; at < this.#to; ) {
      const found = this.#casedAt(at)
      if (found) this.#cased.push(found)
      at = found ? Math.max(found.b, at + 1) : at + 1
    }
  }

  #casedAt(at: number): Cased | null {
    const office = this.#office(at)
    if (office) return office
    const named = this.scene.named.get(at)
    if (named && !named.several) {
      const token = this.#tokens[named.name] as Token
      const plain = !token.capital && token.end - token.start > 3
      const loose = named.ordinary && !this.#isLikeName(at, named.b)
      if (plain || loose) return null
      const voice: Voice = { who: 'agent', agents: named.agents, class: named.class, a: named.a, b: named.b }
      return this.#inflected(voice, named.b)
    }
    if (this.#is(TR.unnamed, at) > 0 || this.#is(TR.unnamedOblique, at) > 0) return this.#unnamed(at, null, at)
    if (this.#tokens[at]?.capital || this.#text(at - 1) !== "'") {
      const person = this.#tokens[at]?.capital ? this.scene.people.get(this.#text(at)) : undefined
      if (person) return this.#inflected({ who: 'agent', agents: person, class: null, a: at, b: at + 1 }, at + 1)
    }
    const again = TR.again.at(this.#tokens, at, this.#to)
    if (again) {
      const b = at + again.length
      return { voice: { who: 'again', class: again.value, a: at, b }, case: caseOfNoun(this.#text(b - 1)), a: at, b }
    }
    return null
  }

  /** An everyday word is a name in capitals, before a comma that opens its sentence, or as somebody spoken to. */
  #isLikeName(at: number, b: number): boolean {
    const raw = this.scene.text.slice(this.#tokens[at]?.start, this.#tokens[b - 1]?.end)
    if (/^\p{Lu}{2,5}$/u.test(raw)) return true
    const isCountry = TR.countries.at(this.#tokens, at, this.#to) !== null
    if (!isCountry && this.#text(b) === ',' && this.#mayBegin(at, this.#from) && this.#tokens[at]?.capital) return true
    return (
      /^['’]$/.test(this.#text(b)) && /^(?:e|a|ye|ya|in|un|nin|nun)$/.test(this.#text(b + 1)) && this.#speechNear(b + 2)
    )
  }

  #speechNear(at: number): boolean {
    for (let next = at; next < Math.min(this.#to, at + 2); next++)
      if (this.#is(TR.spokeTo, next) > 0 || /^(?:haber|iddia|aktardig)/.test(this.#text(next))) return true
    return false
  }

  /** The voice with its ending, and what else belongs to it: kind word, `kaynakları`, `Sözcüsü Ada Demir`. */
  #inflected(voice: Extract<Voice, { who: 'agent' }>, end: number): Cased | null {
    let b = end
    let ending: Case = 'none'
    const kind = KIND_STEM.exec(this.#text(b - 1))
    if (kind && TURKISH_CLASS(this.#text(b - 1))) ending = TR.cases.get(kind[2] ?? '') ?? 'none'
    const known = this.#text(b - 1)
    if (/^bakanlig|^bakan|^bakanlik/.test(known)) ending = caseOfNoun(known)
    if (/^['’]$/.test(this.#text(b))) {
      ending = TR.cases.get(this.#text(b + 1)) ?? 'none'
      b += ending === 'none' ? 1 : 2
    }
    const class_ = voice.class
    if (ending === 'none' || ending === 'genitive') {
      let next = b
      while (
        /^(?:haber|ajansi|televizyonu|resmi|ust|duzey|guvenlik|askeri|diplomatik|kaynagi|bir)$/.test(
          this.#text(next),
        ) &&
        this.#is(TR.unnamed, next) === 0 &&
        next < b + 4
      )
        next++
      if (this.#is(TR.unnamed, next) > 0 || this.#is(TR.unnamedOblique, next) > 0) {
        const people = this.#unnamed(next, { ...voice, b }, voice.a)
        if (people) return people
      }
      const spokes = this.#is(TR.spokes, b)
      if (spokes > 0) {
        const names = this.#names(b + spokes)
        const last = this.#text(b + spokes - 1)
        if (names > b + spokes) this.#remember(names, voice.agents)
        return {
          voice: { ...voice, class: class_, b: names },
          case: caseAt(this.#text(names), this.#text(names + 1)) ?? caseOfNoun(last),
          a: voice.a,
          b: names,
        }
      }
    }
    if (ending === 'none' && this.#is(TR.notSubjects, b) > 0) {
      if (this.#is(TR.onAir, b) > 0) return { voice: { ...voice, b: b + 1 }, case: 'dative', a: voice.a, b: b + 1 }
      return { voice: { ...voice, b: b + 1 }, case: 'with', a: voice.a, b: b + 1 }
    }
    if (this.#is(TR.onAir, b) > 0 && (ending === 'none' || ending === 'genitive'))
      return { voice: { ...voice, b: b + 1 }, case: 'dative', a: voice.a, b: b + 1 }
    return { voice: { ...voice, b }, case: ending, a: voice.a, b }
  }

  #names(at: number): number {
    let b = at
    while (b < this.#to && b < at + 4 && this.#tokens[b]?.capital && !this.scene.named.has(b)) b++
    return b
  }

  #remember(end: number, agents: readonly string[]): void {
    this.scene.people.set(this.#text(end - 1), agents)
  }

  #unnamed(at: number, host: Voice | null, a: number): Cased | null {
    const length = Math.max(this.#is(TR.unnamed, at), this.#is(TR.unnamedOblique, at))
    const last = this.#text(at + length - 1)
    const weak = this.#is(TR.weakUnnamed, at) > 0
    let qualified = host !== null
    let from = at
    for (let back = at - 1; back >= Math.max(this.#from, at - 9); back--) {
      const token = this.#tokens[back] as Token
      if (token.kind === 'sign' && token.text !== "'" && token.text !== '’') break
      for (let start = back; start >= Math.max(this.#from, back - 3); start--)
        if (start + this.#is(TR.qualifiers, start) > back && this.#is(TR.qualifiers, start) > 0) qualified = true
      from = back
      if (this.#verbAt(back)?.ends) break
    }
    if (weak && !qualified) return null
    const behind = at + length
    if (this.#tokens[behind]?.capital && caseOfNoun(last) === 'none' && !/(?:lar|ler|lari|leri)$/.test(last))
      return null
    const bare = at === this.#from || (from === at && !qualified)
    const place = host ?? this.#hostBefore(at)
    return {
      voice: {
        who: 'unnamed',
        host: place,
        definite: bare && !host && /^(?:kaynaklar|yetkililer|diplomatlar|tanıklar)$/.test(last),
        a,
        b: behind,
      },
      case: caseOfNoun(last),
      a,
      b: behind,
    }
  }

  /** `Savunma Bakanlığından bir yetkili`: the agent in the ablative right before. */
  #hostBefore(at: number): Voice | null {
    const before = this.#cased.at(-1)
    if (!before || before.voice.who !== 'agent' || at - before.b > 4) return null
    return before.case === 'ablative' ? before.voice : null
  }

  /** Whether a voice may open its clause: at its beginning, behind a comma, or behind what describes it. */
  #mayBegin(at: number, clause: number): boolean {
    for (let back = at - 1; back >= clause; back--) {
      const token = this.#tokens[back] as Token
      if (token.kind === 'sign') return !/^['’]$/.test(token.text) ? true : back > clause
      if (token.kind === 'number' || TR.before.has(token.text)) continue
      if (/(?:in|un|nin|nun|li|lu|yan|yen|an|en|ki|rken|inca|ince|arak|erek|ip|up)$/.test(token.text)) continue
      return false
    }
    return true
  }

  #subject(clause: number, verb: number): Cased | null {
    const voices = this.#cased.filter(
      ({ a, b }) =>
        (a >= clause && b <= verb && this.#tokens[a]?.quote === 0) ||
        (a >= clause && b <= verb && (this.#tokens[b]?.quote ?? 0) === 0),
    )
    const open = voices.filter(
      (each) => each.case === 'none' && (each.voice.who === 'unnamed' || this.#mayBegin(each.a, clause)),
    )
    return open[0] ?? null
  }

  #active(
    clause: number,
    at: number,
    verb: { act: Act; length: number; ends: boolean; relays: boolean },
    frames: Frame[],
  ): Frame | null {
    const found = this.#subject(clause, at)
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
      const passive = this.#reportPlace(clause, at)
      if (passive) frame.subject = passive
      else if (frames.length > 0 && clause > this.#from) frame.subject = null
      else frame.subject = { who: 'other', a: clause, b: clause + 1 }
    } else frame.subject = found.voice
    if (found) this.#others(found, frame, at)
    frame.carriers.push(...this.#toldIn(clause, at, frame.subject))
    frame.from.push(...this.#sourcesIn(clause, at + verb.length, frame.subject))
    if (verb.relays && frame.from.length === 0) {
      if (this.#text(at).startsWith('aktar')) frame.relays = false
      else return null
    }
    if (verb.act === 'reports' && frame.subject?.who !== 'agent') return null
    if (frame.act === 'claims' && this.#isDenial(clause, at)) frame.act = 'denies'
    if (!verb.ends) frame.act = verb.act === 'denies' || verb.act === 'confirms' ? verb.act : frame.act
    return frame
  }

  /** `X ve Y`: others who stand beside the subject. */
  #others(found: Cased, frame: Frame, verb: number): void {
    if (found.voice.who !== 'agent') return
    const agents = [...found.voice.agents]
    let b = found.b
    for (const each of this.#cased) {
      if (each.a < b || each.b > verb) continue
      const gap = this.#tokens.slice(b, each.a).map(({ text }) => text)
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

  /** `X'in haberinde … bildirildi`, `Bakanlıktan yapılan açıklamada … denildi`. */
  #passive(clause: number, at: number, verb: { act: Act; length: number }): Frame | null {
    const subject = this.#reportPlace(clause, at)
    if (subject === undefined) return null
    const frame: Frame = { a: at, b: at + verb.length, act: verb.act, subject, carriers: [], from: [], relays: false }
    frame.from.push(...this.#sourcesIn(clause, at, subject))
    if (frame.act === 'claims' && this.#isDenial(clause, at)) frame.act = 'denies'
    return frame
  }

  /** Whose report a clause says something stands in; null: a report spoken of before; undefined: no report at all. */
  #reportPlace(clause: number, verb: number): Voice | null | undefined {
    for (let at = clause; at < verb; at++) {
      if ((this.#tokens[at]?.quote ?? 0) > 0 || this.#is(TR.passiveIn, at) === 0) continue
      for (const { voice, case: ending, a, b } of this.#cased
        .filter((each) => each.a >= clause && each.b <= at)
        .reverse()) {
        if (voice.who === 'other') continue
        const fits =
          ending === 'genitive' || ending === 'ablative' || ending === 'with' || (ending === 'none' && b === at)
        if (!fits || a < clause) continue
        const gap = this.#tokens.slice(b, at)
        if (gap.length > 9 || gap.some(({ kind, text }) => kind === 'sign' && !/["“”'’-]/.test(text))) continue
        return voice
      }
      const alone = at === this.#from || this.#mayBegin(at, clause)
      return alone ? null : undefined
    }
    return undefined
  }

  #isDenial(clause: number, verb: number): boolean {
    for (let at = Math.max(clause, verb - 8); at < verb; at++)
      if (this.#tokens[at]?.quote === 0 && this.#is(TR.denial, at) > 0) return true
    return false
  }

  /** To which outlet unnamed people or somebody unknown spoke. */
  #toldIn(clause: number, verb: number, subject: Voice | null): Voice[] {
    for (const { voice, case: ending, a, b } of this.#cased) {
      if (a < clause || b > verb || ending !== 'dative' || voice === subject) continue
      if (voice.who !== 'agent' && voice.who !== 'again') continue
      if (voice.who === 'agent' && !areMedia(voice.agents)) continue
      if (this.#is(TR.basedOn, b) > 0 || this.#is(TR.according, b) > 0) continue
      const spoke = this.#is(TR.spokeTo, b) > 0 || this.#is(TR.spokeTo, b + 1) > 0 || this.#is(TR.onAir, b - 1) > 0
      if (spoke || subject?.who === 'unnamed' || subject?.who === 'other') return [voice]
    }
    return []
  }

  /** From whom a clause says its speaker has it, outermost first: agents, then unnamed people. */
  #sourcesIn(clause: number, end: number, subject: Voice | null): Voice[] {
    const agents: Voice[] = []
    const people: Voice[] = []
    for (const { voice, case: ending, a, b } of this.#cased) {
      if (a < clause || b > end || (subject && voice.a === subject.a)) continue
      const near = (list: Phrases, far: number) => {
        for (let next = b; next < Math.min(this.#to, end + 1, b + far); next++)
          if (this.#is(list, next) > 0) return true
        return false
      }
      const isSource =
        (ending === 'dative' && near(TR.basedOn, 3)) ||
        (ending === 'ablative' && near(TR.takenFrom, 5)) ||
        (ending === 'accusative' && near(TR.shownAs, 3)) ||
        (ending === 'genitive' && /^(?:haber|iddia)/.test(this.#headOf(b, end)) && this.#is(TR.relays, end - 2) > 0)
      if (!isSource) continue
      ;(voice.who === 'unnamed' ? people : agents).push(voice)
    }
    return [...agents, ...people]
  }

  #headOf(at: number, end: number): string {
    for (let next = at; next < Math.min(end, at + 12); next++)
      if (/^(?:haber|iddia)/.test(this.#text(next))) return this.#text(next)
    return ''
  }

  /** `X'e göre`, `X'in haberine göre`, `X'in Y'ye dayandırdığı habere göre`, `kaynaklara göre`. */
  #accordingTo(clause: number, at: number): Frame | null {
    const frame: Frame = { a: at, b: at + 1, act: 'claims', subject: null, carriers: [], from: [], relays: true }
    const inside = this.#cased.filter(({ a, b }) => a >= Math.max(clause, at - 26) && b <= at)
    const direct = inside.find(({ b, case: ending }) => ending === 'dative' && b === at)
    const owner = inside.find(({ voice, case: ending }) => ending === 'genitive' && voice.who !== 'unnamed')
    const sources = this.#sourcesIn(clause, at, owner?.voice ?? null)
    const people = inside.find(
      ({ voice, case: ending, b }) => voice.who === 'unnamed' && ending === 'dative' && b === at,
    )
    const word = this.#text(at - 1)
    const isReport =
      /^(?:haber|iddia|bilgi|aktar|aciklama|rapor|belirt|bildir|yaz|duyur|soyle|ifade|edindi|kaynak|analiz|acikla|ileri|one|surdu|kaydet|gectig|verdig|ogrend|degerlendirme|tahmin|veri)/.test(
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
  #reportOf(clause: number, at: number): Frame | null {
    if (this.#is(TR.reported, at) === 0 || TR.according.has(this.#text(at + 1))) return null
    const owner = this.#cased.findLast(
      ({ a, b, case: ending, voice }) =>
        a >= clause && b <= at && at - b < 26 && ending === 'genitive' && voice.who === 'agent',
    )
    if (!owner || owner.voice.who !== 'agent') return null
    if (!areMedia(owner.voice.agents)) return null
    for (let next = at + 1; next < Math.min(this.#to, at + 12); next++)
      if (this.#is(TR.relays, next) > 0 && !this.#text(next).startsWith('aktar')) return null
    return { a: owner.a, b: at + 1, act: 'claims', subject: owner.voice, carriers: [], from: [], relays: false }
  }

  #headline(): Frame | null {
    const first = this.#cased[0]
    if (!first || first.a !== this.#from || first.voice.who !== 'agent' || this.#text(first.b) !== ':') return null
    return { a: first.a, b: first.b, act: 'claims', subject: first.voice, carriers: [], from: [], relays: false }
  }

  /** `Rusya Savunma ve Dışişleri bakanlıkları`, `Dışişleri Bakanı Hakan Fidan`, `ABD Dışişleri Bakanlığı`. */
  #office(at: number): Cased | null {
    let next = at
    const countries: string[] = []
    for (let count = 0; count < 3; count++) {
      const found = TR.countries.at(this.#tokens, next, this.#to)
      if (!found) break
      countries.push(found.value)
      next += found.length
      if (/^['’]$/.test(this.#text(next)) && TR.cases.has(this.#text(next + 1))) next += 2
      if (/^(?:ve|ile)$/.test(this.#text(next))) next++
    }
    const portfolios: string[] = []
    for (let count = 0; count < 2; count++) {
      const found = TR.portfolios.at(this.#tokens, next, this.#to)
      if (!found) break
      portfolios.push(found.value)
      next += found.length
      if (/^(?:ve|ile)$/.test(this.#text(next))) next++
    }
    if (portfolios.length === 0 || this.#is(TR.ministry, next) === 0) return null
    const noun = this.#text(next)
    next++
    const a = at
    // Without a country it is the ministry that the authority file knows by this bare name: Turkey's.
    const foreign = countries.length === 0 && this.#isOfAnother(at)
    const places = countries.length > 0 ? countries : ['Turkish']
    const agents = foreign
      ? []
      : places.flatMap((country) => portfolios.map((portfolio) => ministryOf(country, portfolio, this.scene.agents)))
    const known = agents.filter((agent): agent is string => agent !== null)
    const ending = caseOfNoun(noun)
    if (known.length === 0) return { voice: { who: 'other', a, b: next }, case: ending, a, b: next }
    const voice = { who: 'agent', agents: known, class: 'ministry', a, b: next } as const
    const found = this.#inflected(voice, next)
    if (!found || found.b > next || ending !== 'none') return found
    const names = this.#names(next)
    if (names > next) this.#remember(names, known)
    return {
      voice: { ...voice, b: names },
      case: caseAt(this.#text(names), this.#text(names + 1)) ?? ending,
      a,
      b: names,
    }
  }

  /** A word with a capital right before it: another country's, which the lists do not know. */
  #isOfAnother(at: number): boolean {
    const before = this.#tokens[at - 1]
    if (!before || at === this.#from || before.kind !== 'word' || TR.before.has(before.text))
      return before?.text === "'"
    return before.capital || /(?:nin|nun)$/.test(before.text)
  }
}

/** The case of a noun of the lists by its ending: `bakanlığından`, `kaynaklara`, `yetkilisi`. */
function caseOfNoun(word: string): Case {
  if (/(?:lardan|lerden|larindan|lerinden|liktan|gindan|inden|indan|ndan|nden|ktan|iden|ktan|attan|tan)$/.test(word))
    return 'ablative'
  if (/(?:larin|lerin|larinin|lerinin|ginin|inin|nin|nun|gin)$/.test(word)) return 'genitive'
  if (/(?:lara|lere|larina|lerine|gina|ina|ine|iye|aga|iga|ya|ata|ansa|ala)$/.test(word)) return 'dative'
  if (/(?:nca|nce|kca|iyla|iyle)$/.test(word)) return 'with'
  if (/(?:ginda|inda|inde)$/.test(word)) return 'locative'
  if (/(?:gini|anini|lerini|larini)$/.test(word)) return 'accusative'
  return 'none'
}

function caseAt(sign: string, ending: string): Case | null {
  return /^['’]$/.test(sign) ? (TR.cases.get(ending) ?? null) : null
}
