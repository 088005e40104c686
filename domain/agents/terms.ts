import type { Word } from './cut'
import { type Found, keyOf, phrases } from './phrases'
import { ALONE, BODIES, FIELDS, HEADS, LINKS, OTHERS } from './words/bodies'
import { KINDS, PLAIN } from './words/dress'
import { listed, NATIONS } from './words/nations'

const LANGUAGES = ['ar', 'en', 'tr'] as const
type Language = (typeof LANGUAGES)[number]

/** What a kind word says of the agent whose name it stands beside. */
export type Kind = keyof typeof KINDS.before

/** What a word or phrase of a language does beside the name of an agent or as part of one. */
export type Term = { language: Language } & (
  | { is: 'nation'; code: string; form: 'feminine' | 'adjective' | 'indefinite' | 'name' | 'city'; capitals: boolean }
  | { is: 'body'; body: string; several: boolean; alone: boolean; home: string | null }
  | { is: 'field'; body: string }
  | { is: 'link' }
  | { is: 'other' }
  | { is: 'plain'; definite: boolean }
  | { is: 'kind'; kind: Kind; side: 'before' | 'behind' }
)
export type TermOf<Is extends Term['is']> = Extract<Term, { is: Is }>

const TERMS = phrases<Term>()
const enter = (phrase: string, term: Term) => TERMS.add(keyOf(phrase), term)

for (const language of LANGUAGES) {
  for (const { code, [language]: names } of NATIONS)
    for (const name of listed(names))
      for (const [phrase, form] of nationForms(name, language))
        enter(phrase, {
          is: 'nation',
          code,
          form: isEnglishAdjective(name, names) ? 'adjective' : form,
          capitals: isCapitals(name),
          language,
        })
  for (const [body, { [language]: names }] of Object.entries(FIELDS))
    for (const field of listed(names)) {
      const { name, home } = parsed(field)
      for (const form of language === 'ar' ? [name, name.replace(/^ال/, '')] : [name]) {
        for (const head of listed(HEADS[language]))
          addBody(body, language, { ...parsed(head.replace('*', form)), home })
        enter(form, { is: 'field', body, language })
      }
      if (listed(ALONE[language]).includes(name))
        enter(name, { is: 'body', body, several: false, alone: true, home: null, language })
    }
  for (const [body, { [language]: names }] of Object.entries(BODIES))
    for (const entry of listed(names)) addBody(body, language, parsed(entry))
  for (const link of listed(LINKS[language])) enter(link, { is: 'link', language })
  for (const other of listed(OTHERS[language])) enter(other, { is: 'other', language })
  for (const plain of listed(PLAIN[language]))
    for (const form of language === 'ar' ? adjectiveForms(plain) : [plain])
      enter(form, { is: 'plain', definite: form === plain || /^[ال]ل/.test(form), language })
  for (const side of ['before', 'behind'] as const)
    for (const kind of ['outlet', 'agency', 'any'] as const)
      for (const word of listed(KINDS[side][kind][language])) enter(word, { is: 'kind', kind, side, language })
}
for (const { code, cities } of NATIONS)
  for (const city of listed(cities)) {
    const language = /\p{Script=Arabic}/u.test(city) ? 'ar' : 'en'
    for (const [phrase, form] of nationForms(city, language))
      enter(phrase, { is: 'nation', code, form: form === 'name' ? 'city' : form, language, capitals: false })
  }

function isEnglishAdjective(name: string, cell: string): boolean {
  const [adjectives = '', names] = cell.split('/')
  return names !== undefined && listed(adjectives).includes(name)
}

type Parsed = { name: string; home: string | null; several: boolean }

function addBody(body: string, language: Language, { name, home, several }: Parsed): void {
  enter(name, { is: 'body', body, several, alone: false, home, language })
}

/** An entry of the table of bodies: `home@TR`, `ministers+`. */
function parsed(entry: string): Parsed {
  const [name = '', home = null] = entry.replace('+', '').split('@')
  return { name, home, several: entry.endsWith('+') }
}

function isCapitals(name: string): boolean {
  return /^[A-Z.]+$/.test(name)
}

/** A country's name as it is; an adjective of Arabic in every gender and number, with its article and without. */
function nationForms(name: string, language: Language): [string, TermOf<'nation'>['form']][] {
  if (language !== 'ar' || !/ي$/.test(name) || name.startsWith('ال')) return [[name, 'name']]
  const definite = name.split(' ').map((word) => `ال${word}`)
  const all = (ending: string) => definite.map((word) => word + ending).join(' ')
  return [
    [all(''), 'adjective'],
    ...['ة', 'تان', 'تين'].map((ending) => [all(ending), 'feminine'] as [string, 'feminine']),
    ...['ان', 'ين'].map((ending) => [all(ending), 'adjective'] as [string, 'adjective']),
    ...[name, `${name.replaceAll(' ', 'ة ')}ة`].map((form) => [form, 'indefinite'] as [string, 'indefinite']),
  ]
}

function adjectiveForms(phrase: string): string[] {
  if (!/^\S+ي$|^المعارض$|^الخاص$|^المستقل$|^البارز$|^الشهير$|^الناطق$|^المتخصص$|^المقرب/.test(phrase)) return [phrase]
  const [first = '', ...rest] = phrase.split(' ')
  return [first, `${first}ة`, `${first}ين`, `${first}تين`]
    .flatMap((form) => [form, form.replace(/^ال/, '')])
    .map((form) => [form, ...rest].join(' '))
}

/** The words of a text with the terms that stand among them. */
export type Terms = {
  words: readonly Word[]
  /** Those that begin at a word, the longest first. */
  at(from: number): readonly Found<Term>[]
  /** Those that end before a word, the longest first. */
  before(next: number): readonly Found<Term>[]
}

const NONE: readonly Found<Term>[] = []

export function termsAmong(words: readonly Word[]): Terms {
  const at: (readonly Found<Term>[])[] = []
  const before: Found<Term>[][] = []
  for (let from = 0; from < words.length; from++) {
    const found = TERMS.at(words, from)
    if (found.length === 0) continue
    at[from] = found
    for (const each of found) before[each.next] = [...(before[each.next] ?? []), each]
  }
  return { words, at: (from) => at[from] ?? NONE, before: (next) => before[next] ?? NONE }
}

/** The first of these phrases that is a term of this sort, and what it says. */
export function firstOf<Is extends Term['is']>(
  found: readonly Found<Term>[],
  is: Is,
  when: (term: TermOf<Is>, found: Found<Term>) => boolean = () => true,
): { found: Found<Term>; term: TermOf<Is> } | null {
  for (const each of found)
    for (const term of each.values)
      if (term.is === is && when(term as TermOf<Is>, each)) return { found: each, term: term as TermOf<Is> }
  return null
}

/**
 * How far kind words, nationalities and the like reach into a name: from its first word on, up to the word given back;
 * or back from behind its last.
 */
export function dressed({ words, at, before }: Terms, start: number, step: 1 | -1): number {
  let place = start
  for (;;) {
    const found = (step === 1 ? at(place) : before(place)).find(({ particles, values }) => {
      return particles === '' && values.some(({ is }) => is === 'nation' || is === 'kind' || is === 'plain')
    })
    if (found) place = step === 1 ? found.next : found.from
    else if (step === 1 && words[place]?.spelling.text === 'the') place++
    else return place
  }
}
