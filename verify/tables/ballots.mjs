import { Finding, lookAt } from '../finding.mjs'
import { allOf, ownOf } from '../fold/claim-merges.mjs'
import { restedAt } from '../fold/claims.mjs'
import { QUORUM } from '../rule.mjs'

/** The ballots that the log still seals: none of their claims had its quorum. */
export async function ballots(look) {
  for (const claim of look.record.claims.values()) {
    if (claim.settled !== null || claim.moments.length === 0) continue
    const rows = await look.sql`
      select reviewer_id, coalesce(carried_from, claim_id) as home, cast_as(t) as version, array(select v.evidence_id from vote_evidence v where v.vote_id = t.id) as evidence
      from votes t where claim_id = ${claim.id}`
    const cited = new Map(rows.map((row) => [`${row.home} ${row.reviewer_id} ${row.version}`, row.evidence]))
    const about = `claim:${claim.id}`
    const named = namesOf(claim)
    for (const { index, votes, claim: on } of claim.moments) {
      const counted = lookAt({ about, place: 'table vote_evidence' }, () =>
        votes.filter((vote) => {
          const pieces = (cited.get(named.get(vote)) ?? []).map((id) => look.record.evidence.get(id))
          return restedAt(pieces, index, on)
        }),
      )
      if (counted.length < QUORUM) continue
      throw new Finding('the claim had its quorum here, and was not settled', { index, about })
    }
  }
}

/** By what its row is known, of each vote on a claim and on those that lead on to it. */
function namesOf(claim) {
  const names = new Map()
  for (const home of allOf(claim))
    for (const latest of ownOf(home).values())
      for (let vote = latest; vote; vote = vote.before) names.set(vote, `${home.id} ${vote.reviewer} ${vote.version}`)
  return names
}
