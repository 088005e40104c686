import { type Claim, favoured, meets } from './claims'
import { cut, type Word } from './cut'
import { dressOf, isBeside } from './dress'
import { linksIn } from './links'
import type { Office, Offices } from './office-parts'
import { keyOfOffice, officesAt } from './offices'
import { type Found, keyOf, type Phrases } from './phrases'
import { heardAt, type Sounds } from './sounding'
import { firstOf, type Terms, termsAmong } from './terms'

/** A place in a text where a name of an agent stands. Offsets are UTF-16 units into the text given. */
export type Mention = {
  /** One id; several when the name is claimed by several and nothing beside it decides. */
  agents: readonly string[]
  /** The name itself. */
  start: number
  end: number
  /** The name with its kind word, nationality word, quotation marks or brackets. */
  from: number
  to: number
  /** Something of that marks it as a name. */
  marked: boolean
  /** The spelling is also an everyday word: it counts only when marked, or as subject of a reporting verb. */
  ordinary: boolean
  /** An entered spelling, or one that only sounds like it. */
  by: 'spelling' | 'sound'
}

/** The names of agents: as they are spelled, as they sound, and who holds which office of a nation (`defence TR`). */
export type Names = { spelled: Phrases<Claim>; heard: Sounds; holders: ReadonlyMap<string, readonly string[]> }

/** A mention and the words it takes up; `describes`: it only says what is named behind it (وكالة الأنباء السورية). */
export type Placed = Mention & { first: number; next: number; describes: boolean }

/** Words of a name that may tell one minister from another. */
const LONGEST_PERSON = 3

/** Bodies that publish: behind them their own name may stand, or that of another of their kind. */
const PUBLISHING = new Set(['news_agency', 'state_tv'])

/** The names that stand in a text, in order, none inside another. Time: linear in the text. */
export function mentionsAmong(names: Names, text: string): Placed[] {
  return placedAmong(names, text, termsAmong(visibleWords(names, text)), false)
}

/** The same in words already cut. `asName`: they are a name and nothing else, and need not be written as in running text. */
export function placedAmong(names: Names, text: string, terms: Terms, asName: boolean): Placed[] {
  const { words } = terms
  const placed: Placed[] = []
  const abroad: Abroad = new Map()
  for (let at = 0, floor = 0; at < words.length; ) {
    const name = namedAt(names, text, terms, at, floor, asName)
    const offices = officesAt(terms, at, floor)
    const held = offices && offices.next >= (name?.next ?? 0) ? heldOf(names, text, terms, offices, abroad) : []
    for (const found of held.length > 0 ? held : name ? [name] : []) join(text, terms, placed, found)
    if (name || held.length > 0) at = floor = placed.at(-1)?.next ?? at + 1
    else at = nationEnd(terms, at)
  }
  return placed
}

/** The word behind a country's long name, in which no other name stands (الجمهورية العربية السورية); else the next word. */
function nationEnd(terms: Terms, at: number): number {
  const nation = firstOf(terms.at(at), 'nation', ({ form }) => form === 'name')
  return nation?.found.next ?? at + 1
}

/** The words of a text but for those in addresses, handles and hashtags; a domain that is itself a name stays. */
function visibleWords({ spelled }: Names, text: string): Word[] {
  const links = linksIn(text).filter(
    ({ start, end, host }) => !host || spelled.get(keyOf(text.slice(start, end))).length === 0,
  )
  if (links.length === 0) return cut(text)
  let link = 0
  let hidden = false
  return cut(text).filter((word) => {
    while (link < links.length && (links[link]?.end ?? 0) <= word.start) link++
    const inside = (links[link]?.start ?? text.length) < word.end
    if (hidden && !inside) word.gap = 'stop'
    hidden = inside
    return !inside
  })
}

/** The longest name that begins at a word and is meant there, by its spelling or, if it is marked, by its sound. */
function namedAt(names: Names, text: string, terms: Terms, at: number, floor: number, asName: boolean): Placed | null {
  const spelled = names.spelled.at(terms.words, at)
  for (const found of spelled) {
    if (!standsApart(text, terms.words, found)) continue
    const dress = dressOf(text, terms, found, floor)
    if (dress.kind === null && isCountrys(terms, found)) continue
    const raw = terms.words.slice(found.from, found.next)
    const claims = favoured(
      found.values.filter((claim) => meets(claim, found, raw, dress, asName)),
      dress,
    )
    if (claims.length === 0) continue
    const ordinary = claims.every((claim) => claim.ordinary) || isDoubtful(terms.words, found, claims)
    const marked = dress.quoted || dress.kind !== null || (dress.nations.size > 0 && !ordinary)
    if (ordinary && isTermsEnd(terms, found)) continue
    if (!marked && (ordinary || claims.every(({ letters }) => letters === 'title')) && isPartOfMore(terms.words, found))
      continue
    return placedAs(idsOf(claims), found, dress, { marked, ordinary, by: 'spelling', describes: false })
  }
  const heard = spelled.length === 0 && !asName ? heardAt(text, names.heard, terms, at, floor) : null
  const said = { marked: true, ordinary: false, by: 'sound', describes: false } as const
  return heard && placedAs(idsOf(heard.claims), heard, heard.dress, said)
}

function idsOf(claims: readonly Claim[]): string[] {
  return [...new Set(claims.map(({ id }) => id))]
}

function placedAs(
  agents: readonly string[],
  { start, end }: { start: number; end: number },
  { from, to, first, next }: { from: number; to: number; first: number; next: number },
  said: Pick<Placed, 'marked' | 'ordinary' | 'by' | 'describes'>,
): Placed {
  return { agents, start, end, from, to, ...said, first, next }
}

/** A name is whole words, and no part of one: no K24 in 4K24FPS, no UN in UN-backed. */
function standsApart(text: string, words: readonly Word[], { from, next, end }: Found<Claim>): boolean {
  if (words[from]?.gap === 'none' || words[next]?.gap === 'none') return false
  return !/^[-‐‑]\p{Ll}/u.test(text.slice(end, end + 2))
}

/** The beginning of a country's longer name is no name: Hamas-run, الجمهورية العربية السورية. */
function isCountrys(terms: Terms, { from, next }: Found<Claim>): boolean {
  return firstOf(terms.at(from), 'nation', (_, nation) => nation.next > next) !== null
}

/** The everyday word that ends a longer term is no name: وكالة الأنباء. */
function isTermsEnd(terms: Terms, { from, next }: Found<Claim>): boolean {
  return terms.before(next).some((term) => term.from < from)
}

/** An everyday word beside another capital is part of its name: Star Trek, Fiona Hill. */
function isPartOfMore(words: readonly Word[], { from, next }: Found<Claim>): boolean {
  const touches = (at: number) => words[at]?.gap === 'space' && (words[at]?.spelling.capital ?? false)
  const starts = words[from - 1]?.gap === 'stop'
  return touches(next) || (touches(from) && !starts && (words[from - 1]?.spelling.capital ?? false))
}

/** لسانا is also a tongue, and in a line of capitals SANA is also Turkish for `to you`. */
function isDoubtful(words: readonly Word[], found: Found<Claim>, claims: readonly Claim[]): boolean {
  const first = words[found.from]
  if (/[بلك]/.test(found.particles) && found.next === found.from + 1 && (first?.spelling.text.length ?? 0) < 6)
    return true
  const shouted = (word: Word | undefined) => word !== undefined && /^\p{Lu}{2,}$/u.test(word.spelling.raw)
  return (
    claims.every(({ letters, ordinary }) => ordinary || letters === 'capitals') &&
    shouted(words[found.from - 1]) &&
    shouted(words[found.next])
  )
}

/** The mentions of those who hold the offices that a phrase names. */
function heldOf(names: Names, text: string, terms: Terms, phrase: Offices, abroad: Abroad): Placed[] {
  const { offices, from: first, next } = phrase
  return offices.flatMap((office): Placed[] => {
    const nations = nationsMeant(terms, phrase, office, abroad)
    const agents = [
      ...new Set(nations.flatMap((nation) => names.holders.get(keyOfOffice({ ...office, nation })) ?? [])),
    ]
    if (agents.length === 0) return []
    const { start, end } = office
    const named = { from: first, next, start, end, inflected: false }
    const dress = offices.length === 1 ? dressOf(text, terms, named, first) : { from: start, to: end, first, next }
    const describes = PUBLISHING.has(office.body)
    return [placedAs(agents, office, dress, { marked: true, ordinary: false, by: 'spelling', describes })]
  })
}

/** Whose bodies a text has named as it went on, and which names stood behind them: `foreign` → Lavrov → RU. */
type Abroad = Map<string, Map<string, string>>

/**
 * The nations that an office may be meant of. Dışişleri Bakanı is Türkiye's, unless the text has spoken of another's and
 * nothing tells which of them is meant: a name behind it does.
 */
function nationsMeant({ words }: Terms, { next }: Offices, office: Office, abroad: Abroad): readonly string[] {
  const known = abroad.get(office.body) ?? new Map<string, string>()
  const people: string[] = []
  for (let at = next; at < next + LONGEST_PERSON && words[at]?.gap === 'space' && words[at]?.spelling.capital; at++)
    people.push(words[at]?.spelling.stem ?? '')
  if (office.said) {
    for (const person of [office.nation, ...people]) known.set(person, office.nation)
    abroad.set(office.body, known)
    return [office.nation]
  }
  const others = people.flatMap((person) => known.get(person) ?? [])
  if (others.length > 0) return [...new Set(others)]
  return people.length > 0 ? [office.nation] : [...new Set([office.nation, ...known.values()])]
}

/** Puts a mention behind the others; one that only names again who stands right before it becomes part of that. */
function join(text: string, terms: Terms, placed: Placed[], found: Placed): void {
  const last = placed.at(-1)
  const beside = last && last.next === found.first && last.end < found.start && isBeside(text, terms, found.first)
  const same = last && found.agents.some((agent) => last.agents.includes(agent))
  if (beside && same && (last.describes || found.from < found.start)) {
    const agents = found.agents.length < last.agents.length ? found.agents : last.agents
    placed[placed.length - 1] = { ...last, agents, to: found.to, marked: true, next: found.next, describes: false }
  } else if (beside && last.describes)
    placed[placed.length - 1] = { ...found, from: last.from, first: last.first, marked: true }
  else placed.push(found)
}
