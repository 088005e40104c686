import { simple } from './keys.mjs'

/** Who speaks, what is noted of them, and who is one with whom. @type {Record<string, import('./rows.mjs').Table>} */
export const AGENTS = {
  agents: {
    kinds: ['agent.recorded'],
    key: simple('agent.recorded', `'agent:' || t.id`),
    says: ({ entry, who }) => ({ kind: entry.data.kind, country: entry.data.country, recorded_by: who, at: entry.at }),
  },
  agent_notes: {
    kinds: ['agent.noted'],
    key: simple('agent.noted', `'agent:' || t.agent_id || ':' || t.language`, 't.version'),
    says: ({ entry, words, who }) => ({ note: words.note, url: words.url, written_by: who, at: entry.at }),
  },
  agent_merges: {
    kinds: ['agent.merged'],
    key: simple('agent.merged', `'agent:' || t.merged`),
    says: ({ entry, words, who }) => ({
      survivor: entry.data.survivor,
      reason: words.reason,
      merged_by: who,
      at: entry.at,
    }),
  },
}
