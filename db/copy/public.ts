import { UNTOLD_KINDS } from '../../domain/moderation'

/**
 * What of each table is public, under the name of its lines, in an order in which each comes after those it refers to. `columns` and
 * `keys`, by which lines are sorted, are as the table has them; `where` is over the row x; `hidden` says what stands for a column
 * where the row may not be told whole. Nobody's address, no form, nothing of what is proposed to be removed, and nothing of a
 * claim under review but that votes were cast.
 */
export type Part = {
  type: string
  table: string
  columns: readonly string[]
  keys: readonly string[]
  where?: string
  hidden?: { unless: string; columns: readonly string[] }
}

const PASSAGE = ['exact', 'prefix', 'suffix', 'start', 'end']
const SETTLED = 'exists (select from claims c where c.id = x.claim_id and c.settled_at is not null)'

/** Whether a reply is known to be the agent's own: words that somebody puts into another's mouth are not spread. */
const OWN = `coalesce((select d.accepted from reply_decisions d where d.reply_id = x.id), x.after_id is not null)`

export const PARTS: readonly Part[] = [
  {
    type: 'person',
    table: 'users',
    columns: ['id', 'handle', 'role', 'suspended', 'probation', 'joined_at'],
    keys: ['id'],
    where: 'x.handle is not null or exists (select from entries e where e.actor = x.id::text)',
  },
  { type: 'invitation', table: 'invitations', columns: ['id', 'token_hash', 'made_by', 'at'], keys: ['id'] },
  {
    type: 'invitationEnd',
    table: 'invitation_ends',
    columns: ['invitation_id', 'end', 'ended_by', 'at'],
    keys: ['invitation_id'],
  },
  { type: 'agent', table: 'agents', columns: ['id', 'kind', 'country', 'recorded_by', 'at'], keys: ['id'] },
  {
    type: 'agentName',
    table: 'agent_names',
    columns: ['agent_id', 'language', 'name', 'key', 'rank', 'ordinary', 'added_by', 'at'],
    keys: ['agent_id', 'rank'],
  },
  {
    type: 'agentNote',
    table: 'agent_notes',
    columns: ['agent_id', 'language', 'version', 'note', 'url', 'written_by', 'at'],
    keys: ['agent_id', 'language', 'version'],
  },
  {
    type: 'agentMerge',
    table: 'agent_merges',
    columns: ['merged', 'survivor', 'reason', 'merged_by', 'at'],
    keys: ['merged'],
  },
  {
    type: 'source',
    table: 'sources',
    columns: ['id', 'bytes_sha256', 'text', 'text_sha256', 'captured_by', 'captured_at'],
    keys: ['id'],
  },
  {
    type: 'sourceVersion',
    table: 'source_versions',
    columns: [
      ...['source_id', 'version', 'publisher', 'url', 'url_key', 'title', 'byline', 'language', 'published'],
      ...['published_precision', 'published_zone', 'updated', 'updated_precision', 'updated_zone', 'written_by', 'at'],
    ],
    keys: ['source_id', 'version'],
  },
  {
    type: 'likeness',
    table: 'likenesses',
    columns: ['source_id', 'earlier_id', 'version', 'relays', 'said_by', 'at'],
    keys: ['source_id', 'earlier_id', 'version'],
  },
  { type: 'event', table: 'events', columns: ['id', 'slug', 'opened_by', 'opened_at', 'demonstration'], keys: ['id'] },
  {
    type: 'eventText',
    table: 'event_texts',
    columns: ['event_id', 'language', 'version', 'title', 'summary', 'place', 'written_by', 'at'],
    keys: ['event_id', 'language', 'version'],
  },
  {
    type: 'eventTime',
    table: 'event_times',
    columns: ['event_id', 'version', 'value', 'until', 'precision', 'written_by', 'at'],
    keys: ['event_id', 'version'],
  },
  {
    type: 'claim',
    table: 'claims',
    columns: [
      ...[
        'id',
        'event_id',
        'position',
        'added_by',
        'added_at',
        'merged_into',
        'round',
        'settled_at',
        'state',
        'verdict',
        'because',
      ],
      ...['contested', 'cast', 'verdict_version', 'updated_at'],
    ],
    keys: ['id'],
    hidden: { unless: 'x.settled_at is not null', columns: ['verdict', 'because', 'contested'] },
  },
  {
    type: 'claimText',
    table: 'claim_texts',
    columns: ['claim_id', 'language', 'version', 'text', 'written_by', 'at'],
    keys: ['claim_id', 'language', 'version'],
  },
  {
    type: 'regrouping',
    table: 'regroupings',
    columns: [
      'id',
      'kind',
      'from_event',
      'to_event',
      'undoes',
      'reason',
      'regrouped_by',
      'at',
      'stands',
      'excluded_by',
    ],
    keys: ['id'],
  },
  {
    type: 'claimMove',
    table: 'claim_moves',
    columns: ['claim_id', 'version', 'regrouping_id', 'from_event', 'to_event', 'left', 'position', 'at'],
    keys: ['claim_id', 'version'],
  },
  {
    type: 'citation',
    table: 'citations',
    columns: [
      ...['id', 'source_id', 'event_id', ...PASSAGE, 'agent', 'unnamed', 'relation', 'act', 'recorded_by', 'at'],
    ],
    keys: ['id'],
  },
  {
    type: 'citationVia',
    table: 'citation_via',
    columns: ['citation_id', 'position', 'agent'],
    keys: ['citation_id', 'position'],
  },
  {
    type: 'citationLink',
    table: 'citation_links',
    columns: ['citation_id', 'version', 'cited_source', 'cited_citation', 'linked_by', 'at'],
    keys: ['citation_id', 'version'],
  },
  {
    type: 'citationWithdrawal',
    table: 'citation_withdrawals',
    columns: ['citation_id', 'reason', 'withdrawn_by', 'at'],
    keys: ['citation_id'],
  },
  {
    type: 'occasion',
    table: 'occasions',
    columns: ['id', 'event_id', 'language', 'name', 'named_by', 'at'],
    keys: ['id'],
  },
  {
    type: 'date',
    table: 'dates',
    columns: [
      ...['id', 'event_id', 'source_id', ...PASSAGE, 'role', 'occasion_id', 'value', 'precision', 'zone'],
      ...['counted_from', 'days', 'recorded_by', 'at'],
    ],
    keys: ['id'],
  },
  {
    type: 'dateWithdrawal',
    table: 'date_withdrawals',
    columns: ['date_id', 'reason', 'withdrawn_by', 'at'],
    keys: ['date_id'],
  },
  {
    type: 'suggestion',
    table: 'suggestion_choices',
    columns: [
      'id',
      'source_id',
      'kind',
      'start',
      'end',
      'offered',
      'choice',
      'citation_id',
      'date_id',
      'chosen_by',
      'at',
    ],
    keys: ['id'],
  },
  {
    type: 'claimMerge',
    table: 'claim_merges',
    columns: ['id', 'claim_id', 'into_id', 'undoes', 'reason', 'merged_by', 'at'],
    keys: ['id'],
  },
  {
    type: 'evidence',
    table: 'evidence',
    columns: [
      ...[
        'id',
        'claim_id',
        'carried_from',
        'source_id',
        ...PASSAGE,
        'stance',
        'speaker',
        'unnamed',
        'standing',
        'citation_id',
      ],
      ...['asserts', 'asserts_precision', 'attached_by', 'attached_at'],
    ],
    keys: ['id'],
  },
  {
    type: 'evidenceWithdrawal',
    table: 'withdrawals',
    columns: ['evidence_id', 'reason', 'withdrawn_by', 'at'],
    keys: ['evidence_id'],
  },
  {
    type: 'translation',
    table: 'translations',
    columns: ['evidence_id', 'language', 'version', 'text', 'translated_by', 'at'],
    keys: ['evidence_id', 'language', 'version'],
  },
  {
    type: 'vote',
    table: 'votes',
    columns: [
      ...['id', 'claim_id', 'carried_from', 'reviewer_id', 'version', 'round', 'verdict', 'reason', 'blind', 'cast_at'],
      ...['ballot_salt', 'text_salt'],
    ],
    keys: ['id'],
    where: SETTLED,
  },
  {
    type: 'voteEvidence',
    table: 'vote_evidence',
    columns: ['vote_id', 'evidence_id', 'claim_id'],
    keys: ['vote_id', 'evidence_id'],
    where: SETTLED,
  },
  {
    type: 'recusal',
    table: 'recusals',
    columns: ['claim_id', 'carried_from', 'user_id', 'at'],
    keys: ['claim_id', 'user_id'],
  },
  {
    type: 'interestMet',
    table: 'interests_met',
    columns: ['claim_id', 'carried_from', 'user_id', 'at'],
    keys: ['claim_id', 'user_id'],
  },
  {
    type: 'verdict',
    table: 'verdicts',
    columns: [
      'claim_id',
      'version',
      'verdict',
      'because',
      'rule_version',
      'round',
      'confirmed',
      'denied',
      'unverified',
      'at',
    ],
    keys: ['claim_id', 'version'],
  },
  {
    type: 'dispute',
    table: 'disputes',
    columns: [
      ...['id', 'about', 'event_id', 'claim_id', 'ground', 'statement', 'opened_by', 'opened_at'],
      ...['verdict_version', 'open'],
      ...['state', 'due_at', 'holder_id', 'held_at'],
    ],
    keys: ['id'],
  },
  {
    type: 'party',
    table: 'parties',
    columns: ['id', 'dispute_id', 'claim_id', 'user_id', 'capacity', 'name', 'at'],
    keys: ['id'],
  },
  {
    type: 'reply',
    table: 'replies',
    columns: ['id', 'claim_id', 'agent_id', 'user_id', 'version', 'after_id', 'name', 'text', 'at'],
    keys: ['id'],
    hidden: { unless: OWN, columns: ['name', 'text'] },
  },
  {
    type: 'replyDecision',
    table: 'reply_decisions',
    columns: ['reply_id', 'accepted', 'reason', 'decided_by', 'at'],
    keys: ['reply_id'],
  },
  {
    type: 'statement',
    table: 'statements',
    columns: ['id', 'dispute_id', 'claim_id', 'user_id', 'version', 'plea', 'text', 'at'],
    keys: ['id'],
  },
  {
    type: 'statementEvidence',
    table: 'statement_evidence',
    columns: ['statement_id', 'evidence_id', 'claim_id'],
    keys: ['statement_id', 'evidence_id'],
  },
  {
    type: 'opinion',
    table: 'opinions',
    columns: [
      ...['id', 'dispute_id', 'claim_id', 'stage', 'outcome', 'verdict', 'reason', 'moderator_id', 'at'],
      ...['verdict_version', 'round'],
    ],
    keys: ['id'],
  },
  {
    type: 'opinionEvidence',
    table: 'opinion_evidence',
    columns: ['opinion_id', 'evidence_id', 'claim_id'],
    keys: ['opinion_id', 'evidence_id'],
  },
  {
    type: 'ruling',
    table: 'rulings',
    columns: [
      ...['dispute_id', 'stage', 'claim_id', 'outcome', 'verdict', 'reason', 'moderator_id', 'at'],
      ...['verdict_version', 'round', 'stands'],
    ],
    keys: ['dispute_id', 'stage'],
  },
  {
    type: 'rulingEvidence',
    table: 'ruling_evidence',
    columns: ['dispute_id', 'stage', 'evidence_id', 'claim_id'],
    keys: ['dispute_id', 'stage', 'evidence_id'],
  },
  {
    type: 'appeal',
    table: 'appeals',
    columns: ['dispute_id', 'statement', 'appealed_by', 'at'],
    keys: ['dispute_id'],
  },
  {
    type: 'hold',
    table: 'holds',
    columns: ['id', 'claim_id', 'dispute_id', 'round', 'signs', 'at'],
    keys: ['id'],
  },
  { type: 'heldVote', table: 'held_votes', columns: ['hold_id', 'reviewer_id'], keys: ['hold_id', 'reviewer_id'] },
  {
    type: 'exclusion',
    table: 'exclusions',
    columns: ['thing', 'thing_id', 'version', 'effect', 'dispute_id', 'at'],
    keys: ['thing', 'thing_id', 'version'],
  },
  {
    type: 'entry',
    table: 'entries',
    columns: ['id', 'at', 'kind', 'actor', 'subject', 'ver', 'event_id', 'claim_id', 'envelope', 'leaf', 'lost'],
    keys: ['id'],
  },
  {
    type: 'entryWords',
    table: 'entry_words',
    columns: ['entry_id', 'salt', 'words'],
    keys: ['entry_id'],
    where: `exists (select from entries e where e.id = x.entry_id and e.kind::text not in (${UNTOLD_KINDS.map((kind) => `'${kind}'`).join(', ')}))`,
  },
  { type: 'leaf', table: 'leaves', columns: ['index', 'entry_id'], keys: ['index'] },
]

/** The columns of a part that are bytes, which lines give in hexadecimal letters. */
export const BYTES = ['envelope', 'leaf', 'salt', 'ballot_salt', 'text_salt']

/** A column's name in lines. */
export function keyOf(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
