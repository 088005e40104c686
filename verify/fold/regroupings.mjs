import { tieTo } from './case-people.mjs'
import { refuseWhileDue } from './reckon.mjs'
import { demand, fresh, idIn, known } from './record.mjs'

/** Claims that come to stand under another event, with all that is theirs: no vote, no evidence and no verdict is touched. */

const NO_CIRCLE = 'leads on to another'

export const REGROUPINGS = {
  'event.merged'(record, entry, index) {
    const { from, to } = between(record, entry)
    demand(from.merge === null, 'it was merged already')
    demand(to.merge === null, `the event it is merged into ${NO_CIRCLE}`)
    const claims = claimsOf(record, from.id)
    refuseParts(entry, [...claims, ...claimsOf(record, to.id)])
    for (const claim of claims) refuseDisputed(claim)
    const goes = new Map(claims.map(({ id }, at) => [id, to.claims + at]))
    begin(record, entry, index, { kind: 'merged', left: claims.length, goes })
    from.merge = idIn(entry)
    return 1
  },

  'event.parted'(record, entry, index) {
    const { from, to } = between(record, entry)
    const merge = known(record.regroupings, entry.data.undoes, 'merge')
    demand(merge.kind === 'merged' && to.merge === merge.id, 'what it undoes is not what merged the event')
    demand(merge.to === from.id && merge.from === to.id, 'what it undoes was between other events')
    demand(from.merge === null, `the event they stand under ${NO_CIRCLE}`)
    const claims = claimsOf(record, from.id)
    refuseParts(entry, [...claims, ...claimsOf(record, to.id)])
    const going = claims.filter(({ id }) => merge.goes.has(id))
    demand(going.length === merge.goes.size, 'one of the claims does not stand there any more')
    for (const claim of going) refuseDisputed(claim)
    const goes = new Map(going.map(({ id }) => [id, merge.places.get(id)]))
    begin(record, entry, index, { kind: 'parted', left: going.length, goes })
    to.merge = null
    return 1
  },

  'event.split'(record, entry, index) {
    const { from, to } = between(record, entry)
    demand(from.merge === null, `the event ${NO_CIRCLE}`)
    demand(to.claims === 0 && to.opener === entry.actor, 'the other event is none that it opened')
    refuseParts(entry, claimsOf(record, from.id))
    begin(record, entry, index, { kind: 'split', left: entry.data.claims, goes: null })
    return 1
  },

  'claim.moved'(record, entry, index) {
    const { claim: id, from, to, position, regrouping: of } = entry.data
    const claim = known(record.claims, id, 'claim')
    const regrouping = known(record.regroupings, of, 'regrouping')
    demand(entry.subject === `claim:${id}`, 'its subject is another claim')
    demand(record.moving.has(regrouping), 'all that was to be moved was moved')
    demand(entry.actor === regrouping.actor && entry.at === regrouping.at, 'it is not of the deed that moves claims')
    demand(from === regrouping.from && to === regrouping.to, 'it is between other events')
    demand(claim.event === from, 'it does not stand there')
    refuseWhileDue(record, claim)
    refuseDisputed(claim)
    const target = known(record.events, to, 'event')
    if (regrouping.goes === null) demand(claim.position > 0, 'the headline claim stays')
    const place = regrouping.goes === null ? target.claims : regrouping.goes.get(id)
    demand(
      place === position,
      place === undefined ? 'it was not to be moved' : `its place is ${place}, not ${position}`,
    )
    regrouping.places.set(id, claim.position)
    claim.event = to
    claim.position = position
    target.claims = Math.max(target.claims, position + 1)
    regrouping.left -= 1
    if (regrouping.left === 0) record.moving.delete(regrouping)
    claim.moves = [...claim.moves, { index, from }]
    return claim.moves.length
  },
}

/**
 * Under which event a claim stood when the entry at an index was written.
 * @param {import('./record.mjs').Claim} claim
 * @param {number} index
 */
export function eventAt({ event, moves }, index) {
  return moves.find((move) => move.index > index)?.from ?? event
}

function between(record, entry) {
  fresh(record.regroupings, idIn(entry), 'regrouping')
  return { from: known(record.events, entry.data.from, 'event'), to: known(record.events, entry.data.to, 'event') }
}

function begin(record, entry, index, of) {
  const { from, to } = entry.data
  const { actor, at } = entry
  const regrouping = { id: idIn(entry), from, to, index, at, actor, places: new Map(), ...of }
  record.regroupings.set(regrouping.id, regrouping)
  if (regrouping.left > 0) record.moving.add(regrouping)
}

/** The claims that stand under an event, in the order of their places. */
function claimsOf(record, event) {
  return [...record.claims.values()].filter((claim) => claim.event === event).sort((a, b) => a.position - b.position)
}

/** Nobody puts in order what they have a part in. */
function refuseParts({ actor }, claims) {
  for (const claim of claims) {
    const tie = tieTo(claim, actor)
    demand(tie === null, `its actor ${tie}`)
  }
}

function refuseDisputed(claim) {
  demand(claim.open === null && claim.cases === 0, 'a case is open on one of the claims')
}
