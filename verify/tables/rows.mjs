import { commitment } from '../fold/fold.mjs'
import { idIn } from '../fold/record.mjs'
import { handleKey, precisionOf } from './spelling.mjs'

/**
 * What each table must hold, row by row: the entry that a row comes from, and what that makes of every column.
 *
 * `kinds` are the entries that a row comes from. `key` tells a row's entry in SQL from the row (`t`), `of` the same from the entry
 * (`e` its row, `d` its data); where `of` is left out, it is the entry's kind, subject and ver. `where` leaves out entries that
 * make no row. `also` is more to select. `isTakenUp` says of a lost entry whether its row is there all the same. `says` gives the columns. Columns that no table names
 * here are no part of the record.
 *
 * @typedef {{ entry: any, words: any, row: any, record: import('../fold/record.mjs').Record, who: string | null }} Given
 * @typedef {{ kinds: string[], key: string, of?: string, where?: string, also?: string,
 *   isTakenUp?: (record: import('../fold/record.mjs').Record, entry: any) => boolean, says: (given: Given) => Record<string, unknown> }} Table
 */

/** What is offered of each kind: an accepted proposal is what was recorded. */
const OFFERED = {
  'citation.recorded': ['agent', 'unnamed', 'via', 'relation', 'act', 'start', 'end'],
  'date.recorded': ['value', 'precision', 'start', 'end'],
}

const simple = (kind, subject, ver = '1') => `'${kind} ' || ${subject} || ' ' || ${ver}`

/** A text of a thing by its language and version, of which the first entry about the thing is one. */
const IN_LANGUAGE = `split_part(e.subject, ':', 1) || ':' || split_part(e.subject, ':', 2) || ':' || (e.d->>'language') || ' ' || coalesce(e.d->>'version', '1')`

/** @type {Record<string, Table>} */
export const TABLES = {
  agents: {
    kinds: ['agent.recorded'],
    key: simple('agent.recorded', `'agent:' || t.id`),
    says: ({ entry, who }) => ({ kind: entry.data.kind, country: entry.data.country, recorded_by: who, at: entry.at }),
  },
  agent_notes: {
    kinds: ['agent.noted'],
    key: simple('agent.noted', `'agent:' || t.agent_id || ':' || t.language`, 't.version'),
    says: ({ entry, words, who }) => ({ note: words.note, url: words.url, written_by: who, at: entry.at }),
  },
  agent_merges: {
    kinds: ['agent.merged'],
    key: simple('agent.merged', `'agent:' || t.merged`),
    says: ({ entry, words, who }) => ({
      survivor: entry.data.survivor,
      reason: words.reason,
      merged_by: who,
      at: entry.at,
    }),
  },
  sources: {
    kinds: ['source.captured'],
    key: simple('source.captured', `'source:' || t.id`),
    also: `encode(sha256(t.bytes), 'hex') as bytes, encode(sha256(convert_to(t.text, 'UTF8')), 'hex') as text`,
    says: ({ entry: { data, at }, who }) => ({
      bytes: data.bytes,
      text: data.text,
      bytes_sha256: data.bytes,
      text_sha256: data.text,
      captured_by: who,
      captured_at: at,
    }),
  },
  source_versions: {
    kinds: ['source.captured', 'source.corrected'],
    key: `case when t.version = 1 then 'source.captured source:' || t.source_id || ' 1'
      else 'source.corrected source:' || t.source_id || ' ' || (t.version - 1) end`,
    says: ({ entry: { data, at }, words, who }) => ({
      publisher: data.publisher,
      url: words.url,
      url_key: words.urlKey,
      title: words.title,
      byline: words.byline,
      language: words.language,
      published: words.published,
      published_precision: words.publishedPrecision,
      published_zone: words.publishedZone,
      updated: words.updated,
      updated_precision: words.updatedPrecision,
      updated_zone: words.updatedZone,
      written_by: who,
      at,
    }),
  },
  likenesses: {
    kinds: ['report.likened'],
    key: simple('report.likened', `'report:' || t.source_id || ':' || t.earlier_id`, 't.version'),
    says: ({ entry, who }) => ({ relays: entry.data.relays, said_by: who, at: entry.at }),
  },
  events: {
    kinds: ['event.opened'],
    key: simple('event.opened', `'event:' || t.id`),
    says: ({ entry: { data, at }, who }) => ({
      slug: data.slug,
      demonstration: data.demonstration,
      opened_by: who,
      opened_at: at,
    }),
  },
  event_texts: {
    kinds: ['event.opened', 'event.described'],
    where: `e.subject not like '%:time'`,
    key: `'event:' || t.event_id || ':' || t.language || ' ' || t.version`,
    of: IN_LANGUAGE,
    says: ({ entry, words, who }) => ({
      title: words.title,
      summary: words.summary,
      place: words.place,
      written_by: who,
      at: entry.at,
    }),
  },
  event_times: {
    kinds: ['event.opened', 'event.described'],
    where: `jsonb_typeof(e.d->'time') = 'object'`,
    key: `'event:' || t.event_id || ' ' || t.version`,
    of: `split_part(e.subject, ':', 1) || ':' || split_part(e.subject, ':', 2) || ' ' || coalesce(e.d->>'version', '1')`,
    says: ({ entry, who }) => ({ ...entry.data.time, written_by: who, at: entry.at }),
  },
  claims: {
    kinds: ['claim.added'],
    key: simple('claim.added', `'claim:' || t.id`),
    says: ({ entry, record, who }) => ({
      event_id: entry.data.event,
      position: entry.data.position,
      added_by: who,
      added_at: entry.at,
      ...claimNow(record.claims.get(idIn(entry))),
    }),
  },
  claim_texts: {
    kinds: ['claim.added', 'claim.worded'],
    key: `'claim:' || t.claim_id || ':' || t.language || ' ' || t.version`,
    of: IN_LANGUAGE,
    says: ({ entry, words, who }) => ({ text: words.text, written_by: who, at: entry.at }),
  },
  evidence: {
    kinds: ['evidence.attached'],
    key: simple('evidence.attached', `'evidence:' || t.id`),
    says: ({ entry: { data, at }, words, who }) => ({
      claim_id: data.claim,
      source_id: data.source,
      start: data.start,
      end: data.end,
      stance: data.stance,
      speaker: data.speaker,
      unnamed: data.unnamed,
      standing: data.standing,
      citation_id: data.citation ?? null,
      exact: words.exact,
      asserts: words.asserts,
      asserts_precision: precisionOf(words.asserts),
      attached_by: who,
      attached_at: at,
    }),
  },
  withdrawals: withdrawals('evidence', 'evidence_id'),
  citation_withdrawals: withdrawals('citation', 'citation_id'),
  date_withdrawals: withdrawals('date', 'date_id'),
  translations: {
    kinds: ['passage.translated'],
    key: simple('passage.translated', `'translation:' || t.evidence_id || ':' || t.language`, 't.version'),
    says: ({ entry, words, who }) => ({ text: words.text, translated_by: who, at: entry.at }),
  },
  citations: {
    kinds: ['citation.recorded'],
    key: simple('citation.recorded', `'citation:' || t.id`),
    also: `array(select v.agent from citation_via v where v.citation_id = t.id order by v.position) as via,
      array(select v.position from citation_via v where v.citation_id = t.id order by v.position) as via_positions`,
    says: ({ entry: { data, at }, words, row, who }) => ({
      source_id: data.source,
      event_id: data.event ?? row.event_id,
      start: data.start,
      end: data.end,
      agent: data.agent,
      unnamed: data.unnamed,
      via: data.via,
      via_positions: data.via.map((_, position) => position),
      relation: data.relation,
      act: data.act,
      exact: words.exact,
      recorded_by: who,
      at,
    }),
  },
  citation_links: {
    kinds: ['citation.linked'],
    key: simple('citation.linked', `'citation:' || t.citation_id`, 't.version'),
    says: ({ entry, who }) => ({
      cited_source: entry.data.after.source,
      cited_citation: entry.data.after.citation,
      linked_by: who,
      at: entry.at,
    }),
  },
  suggestion_choices: {
    kinds: ['suggestion.refused', 'citation.recorded', 'date.recorded'],
    where: `(e.kind = 'suggestion.refused' or jsonb_typeof(e.d->'choice') = 'string')`,
    key: `case when t.choice = 'refused' then 'suggestion.refused suggestion:' || t.id
      when t.citation_id is not null then 'citation.recorded citation:' || t.citation_id
      else 'date.recorded date:' || t.date_id end`,
    of: `e.kind || ' ' || e.subject`,
    says: ({ entry: { kind, data, at }, row, who }) => {
      const offered = data.choice === 'accepted' ? pick(data, OFFERED[kind]) : data.offered
      return {
        source_id: data.source,
        kind: kind === 'suggestion.refused' ? data.kind : kind.split('.')[0],
        choice: kind === 'suggestion.refused' ? 'refused' : data.choice,
        start: offered.start,
        end: offered.end,
        offered,
        citation_id: kind === 'citation.recorded' ? row.citation_id : null,
        date_id: kind === 'date.recorded' ? row.date_id : null,
        chosen_by: who,
        at,
      }
    },
  },
  occasions: {
    kinds: ['occasion.named'],
    key: simple('occasion.named', `'occasion:' || t.id`),
    says: ({ entry: { data, at }, words, row, who }) => ({
      event_id: data.event ?? row.event_id,
      language: data.language,
      name: words.name,
      named_by: who,
      at,
    }),
  },
  dates: {
    kinds: ['date.recorded'],
    key: simple('date.recorded', `'date:' || t.id`),
    says: ({ entry: { data, at }, words, row, who }) => ({
      event_id: data.event ?? row.event_id,
      source_id: data.source,
      start: data.start,
      end: data.end,
      role: data.role,
      occasion_id: data.occasion,
      value: data.value,
      precision: data.precision,
      zone: data.zone,
      counted_from: data.countedFrom,
      days: data.days,
      exact: words.exact,
      recorded_by: who,
      at,
    }),
  },
  votes: {
    kinds: ['vote.cast'],
    key: simple('vote.cast', `'vote:' || t.claim_id || ':' || t.reviewer_id`, 't.version'),
    also: `array(select v.evidence_id from vote_evidence v where v.vote_id = t.id and v.claim_id = t.claim_id order by 1) as evidence`,
    says: ({ entry: { data, at }, row }) => {
      const { blind, round, text, ballot, verdict, evidence } = data
      const cast = { round, blind, cast_at: at, 'text_salt with reason': text }
      const sealed = commitment('isnad/ballot/v1', row.ballot_salt, { verdict: row.verdict, evidence: row.evidence })
      row['ballot_salt with verdict and evidence'] = sealed
      row['text_salt with reason'] = row.text_salt && commitment('isnad/text/v1', row.text_salt, { reason: row.reason })
      return blind ? { ...cast, 'ballot_salt with verdict and evidence': ballot } : { ...cast, verdict, evidence }
    },
  },
  recusals: {
    kinds: ['reviewer.recused'],
    key: simple('reviewer.recused', `'recusal:' || t.claim_id || ':' || t.user_id`),
    says: ({ entry }) => ({ at: entry.at }),
  },
  verdicts: {
    kinds: ['verdict.changed'],
    key: simple('verdict.changed', `'claim:' || t.claim_id`, 't.version'),
    says: ({ entry: { data, at } }) => ({
      ...data.after,
      ...data.tally,
      rule_version: data.rule,
      round: data.round,
      at,
    }),
  },
  disputes: {
    kinds: ['dispute.opened'],
    key: simple('dispute.opened', `'dispute:' || t.id`),
    says: ({ entry, words, record }) => ({
      claim_id: entry.data.claim,
      ground: entry.data.ground,
      verdict_version: entry.data.verdictVersion,
      statement: words?.statement ?? null,
      opened_by: entry.actor === 'rule' ? null : entry.actor,
      opened_at: entry.at,
      open: record.disputes.get(idIn(entry))?.open,
    }),
  },
  rulings: {
    kinds: ['dispute.ruled'],
    key: simple('dispute.ruled', `'dispute:' || t.dispute_id`),
    says: ({ entry: { subject, actor, data, at }, words, record }) => ({
      claim_id: data.claim,
      outcome: data.outcome,
      verdict: data.verdict,
      reason: words.reason,
      moderator_id: actor,
      at,
      verdict_version: data.verdictVersion,
      round: data.round,
      stands: record.claims.get(data.claim)?.ruling?.dispute === subject.split(':')[1],
    }),
  },
  suspensions: {
    kinds: ['person.suspended'],
    key: simple('person.suspended', `'suspension:' || t.id`),
    says: ({ entry, words, who }) => ({
      user_id: entry.data.person,
      reason: words.reason,
      suspended_by: who,
      at: entry.at,
    }),
  },
  removals: {
    kinds: ['removal.proposed'],
    key: simple('removal.proposed', `'removal:' || t.id`),
    isTakenUp: (record, entry) => record.removals.has(idIn(entry)),
    says: ({ entry: { data, actor, at }, words }) => ({
      kind: data.removal,
      about: data.about,
      number: data.number,
      code: data.code,
      reason: words.reason,
      proposed_by: actor,
      at,
    }),
  },
  removal_decisions: {
    kinds: ['removal.declined', 'person.erased', 'content.withheld', 'content.shown'],
    key: `t.removal_id::text`,
    of: `coalesce(case when e.kind in ('person.erased', 'content.shown') then e.d->>'removal' end, split_part(e.subject, ':', 2))`,
    says: ({ entry: { kind, actor, at }, words }) => ({
      approved: kind !== 'removal.declined',
      reason: kind === 'removal.declined' ? words.reason : null,
      decided_by: actor,
      at,
    }),
  },
  reinstatements: {
    kinds: ['person.reinstated'],
    key: simple('person.reinstated', `'suspension:' || t.suspension_id`),
    says: ({ entry, who }) => ({ reinstated_by: who, at: entry.at }),
  },
}

function withdrawals(noun, column) {
  return {
    kinds: [`${noun}.withdrawn`],
    key: simple(`${noun}.withdrawn`, `'${noun}:' || t.${column}`),
    says: ({ entry, words, who }) => ({ reason: words.reason, withdrawn_by: who, at: entry.at }),
  }
}

/** The columns of a claim that are made from all the others. */
function claimNow(claim) {
  if (!claim) return {}
  const { settled, round, verdict, because, contested, version, votes, open } = claim
  const state = open ? 'disputed' : because === 'ruled' ? 'ruled' : settled ? 'settled' : 'under_review'
  const cast = [...votes.values()].filter((vote) => vote.round === round).length
  return { round, settled_at: settled, state, verdict, because, contested, cast, verdict_version: version }
}

/** A person as the tables have them: those who have not joined have no handle. */
export function personNow(person, words) {
  const handle = words?.handle ?? null
  return {
    handle,
    handle_key: handle === null ? null : handleKey(handle),
    role: person?.role ?? 'reader',
    suspended: person ? person.suspended !== null : false,
  }
}

const pick = (from, names) => Object.fromEntries(names.map((name) => [name, from[name]]))
