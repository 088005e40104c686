import { arabicOffices } from './office-arabic'
import { latinOffices } from './office-latin'
import { isNear, type Office, type Offices } from './office-parts'
import { firstOf, type TermOf, type Terms } from './terms'

/**
 * The offices named by the phrase whose body (a ministry, its minister, an army) begins at a word, `floor` being the first
 * word the phrase may take in. Null where no nation is named beside it and none is at home in the language, as in
 * `the defence ministry`, and where the phrase speaks of a former or rival one.
 */
export function officesAt(terms: Terms, at: number, floor: number): Offices | null {
  for (const found of terms.at(at)) {
    const body = firstOf([found], 'body')
    if (!body) continue
    const offices =
      body.term.language === 'ar'
        ? arabicOffices(terms, found, body.term)
        : latinOffices(terms, found, body.term, floor)
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

/** A former minister speaks for himself; an interim government or a free army is not the one of that name. */
function isAnothers(terms: Terms, { from, next }: Offices, language: string): boolean {
  const other = (term: TermOf<'other'>) => term.language === language
  if (language === 'ar') return isNear(terms, next) && firstOf(terms.at(next), 'other', other) !== null
  return isNear(terms, from) && firstOf(terms.before(from), 'other', other) !== null
}
