import { handleKey } from '../spelling.mjs'
import { simple } from './keys.mjs'

/** Who was suspended and came back, who invited whom; and everybody, as they are now. @type {Record<string, import('./rows.mjs').Table>} */
export const PEOPLE = {
  suspensions: {
    kinds: ['person.suspended'],
    key: simple('person.suspended', `'suspension:' || t.id`),
    says: ({ entry, words, who }) => ({
      user_id: entry.data.person,
      reason: words.reason,
      suspended_by: who,
      at: entry.at,
    }),
  },
  reinstatements: {
    kinds: ['person.reinstated'],
    key: simple('person.reinstated', `'suspension:' || t.suspension_id`),
    says: ({ entry, who }) => ({ reinstated_by: who, at: entry.at }),
  },
  suspension_appeals: {
    kinds: ['suspension.appealed'],
    key: simple('suspension.appealed', `'suspension:' || t.suspension_id`),
    says: ({ entry, words, who }) => ({ person_id: who, statement: words.statement, at: entry.at }),
  },
  upheld_suspensions: {
    kinds: ['suspension.upheld'],
    key: simple('suspension.upheld', `'suspension:' || t.suspension_id`),
    says: ({ entry, words, who }) => ({
      person_id: entry.data.person,
      reason: words.reason,
      decided_by: who,
      at: entry.at,
    }),
  },
  role_proposals: {
    kinds: ['role.proposed'],
    key: simple('role.proposed', `'proposal:' || t.id`),
    says: ({ entry: { data, actor, at }, words }) => ({
      person_id: data.person,
      before: data.before,
      after: data.after,
      reason: words.reason,
      proposed_by: actor,
      at,
    }),
  },
  role_decisions: {
    kinds: ['role.declined', 'role.given'],
    key: `t.proposal_id::text`,
    of: `coalesce(e.d->>'proposal', split_part(e.subject, ':', 2))`,
    where: `e.kind = 'role.declined' or e.d->>'proposal' is not null`,
    says: ({ entry: { kind, actor, at, data }, words }) => ({
      person_id: data.person,
      approved: kind === 'role.given',
      reason: kind === 'role.given' ? null : words.reason,
      decided_by: actor,
      at,
    }),
  },
  invitations: {
    kinds: ['invitation.made'],
    key: simple('invitation.made', `'invitation:' || t.id`),
    says: ({ entry, who }) => ({ token_hash: entry.data.token, made_by: who, at: entry.at }),
  },
  invitation_ends: {
    kinds: ['invitation.taken', 'invitation.revoked'],
    key: `t.invitation_id::text`,
    of: `split_part(e.subject, ':', 2)`,
    says: ({ entry, who }) => ({ end: entry.kind.split('.')[1], ended_by: who, at: entry.at }),
  },
  applications: {
    kinds: ['application.made'],
    key: simple('application.made', `'application:' || t.id`),
    says: ({ entry, words, who }) => ({
      person_id: who,
      statement: words.statement,
      languages: entry.data.languages,
      at: entry.at,
    }),
  },
  application_decisions: {
    kinds: ['application.accepted', 'application.refused'],
    key: `t.application_id::text`,
    of: `split_part(e.subject, ':', 2)`,
    says: ({ entry, words, who }) => ({
      person_id: entry.data.person,
      accepted: entry.kind === 'application.accepted',
      reason: words.reason,
      decided_by: who,
      at: entry.at,
    }),
  },
}

/** A person as the tables have them: those who have not joined have no handle. */
export function personNow(person, words) {
  const handle = words?.handle ?? null
  return {
    handle,
    handle_key: handle === null ? null : handleKey(handle),
    role: person?.role ?? 'reader',
    suspended: person ? person.suspended !== null : false,
    probation: person?.probation ?? false,
  }
}
