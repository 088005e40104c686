import { QUORUM, VERDICTS } from '../rule.mjs'
import { allOf, claimAt, ownOf, refuseMerged } from './claim-merges.mjs'
import { activeCitation } from './documents.mjs'
import { permitOwn, refuseWhileDisputed, refuseWhileOpen } from './permissions.mjs'
import { count, reckon, refuseWhileDue, takeDue } from './reckon.mjs'
import { adding, demand, fresh, idIn, known, NONE, next } from './record.mjs'
import { tieTo } from './ties.mjs'

/** Of most claims no ground of dispute has been ruled on. */
const NOTHING_USED = Object.freeze(new Map())

const NO_CITES = Object.freeze([])
const NOTHING = Object.freeze([])
const NO_WORDS = Object.freeze({})
/** One string for each verdict, however many votes hold it. */
const nameOf = (verdict) => VERDICTS.find((each) => each === verdict)

/** One string for each person, however much they do. */
const sameOf = (record, actor) => record.people.get(actor)?.id ?? actor

/** The claim of an entry, free for a deed. */
export function claimOf(record, { data }) {
  const claim = known(record.claims, data.claim, 'claim')
  refuseWhileDue(record, claim)
  return claim
}

export const CLAIMS = {
  'claim.added'(record, entry) {
    const id = idIn(entry)
    fresh(record.claims, id, 'claim')
    const { event: eventId, position, language } = entry.data
    const event = known(record.events, eventId, 'event')
    demand(event.merge === null, 'its event was merged into another')
    demand(position === event.claims, `its place is ${position}, but ${event.claims} places were given before it`)
    demand(position > 0 || entry.actor === event.opener, 'the headline claim is not that of who opened the event')
    event.claims += 1
    record.claims.set(id, newClaim(id, eventId, position, language))
    return 1
  },

  'claim.worded'(record, entry) {
    const claim = claimOf(record, entry)
    refuseMerged(claim)
    const { language, version } = entry.data
    demand(entry.subject === `claim:${claim.id}:${language}`, 'its subject is in another language')
    const worded = claim.worded[language] ?? { version: 0, ver: 0 }
    demand(worded.version === 0 || (claim.settled === null && claim.votes.size === 0), 'what was voted on is reworded')
    demand(version === worded.version + 1, `it is version ${version}, after ${worded.version}`)
    claim.worded[language] = { version, ver: worded.ver + 1 }
    return worded.ver + 1
  },

  'evidence.attached'(record, entry, index) {
    const id = idIn(entry)
    fresh(record.evidence, id, 'piece of evidence')
    const claim = claimOf(record, entry)
    refuseMerged(claim)
    const { source: from, stance, standing, speaker, unnamed, citation = null } = entry.data
    const source = known(record.sources, from, 'source')
    const agent = known(record.agents, speaker, 'agent')
    agent.claims = adding(agent.claims, claim)
    if (citation !== null) speakThrough(activeCitation(record, citation), source, entry.data)
    const by = sameOf(record, entry.actor)
    const said = { stance, standing, speaker: agent.id, unnamed, by }
    const at = Date.parse(entry.at)
    const attached = { id, claim, source: source.id, citation, ...said, index, at, withdrawn: null, told: NO_WORDS }
    record.evidence.set(id, attached)
    claim.evidence.push(attached)
    claim.attached = adding(claim.attached, by)
    claim.ends = null
    source.claims = adding(source.claims, claim)
    if (citation !== null) {
      const through = record.citations.get(citation)
      through.claims = adding(through.claims, claim)
    }
    claim.newestAt = Math.max(claim.newestAt, at)
    const first = claim.ruling?.round === claim.round ? [nextRound(claim)] : []
    reckon(record, claim, entry, index, { first })
    return 1
  },

  'evidence.withdrawn'(record, entry, index) {
    const piece = known(record.evidence, idIn(entry), 'piece of evidence')
    const claim = claimOf(record, entry)
    demand(piece.claim === claim, 'the piece is another claim’s')
    demand(piece.withdrawn === null, 'it was withdrawn already')
    permitOwn(record, entry, piece.by, () => [claim])
    refuseWhileOpen(record, entry, piece.by)
    refuseWhileDisputed(record, [claim])
    piece.withdrawn = index
    piece.withdrewIt = entry.actor
    claim.withdrawals += 1
    claim.counts = null
    claim.ends = null
    reckon(record, claim, entry, index)
    return 1
  },

  'passage.translated'(record, entry) {
    const { evidence, language } = entry.data
    const claim = claimOf(record, entry)
    const piece = known(record.evidence, evidence, 'piece of evidence')
    demand(entry.subject === `translation:${evidence}:${language}`, 'its subject is another passage')
    demand(piece.claim === claim, 'the piece is another claim’s')
    if (piece.told === NO_WORDS) piece.told = {}
    return next(piece.told, language)
  },

  'vote.cast'(record, entry, index) {
    const claim = claimOf(record, entry)
    const { actor, data } = entry
    demand(entry.subject === `vote:${claim.id}:${actor}`, 'its subject is somebody else’s vote')
    refuseMerged(claim)
    demand(!allOf(claim).some(({ recused }) => recused.has(actor)), 'its actor stands aside on this claim')
    demand(claim.ruling?.round !== claim.round, 'a ruling stands, and nothing new has come since')
    demand(data.round === claim.round, `the round is ${claim.round}, not ${data.round}`)
    demand(
      data.blind === (claim.settled === null),
      data.blind ? 'it is sealed after the settling' : 'it is open before the settling',
    )
    const own = ownOf(claim)
    const before = own.get(actor) ?? null
    const late = Math.max(Date.parse(entry.at), before?.late ?? 0)
    const isLatest = !claim.holds.some((each) => each.own.get(actor)?.late >= late)
    demand(isLatest, 'it is older than a vote that it would take the place of')
    const person = record.people.get(actor)
    const cast = {
      reviewer: person.id,
      version: (before?.version ?? 0) + 1,
      round: claim.round,
      index,
      late,
      ballot: data.ballot ?? null,
      verdict: data.blind ? null : nameOf(data.verdict),
      cites: data.blind ? NO_CITES : citable(record, claim, data.evidence, index),
      before: null,
    }
    // Sealed versions are all opened one day; of open ones only the latest bears on anything.
    if (data.blind) cast.before = before
    else if (claim.counts && claim.votes.has(actor)) count(record, claim, claim.votes.get(actor), -1)
    own.set(person.id, cast)
    claim.votes.set(person.id, cast)
    if (!data.blind && claim.counts) count(record, claim, cast, 1)
    person.voted.add(claim)
    reckon(record, claim, entry, index)
    return cast.version
  },

  'vote.opened'(record, entry) {
    const claim = known(record.claims, entry.data.claim, 'claim')
    demand(claim.settled === null && claim.due === null, 'its claim had settled before')
    claim.opening ??= beginOpening(record, claim)
    const [, id, reviewer] = entry.subject.split(':')
    const home = allOf(claim).find((each) => each.id === id)
    demand(home !== undefined, 'its subject is a vote on another claim')
    demand(entry.at === claim.moments.at(-1).at, 'it is not of the moment of what settled the claim')
    const theirs = claim.opening.filter((each) => each.home === home && each.vote.reviewer === reviewer)
    const first = theirs.find(({ vote }) => vote.version === entry.ver)
    demand(first !== undefined, 'no such vote is sealed, or it was opened already')
    const { vote } = first
    const isNext = !theirs.some((each) => each.vote.version < vote.version)
    demand(isNext, 'a version before it is not opened yet')
    claim.opening.splice(claim.opening.indexOf(first), 1)
    openBallot(record, home, vote, entry.data)
    return vote.version
  },

  'claim.settled'(record, entry, index) {
    const claim = known(record.claims, entry.data.claim, 'claim')
    demand(entry.subject === `claim:${claim.id}`, 'its subject is another claim')
    demand(claim.settled === null, 'it had settled before')
    demand(claim.opening !== null, 'nothing came before it that settles the claim')
    demand(claim.opening.length === 0, `${claim.opening.length} ballots are not opened`)
    demand(entry.data.round === claim.round, `the round is ${claim.round}, not ${entry.data.round}`)
    demand(entry.data.rule >= record.rule, `version ${entry.data.rule} of the rule is not in use any more`)
    record.rule = entry.data.rule
    const settling = claim.moments.at(-1)
    demand(entry.at === settling.at, 'it is not of the moment of what settles the claim')
    for (const moment of claim.moments) {
      const counted = moment.votes.filter((vote) => restedAt(vote.cites, moment.index, moment.claim)).length
      if (moment !== settling) demand(counted < QUORUM, `the claim had its quorum at index ${moment.index}`)
      else demand(moment.parted || counted >= QUORUM, `${counted} votes are counted, which is no quorum`)
    }
    claim.opening = null
    claim.must = null
    claim.moments = []
    claim.settled = entry.at
    for (const each of allOf(claim))
      for (const vote of ownOf(each).values()) Object.assign(vote, { before: null, ballot: null })
    record.waiting.delete(claim)
    reckon(record, claim, settling, index, { cause: settling.cause })
    return 1
  },

  'verdict.changed'(record, entry) {
    const claim = known(record.claims, entry.data.claim, 'claim')
    takeDue(record, claim, entry)
    refuseInOwnCause(record, claim, entry.data)
    const { before, after } = entry.data
    const isTurned = before !== null && before.verdict !== after.verdict
    const by = claim.reckoned?.unturned ?? null
    demand(!isTurned || by === null, `${by} turns it, and no case decided that`)
    return claim.version
  },

  'round.opened'(record, entry) {
    const claim = known(record.claims, entry.data.claim, 'claim')
    takeDue(record, claim, entry)
    return claim.round - 1
  },

  'reviewer.recused'(record, entry, index) {
    const claim = claimOf(record, entry)
    demand(entry.subject === `recusal:${claim.id}:${entry.actor}`, 'its subject is somebody else')
    refuseMerged(claim)
    demand(!allOf(claim).some(({ recused }) => recused.has(entry.actor)), 'they stand aside already')
    claim.recused = adding(claim.recused, entry.actor)
    claim.counts = null
    reckon(record, claim, entry, index)
    return 1
  },
}

function newClaim(id, event, position, language) {
  return {
    id,
    event,
    position,
    moves: NOTHING,
    mergedInto: null,
    holds: NOTHING,
    carried: null,
    own: null,
    worded: { [language]: { version: 1, ver: 0 } },
    evidence: [],
    votes: new Map(),
    recused: NONE,
    interested: NONE,
    attached: NONE,
    disputed: NONE,
    stated: NONE,
    round: 1,
    settled: null,
    verdict: 'unverified',
    because: 'no_votes',
    version: 0,
    contested: false,
    ruling: null,
    open: null,
    cases: 0,
    ruledAt: null,
    used: NOTHING_USED,
    newestAt: 0,
    withdrawals: 0,
    moments: [],
    must: null,
    opening: null,
    due: null,
    held: NONE,
    reckoned: null,
    counts: null,
    ends: null,
  }
}

/** A piece that speaks through a citation says whose word it is by that: the one it names, else the nearest that passes it on. */
function speakThrough(citation, source, { speaker, unnamed }) {
  demand(citation.source === source.id, 'its citation stands in another source')
  const said = citation.agent ?? citation.via.at(-1) ?? source.publisher
  demand(speaker === said, `its citation is of ${said}, not of ${speaker}`)
  demand(unnamed === citation.unnamed, 'its citation says otherwise whether the people are unnamed')
}

/** Nobody who suspends a voter changes by that the published verdict of a claim in which they have a part. */
function refuseInOwnCause(record, claim, { before, cause }) {
  if (!record.caseFiles || before === null || cause?.kind !== 'person.suspended') return
  const { by } = record.suspensions.get(idIn(cause))
  demand(tieTo(claim, by) === null, 'whoever suspended them has a part in the claim')
}

/** Evidence after a ruling opens the next round, and so does what sends a claim back; a ruling stands until that has its own quorum. */
export function nextRound(claim) {
  claim.round += 1
  claim.held = NONE
  claim.counts = null
  const { round } = claim
  return {
    kind: 'round.opened',
    check({ subject, data }) {
      if (subject !== `claim:${claim.id}`) return 'its subject is another claim'
      return data.round === round ? null : `the round is ${round}, not ${data.round}`
    },
  }
}

/** All that was cast sealed on a claim, and on those that lead on to it, which is to be opened. */
function beginOpening(record, claim) {
  demand(claim.moments.length > 0, 'its claim has no quorum')
  const all = []
  for (const home of allOf(claim))
    for (const latest of ownOf(home).values())
      for (let vote = latest; vote; vote = vote.before) all.push({ vote, home })
  record.waiting.add(claim)
  claim.must = null
  return all
}

function openBallot(record, claim, vote, { ballot, salt }) {
  const { verdict, evidence } = ballot
  demand(record.commitments.ballot(salt, ballot) === vote.ballot, 'the ballot is not the one that was sealed')
  vote.verdict = nameOf(verdict)
  vote.cites = citable(record, claim, evidence, vote.index)
}

/** Every piece that something cites is one of its claim, attached before it and not withdrawn when it was written. */
export function citable(record, claim, evidence, index) {
  return evidence.map((id) => {
    const piece = known(record.evidence, id, 'piece of evidence')
    demand(claimAt(piece, index) === claim, `the piece ${id} is another claim’s`)
    demand(piece.index < index, `the piece ${id} was attached later`)
    demand(stoodAt(piece, index), `the piece ${id} had been withdrawn`)
    return piece
  })
}

/** Whether a vote could be counted on a claim at a moment, by what it rests on. */
export function restedAt(cites, index, claim) {
  return cites.length === 0 || cites.some((piece) => stoodAt(piece, index) && claimAt(piece, index) === claim)
}

/** Whether a piece was neither withdrawn nor excluded then; what a ruling excluded may have been readmitted since. */
function stoodAt({ withdrawn, gaps = NOTHING }, index) {
  return (withdrawn === null || withdrawn > index) && !gaps.some(({ from, to }) => from <= index && index < to)
}
