import { refuseWhileDue } from './reckon.mjs'
import { demand, fresh, idIn, known } from './record.mjs'
import { tieTo } from './ties.mjs'

/** Claims that come to stand under another event, with all that is theirs: no vote, no evidence and no verdict is touched. */

const NO_CIRCLE = 'leads on to another'

export const REGROUPINGS = {
  'event.merged'(record, entry, index) {
    const { from, to } = between(record, entry)
    demand(from.merge === null, 'it was merged already')
    demand(to.merge === null, `the event it is merged into ${NO_CIRCLE}`)
    const claims = claimsUnder(record, from.id)
    refuseParts(entry, [...claims, ...claimsUnder(record, to.id)])
    for (const claim of claims) refuseDisputed(record, claim)
    const goes = new Map(claims.map(({ id }, at) => [id, to.claims + at]))
    begin(record, entry, index, 'merged', { goes, left: goes.size })
    from.merge = idIn(entry)
    return 1
  },

  'event.parted'(record, entry, index) {
    const { from, to } = between(record, entry)
    const merge = known(record.regroupings, entry.data.undoes, 'merge')
    demand(merge.kind === 'merged' && to.merge === merge.id, 'what it undoes is not what merged the event')
    demand(merge.to === from.id && merge.from === to.id, 'what it undoes was between other events')
    refuseParts(entry, [...claimsUnder(record, from.id), ...claimsUnder(record, to.id)])
    const goes = these(record, merge, 'from')
    begin(record, entry, index, 'parted', { goes, left: goes.size }).undoes = merge.id
    to.merge = null
    return 1
  },

  'event.split'(record, entry, index) {
    const { from, to } = between(record, entry)
    demand(from.merge === null, `the event ${NO_CIRCLE}`)
    demand(to.claims === 0 && to.opener === entry.actor, 'the other event is none that it opened')
    refuseParts(entry, claimsUnder(record, from.id))
    begin(record, entry, index, 'split', { goes: null, left: entry.data.claims })
    return 1
  },

  'claim.moved'(record, entry, index) {
    const { claim: id, from, to, position, regrouping: of } = entry.data
    const claim = known(record.claims, id, 'claim')
    const regrouping = known(record.regroupings, of, 'regrouping')
    const { course } = regrouping
    demand(entry.subject === `claim:${id}`, 'its subject is another claim')
    demand(course !== null, 'all that was to be moved was moved')
    demand(entry.actor === course.actor && entry.at === course.at, 'it is not of the deed that moves claims')
    demand(from === course.from && to === course.to, 'it is between other events')
    demand(claim.event === from, 'it does not stand there')
    refuseWhileDue(record, claim)
    refuseDisputed(record, claim)
    const target = known(record.events, to, 'event')
    if (course.goes === null) {
      demand(claim.position > 0, 'the headline claim stays')
      refuseTorn([claim])
    }
    demand(position > 0 || claim.mergedInto === null, 'a headline claim leads on to no other')
    const place = course.goes === null ? target.claims : course.goes.get(id)
    demand(
      place === position,
      place === undefined ? 'it was not to be moved' : `its place is ${place}, not ${position}`,
    )
    const undone = from !== regrouping.from
    const seat = undone ? { from: position, to: claim.position } : { from: claim.position, to: position }
    if (!regrouping.seats.has(id)) regrouping.seats.set(id, seat)
    claim.event = to
    claim.position = position
    target.claims = Math.max(target.claims, position + 1)
    course.left -= 1
    if (course.left === 0) finish(record, regrouping)
    claim.moves = [...claim.moves, { index, from, by: of, undone }]
    return claim.moves.length
  },
}

/** A ruling undoes a regrouping: its claims go back, and what an event has beside them where none would be left in it. */
export function undo(record, regrouping, entry, index) {
  const { id, kind, from, to, undoes } = regrouping
  const course = kind === 'merged' ? these(record, regrouping, 'from') : all(record, regrouping, 'from')
  start(record, regrouping, { from: to, to: from, goes: course, left: course.size }, entry, index)
  if (kind === 'merged') record.events.get(from).merge = null
  else record.events.get(to).merge = kind === 'split' ? id : undoes
}

/** A ruling does a regrouping again that one had undone. */
export function redo(record, regrouping, entry, index) {
  const { id, kind, from, to } = regrouping
  const course = kind === 'merged' ? all(record, regrouping, 'to') : these(record, regrouping, 'to')
  start(record, regrouping, { from, to, goes: course, left: course.size }, entry, index)
  if (kind === 'merged') record.events.get(from).merge = id
  else record.events.get(to).merge = null
}

/** Whether a regrouping is what last moved each claim that it moved, and no ruling undid it. */
export function isLast(record, { id, seats }) {
  return [...seats.keys()].every((claim) => lastOf(record.claims.get(claim).moves) === id)
}

function lastOf(moves) {
  const line = []
  for (const { by, undone } of moves) {
    if (!undone) line.push(by)
    else if (line.includes(by)) line.splice(line.lastIndexOf(by), 1)
  }
  return line.at(-1) ?? null
}

/** The event that an event leads on to: what it was merged into, or split from by what a ruling undid. */
export function leadsTo(record, { merge }) {
  const by = record.regroupings.get(merge)
  return by && known(record.events, by.kind === 'split' ? by.from : by.to, 'event')
}

/** The side of a regrouping in whose history it stands. */
export const homeOf = ({ kind, from, to }) => (kind === 'parted' ? to : from)

/** The claims that a regrouping moved, each to the place that it has on a side of it. */
function these(record, regrouping, side) {
  const source = sourceOf(record, regrouping, side)
  demand(source.merge === null, `the event they stand under ${NO_CIRCLE}`)
  const going = claimsUnder(record, source.id).filter(({ id }) => regrouping.seats.has(id))
  demand(going.length === regrouping.seats.size, 'one of the claims does not stand there any more')
  refuseTorn(going)
  for (const claim of going) refuseDisputed(record, claim)
  return new Map(going.map(({ id }) => [id, regrouping.seats.get(id)[side]]))
}

/** All that stands where a regrouping has its claims: those to the places that they have on the other side, what came since after them. */
function all(record, regrouping, side) {
  const source = sourceOf(record, regrouping, side)
  const target = known(record.events, regrouping[side], 'event')
  demand(source.merge === null && target.merge === null, `an event of the two ${NO_CIRCLE}`)
  const going = claimsUnder(record, source.id)
  const there = going.filter(({ id }) => regrouping.seats.has(id))
  demand(there.length === regrouping.seats.size, 'one of the claims does not stand there any more')
  for (const claim of going) refuseDisputed(record, claim)
  let places = target.claims
  return new Map(going.map(({ id }) => [id, regrouping.seats.get(id)?.[side] ?? places++]))
}

const sourceOf = (record, { from, to }, side) => known(record.events, side === 'from' ? to : from, 'event')

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

function begin(record, entry, index, kind, course) {
  const { from, to } = entry.data
  const made = { seats: new Map(), course: null, undoes: null, excludedBy: null }
  const regrouping = { id: idIn(entry), kind, from, to, index, actor: entry.actor, ...made }
  record.regroupings.set(regrouping.id, regrouping)
  start(record, regrouping, { from, to, ...course }, entry, index)
  return regrouping
}

/** Each claim that goes has its entry, by the same hand and at the same moment. */
function start(record, regrouping, course, { actor, at }, index) {
  Object.assign(regrouping, { course: { ...course, actor, at }, index })
  if (course.left > 0) record.moving.add(regrouping)
  else finish(record, regrouping)
}

function finish(record, regrouping) {
  regrouping.course = null
  record.moving.delete(regrouping)
}

/** The claims that stand under an event, in the order of their places. */
function claimsUnder(record, event) {
  return [...record.claims.values()].filter((claim) => claim.event === event).sort((a, b) => a.position - b.position)
}

/** Nobody puts in order what they have a part in. */
function refuseParts({ actor }, claims) {
  for (const claim of claims) {
    const tie = tieTo(claim, actor)
    demand(tie === null, `its actor ${tie}`)
  }
}

/** Claims that were merged stand under one event. */
function refuseTorn(going) {
  const isWith = (claim) => going.includes(claim)
  for (const { mergedInto, holds } of going)
    demand(
      (mergedInto === null || isWith(mergedInto)) && holds.every(isWith),
      'one of the claims was merged with another',
    )
}

function refuseDisputed(record, { open, cases, moves }) {
  const held = moves.some(({ by }) => record.openCases.has(`regrouping:${by}`))
  demand(open === null && cases === 0 && !held, 'a case is open on one of the claims')
}
