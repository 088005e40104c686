import { reckonTouchedBy } from './reckon.mjs'
import { demand, keepPromise, known } from './record.mjs'
import { tieTo } from './ties.mjs'

/** So many votes must be found sound, by so many moderators. */
const VOTES = 5
const MODERATORS = 2

/** What moderators find of the votes of those on probation. Each takes the entry and gives the number (`ver`) that it must have. */
export const PROBATION = {
  'vote.marked'(record, entry, index) {
    const { claim: about, person: id, version, sound } = entry.data
    const { actor } = entry
    demand(entry.subject === `vote:${about}:${id}`, 'its subject is another vote')
    const claim = known(record.claims, about, 'claim')
    const person = known(record.people, id, 'person')
    demand(claim.settled !== null, 'the vote is sealed')
    demand(claim.votes.get(id)?.version === version, 'this is not how they voted last')
    demand(person.probation, 'they are not on probation')
    demand(actor !== id, 'nobody marks their own vote')
    demand(actor !== person.host, 'its actor let them in')
    const tie = tieTo(claim, actor)
    demand(tie === null, `its actor ${tie}`)
    const marks = person.marks.get(about) ?? new Map()
    demand(!marks.has(actor), 'its actor marked this vote before')
    marks.set(actor, sound)
    person.marks.set(about, marks)
    if (ends(person)) record.promised.set(`probation:${id}`, { index, at: entry.at })
    return marks.size
  },

  'probation.ended'(record, entry, index) {
    const { person: id } = entry.data
    demand(entry.subject === `probation:${id}`, 'its subject is somebody else')
    keepPromise(record, entry, 'their votes do not end it')
    const person = known(record.people, id, 'person')
    person.probation = false
    reckonTouchedBy(record, person, entry, index)
    return 1
  },
}

/** Of one vote, more must find it sound than not. */
function ends({ marks }) {
  const sound = [...marks.values()].filter((each) => {
    const yes = [...each.values()].filter(Boolean).length
    return 2 * yes > each.size
  })
  const moderators = new Set(sound.flatMap((each) => [...each].filter(([, yes]) => yes).map(([id]) => id)))
  return sound.length >= VOTES && moderators.size >= MODERATORS
}
