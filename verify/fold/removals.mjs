import { personOf } from './people.mjs'
import { demand, fresh, idIn, keepPromise, known } from './record.mjs'
import { authorOf } from './voices.mjs'

/** What a restore does again, whatever else it lost: of those who did it, and what they were, only what lost entries say is known. */
export const HOLDS = ['person.erased', 'content.withheld', 'content.shown']

/** Notes what a lost entry says was proposed, unjudged. */
export function tellRemoval(record, { kind, subject, actor, data }) {
  if (kind !== 'removal.proposed') return
  const { removal, about, number, code } = data
  record.toldRemovals.set(idIn({ subject }), { kind: removal, about, number, code, by: actor, decided: false })
}

/** What two hands do: a moderator proposes (or somebody asks for themselves), an admin decides. And what a restore declares. */
export const REMOVALS = {
  'removal.proposed'(record, entry) {
    const id = idIn(entry)
    fresh(record.removals, id, 'proposal')
    const { removal: kind, about, number, code } = entry.data
    const isOwn = about === `person:${entry.actor}`
    const role = record.people.get(entry.actor)?.role
    demand(isOwn || role === 'moderator', `its actor is ${role}, who may not propose this`)
    demand(authorOf(record, about) !== entry.actor, 'its actor wrote what it is about')
    demand(!record.proposed.has(`${kind} ${about}`), 'the same is proposed already')
    demand(!record.numbers.has(number), `the number ${number} is taken`)
    if (kind === 'erase') demand(!personOf(record, about.slice(7)).erased, 'they were erased before')
    if (kind === 'withhold') demand(!record.withheld.has(about), 'it is withheld already')
    if (kind === 'show') {
      const held = known(record.removals, about.slice(8), 'removal')
      demand(record.withheld.get(held.about) === about.slice(8), 'it withholds nothing')
    }
    record.proposed.add(`${kind} ${about}`)
    record.numbers.add(number)
    record.removals.set(id, { kind, about, number, code, by: entry.actor, decided: false })
    return 1
  },

  'removal.declined'(record, entry) {
    const { removal, about, proposedBy } = entry.data
    const proposal = decide(record, entry, idIn(entry), proposedBy)
    demand(proposal.kind === removal && proposal.about === about, 'it declines something else than was proposed')
    return 1
  },

  'person.erased'(record, entry, _, again) {
    const { person: id, removal, code, proposedBy } = entry.data
    demand(entry.subject === `person:${id}`, 'its subject is somebody else')
    const proposal = approve(record, entry, removal, proposedBy, again)
    demand(proposal.kind === 'erase' && proposal.about === `person:${id}`, 'this was not what was proposed')
    demand(proposal.code === code, 'it was proposed on another ground')
    const person = personOf(record, id)
    demand(!person.erased, 'they were erased before')
    const { role } = (again && record.told.get(id)) || person
    demand(role === 'reader', `they are ${role} still`)
    person.erased = true
    if (record.promised.has(entry.subject)) keepPromise(record, entry, 'their role was taken at another moment')
    return 1
  },

  'content.withheld'(record, entry, _, again) {
    const { number, code, about, proposedBy } = entry.data
    const id = idIn(entry)
    const proposal = approve(record, entry, id, proposedBy, again)
    const same = proposal.about === about && proposal.number === number && proposal.code === code
    demand(proposal.kind === 'withhold' && same, 'this was not what was proposed')
    demand(!record.withheld.has(about), 'it is withheld already')
    record.withheld.set(about, id)
    return 1
  },

  'content.shown'(record, entry, _, again) {
    const { number, removal, about, proposedBy } = entry.data
    const proposal = approve(record, entry, removal, proposedBy, again)
    demand(proposal.kind === 'show' && proposal.about === entry.subject, 'this was not what was proposed')
    const held = known(record.removals, idIn(entry), 'removal')
    demand(held.about === about && held.number === number, 'it names another thing than is withheld')
    demand(record.withheld.get(about) === idIn(entry), 'it withholds nothing')
    record.withheld.delete(about)
    return 1
  },

  'record.restored'(record, entry, index) {
    demand(entry.data.to <= index, 'it declares lost what comes after it')
    record.restored += 1
    return record.restored
  },
}

/** The second hand is another than the first, and decides nothing about itself. */
function decide(record, { actor }, id, proposedBy, again = false) {
  if (again && !record.removals.has(id)) takeUp(record, id)
  const proposal = known(record.removals, id, 'proposal')
  demand(!proposal.decided, 'it was decided before')
  demand(proposal.by === proposedBy, 'it was proposed by somebody else')
  demand(proposal.by !== actor, 'its actor proposed it')
  demand(proposal.about !== `person:${actor}`, 'it is about its actor')
  demand(authorOf(record, proposal.about) !== actor, 'its actor wrote what it is about')
  proposal.decided = true
  record.proposed.delete(`${proposal.kind} ${proposal.about}`)
  return proposal
}

/** A proposal that was lost, and whose removal holds, is of the record again. */
function takeUp(record, id) {
  const proposal = record.toldRemovals.get(id)
  if (!proposal) return
  record.removals.set(id, proposal)
  record.numbers.add(proposal.number)
}

/** Who proposed it must still be one who may, but for who asked for themselves. */
function approve(record, entry, id, proposedBy, again) {
  const proposal = decide(record, entry, id, proposedBy, again)
  const first = (again ? record.told : record.people).get(proposal.by)
  const stays = first?.role === 'moderator' && first.suspended === null
  demand(proposal.about === `person:${proposal.by}` || stays, 'who proposed it is no moderator any more')
  return proposal
}
