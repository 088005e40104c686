import { reckonTouchedBy } from './reckon.mjs'
import { demand, fresh, keepPromise, known } from './record.mjs'
import { handsOn } from './roles.mjs'
import { standInCase } from './suspensions.mjs'

/** From most people the role of a moderator was never taken. */
const NEVER = Object.freeze([])

/** Somebody whom the log has named, or who is about to be. A person is a reader until a role is given. */
export function personOf(record, id) {
  let person = record.people.get(id)
  if (!person) {
    person = {
      id,
      role: 'reader',
      roles: 0,
      reviewed: false,
      joined: false,
      speaks: false,
      erased: false,
      suspended: null,
      probation: false,
      host: null,
      application: null,
      refusedAt: null,
      marks: new Map(),
      taken: NEVER,
      voted: new Set(),
    }
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

  'role.given'(record, entry, index) {
    const { person: id, before, after } = entry.data
    demand(entry.subject === `role:${id}`, 'its subject is somebody else')
    demand(id !== entry.actor, 'nobody gives themselves a role')
    const person = personOf(record, id)
    demand(person.role === before, `it says they were ${before}, but they were ${person.role}`)
    demand(before !== after, 'it changes nothing')
    if (entry.actor === 'rule') giveAsPromised(record, entry)
    handsOn(record, person, entry, index)
    person.probation = probationAfter(record, person, entry)
    if (before === 'admin') {
      const others = [...record.people.values()].filter((each) => each !== person && each.role === 'admin')
      demand(
        others.some(({ suspended }) => suspended === null),
        'it takes the role of the last admin',
      )
    }
    if (before === 'moderator') {
      const by = [entry.actor, record.roleProposals.get(entry.data.proposal)?.by]
      person.taken = [...person.taken, { by, at: Date.parse(entry.at) }]
    }
    person.role = after
    person.reviewed ||= isReviewing(before) || isReviewing(after)
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
    demand(!record.caseFiles || person.joined || person.speaks, 'they have not joined')
    demand(!record.caseFiles || !standInCase(record, person.id, entry.actor), 'its actor stands in a case with them')
    record.suspensions.set(id, { person: person.id, by: entry.actor, at: Date.parse(entry.at), appeal: null })
    reckonTouchedBy(record, person, entry, index)
    return 1
  },

  'person.reinstated'(record, entry, index) {
    const id = entry.subject.slice('suspension:'.length)
    const suspension = known(record.suspensions, id, 'suspension')
    const person = personOf(record, suspension.person)
    demand(person.id === entry.data.person, 'the suspension is somebody else’s')
    demand(person.id !== entry.actor, 'nobody reinstates themselves')
    demand(person.suspended === id, 'they are not suspended by this')
    const waits = suspension.appeal === 'waits'
    demand(
      (entry.data.appealed === true) === waits,
      waits ? 'an appeal waits, and it does not say so' : 'no appeal waits',
    )
    suspension.appeal = null
    person.suspended = null
    reckonTouchedBy(record, person, entry, index)
    return 1
  },
}

const isReviewing = (role) => role === 'reviewer' || role === 'moderator'

/** The rule makes a reviewer of whoever took an invitation or was accepted, in the same deed, and gives no other role. */
function giveAsPromised(record, entry) {
  demand(entry.data.after === 'reviewer', 'nothing gives them this role')
  keepPromise(record, entry, 'nothing gives them this role')
}

/** Who becomes a reviewer for the first time is on probation, unless the operator made them one. */
function probationAfter(record, person, { actor, data: { after, probation } }) {
  if (probation === undefined) {
    demand(!record.saysProbation, 'it does not say whether they are on probation')
    return person.probation
  }
  record.saysProbation = true
  const begins = after === 'reviewer' && !person.reviewed && actor !== 'operator'
  demand(probation === (person.probation || begins), `it says that they are ${probation ? '' : 'not '}on probation`)
  return probation
}
