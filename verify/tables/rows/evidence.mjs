import { precisionOf } from '../spelling.mjs'
import { bearsOn, simple, withdrawals } from './keys.mjs'

/** What speaks for a claim or against it. @type {Record<string, import('./rows.mjs').Table>} */
export const EVIDENCE = {
  evidence: {
    kinds: ['evidence.attached'],
    key: simple('evidence.attached', `'evidence:' || t.id`),
    says: ({ entry: { data, at }, words, who, record }) => ({
      ...bearsOn(record, data.claim),
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
  translations: {
    kinds: ['passage.translated'],
    key: simple('passage.translated', `'translation:' || t.evidence_id || ':' || t.language`, 't.version'),
    says: ({ entry, words, who }) => ({ text: words.text, translated_by: who, at: entry.at }),
  },
}
