import { commitment } from '../../fold/fold.mjs'
import { boundOn, HOME, simple } from './keys.mjs'

/** What ties people declared, which the log commits to, and on which claims one meets. @type {Record<string, import('./rows.mjs').Table>} */
export const INTERESTS = {
  interests: {
    kinds: ['interest.declared'],
    key: simple('interest.declared', `'interest:' || t.id`),
    says: ({ entry: { data, actor, at }, row, record }) => {
      const { kind, agent, country, salt } = row
      // Of whoever was forgotten, it stays that there was one.
      if (record.people.get(actor)?.erased)
        return { user_id: actor, at, kind: null, agent: null, country: null, salt: null }
      row['salt with kind, agent and country'] = salt && commitment('isnad/private/v1', salt, { agent, country, kind })
      return { user_id: actor, at, 'salt with kind, agent and country': data.tie }
    },
  },
  interest_ends: {
    kinds: ['interest.ended'],
    key: simple('interest.ended', `'interest:' || t.interest_id`),
    says: ({ entry }) => ({ at: entry.at }),
  },
  interests_met: {
    kinds: ['interest.met'],
    key: simple('interest.met', `'interest:' || ${HOME} || ':' || t.user_id`),
    says: ({ entry, row, record }) => ({ at: entry.at, ...boundOn(record, entry.data.claim, row) }),
  },
}
