import { isNear, type Offices, type Part, part, put } from './office-parts'
import type { Found } from './phrases'
import { firstOf, type Term, type TermOf, type Terms } from './terms'

/** More words than these between an office and its nation, and they are no one phrase. */
const MOST_LINKS = 3
const LONGEST_NAME_BETWEEN = 3

/** وزارتا الخارجية والدفاع التركيتان, وزارة الدفاع التابعة للنظام السوري, وزراء خارجية تركيا وروسيا وإيران. */
export function arabicOffices(terms: Terms, body: Found<Term>, said: TermOf<'body'>): Offices | null {
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
  const isPerson =
    !said.several && /^(?:وزير|رئيس|قائد|مدير|ملك|امير)/.test(terms.words[body.from]?.spelling.text ?? '')
  for (let links = 0, inside = false; links <= MOST_LINKS && isNear(terms, next); links++) {
    const nation = firstOf(terms.at(next), 'nation', (term, { particles }) => {
      if (term.language !== 'ar' || /[وف]/.test(particles)) return false
      if (said.alone) return term.form === 'feminine'
      // A minister may be in a country that is not his own; a ministry is not.
      if (inside) return !isPerson && term.form !== 'indefinite'
      return term.form !== 'city' && term.form !== 'indefinite'
    })
    if (nation) {
      nations.push(part(nation.found, nation.term.code))
      break
    }
    const link = said.alone ? null : firstOf(terms.at(next), 'link', (term) => term.language === 'ar')
    if (!link) break
    inside = terms.words[next]?.spelling.text === 'في'
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

/** السياسة الخارجية التركية is no ministry: before a field alone no noun stands that it may describe, days aside. */
function standsAlone(terms: Terms, at: number): boolean {
  const before = terms.words[at - 1]
  if (!before || !isNear(terms, at)) return true
  const { text } = before.spelling
  return !/^(?:[وفبلك]{0,2}ال|لل)/.test(text) || /^[وف]?ال(?:يوم|احد|اثنين|ثلاثاء|اربعاء|خميس|جمعه|سبت)$/.test(text)
}
