import { type Found, keyOf } from './phrases'
import { firstOf, type Term, type TermOf, type Terms } from './terms'
import { NOT_BEFORE } from './words/bodies'
import { listed } from './words/nations'

/** An office of a state that a text names: which body of which nation, and where. */
export type Office = {
  body: string
  nation: string
  /** The nation is named; else the one at home in the language is meant. */
  said: boolean
  start: number
  end: number
}

/** The offices that one phrase names, several in `وزارتا الدفاع التركية والروسية`, and the word behind the phrase. */
export type Offices = { offices: Office[]; from: number; next: number }

type Part = { value: string; from: number; next: number; start: number; end: number }

/** More words than these between two parts, and they are no one phrase. */
const MOST_LINKS = 3
const LONGEST_NAME_BETWEEN = 3

/**
 * The offices named by the phrase whose body (a ministry, its minister, an army) begins at a word, `floor` being the first
 * word the phrase may take in. Null where no nation is named beside it and none is at home in the language, as in
 * `the defence ministry`, and where the phrase speaks of a former or rival one.
 */
export function officesAt(terms: Terms, at: number, floor: number): Offices | null {
  for (const found of terms.at(at)) {
    const body = firstOf([found], 'body')
    if (!body || isAdjective(terms, found, body.term)) continue
    const offices =
      body.term.language === 'ar' ? arabic(terms, found, body.term) : before(terms, found, body.term, floor)
    if (offices) return isAnothers(terms, offices, body.term.language) ? null : offices
  }
  return null
}

/** `defence TR` of a name that says nothing else than that. */
export function officeNamed(terms: Terms): string | null {
  for (let at = 0; at < terms.words.length; at++) {
    const { offices, from, next } = officesAt(terms, at, 0) ?? { offices: [], from: 0, next: 0 }
    const [office, another] = offices
    if (office && !another && from === 0 && next === terms.words.length) return keyOfOffice(office)
  }
  return null
}

export function keyOfOffice({ body, nation }: Pick<Office, 'body' | 'nation'>): string {
  return `${body} ${nation}`
}

/** وزارتا الخارجية والدفاع التركيتان, وزارة الدفاع التابعة للنظام السوري, وزراء خارجية تركيا وروسيا وإيران. */
function arabic(terms: Terms, body: Found<Term>, said: TermOf<'body'>): Offices | null {
  if (said.alone && !standsAlone(terms, body.from)) return null
  const bodies = [part(body, said.body)]
  let next = body.next
  for (;;) {
    const field = firstOf(terms.at(next), 'field', (term, { particles }) => term.language === 'ar' && particles === 'و')
    if (!field || !said.several || !isNear(terms, next)) break
    bodies.push(part(field.found, field.term.body))
    next = field.found.next
  }
  const nations: Part[] = []
  for (let links = 0; links <= MOST_LINKS && isNear(terms, next); links++) {
    const nation = firstOf(
      terms.at(next),
      'nation',
      (term, { particles }) =>
        term.language === 'ar' &&
        term.form !== 'city' &&
        (said.alone ? term.form === 'feminine' : term.form !== 'indefinite') &&
        !/[وف]/.test(particles),
    )
    if (nation) {
      nations.push(part(nation.found, nation.term.code))
      break
    }
    const link = said.alone ? null : firstOf(terms.at(next), 'link', (term) => term.language === 'ar')
    if (!link) break
    next = link.found.next
  }
  for (let last = nations.at(-1); last; ) {
    last = nextNation(terms, last.next, said.several)
    if (last) nations.push(last)
  }
  return put(bodies, nations, 'behind')
}

/** The next of several nations, behind `و`; between ministers' titles their names may stand: التركي فلان والروسي. */
function nextNation(terms: Terms, at: number, several: boolean): Part | undefined {
  for (let skipped = 0; skipped <= (several ? LONGEST_NAME_BETWEEN : 0); skipped++) {
    const gap = terms.words[at + skipped]?.gap
    if (gap === undefined || gap === 'stop') return undefined
    const nation = firstOf(
      terms.at(at + skipped),
      'nation',
      (term, { particles }) =>
        term.language === 'ar' &&
        particles === 'و' &&
        (skipped === 0 || term.form === 'adjective') &&
        term.form !== 'city',
    )
    if (nation && (several || nation.term.form === 'adjective' || nation.term.form === 'feminine'))
      return part(nation.found, nation.term.code)
  }
  return undefined
}

/** Turkish and Russian defence ministries, ministry of defence of Iraq, Rusya ve Türkiye dışişleri bakanları. */
function before(terms: Terms, body: Found<Term>, said: TermOf<'body'>, floor: number): Offices | null {
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
    const behind = nationsOf(terms, body.next)
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

/** `of the Russian Federation`, `of Turkey, Russia and Iran`. */
function nationsOf(terms: Terms, at: number): Part[] {
  let next = at
  for (let links = 0; links < MOST_LINKS; links++) {
    const link = isNear(terms, next) ? firstOf(terms.at(next), 'link', (term) => term.language === 'en') : null
    if (!link || (links === 0 && !/^(?:of|in|from)$/.test(terms.words[next]?.spelling.text ?? ''))) break
    next = link.found.next
  }
  const nations: Part[] = []
  while (next > at) {
    const nation = isJoined(terms, next)
      ? firstOf(
          terms.at(next),
          'nation',
          (term, found) => term.language === 'en' && term.form === 'name' && isSpelled(terms, term, found),
        )
      : null
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

/** Each body of one nation, or one body of each nation; the phrase belongs to the one it cannot be parted from. */
function put(bodies: Part[], nations: Part[], side: 'before' | 'behind'): Offices | null {
  const firstBody = bodies[0] as Part
  const lastBody = bodies.at(-1) as Part
  if (nations.length === 0) return null
  const near = side === 'behind' ? (nations[0] as Part) : (nations.at(-1) as Part)
  const apart = nations.filter((nation) => nation !== near)
  const whole = bodies.map((body) => ({
    body: body.value,
    nation: near.value,
    said: true,
    start: side === 'before' && body === firstBody ? near.start : body.start,
    end: side === 'behind' && body === lastBody ? near.end : body.end,
  }))
  const others = apart.map(({ value, start, end }) => ({
    body: firstBody.value,
    nation: value,
    said: true,
    start,
    end,
  }))
  const offices = side === 'behind' ? [...whole, ...others] : [...others, ...whole]
  const all = [...bodies, ...nations]
  return {
    offices,
    from: Math.min(...all.map(({ from }) => from)),
    next: Math.max(...all.map(({ next }) => next)),
  }
}

function part(found: Found<Term>, value: string): Part {
  return { value, from: found.from, next: found.next, start: found.start, end: found.end }
}

function isNear(terms: Terms, at: number): boolean {
  const gap = terms.words[at]?.gap
  return gap === 'space' || gap === 'invisible'
}

/** A word of a list: behind a space or a comma. */
function isJoined(terms: Terms, at: number): boolean {
  return isNear(terms, at) || terms.words[at]?.gap === 'pause'
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

/** السياسة الخارجية التركية is no ministry: before a field alone no noun stands that it may describe, days aside. */
function standsAlone(terms: Terms, at: number): boolean {
  const before = terms.words[at - 1]
  if (!before || !isNear(terms, at)) return true
  const { text } = before.spelling
  return !/^(?:[وفبلك]{0,2}ال|لل)/.test(text) || /^[وف]?ال(?:يوم|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت)$/.test(text)
}

/** A former minister speaks for himself; an interim government or a free army is not the one of that name. */
function isAnothers(terms: Terms, { from, next }: Offices, language: string): boolean {
  const other = (term: TermOf<'other'>) => term.language === language
  if (language === 'ar') return isNear(terms, next) && firstOf(terms.at(next), 'other', other) !== null
  return isNear(terms, from) && firstOf(terms.before(from), 'other', other) !== null
}
