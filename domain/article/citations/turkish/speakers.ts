import { type Voice } from '../frame'
import { ministryOf } from '../ministries'
import type { Token } from '../sentences'
import { type Case, TR } from '../words/turkish'
import { type Cased, caseAt, caseOfNoun, KIND_STEM, TURKISH_CLASS } from './case'
import { TurkishSentence } from './sentence'

/** Whom a phrase in Turkish that begins at a place speaks of. */
export class TurkishSpeakers extends TurkishSentence {
  protected findVoices(): void {
    for (let at = this.from; at < this.to; ) {
      const found = this.casedAt(at)
      if (found) this.cased.push(found)
      at = found ? Math.max(found.b, at + 1) : at + 1
    }
  }

  protected casedAt(at: number): Cased | null {
    const office = this.office(at)
    if (office) return office
    const named = this.scene.named.get(at)
    if (named && !named.several) {
      const token = this.tokens[named.name] as Token
      const plain = !token.capital && token.end - token.start > 3
      const loose = named.ordinary && !this.isLikeName(at, named.b)
      if (plain || loose) return null
      const voice: Voice = { who: 'agent', agents: named.agents, class: named.class, a: named.a, b: named.b }
      return this.inflected(voice, named.b)
    }
    if (this.is(TR.unnamed, at) > 0 || this.is(TR.unnamedOblique, at) > 0) return this.unnamed(at, null, at)
    if (this.tokens[at]?.capital || this.text(at - 1) !== "'") {
      const person = this.tokens[at]?.capital ? this.scene.people.get(this.text(at)) : undefined
      if (person) return this.inflected({ who: 'agent', agents: person, class: null, a: at, b: at + 1 }, at + 1)
    }
    const again = TR.again.at(this.tokens, at, this.to)
    if (again) {
      const b = at + again.length
      return { voice: { who: 'again', class: again.value, a: at, b }, case: caseOfNoun(this.text(b - 1)), a: at, b }
    }
    return null
  }

  /** An everyday word is a name in capitals, before a comma that opens its sentence, or as somebody spoken to. */
  protected isLikeName(at: number, b: number): boolean {
    const raw = this.scene.text.slice(this.tokens[at]?.start, this.tokens[b - 1]?.end)
    if (/^\p{Lu}{2,5}$/u.test(raw)) return true
    const isCountry = TR.countries.at(this.tokens, at, this.to) !== null
    if (!isCountry && this.text(b) === ',' && this.mayBegin(at, this.from) && this.tokens[at]?.capital) return true
    return (
      /^['’]$/.test(this.text(b)) && /^(?:e|a|ye|ya|in|un|nin|nun)$/.test(this.text(b + 1)) && this.speechNear(b + 2)
    )
  }

  /** The voice with its ending, and what else belongs to it: kind word, `kaynakları`, `Sözcüsü Ada Demir`. */
  protected inflected(voice: Extract<Voice, { who: 'agent' }>, end: number): Cased | null {
    let b = end
    let ending: Case = 'none'
    const kind = KIND_STEM.exec(this.text(b - 1))
    if (kind && TURKISH_CLASS(this.text(b - 1))) ending = TR.cases.get(kind[2] ?? '') ?? 'none'
    const known = this.text(b - 1)
    if (/^bakan|baskanlig/.test(known)) ending = caseOfNoun(known)
    if (/^['’]$/.test(this.text(b))) {
      ending = TR.cases.get(this.text(b + 1)) ?? 'none'
      b += ending === 'none' ? 1 : 2
    }
    const class_ = voice.class
    if (ending === 'none' || ending === 'genitive') {
      let next = b
      while (
        /^(?:haber|ajansi|televizyonu|resmi|ust|duzey|guvenlik|askeri|diplomatik|kaynagi|bir)$/.test(this.text(next)) &&
        this.is(TR.unnamed, next) === 0 &&
        next < b + 4
      )
        next++
      if (this.is(TR.unnamed, next) > 0 || this.is(TR.unnamedOblique, next) > 0) {
        const people = this.unnamed(next, { ...voice, b }, voice.a)
        if (people) return people
      }
      const spokes = this.is(TR.spokes, b)
      if (spokes > 0) {
        const names = this.names(b + spokes)
        const last = this.text(b + spokes - 1)
        if (names > b + spokes) this.remember(names, voice.agents)
        return {
          voice: { ...voice, class: class_, b: names },
          case: caseAt(this.text(names), this.text(names + 1)) ?? caseOfNoun(last),
          a: voice.a,
          b: names,
        }
      }
    }
    if (ending === 'none' && this.is(TR.notSubjects, b) > 0) {
      if (this.is(TR.onAir, b) > 0) return { voice: { ...voice, b: b + 1 }, case: 'dative', a: voice.a, b: b + 1 }
      return { voice: { ...voice, b: b + 1 }, case: 'with', a: voice.a, b: b + 1 }
    }
    if (this.is(TR.onAir, b) > 0 && (ending === 'none' || ending === 'genitive'))
      return { voice: { ...voice, b: b + 1 }, case: 'dative', a: voice.a, b: b + 1 }
    return { voice: { ...voice, b }, case: ending, a: voice.a, b }
  }

  protected remember(end: number, agents: readonly string[]): void {
    this.scene.people.set(this.text(end - 1), agents)
  }

  protected unnamed(at: number, host: Voice | null, a: number): Cased | null {
    const length = Math.max(this.is(TR.unnamed, at), this.is(TR.unnamedOblique, at))
    const last = this.text(at + length - 1)
    const weak = this.is(TR.weakUnnamed, at) > 0
    let qualified = host !== null
    let from = at
    for (let back = at - 1; back >= Math.max(this.from, at - 9); back--) {
      const token = this.tokens[back] as Token
      if (token.kind === 'sign' && token.text !== "'" && token.text !== '’') break
      for (let start = back; start >= Math.max(this.from, back - 3); start--)
        if (start + this.is(TR.qualifiers, start) > back && this.is(TR.qualifiers, start) > 0) qualified = true
      from = back
      if (this.verbAt(back)?.ends) break
    }
    if (weak && !qualified) return null
    const behind = at + length
    if (this.tokens[behind]?.capital && caseOfNoun(last) === 'none' && !/(?:lar|ler|lari|leri)$/.test(last)) return null
    const bare = at === this.from || (from === at && !qualified)
    const place = host ?? this.hostBefore(at)
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
  protected hostBefore(at: number): Voice | null {
    const before = this.cased.at(-1)
    if (!before || before.voice.who !== 'agent' || at - before.b > 4) return null
    return before.case === 'ablative' ? before.voice : null
  }

  /** `Rusya Savunma ve Dışişleri bakanlıkları`, `Dışişleri Bakanı Hakan Fidan`, `ABD Dışişleri Bakanlığı`. */
  protected office(at: number): Cased | null {
    let next = at
    const countries: string[] = []
    for (let count = 0; count < 3; count++) {
      const found = TR.countries.at(this.tokens, next, this.to)
      if (!found) break
      countries.push(found.value)
      next += found.length
      if (/^['’]$/.test(this.text(next)) && TR.cases.has(this.text(next + 1))) next += 2
      if (/^(?:ve|ile)$/.test(this.text(next))) next++
    }
    const portfolios: string[] = []
    for (let count = 0; count < 2; count++) {
      const found = TR.portfolios.at(this.tokens, next, this.to)
      if (!found) break
      portfolios.push(found.value)
      next += found.length
      if (/^(?:ve|ile)$/.test(this.text(next))) next++
    }
    if (portfolios.length === 0 || this.is(TR.ministry, next) === 0) return null
    const noun = this.text(next)
    next++
    const a = at
    // Without a country it is the ministry that the authority file knows by this bare name: Turkey's.
    const foreign = countries.length === 0 && this.isOfAnother(at)
    const places = countries.length > 0 ? countries : ['Turkish']
    const agents = foreign
      ? []
      : places.flatMap((country) => portfolios.map((portfolio) => ministryOf(country, portfolio, this.scene.agents)))
    const known = agents.filter((agent): agent is string => agent !== null)
    const ending = caseOfNoun(noun)
    if (known.length === 0) return { voice: { who: 'other', a, b: next }, case: ending, a, b: next }
    const voice = { who: 'agent', agents: known, class: 'ministry', a, b: next } as const
    const found = this.inflected(voice, next)
    if (!found || found.b > next || ending !== 'none') return found
    const names = this.names(next)
    if (names > next) this.remember(names, known)
    return {
      voice: { ...voice, b: names },
      case: caseAt(this.text(names), this.text(names + 1)) ?? ending,
      a,
      b: names,
    }
  }
}
