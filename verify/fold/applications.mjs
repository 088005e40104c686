import { demand, fresh, idIn, known } from './record.mjs'

/** For so long, in milliseconds, whoever was refused does not apply again. */
const EARLY = 30 * 86_400_000

/** Who asks to become a reviewer, and what became of it. Each takes the entry and gives the number (`ver`) that it must have. */
export const APPLICATIONS = {
  'application.made'(record, entry) {
    const id = idIn(entry)
    fresh(record.applications, id, 'application')
    const person = record.people.get(entry.actor)
    demand(!person.reviewed, 'its actor was a reviewer before')
    demand(!record.applications.get(person.application)?.waits, 'an application of its actor waits')
    const refused = person.refusedAt
    demand(refused === null || Date.parse(entry.at) - refused >= EARLY, 'its actor was refused not long ago')
    person.application = id
    record.applications.set(id, { by: person.id, waits: true })
    return 1
  },

  'application.accepted'(record, entry, index) {
    const person = decide(record, entry)
    demand(!person.reviewed, 'they were a reviewer before')
    person.host = entry.actor
    record.promised.set(`role:${person.id}`, { index, at: entry.at })
    return 1
  },

  'application.refused'(record, entry) {
    decide(record, entry).refusedAt = Date.parse(entry.at)
    return 1
  },
}

/** Ends an application that waits. Out: whose it is. */
function decide(record, entry) {
  const application = known(record.applications, idIn(entry), 'application')
  const person = known(record.people, application.by, 'person')
  demand(person.id === entry.data.person, 'the application is somebody else’s')
  demand(person.id !== entry.actor, 'nobody decides on their own application')
  demand(application.waits, 'it was decided before')
  const isLeft = person.role !== 'reader' || person.suspended !== null || person.erased
  demand(!isLeft, 'who applied can become no reviewer any more')
  application.waits = false
  return person
}
