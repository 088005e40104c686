import { simple, withdrawals } from './keys.mjs'

/** What happened when, by what is told. @type {Record<string, import('./rows.mjs').Table>} */
export const DATES = {
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
  date_withdrawals: withdrawals('date', 'date_id'),
}
