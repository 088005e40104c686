import { claimOf } from './claims.mjs'
import { reckon } from './reckon.mjs'
import { adding, demand, fresh, idIn, known } from './record.mjs'

/**
 * Ties that people declared, which the log does not say: that one of them meets a claim is told, and what follows from that is
 * checked here; which, and whether there are more, only who declared them and the tables can show.
 */
export const INTERESTS = {
  'interest.declared'(record, entry) {
    const id = idIn(entry)
    fresh(record.interests, id, 'interest')
    record.interests.set(id, { by: entry.actor, ended: false })
    return 1
  },

  'interest.ended'(record, entry) {
    const interest = known(record.interests, idIn(entry), 'interest')
    demand(interest.by === entry.actor, 'somebody else declared it')
    demand(!interest.ended, 'it had ended before')
    interest.ended = true
    return 1
  },

  'interest.met'(record, entry, index) {
    const claim = claimOf(record, entry)
    const { id } = known(record.people, entry.data.person, 'person')
    demand(entry.subject === `interest:${claim.id}:${id}`, 'its subject is somebody else')
    demand(!claim.interested.has(id), 'it was told before')
    const declared = [...record.interests.values()].some(({ by }) => by === id)
    demand(declared, 'they have declared no interest')
    claim.interested = adding(claim.interested, id)
    claim.counts = null
    if (claim.votes.has(id)) reckon(record, claim, entry, index)
    return 1
  },
}
