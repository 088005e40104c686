import type { Agent } from './agents'
import { cut, type Word } from './cut'
import type { Dress } from './dress'
import { officeNamed } from './offices'
import { type Found, keyOfWords } from './phrases'
import { firstOf, type Kind, type Term, type Terms, termsAmong } from './terms'

/** What one agent asks of a text before a phrase in it is taken for its name. */
export type Claim = {
  id: string
  kind: Agent['kind']
  /** Where it is at home, as far as its country and its names say. */
  nations: readonly string[]
  ordinary: boolean
  /** It is the name without its kind word or nationality, and is one only where they stand beside it. */
  needsKind: boolean
  needsNation: string | null
  /** How it must be written: in capitals throughout, with a capital (The Sun: with two), as one likes. */
  letters: 'capitals' | 'title' | 'capital' | 'any'
  /** It may stand with an Arabic article that it was entered without: الغارديان. */
  takesArticle: boolean
  /** It is a country's name too, a city's or a nationality: a kind word must say that those are not meant. */
  country: boolean
}

/** What the names of an agent are entered as: phrases that it claims, and offices that it holds (`defence TR`). */
export type Entry = { key: string; claim: Claim } | { office: string }

/** More letters than this and words written together are still those words: Yenişafak, Aljazeera. */
const LEAST_JOINED = 7

/** What to enter for an agent: its names, also written together, without `the`, and without their kind word. */
export function entriesOf({ id, kind, country, names }: Agent): Entry[] {
  const named = names.map(({ name, ordinary = false }) => ({ name, ordinary, terms: termsAmong(cut(name)) }))
  const beside = named.flatMap(({ terms }) => nationBehind(terms) ?? [])
  const nations = [...new Set([...(country ? [country] : []), ...beside])]
  return named.flatMap(({ name, ordinary, terms }): Entry[] => {
    const office = officeNamed(terms)
    if (office) return [{ office }]
    const words = terms.words.slice(terms.words.length > 1 && terms.words[0]?.spelling.text === 'the' ? 1 : 0)
    const needs = { needsKind: false, needsNation: null }
    const takesArticle = !ordinary && /^(?!ال)\p{Script=Arabic}/u.test(name)
    const claim = {
      id,
      kind,
      nations,
      ordinary,
      letters: lettersOf(name),
      takesArticle,
      country: isCountry(terms),
      ...needs,
    }
    const core = coreOf(name, terms)
    if (core) {
      const letters = lettersOf(core.words.map(({ spelling }) => spelling.raw).join(''))
      const entry = { key: keyOfWords(core.words), claim: { ...claim, ...core.needs, letters, ordinary: true } }
      // صحيفة القدس is القدس behind صحيفة; entered whole it would hide the longer name in صحيفة القدس العربي.
      if (core.needs.needsKind) return [entry]
      return [{ key: keyOfWords(words), claim }, entry]
    }
    const entries = [{ key: keyOfWords(terms.words), claim }]
    // Without its article The Sun is a sun.
    if (words.length < terms.words.length)
      entries.push({ key: keyOfWords(words), claim: words.length > 1 ? claim : { ...claim, ordinary: true } })
    const joined = words.map(({ spelling }) => spelling.text).join('')
    if (words.length > 1 && joined.length >= LEAST_JOINED) entries.push({ key: joined, claim })
    return entries
  })
}

/** Whether a phrase is written as the claim asks, and stands beside what it needs; as a name given it only has its needs. */
export function meets(
  claim: Claim,
  found: Found<Claim>,
  words: readonly Word[],
  dress: Dress,
  asName: boolean,
): boolean {
  const published = dress.kind !== null && dress.kind !== 'any'
  if (claim.needsKind && !published) return false
  if (claim.needsNation !== null && !dress.nations.has(claim.needsNation)) return false
  if (found.article && !claim.takesArticle) return false
  if (asName) return true
  if (claim.country && !published) return false
  return isWritten(claim, found, words, dress.kind !== null || dress.quoted)
}

/** Whether the phrase is a whole name, with nothing that must stand beside it. */
export function isWhole({ needsKind, needsNation }: Claim): boolean {
  return !needsKind && needsNation === null
}

/** Of several claims the ones that what stands beside the name speaks for; none where it speaks against all of them. */
export function favoured(claims: readonly Claim[], dress: Dress): readonly Claim[] {
  const local = claims.filter(({ nations }) => nations.some((nation) => dress.nations.has(nation)))
  if (local.length === 0 && dress.nations.size > 0 && claims.every(({ ordinary }) => ordinary)) return []
  const left = local.length > 0 ? local : claims
  const ofKind = left.filter(({ kind }) => dress.kind === kind)
  return ofKind.length > 0 ? ofKind : left
}

function isWritten({ letters, ordinary }: Claim, { inflected }: Found<Claim>, words: readonly Word[], marked: boolean) {
  if (letters === 'any') return true
  const capital = words[0]?.spelling.capital ?? false
  const last = words.findLast((word, at) => at === 0 || word.gap !== 'invisible')
  if (letters === 'title') return (capital && last?.spelling.capital) || (marked && !ordinary)
  if (letters === 'capital') return capital || (marked && !ordinary)
  // AP's is AP, not APS
  const stems = words.map(({ spelling }) => (inflected ? spelling.raw.slice(0, spelling.stemLength) : spelling.raw))
  return !stems.some((stem) => /\p{Ll}/u.test(stem.normalize('NFKC'))) || (capital && marked)
}

function lettersOf(name: string): Claim['letters'] {
  const letters = name.replace(/[^\p{L}]/gu, '')
  if (letters.length <= 5 && /^\p{Lu}+$/u.test(letters)) return 'capitals'
  if (/^(?:The|Le|La|El|Der|Die|Foreign) \p{Lu}\S*$/u.test(name)) return 'title'
  return /^\p{Lu}/u.test(letters) ? 'capital' : 'any'
}

function isCountry({ words, at }: Terms): boolean {
  return at(0).some(({ next, values }) => next === words.length && values.some((term) => term.is === 'nation'))
}

/** The country that a name itself puts behind it: الشرق الأوسط السعودية is made in London. */
function nationBehind({ words, before }: Terms): string | null {
  const last = firstOf(before(words.length), 'nation', ({ form }) => form !== 'name')
  return last && last.found.from > 0 ? last.term.code : null
}

/** A name without the kind word or nationality that was entered with it: of صحيفة النور السورية, النور. */
function coreOf(name: string, { words, at, before }: Terms) {
  const head = words[0]?.spelling.text.startsWith('ال') ? null : firstOf(at(0), 'kind', isHead)
  const nation = firstOf(before(words.length), 'nation', ({ form, language }) => {
    return name.endsWith(')') || (language === 'ar' && form !== 'name' && form !== 'city')
  })
  const end = nation?.found.from ?? words.length
  const tail = firstOf(before(end), 'kind', ({ side, language, kind }) => {
    return side === 'behind' && language !== 'en' && kind !== 'any'
  })
  const from = head?.found.next ?? 0
  const next = tail?.found.from ?? end
  const kinds = head ?? tail
  if (next <= from || !(kinds || nation) || at(from).some((found) => found.next >= next && found.values.some(isMore)))
    return null
  const needs = { needsKind: kinds !== null, needsNation: nation?.term.code ?? null }
  return { words: words.slice(from, next), needs }
}

/** Words that are no name by themselves, whatever stands beside them. */
function isMore({ is }: Term): boolean {
  return is === 'nation' || is === 'body' || is === 'kind'
}

function isHead({ side, language, kind }: { side: string; language: string; kind: Kind }): boolean {
  return side === 'before' && language === 'ar' && kind !== 'any'
}
