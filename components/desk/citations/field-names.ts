import { VIA } from '../../../domain/citation'

/** The names of the fields of a citation's form, in their order. */
export const CITATION_FIELDS = [
  'agent',
  'agentKind',
  'agentCountry',
  'unnamed',
  ...Array.from({ length: VIA.max }, (_, at) => [`via${at}`, `via${at}Kind`, `via${at}Country`]).flat(),
  'via',
  'act',
  'relation',
  'passage',
]
