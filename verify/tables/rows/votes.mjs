import { commitment } from '../../fold/fold.mjs'
import { bearsOn, boundOn, HOME, simple } from './keys.mjs'

/** Votes, who stands aside, and what the rule found. @type {Record<string, import('./rows.mjs').Table>} */
export const VOTES = {
  votes: {
    kinds: ['vote.cast'],
    key: simple('vote.cast', `'vote:' || ${HOME} || ':' || t.reviewer_id`, 'cast_as(t)'),
    also: `(select count(*)::integer from votes o where o.claim_id = t.claim_id and o.reviewer_id = t.reviewer_id and o.version <= t.version) as place,
      array(select v.evidence_id from vote_evidence v where v.vote_id = t.id and v.claim_id = t.claim_id order by 1) as evidence`,
    says: ({ entry: { data, at }, row, record }) => {
      const { blind, round, text, ballot, verdict, evidence } = data
      const cast = {
        ...bearsOn(record, data.claim),
        version: row.place,
        round,
        blind,
        cast_at: at,
        'text_salt with reason': text,
      }
      const sealed = commitment('isnad/ballot/v1', row.ballot_salt, { verdict: row.verdict, evidence: row.evidence })
      row['ballot_salt with verdict and evidence'] = sealed
      row['text_salt with reason'] = row.text_salt && commitment('isnad/text/v1', row.text_salt, { reason: row.reason })
      return blind ? { ...cast, 'ballot_salt with verdict and evidence': ballot } : { ...cast, verdict, evidence }
    },
  },
  vote_marks: {
    kinds: ['vote.marked'],
    key: `'vote:' || t.claim_id || ':' || t.reviewer_id || ' ' || t.moderator_id`,
    of: `e.subject || ' ' || e.actor`,
    says: ({ entry: { data, at }, words }) => ({ version: data.version, sound: data.sound, reason: words.reason, at }),
  },
  recusals: {
    kinds: ['reviewer.recused'],
    key: simple('reviewer.recused', `'recusal:' || ${HOME} || ':' || t.user_id`),
    says: ({ entry, row, record }) => ({ at: entry.at, ...boundOn(record, entry.data.claim, row) }),
  },
  verdicts: {
    kinds: ['verdict.changed'],
    key: simple('verdict.changed', `'claim:' || t.claim_id`, 't.version'),
    says: ({ entry: { data, at } }) => ({
      ...data.after,
      ...data.tally,
      rule_version: data.rule,
      round: data.round,
      at,
    }),
  },
}
