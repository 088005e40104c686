import {
  base64,
  fields,
  id,
  integer,
  isBoolean,
  kind,
  list,
  maybe,
  oneOf,
  or,
  pieces,
  rule,
  sorted,
  text,
  verdict,
} from './value.mjs'

/** Votes, and the verdicts that follow from them. */

const because = oneOf(
  ...[
    'no_votes',
    'no_quorum',
    'no_majority',
    'no_evidence',
    'one_unnamed_origin',
    'party_denial_only',
    'majority',
    'ruled',
  ],
)
const decided = fields({ verdict, because })
const change = {
  claim: id,
  before: maybe(decided),
  after: decided,
  tally: fields({ confirmed: integer(0), denied: integer(0), unverified: integer(0) }),
  round: integer(1),
  rule,
}
const ballot = fields(
  { verdict, evidence: pieces },
  (cast) => cast.verdict === 'unverified' || cast.evidence.length > 0,
)

export const votes = {
  'vote.cast': kind(
    'vote:U:U',
    false,
    or(
      fields({ claim: id, round: integer(1), blind: oneOf(true), text: base64, ballot: base64 }),
      fields(
        { claim: id, round: integer(1), blind: oneOf(false), text: base64, verdict, evidence: pieces },
        (cast) => cast.verdict === 'unverified' || cast.evidence.length > 0,
      ),
    ),
  ),
  'vote.marked': kind('vote:U:U', true, fields({ claim: id, person: id, version: integer(1), sound: isBoolean })),
  'vote.opened': kind('vote:U:U', false, fields({ claim: id, ballot, salt: base64 })),
  'claim.settled': kind('claim:U', false, fields({ claim: id, round: integer(1), rule })),
  'votes.held': kind(
    'hold:U',
    false,
    fields({
      claim: id,
      dispute: id,
      round: integer(1),
      reviewers: (value) => list(id, 150)(value) && value.length > 0 && sorted(value),
      signs: (value) =>
        list(oneOf('young', 'co_invited', 'agreeing', 'crowd', 'reversal', 'outnumbered'), 6)(value) &&
        value.length > 0,
    }),
  ),
  'verdict.changed': kind(
    'claim:U',
    false,
    fields({
      ...change,
      cause: maybe(fields({ kind: text('[a-z_]+\\.[a-z_]+'), subject: text('[\\x21-\\x7e]{1,160}') })),
    }),
    // Before the chain, what changed a verdict from elsewhere was not named.
    fields(change),
  ),
  'round.opened': kind('claim:U', false, fields({ claim: id, round: integer(2) })),
  'reviewer.recused': kind('recusal:U:U', false, fields({ claim: id })),
  'interest.met': kind('interest:U:U', false, fields({ claim: id, person: id })),
}
