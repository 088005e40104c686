import { AGENTS } from './agents.mjs'
import { CITATIONS } from './citations.mjs'
import { CLAIM_MERGES } from './claim-merges.mjs'
import { CLAIMS } from './claims.mjs'
import { DATES } from './dates.mjs'
import { DISPUTES } from './disputes.mjs'
import { EVENTS } from './events.mjs'
import { EVIDENCE } from './evidence.mjs'
import { FLAGS } from './flags.mjs'
import { INTERESTS } from './interests.mjs'
import { PEOPLE } from './people.mjs'
import { REGROUPINGS } from './regroupings.mjs'
import { REMOVALS } from './removals.mjs'
import { REPLIES } from './replies.mjs'
import { SOURCES } from './sources.mjs'
import { VOTES } from './votes.mjs'

/**
 * What each table must hold, row by row: the entry that a row comes from, and what that makes of every column.
 *
 * `kinds` are the entries that a row comes from. `key` tells a row's entry in SQL from the row (`t`), `of` the same from the entry
 * (`e` its row, `d` its data); where `of` is left out, it is the entry's kind, subject and ver. `where` leaves out entries that
 * make no row. `also` is more to select. `isTakenUp` says of a lost entry whether its row is there all the same. `says`
 * gives the columns. Columns that no table names are no part of the record.
 *
 * @typedef {{ entry: any, words: any, row: any, record: import('../../fold/record.mjs').Record, who: string | null }} Given
 * @typedef {{ kinds: string[], key: string, of?: string, where?: string, also?: string,
 *   isTakenUp?: (record: import('../../fold/record.mjs').Record, entry: any) => boolean, says: (given: Given) => Record<string, unknown> }} Table
 */

/** In this order they are looked at: it decides which finding comes first. @type {Record<string, Table>} */
export const TABLES = {
  agents: AGENTS.agents,
  agent_notes: AGENTS.agent_notes,
  agent_merges: AGENTS.agent_merges,
  sources: SOURCES.sources,
  source_versions: SOURCES.source_versions,
  likenesses: SOURCES.likenesses,
  events: EVENTS.events,
  event_texts: EVENTS.event_texts,
  event_times: EVENTS.event_times,
  claims: CLAIMS.claims,
  claim_texts: CLAIMS.claim_texts,
  regroupings: REGROUPINGS.regroupings,
  claim_moves: REGROUPINGS.claim_moves,
  claim_merges: CLAIM_MERGES.claim_merges,
  evidence: EVIDENCE.evidence,
  withdrawals: EVIDENCE.withdrawals,
  citation_withdrawals: CITATIONS.citation_withdrawals,
  date_withdrawals: DATES.date_withdrawals,
  translations: EVIDENCE.translations,
  citations: CITATIONS.citations,
  citation_links: CITATIONS.citation_links,
  suggestion_choices: CITATIONS.suggestion_choices,
  occasions: DATES.occasions,
  dates: DATES.dates,
  votes: VOTES.votes,
  vote_marks: VOTES.vote_marks,
  recusals: VOTES.recusals,
  interests: INTERESTS.interests,
  interest_ends: INTERESTS.interest_ends,
  interests_met: INTERESTS.interests_met,
  verdicts: VOTES.verdicts,
  disputes: DISPUTES.disputes,
  parties: DISPUTES.parties,
  statements: DISPUTES.statements,
  opinions: DISPUTES.opinions,
  rulings: DISPUTES.rulings,
  appeals: DISPUTES.appeals,
  holds: DISPUTES.holds,
  replies: REPLIES.replies,
  reply_decisions: REPLIES.reply_decisions,
  flags: FLAGS.flags,
  flag_answers: FLAGS.flag_answers,
  exclusions: DISPUTES.exclusions,
  suspensions: PEOPLE.suspensions,
  removals: REMOVALS.removals,
  removal_decisions: REMOVALS.removal_decisions,
  reinstatements: PEOPLE.reinstatements,
  suspension_appeals: PEOPLE.suspension_appeals,
  upheld_suspensions: PEOPLE.upheld_suspensions,
  role_proposals: PEOPLE.role_proposals,
  role_decisions: PEOPLE.role_decisions,
  invitations: PEOPLE.invitations,
  applications: PEOPLE.applications,
  application_decisions: PEOPLE.application_decisions,
  invitation_ends: PEOPLE.invitation_ends,
}
