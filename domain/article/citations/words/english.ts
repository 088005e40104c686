import type { Act } from '../frame'
import en from './en.json'
import { Phrases, Table, wordsOf } from './phrases'

export const EN = {
  verbs: new Table(acts(en.verbs)),
  silent: new Phrases(
    en.silent.not
      .split('|')
      .flatMap((not) => en.silent.verbs.split('|').map((verb) => `${not} ${verb}`))
      .join('|'),
  ),
  light: new Phrases(en.light),
  lightNouns: new Table(acts(en.lightNouns)),
  calling: new Phrases(en.calling),
  calledUntrue: new Phrases(en.calledUntrue),
  introduced: new Table(acts(en.introduced)),
  comesFrom: new Phrases(en.comesFrom),
  told: new Phrases(en.told),
  unanswered: new Phrases(en.unanswered),
  asked: new Phrases(en.asked),
  seenThings: new Phrases(en.seenThings),
  tails: new Table(acts(en.tails)),
  tailVerbs: new Phrases(en.tailVerbs),
  quotedDenials: new Phrases(en.quotedDenials),
  quotedRefusals: new Phrases(en.quotedRefusals),
  indefinite: new Phrases(en.indefinite),
  narrow: new Map(Object.entries(en.narrowNeed).map(([verb, list]) => [verb, new Phrases(list)])),
  tells: new Phrases(en.tells),
  relays: new Phrases(en.relays),
  citing: new Phrases(en.citing),
  retelling: new Phrases(en.retelling),
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
  again: new Table(Object.entries(en.again)),
  pronouns: new Phrases(en.pronouns),
  between: new Phrases(en.between),
  conjunctions: new Phrases(en.conjunctions),
  claimNouns: new Phrases(en.claimNouns),
  prepositions: new Phrases(en.prepositions),
  denial: new Phrases(en.denialPhrases),
  translated: new Phrases(en.translated),
  ministry: new Phrases(en.offices.ministry),
  portfolios: new Table(Object.entries(en.offices.portfolios)),
  deputies: new Phrases(en.offices.deputies),
  countries: new Table(Object.entries(en.countries)),
  abbreviations: new Set(en.abbreviations.split('|')),
}

function acts(lists: Record<string, string>): [Act, string][] {
  return Object.entries(lists).map(([act, list]) => [act as Act, list])
}

function classesOf(lists: Record<string, string>): Map<string, string> {
  return new Map(
    Object.entries(lists).flatMap(([name, list]) => list.split('|').map((word) => [wordsOf(word).join(' '), name])),
  )
}
