import { personOf } from './people.mjs'
import { adding, demand, fresh, idIn, known } from './record.mjs'
import { tieTo } from './ties.mjs'

/** What those whom a claim's provenance names answer beside its verdict, and what moderators found of it. */
export const REPLIES = {
  'reply.given'(record, entry) {
    const { claim: claimId, agent, version, after = null } = entry.data
    const { actor } = entry
    const id = idIn(entry)
    fresh(record.replies, id, 'reply')
    const claim = known(record.claims, claimId, 'claim')
    known(record.agents, agent, 'agent')
    demand(isNamed(record, claim, agent), `nothing that belongs to the claim names ${agent}`)
    if (after) speaksBy(record, agent, after)
    const whose = `${claimId} ${agent} ${actor}`
    const before = record.replyVersions.get(whose) ?? 0
    demand(version === before + 1, `it is version ${version}, after ${before}`)
    personOf(record, actor).speaks = true
    record.replyVersions.set(whose, version)
    record.replies.set(id, { claim, agent, by: actor, after, accepted: null, ended: false })
    claim.stated = adding(claim.stated, actor)
    return 1
  },

  'reply.accepted'(record, entry) {
    const reply = decided(record, entry)
    demand(reply.after === null, 'its address spoke for it already')
    reply.accepted = true
    return 1
  },

  'reply.refused'(record, entry) {
    const reply = decided(record, entry)
    reply.accepted = false
    if (reply.after !== null) record.replies.get(reply.after).ended = true
    return 1
  },
}

function decided(record, entry) {
  const reply = known(record.replies, idIn(entry), 'reply')
  demand(reply.claim.id === entry.data.claim, 'the reply is on another claim')
  demand(reply.accepted === null, 'it was decided on before')
  demand(reply.by !== entry.actor, 'its actor gave the reply')
  const tie = tieTo(reply.claim, entry.actor)
  demand(tie === null, `its actor ${tie}`)
  return reply
}

/**
 * That two replies came from one host nobody can see who does not know the addresses; that a moderator found the earlier one to be the
 * agent's own, and none that rests on it was refused, everybody can.
 */
function speaksBy(record, agent, after) {
  const earlier = known(record.replies, after, 'reply')
  demand(record.selves(agent).includes(earlier.agent), 'the reply that it rests on is of somebody else')
  demand(earlier.accepted === true, 'nobody accepted the reply that it rests on')
  demand(!earlier.ended, 'one that rests on the same reply was refused')
}

/** Whether a claim's evidence names an agent: as who speaks in it, as who published its documents, or as whom these pass on. */
function isNamed(record, claim, agent) {
  const selves = record.selves(agent)
  const read = new Set(claim.evidence.map(({ source }) => source))
  if (claim.evidence.some(({ speaker }) => selves.includes(speaker))) return true
  if ([...read].some((source) => selves.includes(record.sources.get(source).publisher))) return true
  const passed = selves.flatMap((self) => [...record.agents.get(self).citations])
  return passed.some((id) => {
    const { source, withdrawn } = record.citations.get(id)
    return !withdrawn && read.has(source)
  })
}
