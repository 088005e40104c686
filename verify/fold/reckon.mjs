import { contested, decide, QUORUM, RULES } from '../rule.mjs'
import { endsOf } from '../trails.mjs'
import { graphOf } from './graph.mjs'
import { demand, sameJson } from './record.mjs'

/** What follows from a change of what a claim rests on: the entries of the rule that must come next, and nothing else. */

/** By these no published verdict becomes another, since there are case files: a case decides that. */
const TAKEN_BACK = new Map([
  ['evidence.withdrawn', 'a withdrawal'],
  ['citation.withdrawn', 'a withdrawal'],
  ['claim.parted', 'a parting of claims'],
])

/**
 * Applies the rule to a claim after an entry that it depends on. A claim that has not settled is only remembered: its ballots
 * are sealed, and what they made of this moment is checked when they are opened.
 * @param {import('./record.mjs').Record} record
 * @param {import('./record.mjs').Claim} claim
 * @param {{ at: string, kind?: string }} entry
 * @param {number} index
 * @param {{ cause?: unknown, first?: import('./record.mjs').Course['list'] }} [options] `first`: what comes before
 */
export function reckon(record, claim, entry, index, { cause = null, first = [] } = {}) {
  if (claim.settled === null) return remember(record, claim, entry, index, cause)
  const unturned = (record.caseFiles && TAKEN_BACK.get(cause?.kind ?? entry.kind)) || null
  claim.reckoned = { index, at: entry.at, cause, ruling: claim.ruling, unturned }
  expect(record, claim, index, entry.at, courses(record, claim, cause, { first }))
}

/**
 * Applies the rule anew to a claim of which votes have been held since, and so were not to be counted.
 * @param {string} dispute the case that they are held for
 */
export function holdVotes(record, claim, dispute) {
  const { index, at, cause, ruling } = claim.reckoned
  claim.ruling = ruling
  rest(record, claim)
  expect(record, claim, index, at, courses(record, claim, cause, { heldFor: claim.open === null ? dispute : null }))
}

/** What each version of the rule that may be in use finds, whatever a ruling says. */
export function verdictsNow(record, claim) {
  return rulesInUse(record).map((rule) => decisionBy(record, claim, rule).verdict)
}

const rulesInUse = (record) => RULES.filter((each) => each >= record.rule)

function decisionBy(record, claim, rule) {
  const { tally, cites } = countsOf(record, claim)
  return decide(
    tally,
    (verdict) => cites[verdict],
    () => tracedBy(record, claim, rule),
  )
}

/** The votes that would be counted at a moment before settling, if what they rest on allows it. */
function remember(record, claim, entry, index, cause) {
  const votes = [...claim.votes.values()].filter(({ reviewer }) => !isOut(record, claim, reviewer))
  if (votes.length < QUORUM) return
  claim.moments.push({ index, at: entry.at, cause, votes, claim })
  if (claim.withdrawals > 0) return
  claim.must = index
  record.waiting.add(claim)
}

function isOut(record, claim, reviewer) {
  const person = record.people.get(reviewer)
  const isBound = ({ recused, interested }) => recused.has(reviewer) || interested.has(reviewer)
  const bound = claim.held.has(reviewer) || isBound(claim) || claim.holds.some(isBound)
  return bound || person?.suspended !== null || person.probation
}

/** What may come next: one course, or two while either version of the rule may be in use and they differ. */
function courses(record, claim, cause, { first = [], heldFor = null }) {
  const { tally } = countsOf(record, claim)
  const counted = tally.confirmed + tally.denied + tally.unverified
  const ruled = claim.ruling && (claim.ruling.round === claim.round || counted < QUORUM)
  if (!ruled) claim.ruling = null
  claim.contested = contested(tally)
  const opens = claim.contested && claim.open === null && (claim.ruledAt === null || claim.newestAt > claim.ruledAt)
  /** @type {Map<string, import('./record.mjs').Course>} */
  const found = new Map()
  for (const rule of rulesInUse(record)) {
    const decision = ruled
      ? { verdict: claim.ruling.verdict, because: claim.ruling.because }
      : decisionBy(record, claim, rule)
    const name = `${decision.verdict} ${decision.because}`
    const same = found.get(name)
    if (same) {
      same.rules.push(rule)
      continue
    }
    const rules = [rule]
    const changes = claim.version === 0 || decision.verdict !== claim.verdict || decision.because !== claim.because
    const list = [...first]
    if (changes) list.push(verdictChange(record, claim, decision, { ...tally }, rules, cause))
    const version = claim.version + (changes ? 1 : 0)
    if (heldFor) list.push(openingByItself(claim, version, 'held', heldFor))
    else if (opens) list.push(openingByItself(claim, version, 'contested'))
    found.set(name, { rules, list })
  }
  return [...found.values()]
}

function expect(record, claim, index, at, found) {
  demand(claim.due === null, 'what followed from an earlier entry has not come')
  if (found.every(({ list }) => list.length === 0)) return
  claim.due = { index, at, courses: found }
  record.waiting.add(claim)
}

function verdictChange(record, claim, decision, tally, rules, cause) {
  const before = claim.version === 0 ? null : { because: claim.because, verdict: claim.verdict }
  const version = claim.version + 1
  return {
    kind: 'verdict.changed',
    check({ subject, ver, data }) {
      const { verdict, because } = decision
      if (subject !== `claim:${claim.id}`) return 'its subject is another claim'
      if (ver !== version) return `it is version ${ver} of the verdict, after ${version - 1}`
      if (!rules.includes(data.rule)) return `by version ${data.rule} of the rule it is not so`
      if (data.after.verdict !== verdict || data.after.because !== because) {
        return `the rule finds ${verdict} (${because}), not ${data.after.verdict} (${data.after.because})`
      }
      if (!sameJson(data.before, before)) return 'what it says the verdict was before was not'
      for (const each of Object.keys(tally)) {
        if (data.tally[each] !== tally[each])
          return `${tally[each]} votes for ${each} are counted, not ${data.tally[each]}`
      }
      if (data.round !== claim.round) return `the round is ${claim.round}, not ${data.round}`
      if (data.cause !== undefined && !sameJson(data.cause, cause)) return 'its cause is another entry'
      return null
    },
    done({ data }) {
      claim.verdict = decision.verdict
      claim.because = decision.because
      claim.version = version
      record.rule = Math.max(record.rule, data.rule)
    },
  }
}

function openingByItself(claim, verdictVersion, ground, id = null) {
  return {
    kind: 'dispute.opened',
    check({ actor, subject, data }) {
      if (actor !== 'rule' || data.ground !== ground || data.claim !== claim.id) return 'the rule was to open one'
      if (id !== null && subject !== `dispute:${id}`) return 'it is another case than the one that votes are held for'
      return data.verdictVersion === verdictVersion ? null : 'it is opened against another verdict'
    },
  }
}

/**
 * Takes an entry that is due, or refuses it. Out: whether it was due.
 * @param {import('./record.mjs').Record} record
 * @param {import('./record.mjs').Claim} claim
 */
export function takeDue(record, claim, entry) {
  const { due } = claim
  if (!due) throw new Error('nothing came before it that it could follow from')
  const fitting = due.courses.filter(({ list }) => list[0]?.kind === entry.kind)
  if (fitting.length === 0) throw new Error(`what follows from index ${due.index} is ${nameOf(due)}`)
  const faults = fitting.map(({ list }) => list[0].check(entry))
  const taken = fitting.filter((_, at) => faults[at] === null)
  if (taken.length === 0) throw new Error(faults.at(-1))
  demand(entry.at === due.at, 'it is not of the moment of what it follows from')
  taken[0].list[0].done?.(entry)
  for (const course of taken) course.list.shift()
  due.courses = taken
  if (taken.every(({ list }) => list.length === 0)) rest(record, claim)
}

const nameOf = (due) => due.courses.find(({ list }) => list.length > 0)?.list[0].kind ?? 'nothing'

function rest(record, claim) {
  claim.due = null
  record.waiting.delete(claim)
}

/**
 * Refuses a deed on a claim of which something is still due: a deed and what follows from it are one.
 * @param {import('./record.mjs').Record} record
 * @param {import('./record.mjs').Claim} claim
 */
export function refuseWhileDue(record, claim) {
  const fault = stillDue(claim)
  if (fault) throw new Error(fault.why)
  if (claim.due) rest(record, claim)
}

/**
 * What must still come on a claim, or null.
 * @param {import('./record.mjs').Claim} claim
 */
export function stillDue({ due, opening, must, moments }) {
  if (opening) return { index: moments.at(-1).index, why: 'the ballots of its claim are not all opened' }
  if (must !== null) return { index: must, why: `three votes counted at index ${must}, and the claim was not settled` }
  if (!due || due.courses.some(({ list }) => list.length === 0)) return null
  return { index: due.index, why: `what follows from index ${due.index}, ${nameOf(due)}, has not come` }
}

/** The claims a person has voted on are reckoned anew. */
export function reckonTouchedBy(record, person, { kind, subject, at }, index) {
  for (const claim of person.voted) {
    claim.counts = null
    refuseWhileDue(record, claim)
    reckon(record, claim, { at }, index, { cause: { kind, subject } })
  }
}

/** The claims that a change of the graph has touched are reckoned anew; of those that have not settled nothing follows. */
export function reckonGraph(record, claims, { kind, subject, at }, index) {
  for (const claim of claims) {
    claim.ends = null
    if (claim.settled === null) continue
    refuseWhileDue(record, claim)
    reckon(record, claim, { at }, index, { cause: { kind, subject } })
  }
}

/**
 * What was counted and traced is kept of the claims last spoken of; of the others it is found anew when something is said of them
 * again. A record is talked about where it is young, and all of it would be a quarter of the memory.
 */
function keepWarm(record, claim) {
  record.warm.delete(claim)
  record.warm.add(claim)
  if (record.warm.size <= record.room) return
  const [coldest] = record.warm
  record.warm.delete(coldest)
  Object.assign(coldest, { counts: null, ends: null })
}

/** The evidence of a claim with where each word ends, by a version of the rule. */
export function tracedBy(record, claim, rule) {
  const known = claim.ends?.[rule]
  if (known) return known
  const pieces = claim.evidence.map((piece) => ({
    id: piece.id,
    source: piece.source,
    citation: piece.citation,
    stance: piece.stance,
    standing: piece.standing,
    active: piece.withdrawn === null,
    speaker: { agent: record.survivor(piece.speaker), unnamed: piece.unnamed },
  }))
  const ends = endsOf(rule, pieces, graphOf(record))
  const traced = pieces.map(({ id, stance, standing, active }) => ({
    id,
    stance,
    standing,
    active,
    ends: ends.get(id),
  }))
  claim.ends ??= {}
  claim.ends[rule] = traced
  keepWarm(record, claim)
  return traced
}

/** The counted votes of the round, kept up as votes come and counted anew after any other change. */
export function countsOf(record, claim) {
  if (claim.counts) return claim.counts
  const empty = () => ({ confirmed: 0, denied: 0, unverified: 0 })
  const counts = { tally: empty(), cites: { confirmed: new Cited(), denied: new Cited(), unverified: new Cited() } }
  claim.counts = counts
  keepWarm(record, claim)
  for (const vote of claim.votes.values()) count(record, claim, vote, 1)
  return counts
}

/** Adds a vote to the counts, or takes it out, if it counts. */
export function count(record, claim, vote, by) {
  if (vote.round < claim.round || isOut(record, claim, vote.reviewer) || !rests(vote, claim)) return
  claim.counts.tally[vote.verdict] += by
  for (const { id } of vote.cites) claim.counts.cites[vote.verdict].add(id, by)
}

/** A vote that cites only what was withdrawn, or bears on another claim, needs another look. */
function rests({ cites }, claim) {
  return cites.length === 0 || cites.some((piece) => piece.withdrawn === null && piece.claim === claim)
}

class Cited {
  constructor() {
    this.times = new Map()
  }

  add(id, by) {
    const times = (this.times.get(id) ?? 0) + by
    if (times > 0) this.times.set(id, times)
    else this.times.delete(id)
  }

  has(id) {
    return this.times.has(id)
  }
}
