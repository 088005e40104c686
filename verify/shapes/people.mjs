import { base64, fields, hash, id, isBoolean, kind, list, oneOf, text } from './value.mjs'

/** People: who joined, what they may, who invited whom. */

const role = oneOf('reader', 'reviewer', 'moderator', 'admin')

export const people = {
  'person.joined': kind('person:U', true, fields({ role })),
  'person.suspended': kind('suspension:U', true, fields({ person: id })),
  'person.reinstated': kind(
    'suspension:U',
    false,
    fields({ person: id }),
    // Where an appeal is decided by it.
    fields({ person: id, appealed: oneOf(true) }),
  ),
  'suspension.appealed': kind('suspension:U', true, fields({})),
  'suspension.upheld': kind('suspension:U', true, fields({ person: id })),
  'role.given': kind(
    'role:U',
    null,
    fields({ person: id, before: role, after: role, probation: isBoolean }),
    fields({ person: id, before: role, after: role, probation: isBoolean, proposal: id }),
    // Before invitations nobody was on probation.
    fields({ person: id, before: role, after: role }),
  ),
  'role.proposed': kind('proposal:U', true, fields({ person: id, before: role, after: role })),
  'role.declined': kind('proposal:U', true, fields({ person: id, after: role, proposedBy: id })),
  'probation.ended': kind('probation:U', false, fields({ person: id })),
  'invitation.made': kind('invitation:U', false, fields({ token: hash })),
  'invitation.revoked': kind('invitation:U', false, fields({})),
  'invitation.taken': kind('invitation:U', false, fields({ madeBy: id })),
  'application.made': kind(
    'application:U',
    true,
    fields({
      languages: (read) => list(text('[a-z]{2,3}'), 10)(read) && new Set(read).size === read.length && read.length > 0,
    }),
  ),
  'application.accepted': kind('application:U', true, fields({ person: id })),
  'application.refused': kind('application:U', true, fields({ person: id })),
  'interest.declared': kind('interest:U', false, fields({ tie: base64 })),
  'interest.ended': kind('interest:U', false, fields({})),
}
