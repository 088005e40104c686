import { demand, fresh, idIn, known } from './record.mjs'
import { standInCase } from './suspensions.mjs'

/** For so long a proposal can be decided, in milliseconds. */
const EXPIRES_AFTER = 7 * 86_400_000

const isStaff = (role) => role === 'moderator' || role === 'admin'
/** Whether a change takes away what somebody did before. */
const takesAway = ({ before, after }) => before !== 'reader' && !(before === 'reviewer' && after === 'moderator')

/** Two admins' hands on a role. Each takes the entry and gives the number (`ver`) that it must have. */
export const ROLES = {
  'role.proposed'(record, entry) {
    const id = idIn(entry)
    fresh(record.roleProposals, id, 'proposal')
    const { person, before, after } = entry.data
    const at = Date.parse(entry.at)
    demand(person !== entry.actor, 'nobody proposes a role for themselves')
    demand((record.people.get(person)?.role ?? 'reader') === before, `they are not ${before}`)
    demand(before !== after && (isStaff(before) || isStaff(after)), 'this takes no second hand')
    refuseInCase(record, entry)
    for (const each of record.roleProposals.values()) {
      const isOpen = each.person === person && !each.decided && at - each.at <= EXPIRES_AFTER
      demand(!isOpen, 'a role is proposed for them already')
    }
    record.roleProposals.set(id, { person, before, after, by: entry.actor, at, decided: false })
    return 1
  },

  'role.declined'(record, entry) {
    const { person, after, proposedBy } = entry.data
    const proposal = decide(record, entry, idIn(entry))
    const same = proposal.person === person && proposal.after === after && proposal.by === proposedBy
    demand(same, 'it declines something else than was proposed')
    return 1
  },
}

/**
 * Refuses a change to or from moderator or admin by one hand, but the operator’s; a role taken without a reason, once somebody gave one;
 * and one taken from whoever stands in a case with its actor. An erasure, which two decide, takes any role so.
 */
export function handsOn(record, person, entry, index) {
  const { actor, commit } = entry
  const { before, after, probation, proposal: id } = entry.data
  if (id === undefined) {
    const isOld = probation === undefined
    if (isOld || actor === 'operator' || actor === 'rule') return
    record.saysWhy ||= commit !== null
    const isTaken = takesAway(entry.data)
    const unsaid = isTaken && record.saysWhy && commit === null
    const inCase = isTaken && standInCase(record, person.id, actor)
    if (!unsaid && !inCase && !isStaff(before) && !isStaff(after)) return
    demand(after === 'reader', 'it takes two hands')
    if (commit !== null) refuseInCase(record, entry)
    record.promised.set(`person:${person.id}`, { index, at: entry.at })
    return
  }
  demand(commit === null, 'why is said where it was proposed')
  refuseInCase(record, entry)
  const proposal = decide(record, entry, id)
  const same = proposal.person === person.id && proposal.before === before && proposal.after === after
  demand(same, 'this was not what was proposed')
  const first = record.people.get(proposal.by)
  demand(first?.role === 'admin' && first.suspended === null, 'who proposed it is no admin any more')
}

function refuseInCase(record, { actor, data }) {
  const inCase = takesAway(data) && standInCase(record, data.person, actor)
  demand(!inCase, 'its actor stands in a case with them')
}

/** The second hand is another than the first, and decides nothing about itself. */
function decide(record, { actor, at }, id) {
  const proposal = known(record.roleProposals, id, 'proposal')
  demand(!proposal.decided, 'it was decided before')
  demand(Date.parse(at) - proposal.at <= EXPIRES_AFTER, 'it was proposed too long ago')
  demand(proposal.by !== actor, 'its actor proposed it')
  demand(proposal.person !== actor, 'it is about its actor')
  proposal.decided = true
  return proposal
}
