import { fold } from '../../../fold'
import type { Act } from '../frame'
import { Phrases, Table, wordsOf } from './phrases'
import tr from './tr.json'
import { formsOfTurkishVerb } from './turkish-verbs'

const VERBS = Object.entries(tr.verbs).map(
  ([act, list]) => [act as Act, list.split('|').map(formsOfTurkishVerb)] as const,
)

export const TR = {
  ends: new Table(VERBS.map(([act, verbs]) => [act, verbs.flatMap(({ ends }) => ends).join('|')])),
  within: new Table(VERBS.map(([act, verbs]) => [act, verbs.flatMap(({ within }) => within).join('|')])),
  noComment: new Phrases(tr.noComment),
  relays: new Phrases(
    tr.relays
      .split('|')
      .flatMap((verb) => formsOfTurkishVerb(verb).ends)
      .join('|'),
  ),
  passives: new Phrases(tr.passives),
  passiveDenials: new Phrases(tr.passiveDenials),
  passiveConfirmations: new Phrases(tr.passiveConfirmations),
  passiveIn: new Phrases(tr.passiveIn),
  passiveFrom: new Phrases(tr.passiveFrom),
  according: new Phrases(tr.according),
  reported: new Phrases(tr.reported),
  basedOn: new Phrases(tr.basedOn),
  takenFrom: new Phrases(tr.takenFrom),
  shownAs: new Phrases(tr.shownAs),
  spokeTo: new Phrases(tr.spokeTo),
  onAir: new Phrases(tr.onAir),
  unnamed: new Phrases(tr.unnamed),
  unnamedOblique: new Phrases(tr.unnamedOblique),
  weakUnnamed: new Phrases(tr.weakUnnamed),
  qualifiers: new Phrases(tr.qualifiers),
  spokes: new Phrases(tr.spokes),
  notSubjects: new Phrases(tr.notSubjects),
  kinds: new Map(
    Object.entries(tr.kinds).flatMap(([name, list]) =>
      list.split('|').map((word) => [wordsOf(word).join(' '), name] as const),
    ),
  ),
  again: new Table(Object.entries(tr.again)),
  before: new Phrases(tr.mayStandBefore),
  denial: new Phrases(tr.denialPhrases),
  inWordsOf: new Phrases(tr.inWordsOf),
  reachedBy: new Phrases(tr.reachedBy),
  carriedBy: new Phrases(tr.carriedBy),
  published: new Phrases(tr.published),
  publishedThings: new Phrases(tr.publishedThings),
  from: new Table(Object.entries(tr.from).map(([act, list]) => [act as Act, list])),
  to: new Phrases(tr.to),
  participles: new Phrases(tr.participles),
  deniers: new Phrases(tr.deniers),
  gerunds: new Phrases(tr.gerunds),
  quotedDenials: new Phrases(tr.quotedDenials),
  refusals: new Phrases(tr.refusals),
  untrueAs: new Phrases(tr.untrueAs),
  describes: new RegExp(`^(?:${fold(tr.describes)})`),
  translated: new Phrases(tr.translated),
  ministry: new Phrases(tr.offices.ministry),
  portfolios: new Table(Object.entries(tr.offices.portfolios)),
  countries: new Table(Object.entries(tr.countries)),
  cases: new Map(
    Object.entries(tr.cases).flatMap(([name, list]) =>
      list.split('|').map((suffix) => [suffix, name as Case] as const),
    ),
  ),
  abbreviations: new Set(tr.abbreviations.split('|')),
}

export type Case = keyof typeof tr.cases | 'none'
