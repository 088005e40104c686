import { handleKey } from '../spelling.mjs'
import { simple } from './keys.mjs'

/** Who was suspended and came back; and everybody, as they are now. @type {Record<string, import('./rows.mjs').Table>} */
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
}

/** A person as the tables have them: those who have not joined have no handle. */
export function personNow(person, words) {
  const handle = words?.handle ?? null
  return {
    handle,
    handle_key: handle === null ? null : handleKey(handle),
    role: person?.role ?? 'reader',
    suspended: person ? person.suspended !== null : false,
  }
}
