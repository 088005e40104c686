import { reckon, refuseWhileDue } from './reckon.mjs'
import { demand, fresh, idIn, known } from './record.mjs'
import { refuseTied } from './ties.mjs'

/**
 * Two claims of an event that say the same: what was said of the one bears on the other, of each reviewer the vote that they cast last on
 * either, until they are parted again.
 */

const NOTHING = Object.freeze([])

export const CLAIM_MERGES = {
  'claim.merged'(record, entry, index) {
    const { goes, stays } = pairOf(record, entry, entry.data.into)
    fresh(record.claimMerges, idIn(entry), 'merge of claims')
    demand(goes.event === stays.event, 'they stand under two events')
    demand(goes.position > 0, 'the headline claim stays')
    demand(goes.mergedInto === null, 'it was merged already')
    demand(stays.mergedInto === null, 'the claim it is merged into leads on to another')
    demand(goes.holds.length === 0, 'others lead on to it')
    refusePartsAndCases(record, entry, goes, stays)
    refuseRegrouped(record, [goes, stays])
    demand(goes.settled === null, 'it has settled')
    demand(stays.ruling === null, 'a ruling stands on the claim it is merged into')
    demand(stays.settled === null || goes.votes.size === 0, 'its ballots would be opened without a quorum')
    record.claimMerges.add(idIn(entry))
    // There were case files before any claims were merged.
    record.caseFiles = true
    carry(record, goes, stays, { id: idIn(entry), index })
    reckon(record, stays, entry, index, { cause: causeOf(entry) })
    return 1
  },

  'claim.parted'(record, entry, index) {
    const { goes, stays } = pairOf(record, entry, entry.data.from)
    fresh(record.claimMerges, idIn(entry), 'merge of claims')
    demand(goes.mergedInto === stays, 'it was not merged into it')
    demand(goes.carried.merge === entry.data.undoes, 'what it undoes is not what merged the claim')
    refusePartsAndCases(record, entry, goes, stays)
    record.claimMerges.add(idIn(entry))
    const { moments } = goes.carried
    giveBack(record, goes, stays, index)
    const cause = causeOf(entry)
    reckon(record, stays, entry, index, { cause })
    // What was opened with the other is sealed no more.
    if (stays.settled !== null && goes.votes.size > 0) {
      goes.moments = [...moments, { index, at: entry.at, cause, votes: NOTHING, claim: goes, parted: true }]
      goes.opening = []
      record.waiting.add(goes)
    } else {
      goes.moments = moments
      reckon(record, goes, entry, index, { cause })
    }
    return 1
  },
}

/** A claim, and those that lead on to it: what was said of any of them bears on it. */
export const allOf = (claim) => (claim.holds.length === 0 ? [claim] : [claim, ...claim.holds])

/** The votes that were cast on a claim itself, the last of each reviewer. */
export const ownOf = ({ own, votes }) => own ?? votes

/** Refuses what is said of a claim that leads on to another. */
export function refuseMerged({ mergedInto }) {
  demand(mergedInto === null, 'its claim was merged into another')
}

/**
 * On which claim a piece bore when the entry at an index was written.
 * @param {import('./record.mjs').Piece} piece
 * @param {number} index
 */
export function claimAt({ claim, moves = NOTHING }, index) {
  return moves.find((move) => move.index > index)?.from ?? claim
}

function pairOf(record, { data }, other) {
  const [goes, stays] = [data.claim, other].map((id) => known(record.claims, id, 'claim'))
  for (const claim of [goes, stays]) refuseWhileDue(record, claim)
  return { goes, stays }
}

/** Two of which a ruling may still move one away are not made one. */
function refuseRegrouped(record, claims) {
  const by = new Set(claims.flatMap(({ moves }) => moves.map((move) => `regrouping:${move.by}`)))
  for (const { state, about } of record.disputes.values())
    demand(state === 'final' || !by.has(about), 'a case about what moved one of them is open, or can be appealed')
}

function refusePartsAndCases(record, entry, goes, stays) {
  refuseTied([goes, stays], entry)
  demand(stays.open === null && stays.cases === 0, 'a case is open on one of the claims')
  const pieces = new Set((goes.carried?.evidence ?? goes.evidence).map(({ id }) => `evidence:${id}`))
  for (const { state, claim, about } of record.disputes.values()) {
    const isOver = state === 'final' || (claim !== goes && !pieces.has(about))
    demand(isOver, 'a case about it is open, or can be appealed')
  }
  demand(goes.held.size === 0 && stays.held.size === 0, 'votes on one of the claims are held')
}

function carry(record, goes, stays, { id, index }) {
  const { evidence, moments } = goes
  goes.carried = { merge: id, evidence, moments }
  goes.mergedInto = stays
  stays.holds = [...stays.holds, goes]
  for (const piece of evidence) bear(piece, stays, index)
  for (const each of throughOf(record, evidence)) {
    each.claims.delete(goes)
    each.claims.add(stays)
  }
  stays.evidence = [...stays.evidence, ...evidence].sort((a, b) => a.index - b.index)
  stays.newestAt = newestIn(stays)
  stays.withdrawals += goes.withdrawals
  stays.moments = [...moments, ...stays.moments]
  for (const reviewer of goes.votes.keys()) record.people.get(reviewer).voted.add(stays)
  goes.own = goes.votes
  stays.own ??= stays.votes
  stays.votes = inLine(stays)
  Object.assign(goes, { votes: new Map(), evidence: [], moments: [], newestAt: 0 })
  for (const claim of [goes, stays]) Object.assign(claim, { counts: null, ends: null })
}

function giveBack(record, goes, stays, index) {
  const { evidence } = goes.carried
  stays.holds = stays.holds.filter((each) => each !== goes)
  for (const piece of evidence) bear(piece, goes, index)
  stays.evidence = stays.evidence.filter(({ claim }) => claim === stays)
  const left = throughOf(record, stays.evidence)
  for (const each of throughOf(record, evidence)) {
    each.claims.add(goes)
    if (!left.has(each)) each.claims.delete(stays)
  }
  const came = new Set()
  for (const latest of goes.own.values()) for (let vote = latest; vote; vote = vote.before) came.add(vote)
  stays.moments = stays.moments.filter(({ votes }) => !votes.some((vote) => came.has(vote)))
  stays.votes = inLine(stays)
  if (stays.holds.length === 0) stays.own = null
  Object.assign(goes, { votes: goes.own, own: null, evidence, mergedInto: null, carried: null })
  for (const claim of [goes, stays]) {
    // What rested on the other's evidence rests on it no more, as if that had been withdrawn.
    claim.withdrawals += 1
    Object.assign(claim, { counts: null, ends: null, newestAt: newestIn(claim) })
  }
}

/** Of each reviewer the vote that was cast last on what bears on a claim; of two of one moment, that on the claim itself. */
function inLine(claim) {
  const line = new Map([...ownOf(claim)].map(([reviewer, vote]) => [reviewer, { vote, home: claim }]))
  for (const home of claim.holds) {
    for (const [reviewer, vote] of home.own) {
      const other = line.get(reviewer)
      const isLater =
        !other ||
        vote.late > other.vote.late ||
        (vote.late === other.vote.late && other.home !== claim && home.id > other.home.id)
      if (isLater) line.set(reviewer, { vote, home })
    }
  }
  return new Map([...line].map(([reviewer, { vote }]) => [reviewer, vote]))
}

/** By what a change of the graph reaches the claim of some pieces: who speaks in them, their sources, what they speak through. */
function throughOf(record, evidence) {
  const found = new Set()
  for (const { speaker, source, citation } of evidence) {
    found.add(record.agents.get(speaker)).add(record.sources.get(source))
    if (citation !== null) found.add(record.citations.get(citation))
  }
  return found
}

function bear(piece, claim, index) {
  piece.moves = [...(piece.moves ?? NOTHING), { index, from: piece.claim }]
  piece.claim = claim
}

const newestIn = ({ evidence }) => Math.max(0, ...evidence.map(({ at }) => at))

const causeOf = ({ kind, subject }) => ({ kind, subject })
