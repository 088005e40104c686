import { isConcerned } from './case-people.mjs'
import { demand, idIn, known } from './record.mjs'

/** For so long a suspension can be appealed against, in milliseconds. */
const APPEALABLE = 30 * 86_400_000
/** The states of a case that is over. */
const OVER = ['ruled_on_appeal', 'final']

/** What is said against a suspension, and by whom it is let stand. Each takes the entry and gives the number (`ver`) that it must have. */
export const SUSPENSIONS = {
  'suspension.appealed'(record, entry) {
    const suspension = known(record.suspensions, idIn(entry), 'suspension')
    demand(suspension.person === entry.actor, 'the suspension is not its actor’s')
    demand(record.people.get(entry.actor)?.suspended === idIn(entry), 'they are not suspended by this')
    demand(suspension.appeal === null, 'it was appealed against before')
    demand(Date.parse(entry.at) - suspension.at <= APPEALABLE, 'the time for an appeal was over')
    suspension.appeal = 'waits'
    return 1
  },

  'suspension.upheld'(record, entry) {
    const suspension = known(record.suspensions, idIn(entry), 'suspension')
    demand(suspension.person === entry.data.person, 'the suspension is somebody else’s')
    demand(suspension.appeal === 'waits', 'no appeal waits')
    demand(suspension.by !== entry.actor, 'its actor suspended them')
    demand(suspension.person !== entry.actor, 'it is about its actor')
    suspension.appeal = 'upheld'
    return 1
  },
}

/**
 * Whether somebody opened, or put a case in, a case that is not over and in which another spoke, wrote or has it in hand; once it is ruled
 * on, whether it is theirs at all.
 */
export function standInCase(record, id, other) {
  return [...record.disputes.values()].some((file) => {
    const { state, by, stated, wrote, holder } = file
    if (OVER.includes(state)) return false
    if (by !== id && !stated.has(id) && !(state === 'ruled' && isConcerned(record, file, id))) return false
    return by === other || stated.has(other) || wrote.includes(other) || holder?.id === other
  })
}
