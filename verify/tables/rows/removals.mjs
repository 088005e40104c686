import { idIn } from '../../fold/record.mjs'
import { simple } from './keys.mjs'

/** What two hands took away. @type {Record<string, import('./rows.mjs').Table>} */
export const REMOVALS = {
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
}
