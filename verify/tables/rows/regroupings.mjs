import { idIn } from '../../fold/record.mjs'
import { isLast } from '../../fold/regroupings.mjs'
import { simple } from './keys.mjs'

/** What was put under another event, why, and where it stood before. @type {Record<string, import('./rows.mjs').Table>} */
export const REGROUPINGS = {
  regroupings: {
    kinds: ['event.merged', 'event.parted', 'event.split'],
    key: `'regrouping:' || t.id`,
    of: 'e.subject',
    says: ({ entry, words, who, record }) => ({
      kind: entry.kind.slice('event.'.length),
      from_event: entry.data.from,
      to_event: entry.data.to,
      undoes: entry.data.undoes ?? null,
      reason: words.reason,
      regrouped_by: who,
      at: entry.at,
      stands: isLast(record, record.regroupings.get(idIn(entry))),
      excluded_by: record.regroupings.get(idIn(entry))?.excludedBy,
    }),
  },
  claim_moves: {
    kinds: ['claim.moved'],
    key: simple('claim.moved', `'claim:' || t.claim_id`, 't.version'),
    says: ({ entry: { data, at }, record }) => ({
      regrouping_id: data.regrouping,
      from_event: data.from,
      to_event: data.to,
      left: leftBy(record.regroupings.get(data.regrouping), data),
      position: data.position,
      at,
    }),
  },
}

/** The place that a claim left: on the side that the regrouping moved it from, or on the other where a ruling undid that. */
function leftBy({ from, seats }, { claim, from: left }) {
  return seats.get(claim)[left === from ? 'from' : 'to']
}
