/**
 * The record as the entries so far make it. Only what later entries are judged by is kept.
 *
 * @typedef {{ [name: string]: number }} Counts
 * @typedef {{ id: string, role: string, roles: number, reviewed: boolean,
 *   probation: boolean, inviter: string | null, application: string | null, refusedAt: number | null, marks: Map<string, Map<string, boolean>>, taken: readonly { by: (string | undefined)[], at: number }[], joined: boolean, speaks: boolean, erased: boolean,
 *   suspended: string | null, voted: Set<Claim> }} Person
 * @typedef {{ id: string, slug: string, claims: number, told: Counts, described: Counts, times: number,
 *   opener: string, merge: string | null }} Event
 * @typedef {{ id: string, kind: string, from: string, to: string, index: number, actor: string, undoes: string | null,
 *   seats: Map<string, { from: number, to: number }>, excludedBy: string | null, exclusions?: number, course: { from: string, to: string,
 *   at: string, actor: string, left: number, goes: Map<string, number> | null } | null }} Regrouping
 * @typedef {{ id: string, mergedInto: string | null, merged: string[], named: number, notes: Counts,
 *   sources: Set<string>, citations: Set<string>, claims: Set<Claim> }} Agent
 * @typedef {{ id: string, publisher: string | null, version: number, likenesses: Map<string, { version: number, relays: boolean,
 *   at: string }>, relayedBy: Set<string>, linkedFrom: Set<string>, claims: Set<Claim>, known: Set<string> }} Source
 * @typedef {{ id: string, source: string, agent: string | null, unnamed: boolean, via: string[], by: string, event: string | null,
 *   withdrawn: boolean, links: number, cites: { source: string | null, citation: string | null }, linkedFrom: Set<string>,
 *   claims: Set<Claim>, name: string }} Citation
 * @typedef {{ id: string, claim: Claim, source: string, citation: string | null, stance: string, standing: string, speaker: string,
 *   unnamed: boolean, by: string, index: number, at: number, withdrawn: number | null, told: Counts,
 *   moves?: readonly { index: number, from: Claim }[] }} Piece
 * @typedef {{ reviewer: string, version: number, round: number, index: number, late: number, ballot: string | null,
 *   verdict: string | null, cites: Piece[], before: Vote | null }} Vote
 * @typedef {{ index: number, at: string, cause: unknown, votes: readonly Vote[], claim: Claim, parted?: boolean }} Moment
 * @typedef {{ rules: number[], list: { kind: string, check: (entry: any) => string | null, done?: (entry: any) => void }[] }} Course
 * @typedef {{ id: string, event: string, position: number, moves: readonly { index: number, from: string, by: string, undone: boolean }[],
 *   mergedInto: Claim | null, holds: readonly Claim[], carried: { merge: string, evidence: Piece[], moments: Moment[] } | null, own: Map<string, Vote> | null, worded: { [language: string]: { version: number, ver: number } }, evidence: Piece[],
 *   votes: Map<string, Vote>, cast: number, recused: Set<string>, interested: Set<string>, attached: Set<string>, disputed: Set<string>, stated: Set<string>, round: number,
 *   settled: string | null, verdict: string, because: string, version: number, contested: boolean,
 *   ruling: { dispute: string, ver: number, verdict: string, because: string, round: number } | null, open: string | null, cases: number, ruledAt: number | null,
 *   used: ReadonlyMap<string, number>,
 *   newestAt: number, withdrawals: number, moments: Moment[], must: number | null, opening: { vote: Vote, home: Claim }[] | null,
 *   due: { index: number, at: string, courses: Course[] } | null, held: Set<string>,
 *   reckoned: { index: number, at: string, cause: unknown, ruling: any, unturned: string | null } | null, counts: any, ends: { [rule: number]: any } | null }} Claim
 * @typedef {{ id: string, about: string, event: string, claim: Claim | null, ground: string, by: string | null, early: boolean, at: number, holds: boolean, state: string, voters: Map<string, Set<string>> | null, dueAt: number | null,
 *   holder: { id: string, since: number } | null, opinions: readonly { outcome: string, verdict?: string | null }[], wrote: readonly string[], letGo: readonly string[],
 *   named: ReadonlySet<string>, stated: Map<string, number>, taken: number, released: number }} Case
 */

export class Record {
  /** @param {{ room?: number }} [options] `room`: of so many claims what was counted is kept */
  constructor({ room = 2_000 } = {}) {
    /** @type {Map<string, Person>} */
    this.people = new Map()
    /** What entries, lost ones too, say that somebody is. */
    this.told = new Map()
    /** @type {Map<string, any>} what was proposed and lost, which a removal that holds may rest on */
    this.toldRemovals = new Map()
    /** @type {Map<string, { person: string, by: string, at: number, appeal: 'waits' | 'upheld' | null }>} */
    this.suspensions = new Map()
    /** @type {Map<string, { by: string, at: number, ended: boolean }>} */
    this.invitations = new Map()
    this.tokens = new Set()
    /** @type {Map<string, { by: string, waits: boolean }>} */
    this.applications = new Map()
    /** @type {Map<string, { person: string, before: string, after: string, by: string, at: number, decided: boolean }>} */
    this.roleProposals = new Map()
    /** @type {Map<string, { at: string, answered: boolean }>} */
    this.flags = new Map()
    /** @type {Map<string, number>} how many times the flags of a text were answered */
    this.flagTurns = new Map()
    this.flagAnswers = new Set()
    /** @type {Map<string, string>} when each was last done by which something can have been done about a flag */
    this.acts = new Map()
    /** @type {Map<string, { by: string, ended: boolean }>} what is declared, without what it is */
    this.interests = new Map()
    /** Whether entries say who is on probation: from the first that did, all do. */
    this.saysProbation = false
    /** Whether entries say why a role was taken: from the first that did, all do. */
    this.saysWhy = false
    /** @type {Map<string, { index: number, at: string }>} what the rule must do next, by its subject */
    this.promised = new Map()
    /** @type {Map<string, Event>} */
    this.events = new Map()
    this.slugs = new Set()
    /** @type {Map<string, Regrouping>} */
    this.regroupings = new Map()
    this.claimMerges = new Set()
    /** @type {Set<Regrouping>} those of which claims are still to be moved */
    this.moving = new Set()
    /** @type {Map<string, Agent>} */
    this.agents = new Map()
    /** @type {Map<string, Source>} */
    this.sources = new Map()
    this.bytes = new Set()
    /** @type {Map<string, Citation>} */
    this.citations = new Map()
    this.suggestions = new Set()
    /** @type {Map<string, { event: string | null }>} */
    this.occasions = new Map()
    /** @type {Map<string, { by: string, source: string, event: string | null, withdrawn: boolean, name: string }>} */
    this.dates = new Map()
    this.datesKnown = new Set()
    /** @type {Map<string, Claim>} */
    this.claims = new Map()
    /** @type {Map<string, Piece>} */
    this.evidence = new Map()
    /** @type {Map<string, Case>} */
    this.disputes = new Map()
    /** @type {Map<string, string>} at which stage each was written */
    this.opinions = new Map()
    /** Who gave their name as an affected party, by the case. @type {Map<string, Set<string>>} */
    this.parties = new Map()
    /** In which case each of these names was given, by its id. @type {Map<string, string>} */
    this.partyNames = new Map()
    /**
     * What was answered: on which earlier reply it rests, whether it was accepted, and whether one that rests on it was refused.
     * @type {Map<string, { claim: Claim, agent: string, by: string, after: string | null, accepted: boolean | null, ended: boolean }>}
     */
    this.replies = new Map()
    /** @type {Map<string, number>} how many replies somebody gave on a claim as an agent */
    this.replyVersions = new Map()
    this.holds = new Set()
    /** @type {Map<string, string>} of things other than verdicts, the case that is open about each */
    this.openCases = new Map()
    /** On what grounds which of them were ruled on. */
    this.usedGrounds = new Set()
    /** @type {Map<string, Set<string>>} who opened cases about what is of an event, or put a case in one */
    this.argued = new Map()
    /** Once there are case files, there is no other way. */
    this.caseFiles = false
    /** @type {Map<string, { kind: string, about: string, number: number, code: string | null, by: string, decided: boolean }>} */
    this.removals = new Map()
    /** @type {Set<string>} what is proposed and not decided */
    this.proposed = new Set()
    /** @type {Map<string, string>} what is withheld, and by which removal */
    this.withheld = new Map()
    this.numbers = new Set()
    /** @type {Map<string, string>} whose words stand under a name */
    this.authors = new Map()
    this.restored = 0
    /** The rule never goes back to a version before one that was used. */
    this.rule = 1
    /** @type {Set<Claim>} those of which something is still to come */
    this.waiting = new Set()
    /** @type {Set<Claim>} those whose counts are kept, the one that was longest left alone first */
    this.warm = new Set()
    this.room = room
  }

  /** The id that an agent goes by now. */
  survivor(id) {
    let agent = this.agents.get(id)
    while (agent?.mergedInto) agent = this.agents.get(agent.mergedInto)
    return agent?.id ?? id
  }

  /** An agent and all that were merged into it. */
  selves(id) {
    const all = [id]
    for (let at = 0; at < all.length; at += 1) all.push(...(this.agents.get(all[at])?.merged ?? []))
    return all
  }
}

/** The id that an entry's subject names. */
export const idIn = ({ subject }) => subject.split(':')[1]

/**
 * What is kept under an id; refuses one that nothing is kept under.
 * @template T
 * @param {Map<string, T>} kept
 * @param {string} id
 * @param {string} what
 * @returns {T}
 */
export function known(kept, id, what) {
  const found = kept.get(id)
  if (found === undefined) throw new Error(`there is no ${what} ${id} before it`)
  return found
}

export function fresh(kept, id, what) {
  if (kept.has(id)) throw new Error(`the ${what} ${id} is there already`)
}

export function demand(holds, why) {
  if (!holds) throw new Error(why)
}

/** Counts on in a map, from 1. */
export function next(counts, name) {
  counts[name] = (counts[name] ?? 0) + 1
  return counts[name]
}

/** Nothing yet: most things are never joined to any other, and a set for each would be most of the memory. */
export const NONE = Object.freeze(new Set())

/** A set with one more in it. */
export function adding(set, value) {
  return set === NONE ? new Set([value]) : set.add(value)
}

export const sameJson = (one, other) => JSON.stringify(one) === JSON.stringify(other)

/** What the rule does follows from what was done before it, in the same deed. */
export function keepPromise(record, { subject, at }, why) {
  demand(record.promised.get(subject)?.at === at, why)
  record.promised.delete(subject)
}
