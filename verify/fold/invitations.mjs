import { demand, fresh, idIn, known } from './record.mjs'

/** For so long an invitation can be taken, in milliseconds; so many of one person may be open. */
const EXPIRES_AFTER = 14 * 86_400_000
const OPEN_AT_MOST = 5

const isOpen = ({ at, ended }, now) => !ended && now - at <= EXPIRES_AFTER

/** Who asked whom to become a reviewer. Each takes the entry and gives the number (`ver`) that it must have. */
export const INVITATIONS = {
  'invitation.made'(record, entry) {
    const id = idIn(entry)
    fresh(record.invitations, id, 'invitation')
    demand(!record.tokens.has(entry.data.token), 'its token was used before')
    const at = Date.parse(entry.at)
    const open = [...record.invitations.values()].filter((each) => each.by === entry.actor && isOpen(each, at))
    demand(open.length < OPEN_AT_MOST, `${open.length} invitations of its actor are open`)
    record.tokens.add(entry.data.token)
    record.invitations.set(id, { by: entry.actor, at, ended: false })
    return 1
  },

  'invitation.revoked'(record, entry) {
    const invitation = openIn(record, entry)
    const isAdmin = record.people.get(entry.actor)?.role === 'admin'
    demand(isAdmin || invitation.by === entry.actor, 'its actor neither made it nor is an admin')
    invitation.ended = true
    return 1
  },

  'invitation.taken'(record, entry, index) {
    const invitation = openIn(record, entry)
    demand(invitation.by === entry.data.madeBy, 'somebody else made it')
    demand(invitation.by !== entry.actor, 'its actor made it')
    const maker = record.people.get(invitation.by)
    const isAble = maker?.suspended === null && ['moderator', 'admin'].includes(maker.role)
    demand(isAble, 'who made it may not invite any more')
    demand(!record.people.get(entry.actor).reviewed, 'its actor was a reviewer before')
    invitation.ended = true
    record.people.get(entry.actor).host = invitation.by
    record.promised.set(`role:${entry.actor}`, { index, at: entry.at })
    return 1
  },
}

function openIn(record, entry) {
  const invitation = known(record.invitations, idIn(entry), 'invitation')
  demand(!invitation.ended, 'it was taken or revoked before')
  demand(isOpen(invitation, Date.parse(entry.at)), 'it has expired')
  return invitation
}
