import { idIn } from '../../fold/record.mjs'
import { inLanguage, simple } from './keys.mjs'

/** What is claimed, in words, and where it stands. @type {Record<string, import('./rows.mjs').Table>} */
export const CLAIMS = {
  claims: {
    kinds: ['claim.added'],
    key: simple('claim.added', `'claim:' || t.id`),
    says: ({ entry, record, who }) => ({
      event_id: entry.data.event,
      position: entry.data.position,
      added_by: who,
      added_at: entry.at,
      ...claimNow(record.claims.get(idIn(entry))),
    }),
  },
  claim_texts: {
    kinds: ['claim.added', 'claim.worded'],
    key: `'claim:' || t.claim_id || ':' || t.language || ' ' || t.version`,
    of: inLanguage,
    says: ({ entry, words, who }) => ({ text: words.text, written_by: who, at: entry.at }),
  },
}

/** The columns of a claim that are made from all the others. */
function claimNow(claim) {
  if (!claim) return {}
  const { event, position, settled, round, verdict, because, contested, version, votes, open, cases } = claim
  const isDisputed = open !== null || (settled !== null && cases > 0)
  const state = isDisputed ? 'disputed' : because === 'ruled' ? 'ruled' : settled ? 'settled' : 'under_review'
  const cast = [...votes.values()].filter((vote) => vote.round === round).length
  const place = { event_id: event, position, merged_into: claim.mergedInto?.id ?? null }
  return { ...place, round, settled_at: settled, state, verdict, because, contested, cast, verdict_version: version }
}
