import { isNear, type Offices, type Part, part, put } from './office-parts'
import { type Found, keyOf } from './phrases'
import { firstOf, type Term, type TermOf, type Terms } from './terms'
import { NOT_BEFORE } from './words/bodies'
import { listed } from './words/nations'

/** More words than these between an office and its nation, and they are no one phrase. */
const MOST_LINKS = 3

/** Turkish and Russian defence ministries, ministry of defence of Iraq, Rusya ve Türkiye dışişleri bakanları. */
export function latinOffices(terms: Terms, body: Found<Term>, said: TermOf<'body'>, floor: number): Offices | null {
  if (isAdjective(terms, body, said)) return null
  const { language } = said
  const bodies = [part(body, said.body)]
  let from = body.from
  while (isAnd(terms, from - 1)) {
    const field = firstOf(
      terms.before(from - 1),
      'field',
      (term, found) => term.language === language && found.from >= floor,
    )
    if (!field) break
    bodies.unshift(part(field.found, field.term.body))
    from = field.found.from
  }
  const nations: Part[] = []
  for (let links = 0; links <= MOST_LINKS && from > floor && isNear(terms, from); links++) {
    const nation = nationBefore(terms, from, language, floor)
    if (nation) {
      nations.unshift(nation)
      break
    }
    const link = firstOf(terms.before(from), 'link', (term) => term.language === language)
    if (!link) break
    from = link.found.from
  }
  while (nations[0] && nations[0].from > floor) {
    const { from: first } = nations[0]
    const and = isAnd(terms, first - 1)
    if (!and && terms.words[first]?.gap !== 'pause') break
    const another = nationBefore(terms, and ? first - 1 : first, language, floor)
    if (!another) break
    nations.unshift(another)
  }
  if (nations.length > 0) return put(bodies, nations, 'before')
  if (language === 'en') {
    const behind = nationsOf(terms, body)
    if (behind.length > 0) return put(bodies, behind, 'behind')
  }
  const [own] = bodies
  if (!said.home || !own || bodies.length > 1 || !isTitle(terms, body)) return null
  // Washington State Department of Health
  if (language === 'en' && (terms.words[body.next]?.spelling.text === 'of' || isCapital(terms, body.from - 1)))
    return null
  const { start, end } = body
  // No other nation has a State Department; every one has its Dışişleri Bakanlığı.
  return {
    offices: [{ body: said.body, nation: said.home, said: language === 'en', start, end }],
    from: body.from,
    next: body.next,
  }
}

const PERSON = /^(?:minister|president|secretary|chief|king|emir|premier|chancellor)s?$/

/** `of the Russian Federation`, `of Turkey, Russia and Iran`, `in Tehran`. */
function nationsOf(terms: Terms, body: Found<Term>): Part[] {
  const first = terms.words[body.next]?.spelling.text
  // A minister may be in a country that is not his own; a ministry is not.
  const isBody = !terms.words.slice(body.from, body.next).some(({ spelling }) => PERSON.test(spelling.text))
  if (!isNear(terms, body.next) || !(first === 'of' || (isBody && first === 'in'))) return []
  const nationAt = (next: number) =>
    firstOf(terms.at(next), 'nation', (term, found) => {
      const fits = term.form === 'name' ? term.language === 'en' : term.form === 'city' && first === 'in'
      return fits && isSpelled(terms, term, found)
    })
  let next = body.next + 1
  for (let links = 0; links < MOST_LINKS && isNear(terms, next) && !nationAt(next); links++)
    next = firstOf(terms.at(next), 'link', (term) => term.language === 'en')?.found.next ?? next
  const nations: Part[] = []
  while (isNear(terms, next) || terms.words[next]?.gap === 'pause') {
    const nation = nationAt(next)
    if (!nation) break
    nations.push(part(nation.found, nation.term.code))
    next = nation.found.next
    if (isAnd(terms, next)) next++
    else if (terms.words[next]?.gap !== 'pause') break
  }
  return nations
}

function nationBefore(terms: Terms, next: number, language: string, floor: number): Part | null {
  const nation = firstOf(
    terms.before(next),
    'nation',
    (term, found) =>
      // Moscow's foreign ministry; not the Baghdad army.
      (term.form === 'city' ? found.inflected : term.language === language) &&
      found.from >= floor &&
      isSpelled(terms, term, found),
  )
  return nation && part(nation.found, nation.term.code)
}

function isAnd(terms: Terms, at: number): boolean {
  return isNear(terms, at + 1) && /^(?:and|ve|ile)$/.test(terms.words[at]?.spelling.text ?? '')
}

/** US is a country, us is not. */
function isSpelled(terms: Terms, term: TermOf<'nation'>, found: Found<Term>): boolean {
  const { raw, stemLength } = terms.words[found.from]?.spelling ?? { raw: '', stemLength: 0 }
  return !term.capitals || !/\p{Ll}/u.test(raw.slice(0, stemLength))
}

function isCapital(terms: Terms, at: number): boolean {
  const gap = terms.words[at]?.gap
  return isNear(terms, at + 1) && gap !== 'stop' && (terms.words[at]?.spelling.capital ?? false)
}

/** Dışişleri Bakanlığı, Secretary of State: as a title, with capitals. */
function isTitle(terms: Terms, { from, next }: Found<Term>): boolean {
  return terms.words
    .slice(from, next)
    .every(({ spelling, gap }) => spelling.capital || gap === 'invisible' || /^(?:of|ve)$/.test(spelling.text))
}

const QUALIFIED = new Set(listed(NOT_BEFORE).map(keyOf))

/** A military base, Turkish army officers: the body does not speak there. */
function isAdjective(terms: Terms, { next }: Found<Term>, { language, body }: TermOf<'body'>): boolean {
  if (language !== 'en' || !/^(?:army|intelligence|presidency)$/.test(body)) return false
  return isNear(terms, next) && QUALIFIED.has(terms.words[next]?.spelling.text ?? '')
}
