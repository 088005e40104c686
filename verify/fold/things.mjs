import { touched } from './graph.mjs'
import { reckon, reckonGraph } from './reckon.mjs'
import { demand, idIn, known } from './record.mjs'
import { homeOf, isLast, leadsTo, redo, undo } from './regroupings.mjs'

/**
 * What can be disputed beside a verdict: a piece of evidence, a citation, a date, a regrouping; and what the ruling of a case does to it.
 * @typedef {{ kind: string, claim: import('./record.mjs').Claim | null, event: string, home: string, by: string, thing: any }} Thing
 */

/** @type {Record<string, (record: import('./record.mjs').Record, id: string) => Thing>} */
const FIND = {
  evidence(record, id) {
    const thing = known(record.evidence, id, 'piece of evidence')
    const { claim, by } = thing
    return { kind: 'evidence', claim, event: claim.event, home: claim.event, by, thing }
  },
  citation: (record, id) => ofEvent(record, 'citation', known(record.citations, id, 'citation')),
  date: (record, id) => ofEvent(record, 'date', known(record.dates, id, 'date')),
  regrouping(record, id) {
    const thing = known(record.regroupings, id, 'regrouping')
    const home = homeOf(thing)
    return { kind: 'regrouping', claim: null, event: shownUnder(record, home), home, by: thing.actor, thing }
  },
}

function ofEvent(record, kind, thing) {
  demand(thing.event !== null, 'it was recorded for no event')
  return { kind, claim: null, event: shownUnder(record, thing.event), home: thing.event, by: thing.by, thing }
}

/** Where an event is shown now: under what it was merged into, however often. */
function shownUnder(record, id) {
  let event = known(record.events, id, 'event')
  while (event.merge !== null) event = leadsTo(record, event)
  return event.id
}

/**
 * What a case is about, as it stands.
 * @param {import('./record.mjs').Record} record
 * @param {string} about
 */
export function thingOf(record, about) {
  const [kind, id] = about.split(':')
  const find = FIND[kind]
  demand(find !== undefined, 'nothing of its kind is disputed')
  return find(record, id)
}

/** Whether a thing stands, be it evidence that was withdrawn at an index or something else that was; a regrouping, while it is the last. */
export function stands(record, { kind, thing }) {
  if (kind === 'regrouping') return isLast(record, thing)
  return thing.withdrawn === null || thing.withdrawn === false
}

/** The claims that a thing bears on: its own, those that it moved and those that they lead on to, else all that stand under its event. */
export function claimsOf(record, { kind, claim, event, thing }) {
  if (kind === 'regrouping') return bearing([...thing.seats.keys()].map((id) => record.claims.get(id)))
  return claim ? [claim] : [...record.claims.values()].filter((each) => each.event === event)
}

const bearing = (moved) => [...new Set(moved.flatMap((claim) => [claim, claim.mergedInto ?? claim]))]

/** The claims that stand under what the event of something is shown under now; none where it was recorded for no event. */
export function claimsShown(record, { event }) {
  return event === null ? [] : claimsOf(record, { claim: null, event: shownUnder(record, event) })
}

/** Promises what follows from a ruling about a thing, if anything does. Out: whether it does. */
export function promiseEffect(record, { id: dispute, about }, outcome, entry, index) {
  const found = thingOf(record, about)
  const excludes = outcome === 'overturned' && stands(record, found)
  const isStuck =
    found.kind === 'regrouping' && outcome === 'overturned' && !excludes && found.thing.excludedBy === null
  demand(!isStuck, 'later deeds have moved its claims on')
  const readmits = outcome === 'upheld' && found.thing.excludedBy === dispute
  if (!excludes && !readmits) return false
  const kind = excludes ? 'thing.excluded' : 'thing.readmitted'
  record.promised.set(about, { index, at: entry.at, kind, dispute })
  return true
}

export const EFFECTS = {
  'thing.excluded'(record, entry, index) {
    const { kind, thing } = follow(record, entry)
    thing.excludedBy = entry.data.dispute
    thing.exclusions = (thing.exclusions ?? 0) + 1
    if (kind === 'regrouping') undo(record, thing, entry, index)
    else if (kind === 'evidence') takeAway(thing, index)
    else thing.withdrawn = true
    if (kind === 'citation') record.sources.get(thing.source)?.known.delete(thing.name)
    if (kind === 'date') record.datesKnown.delete(thing.name)
    reckonAfter(record, kind, thing, entry, index)
    return thing.exclusions
  },

  'thing.readmitted'(record, entry, index) {
    const { kind, thing } = follow(record, entry)
    thing.excludedBy = null
    if (kind === 'regrouping') redo(record, thing, entry, index)
    else if (kind === 'evidence') giveBack(thing, index)
    else thing.withdrawn = false
    if (kind === 'citation') record.sources.get(thing.source)?.known.add(thing.name)
    if (kind === 'date') record.datesKnown.add(thing.name)
    reckonAfter(record, kind, thing, entry, index)
    return thing.exclusions
  },
}

/** Each follows, at the same moment, from the ruling that says so. */
function follow(record, { kind, subject, at, data }) {
  const promise = record.promised.get(subject)
  const isIt = promise?.kind === kind && promise.at === at && promise.dispute === data.dispute
  demand(isIt, 'no ruling came before it that it follows from')
  record.promised.delete(subject)
  return thingOf(record, subject)
}

function takeAway(piece, index) {
  piece.withdrawn = index
  piece.claim.withdrawals += 1
  Object.assign(piece.claim, { counts: null, ends: null })
}

/** What was sealed between is opened one day, and could not rest on it then. */
function giveBack(piece, index) {
  piece.gaps = [...(piece.gaps ?? []), { from: piece.withdrawn, to: index }]
  piece.withdrawn = null
  Object.assign(piece.claim, { counts: null, ends: null })
}

function reckonAfter(record, kind, thing, entry, index) {
  if (kind === 'evidence') reckon(record, thing.claim, entry, index)
  if (kind === 'citation') reckonGraph(record, touched(record, { citations: [idIn(entry)] }), entry, index)
}
