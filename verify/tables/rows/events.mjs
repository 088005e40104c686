import { inLanguage, simple } from './keys.mjs'

/** What is looked into, with its words and its time. @type {Record<string, import('./rows.mjs').Table>} */
export const EVENTS = {
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
    of: inLanguage,
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
}
