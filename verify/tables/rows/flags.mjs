import { simple } from './keys.mjs'

/** Who asked for a look at a text, and what was answered. @type {Record<string, import('./rows.mjs').Table>} */
export const FLAGS = {
  flags: {
    kinds: ['flag.raised'],
    key: simple('flag.raised', `'flag:' || t.id`),
    says: ({ entry, words }) => ({
      about: words.about,
      turn: words.turn,
      ground: words.ground,
      reason: words.reason,
      flagged_by: words.person,
      at: entry.at,
    }),
  },
  flag_answers: {
    kinds: ['flag.answered'],
    key: simple('flag.answered', `'answer:' || t.id`),
    also: `array(select f.id from flags f where f.about = t.about and f.turn = t.turn order by 1) as flags`,
    says: ({ entry: { data, at }, words, who }) => ({
      about: data.about,
      turn: data.turn,
      flags: data.flags,
      outcome: data.outcome,
      act_kind: data.act?.kind ?? null,
      act_subject: data.act?.subject ?? null,
      reason: words.reason,
      answered_by: who,
      at,
    }),
  },
}
