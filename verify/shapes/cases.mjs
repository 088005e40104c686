import { FLAG_ACTS } from '../fold/flags.mjs'
import {
  fields,
  id,
  integer,
  isBoolean,
  kind,
  LOCALE,
  list,
  maybe,
  oneOf,
  or,
  pieces,
  slug,
  sorted,
  text,
  UUID,
  verdict,
} from './value.mjs'

/** Case files, replies, flags, and what a ruling does to a thing. */

const decision = {
  claim: id,
  outcome: oneOf('upheld', 'overturned', 'remanded', 'dismissed'),
  verdict: maybe(verdict),
  verdictVersion: integer(1),
  round: integer(1),
}
const fixesOnlySo = ({ outcome, verdict }) => ['remanded', 'dismissed'].includes(outcome) === (verdict === null)
const borne = (said) =>
  fixesOnlySo(said) && (said.verdict === null || said.verdict === 'unverified' || said.evidence.length > 0)
const about = text(`(?:evidence|citation|date|regrouping):${UUID}`)
/** What is told of a case about a verdict, by its claim, or about anything else, by its name. */
const ofCase = (shape = {}) => or(fields({ claim: id, ...shape }), fields({ about, ...shape }))
/** On what grounds something else than a verdict is disputed. */
const GROUNDS = {
  evidence: ['wrong_quotation', 'wrong_source', 'wrong_speaker', 'wrong_stance', 'not_the_claim'],
  citation: ['not_cited', 'wrong_chain', 'wrong_quotation'],
  date: ['wrong_date', 'wrong_calendar', 'wrong_happening'],
  regrouping: ['two_events', 'one_event', 'wrong_claims'],
}
const fitting = (said) => GROUNDS[said.about.split(':')[0]].includes(said.ground)
/** A thing stands or does not: there is no verdict to fix, and no round to send it back to. */
const onThing = { about, outcome: oneOf('upheld', 'overturned', 'dismissed'), evidence: pieces }
const flagged = text(
  `(?:(?:source|evidence|vote|statement|plea|party|opinion|ruling|appeal|reply):${UUID}|claim:${UUID}:${LOCALE})`,
)
const answered = {
  about: flagged,
  turn: integer(1),
  flags: (value) => list(id, 100)(value) && value.length > 0 && sorted(value),
  outcome: oneOf('acted', 'not_acted'),
  act: maybe(fields({ kind: oneOf(...FLAG_ACTS), subject: text('[\\x21-\\x7e]{1,160}') })),
}
const actedByOne = ({ outcome, act }) => (outcome === 'acted') === (act !== null)

export const cases = {
  'party.named': kind(
    'party:U',
    true,
    ofCase({ dispute: id, capacity: oneOf('self', 'person', 'outlet', 'institution') }),
  ),
  'reply.given': kind(
    'reply:U',
    true,
    fields({ claim: id, agent: slug, version: integer(1), after: maybe(id) }),
    // As it was written while a document could vouch for an address: none does any more.
    fields({ claim: id, agent: slug, version: integer(1), source: maybe(id) }),
  ),
  'reply.accepted': kind('reply:U', true, fields({ claim: id })),
  'reply.refused': kind('reply:U', true, fields({ claim: id })),
  'dispute.opened': kind(
    'dispute:U',
    null,
    fields({ about, ground: (value) => typeof value === 'string' }, fitting),
    fields({
      claim: id,
      ground: oneOf('misread', 'overlooked', 'wrong_speaker', 'not_the_claim', 'conduct', 'contested', 'held'),
      verdictVersion: integer(1),
    }),
  ),
  'dispute.called': kind('dispute:U', false, ofCase()),
  'dispute.stated': kind(
    'plea:U',
    true,
    ofCase({ dispute: id, version: integer(1), plea: oneOf('keep', 'change'), evidence: pieces }),
  ),
  'dispute.heard': kind('dispute:U', false, ofCase()),
  'dispute.taken': kind('dispute:U', false, ofCase()),
  'dispute.released': kind('dispute:U', false, ofCase({ idle: isBoolean })),
  'opinion.written': kind(
    'opinion:U',
    true,
    fields({ ...decision, dispute: id, evidence: pieces }, borne),
    fields({ ...onThing, dispute: id }),
  ),
  'dispute.ruled': kind(
    'dispute:U',
    true,
    fields({ ...decision, evidence: pieces }, borne),
    fields(onThing),
    // Before case files, it was not told what a ruling rests on.
    fields({ ...decision, outcome: oneOf('upheld', 'overturned', 'dismissed') }, fixesOnlySo),
  ),
  'flag.raised': kind('flag:U', true, fields({})),
  'flag.answered': kind('answer:U', true, fields(answered, actedByOne), fields({ ...answered, claim: id }, actedByOne)),
  'dispute.appealed': kind('dispute:U', true, ofCase()),
  'dispute.ended': kind('dispute:U', false, ofCase()),
  // What a ruling about a thing does to it.
  'thing.excluded': kind('(?:evidence|citation|date|regrouping):U', false, fields({ dispute: id })),
  'thing.readmitted': kind('(?:evidence|citation|date|regrouping):U', false, fields({ dispute: id })),
}
