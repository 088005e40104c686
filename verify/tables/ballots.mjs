import { Finding, lookAt } from '../finding.mjs'
import { restedAt } from '../fold/claims.mjs'
import { QUORUM } from '../rule.mjs'

/** The ballots that the log still seals: none of their claims had its quorum. */
export async function ballots(look) {
  for (const claim of look.record.claims.values()) {
    if (claim.settled !== null || claim.moments.length === 0) continue
    const rows = await look.sql`
      select reviewer_id, version, array(select v.evidence_id from vote_evidence v where v.vote_id = t.id) as evidence
      from votes t where claim_id = ${claim.id}`
    const cited = new Map(rows.map((row) => [`${row.reviewer_id} ${row.version}`, row.evidence]))
    const about = `claim:${claim.id}`
    for (const { index, votes } of claim.moments) {
      const counted = lookAt({ about, place: 'table vote_evidence' }, () =>
        votes.filter(({ reviewer, version }) =>
          restedAt(
            (cited.get(`${reviewer} ${version}`) ?? []).map((id) => look.record.evidence.get(id)),
            index,
          ),
        ),
      )
      if (counted.length < QUORUM) continue
      throw new Finding('the claim had its quorum here, and was not settled', { index, about })
    }
  }
}
