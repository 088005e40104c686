import { claimsIn, isOfVerdict, isOver } from './case-file.mjs'
import { allOf, ownOf } from './claim-merges.mjs'
import { demand } from './record.mjs'
import { thingOf } from './things.mjs'
import { tieTo } from './ties.mjs'

/** How people stand to a case: who is heard in it, what binds whom to it, and who may decide it. */

/** So many write the same to overturn a published verdict, to decide an appeal, or once somebody wrote otherwise. */
export const HANDS = 2

/** What binds somebody to what a case is about, in words; null where nothing does. */
function tieIn(record, file, id) {
  for (const claim of claimsIn(record, file)) {
    const tie = tieTo(claim, id)
    if (tie) return tie
  }
  if (isOfVerdict(file)) return null
  const { kind, by, thing } = thingOf(record, file.about)
  if (thing.withdrewIt === id || (kind !== 'evidence' && by === id)) return 'recorded it, or took it back'
  return record.argued.get(file.about)?.has(id) ? 'opened a dispute about it, or put a case in one' : null
}

/**
 * How many moderators could decide a case: for an admin who would stand in also those whom they suspended, or whose role they had a hand
 * in taking, since it was opened.
 */
function benchOf(record, file, admin) {
  const byThem = (act) => act !== undefined && act.at >= file.at && [act.by].flat().includes(admin)
  const able = ({ id, role, joined, erased, suspended, taken }) =>
    joined &&
    !erased &&
    (role === 'moderator' || taken.some(byThem)) &&
    (suspended === null || byThem(record.suspensions.get(suspended))) &&
    !file.wrote.includes(id) &&
    tieIn(record, file, id) === null
  return [...record.people.values()].filter(able).length
}

/** Whether somebody who never let a case go could take it instead of whoever did. */
function othersCould(record, file, entry) {
  const free = (of) => {
    return [...record.people.values()].some(({ id, role, joined, erased, suspended }) => {
      const may = role === of && joined && !erased && suspended === null
      return may && !file.letGo.includes(id) && !file.wrote.includes(id) && tieIn(record, file, id) === null
    })
  }
  if (free('moderator')) return true
  return file.dueAt !== null && mayStandIn(record, file, entry) && free('admin')
}

/** Whoever let a case go takes it again only where nobody else could. */
export function barAgain(record, file, entry) {
  if (!file.letGo.includes(entry.actor)) return
  demand(!othersCould(record, file, entry), 'its actor let the case go, and another could take it')
}

function mayStandIn(record, file, entry) {
  if (isOver(file, entry)) return true
  const missing = file.state === 'appealed' && file.opinions.length === 0 ? HANDS : 1
  const { id, role } = record.people.get(entry.actor)
  return benchOf(record, file, role === 'admin' ? id : null) < missing
}

/**
 * Nobody decides in their own cause, nor twice in one case; an admin only where moderators are too few, or have let its days pass. Of a case
 * from before there were case files nobody knows how many are left.
 */
export function bar(record, file, entry) {
  const { actor } = entry
  const tie = tieIn(record, file, actor)
  demand(tie === null, `its actor ${tie}`)
  demand(!file.wrote.includes(actor), 'its actor wrote in the case before')
  if (record.people.get(actor).role !== 'admin' || file.dueAt === null) return
  demand(mayStandIn(record, file, entry), 'its actor is admin, and there are moderators enough')
}

/** Whether somebody is heard in a case and does not stand aside. */
export function isHeard(record, file, id) {
  return (
    isConcerned(record, file, id) &&
    !claimsIn(record, file)
      .flatMap(allOf)
      .some(({ recused }) => recused.has(id))
  )
}

/** Whether an entry is what somebody does in a case as one who is heard in it: that asks for no role. */
export function asParty(record, { kind, actor, subject, data }) {
  const id = data.dispute ?? subject.split(':')[1]
  if (kind === 'dispute.opened') return record.parties.get(id)?.has(actor) ?? false
  const file = kind === 'dispute.stated' || kind === 'dispute.appealed' ? record.disputes.get(id) : undefined
  return file !== undefined && isHeard(record, file, actor)
}

/**
 * Whether a case is somebody's: who opened it, gave their name in it, put a case in it, whose doing the thing is, or who voted in the
 * round; once it is ruled on, who had voted by then in the round that was read.
 */
export function isConcerned(record, file, id) {
  const { by, named, stated, voters } = file
  const voted = (claim) => (voters?.get(claim.id) ?? votersOf(claim)).has(id)
  return (
    by === id || named.has(id) || doerIn(record, file) === id || stated.has(id) || claimsIn(record, file).some(voted)
  )
}

/** Keeps who had voted when a case was ruled on first, until it ends. Of a claim that comes under the event later nobody noted it. */
export function noteVoters(record, file) {
  // What was cast on a claim that leads on to another is its own again once the two are parted.
  const noted = (claim) => votersOf({ votes: claim.mergedInto ? ownOf(claim) : claim.votes, round: claim.round })
  file.voters ??= new Map(claimsIn(record, file).map((claim) => [claim.id, noted(claim)]))
}

/** Who has voted on a claim in its round. */
const votersOf = ({ votes, round }) =>
  new Set([...votes.values()].flatMap((vote) => (vote.round === round ? [vote.reviewer] : [])))

/** Whose doing a thing is is heard for it; a claim is its voters’. */
const doerIn = (record, file) => (isOfVerdict(file) ? null : thingOf(record, file.about).by)

/** Whoever opened the case has said why by that. */
export function haveAllAnswered(record, file) {
  const voters = claimsIn(record, file).flatMap((claim) => {
    return [...claim.votes.values()].filter(({ round }) => round === claim.round).map(({ reviewer }) => reviewer)
  })
  const concerned = [doerIn(record, file) ?? file.by, ...voters]
  return concerned.every((id) => id === file.by || id === 'operator' || file.stated.has(id))
}
