import { simple } from './keys.mjs'

/** What was put under another event, why, and where it stood before. @type {Record<string, import('./rows.mjs').Table>} */
export const REGROUPINGS = {
  regroupings: {
    kinds: ['event.merged', 'event.parted', 'event.split'],
    key: `'regrouping:' || t.id`,
    of: 'e.subject',
    says: ({ entry, words, who }) => ({
      kind: entry.kind.slice('event.'.length),
      from_event: entry.data.from,
      to_event: entry.data.to,
      undoes: entry.data.undoes ?? null,
      reason: words.reason,
      regrouped_by: who,
      at: entry.at,
    }),
  },
  claim_moves: {
    kinds: ['claim.moved'],
    key: simple('claim.moved', `'claim:' || t.claim_id`, 't.version'),
    says: ({ entry: { data, at }, record }) => ({
      regrouping_id: data.regrouping,
      from_event: data.from,
      to_event: data.to,
      left: record.regroupings.get(data.regrouping)?.places.get(data.claim),
      position: data.position,
      at,
    }),
  },
}
