import { idIn } from '../../fold/record.mjs'
import { simple } from './keys.mjs'

/** What was disputed and ruled. @type {Record<string, import('./rows.mjs').Table>} */
export const DISPUTES = {
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
}
