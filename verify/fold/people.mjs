import { reckonTouchedBy } from './reckon.mjs'
import { demand, fresh, known } from './record.mjs'

/** Somebody whom the log has named, or who is about to be. A person is a reader until a role is given. */
export function personOf(record, id) {
  let person = record.people.get(id)
  if (!person) {
    person = { id, role: 'reader', roles: 0, joined: false, erased: false, suspended: null, voted: new Set() }
    record.people.set(id, person)
  }
  return person
}

/**
 * Notes of an entry what it says that somebody is, unjudged: lost entries too, so that what outlived a loss can be held against
 * those who decided it.
 * @param {Map<string, any>} told
 */
export function tell(told, { kind, subject, data }) {
  if (!Object.hasOwn(PEOPLE, kind)) return
  const id = kind === 'person.joined' ? subject.slice('person:'.length) : data.person
  const person = told.get(id) ?? { role: 'reader', joined: false, erased: false, suspended: null }
  told.set(id, person)
  if (kind === 'person.joined') person.joined = true
  if (kind === 'role.given') person.role = data.after
  if (kind === 'person.suspended') person.suspended = subject
  if (kind === 'person.reinstated') person.suspended = null
}

/** Each takes the entry and gives the number (`ver`) that it must have. */
export const PEOPLE = {
  'person.joined'(record, entry) {
    const id = entry.subject.slice('person:'.length)
    demand(id === entry.actor, 'somebody joins for somebody else')
    const person = personOf(record, id)
    demand(!person.joined, 'they have joined already')
    demand(person.role === entry.data.role, `they join as ${entry.data.role}, but are ${person.role}`)
    person.joined = true
    return 1
  },

  'role.given'(record, entry) {
    const { person: id, before, after } = entry.data
    demand(entry.subject === `role:${id}`, 'its subject is somebody else')
    demand(id !== entry.actor, 'nobody gives themselves a role')
    const person = personOf(record, id)
    demand(person.role === before, `it says they were ${before}, but they were ${person.role}`)
    demand(before !== after, 'it changes nothing')
    if (before === 'admin') {
      const others = [...record.people.values()].filter((each) => each !== person && each.role === 'admin')
      demand(
        others.some(({ suspended }) => suspended === null),
        'it takes the role of the last admin',
      )
    }
    person.role = after
    person.roles += 1
    return person.roles
  },

  'person.suspended'(record, entry, index) {
    const id = entry.subject.slice('suspension:'.length)
    const person = personOf(record, entry.data.person)
    fresh(record.suspensions, id, 'suspension')
    demand(person.id !== entry.actor, 'nobody suspends themselves')
    demand(person.suspended === null, 'they are suspended already')
    person.suspended = id
    record.suspensions.set(id, person.id)
    reckonTouchedBy(record, person, entry, index)
    return 1
  },

  'person.reinstated'(record, entry, index) {
    const id = entry.subject.slice('suspension:'.length)
    const person = personOf(record, known(record.suspensions, id, 'suspension'))
    demand(person.id === entry.data.person, 'the suspension is somebody else’s')
    demand(person.id !== entry.actor, 'nobody reinstates themselves')
    demand(person.suspended === id, 'they are not suspended by this')
    person.suspended = null
    reckonTouchedBy(record, person, entry, index)
    return 1
  },
}
