import { simple } from './keys.mjs'

/** What was captured, as it was corrected, and what repeats what. @type {Record<string, import('./rows.mjs').Table>} */
export const SOURCES = {
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
}
