import { holdVotes, verdictsNow } from './reckon.mjs'
import { adding, demand, fresh, idIn, known, NONE } from './record.mjs'

/**
 * Votes that a moderator is to look at before they change what a claim was found to be. That they are enough to change it is
 * checked here; what spoke against them is told, and not measured again.
 */
export const HELD = {
  'votes.held'(record, entry) {
    const id = idIn(entry)
    fresh(record.holds, id, 'hold')
    const { claim: claimId, dispute, round, reviewers } = entry.data
    const claim = known(record.claims, claimId, 'claim')
    demand(claim.settled !== null, 'its claim has not settled')
    demand(round === claim.round, `the round is ${claim.round}, not ${round}`)
    demand(claim.reckoned?.at === entry.at, 'nothing came before it, of the same moment, that would change the verdict')

    const before = verdictsNow(record, claim)
    for (const reviewer of reviewers) {
      const vote = claim.votes.get(reviewer)
      demand(vote?.round === round, 'one of them has no vote in the round')
      demand(!claim.held.has(reviewer), 'one of them is held already')
      claim.held = adding(claim.held, reviewer)
    }
    claim.counts = null
    const after = verdictsNow(record, claim)
    demand(
      before.some((verdict, at) => verdict !== after[at]),
      'without them the rule finds the same',
    )
    demand(claim.open === null || claim.open === dispute, 'they are held for another case than the one that is open')
    const file = record.disputes.get(dispute)
    if (claim.open !== null) file.holds = true
    else demand(file === undefined, 'the case they are held for is over')
    record.holds.add(id)
    holdVotes(record, claim, dispute)
    return 1
  },
}

/** A ruling that dismisses what speaks against votes lets them count. */
export function release(claim, file) {
  if (!file.holds) return
  claim.held = NONE
  claim.counts = null
}
