import { demand, idIn, known } from './record.mjs'

/** For so long a suspension can be appealed against, in milliseconds. */
const APPEALABLE = 30 * 86_400_000
/** The states of a case that is open. */
const OPEN = ['opened', 'answering', 'under_ruling', 'appealed']

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

/** Whether somebody opened, or put a case in, an open case that another wrote in or has taken. */
export function standInCase({ disputes }, id, other) {
  return [...disputes.values()].some(({ state, by, stated, wrote, holder }) => {
    if (!OPEN.includes(state) || !(by === id || stated.has(id))) return false
    return by === other || stated.has(other) || wrote.includes(other) || holder?.id === other
  })
}
