import { pick, simple, withdrawals } from './keys.mjs'

/** What is offered of each kind: an accepted proposal is what was recorded. */
const OFFERED = {
  'citation.recorded': ['agent', 'unnamed', 'via', 'relation', 'act', 'start', 'end'],
  'date.recorded': ['value', 'precision', 'start', 'end'],
}

/** Who passes on whom, and what was made of proposals. @type {Record<string, import('./rows.mjs').Table>} */
export const CITATIONS = {
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
  citation_withdrawals: withdrawals('citation', 'citation_id'),
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
}
