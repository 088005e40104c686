import type { Act } from '../frame'
import en from './en.json'
import { Phrases, wordsOf } from './phrases'

export const EN = {
  verbs: Object.entries(en.verbs).map(([act, list]) => [act as Act, new Phrases(list)] as const),
  narrow: new Map(Object.entries(en.narrowNeed).map(([verb, list]) => [verb, new Phrases(list)])),
  tells: new Phrases(en.tells),
  relays: new Phrases(en.relays),
  citing: new Phrases(en.citing),
  according: new Phrases(en.according),
  weakAccording: new Phrases(en.weakAccording),
  interviews: new Phrases(en.interviews),
  negations: new Phrases(en.negations),
  unreal: new Phrases(en.unreal),
  passives: new Phrases(en.passives),
  unnamed: new Phrases(en.unnamed),
  weakUnnamed: new Phrases(en.weakUnnamed),
  qualifiers: new Phrases(en.qualifiers),
  attached: new Phrases(en.attached),
  spokes: new Phrases(en.spokes),
  reportNouns: new Phrases(en.reportNouns),
  reportOf: new Phrases(en.reportOf),
  selfVoices: new Phrases(en.selfVoices),
  kinds: classesOf(en.kinds),
  kindAdjectives: new Phrases(en.kindAdjectives),
  again: Object.entries(en.again).map(([name, list]) => [name, new Phrases(list)] as const),
  pronouns: new Phrases(en.pronouns),
  between: new Phrases(en.between),
  conjunctions: new Phrases(en.conjunctions),
  claimNouns: new Phrases(en.claimNouns),
  prepositions: new Phrases(en.prepositions),
  denial: new Phrases(en.denialPhrases),
  translated: new Phrases(en.translated),
  ministry: new Phrases(en.offices.ministry),
  portfolios: Object.entries(en.offices.portfolios).map(([key, list]) => [key, new Phrases(list)] as const),
  deputies: new Phrases(en.offices.deputies),
  countries: Object.entries(en.countries).map(([country, list]) => [country, new Phrases(list)] as const),
  abbreviations: new Set(en.abbreviations.split('|')),
}

function classesOf(lists: Record<string, string>): Map<string, string> {
  return new Map(
    Object.entries(lists).flatMap(([name, list]) => list.split('|').map((word) => [wordsOf(word).join(' '), name])),
  )
}
