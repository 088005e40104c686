import { fold } from '../../../fold'
import type { Act } from '../frame'
import ar from './ar.json'
import { formsOfArabicVerb } from './arabic-verbs'
import { Phrases, Table, wordsOf } from './phrases'
import type { Verb } from './verb'

export const AR = {
  verbs: verbsOf(),
  negatedNoComment: tableOf(ar.noCommentWhenNegated.map((line) => [line, 'no_comment', false] as const)),
  negations: new Phrases(ar.negations),
  irrealis: new Phrases(ar.irrealis),
  realBeforeThat: new Phrases(ar.realBeforeThat),
  according: new Phrases(ar.according),
  citing: new Phrases(ar.citing),
  unnamed: new Phrases(ar.unnamed),
  weakUnnamed: new Phrases(ar.weakUnnamed),
  backing: new Phrases(ar.backing),
  correctionHeads: new Phrases(ar.correctionHeads),
  anonymity: new Phrases(ar.anonymity),
  another: new Phrases(ar.another),
  qualifiers: new Phrases(ar.unnamedQualifiers),
  spokes: new Phrases(ar.spokes),
  spokesOf: new Phrases(ar.spokesOf),
  reporters: new Phrases(ar.reporters),
  selfVoices: new Phrases(ar.selfVoices),
  reportNouns: new Phrases(ar.reportNouns),
  interviews: new Phrases(ar.interviews),
  toward: new Phrases(ar.toward),
  between: new Phrases(ar.mayStandBetween),
  counts: new Phrases(ar.counts),
  conjunctions: new Phrases(ar.conjunctions),
  denial: new Phrases(ar.denialPhrases),
  refusals: new Phrases(ar.refusals),
  quotedDenials: new Phrases(ar.quotedDenials),
  introduced: new Table(Object.entries(ar.introduced).map(([act, list]) => [act as Act, list])),
  unanswered: new Phrases(ar.unanswered),
  asked: new Phrases(ar.asked),
  carriedBy: new Phrases(ar.carriedBy),
  confirmation: new Phrases(ar.confirmationPhrases),
  translated: new Phrases(ar.translated),
  again: classesOf(ar.again),
  classes: classesOf(ar.classes),
  ministry: new Phrases(`${ar.offices.ministry}|${ar.offices.ministries}|${ar.offices.minister}`),
  portfolios: new Table(Object.entries(ar.offices.portfolios)),
  fillers: new Phrases(ar.offices.fillers),
  countries: countries(),
}

function verbsOf(): Map<string, Verb[]> {
  const relays = ar.relays.map((verb) => [`${verb}: ${ar.relaysNeed}`, 'claims', true] as const)
  const said = Object.entries(ar.verbs).flatMap(([act, verbs]) => verbs.map((line) => [line, act, false] as const))
  return tableOf([...relays, ...said])
}

/** Every form to what it may be, what needs further words first. */
function tableOf(lines: readonly (readonly [string, string, boolean])[]): Map<string, Verb[]> {
  const table = new Map<string, Verb[]>()
  for (const [line, act, relays] of lines) {
    const [verb = '', needs] = line.split(':')
    const entry = { act, relays, needs: needs ? new Phrases(needs.replace('{passed}', ar.passed)) : null } as Verb
    for (const form of formsOfArabicVerb(verb.trim())) {
      const entries = [...(table.get(form) ?? []), entry]
      table.set(
        form,
        entries.sort((one, other) => Number(one.needs === null) - Number(other.needs === null)),
      )
    }
  }
  return table
}

function classesOf(lists: Record<string, string>): Map<string, string> {
  return new Map(
    Object.entries(lists).flatMap(([name, list]) => list.split('|').map((word) => [wordsOf(word).join(' '), name])),
  )
}

/** Adjective (تركي, without article and ending) and name (تركيا) of each country. */
function countries(): { adjectives: Map<string, string>; names: Map<string, string> } {
  const entries = Object.entries(ar.countries).map(([country, list]) => [country, list.split('|').map(fold)] as const)
  return {
    adjectives: new Map(entries.map(([country, [adjective = '']]) => [adjective, country])),
    names: new Map(entries.flatMap(([country, [, ...names]]) => names.map((name) => [name, country] as const))),
  }
}
