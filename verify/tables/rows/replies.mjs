import { simple } from './keys.mjs'

/** What was answered beside a verdict, and whether it was found to be whose it says. @type {Record<string, import('./rows.mjs').Table>} */
export const REPLIES = {
  replies: {
    kinds: ['reply.given'],
    key: simple('reply.given', `'reply:' || t.id`),
    says: ({ entry: { actor, at, data }, words }) => ({
      claim_id: data.claim,
      agent_id: data.agent,
      user_id: actor,
      version: data.version,
      after_id: data.after ?? null,
      name: words.name,
      text: words.text,
      at,
    }),
  },
  reply_decisions: {
    kinds: ['reply.accepted', 'reply.refused'],
    key: `t.reply_id::text`,
    of: `split_part(e.subject, ':', 2)`,
    says: ({ entry: { kind, actor, at }, words }) => ({
      accepted: kind === 'reply.accepted',
      reason: words.reason,
      decided_by: actor,
      at,
    }),
  },
}
